//! What helps an author beside the check: a case explained, a rule set to begin with, a check at each save.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

mod tool;

use kanta_rules::{compile_folder, evidence};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use tool::{FERRY, Folder, run_in};

const SCHEMAS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../rules/schema");

const LORRY: &str = r#"{"vehicle":"lorry","length":"long","islands":["03","01"],"resident":"unknown"}"#;

const LORRY_EXPLAINED: &str = "\
Rule set ferry, rules of 2024-06-01

Answers
  vehicle = lorry
  length = long
  islands = 01, 03
  resident = unknown

aboard: freight-ferry
  rule        long-lorry: A long lorry is too heavy for the ferry.
  status      outside, X1 “4 § Paino”
  because     vehicle = lorry; length = long
  otherwise   any-departure if vehicle = none
  otherwise   any-departure if vehicle = bicycle
  otherwise   booked if vehicle = car
  otherwise   booked if length = short

landing: ask
  rule        with-motor: The conditions do not say who may drive in the reserve.
  status      silent
  because     vehicle = lorry; islands = 01, 03
  otherwise   free if vehicle = none
  otherwise   free if vehicle = bicycle

fare: double or nothing
  open until  resident

Do not apply: none
Next question: none
Tasks: queue, booking
";

#[test]
fn a_case_is_explained_by_rules_reasons_and_changes() {
    let folder = Folder::new("author-explain");
    let expected = (0, LORRY_EXPLAINED.to_owned(), String::new());
    assert_eq!(run_in(&folder.0, &["explain", FERRY, LORRY], ""), expected);
    assert_eq!(run_in(&folder.0, &["explain", FERRY, "-", "--language", "en"], LORRY), expected);
    fs::write(folder.0.join("answers.json"), LORRY).unwrap();
    assert_eq!(run_in(&folder.0, &["explain", FERRY, "answers.json"], ""), expected);
}

#[test]
fn a_case_without_answers_says_what_to_ask() {
    let compiled = compile_folder(Path::new(FERRY)).unwrap();
    let expected = "\
Rule set ferry, rules of 2024-06-01

Answers
  none

aboard: any-departure or booked or freight-ferry
  open until  vehicle, length

landing: ask or free or does not apply
  open until  vehicle, islands

fare: double or nothing or single or does not apply
  open until  vehicle, islands, resident

Do not apply: none
Next question: vehicle
Tasks: queue
";
    assert_eq!(evidence(&compiled, Some("fi"), b"{}"), Ok(expected.to_owned()));
}

#[test]
fn an_answer_that_does_not_count_is_said_to_make_no_difference() {
    let compiled = compile_folder(Path::new(FERRY)).unwrap();
    let told =
        evidence(&compiled, None, br#"{"vehicle":"bicycle","length":"long","resident":"no"}"#).unwrap();
    let answers = told.split("\n\n").nth(1).unwrap();
    let wanted = "Answers\n  vehicle = bicycle\n  length = long (makes no difference)\n  resident = no (makes no difference)";
    assert_eq!(answers, wanted);
}

#[test]
fn what_cannot_be_explained_says_why() {
    let none = Path::new(FERRY);
    let wrong = |arguments: &[&str]| run_in(none, arguments, "");
    let told = |line: &str| (1, String::new(), format!("{line}\n"));
    let found = wrong(&["explain", ".", r#"{"vehicle":"raft"}"#]);
    let known = "There is no such value; use one of: none, bicycle, car, lorry, unknown.";
    assert_eq!(found, told(&format!("unknown-value (vehicle): {known}")));
    let found = wrong(&["explain", ".", r#"{"vehcile":"car"}"#]);
    let known = "There is no such question; did you mean `vehicle`? Else use one of: vehicle, length, islands, resident.";
    assert_eq!(found, told(&format!("unknown-question (vehcile): {known}")));
    let found = wrong(&["explain", ".", r#"{"vehicle":"lory"}"#]);
    let known =
        "There is no such value; did you mean `lorry`? Else use one of: none, bicycle, car, lorry, unknown.";
    assert_eq!(found, told(&format!("unknown-value (vehicle): {known}")));
    let found = wrong(&["explain", ".", "{}", "--language", "sv"]);
    assert_eq!(found, told("The rule set has no such language; use one of: en, fi."));
    let (code, _, error) = wrong(&["explain", ".", "none.json"]);
    assert_eq!(code, 1);
    assert!(error.starts_with("none.json cannot be read: "), "{error}");
}

#[test]
fn a_new_rule_set_holds_together() {
    let folder = Folder::new("author-new");
    let (code, told, error) = run_in(&folder.0, &["new", "our-rules"], "");
    assert_eq!((code, error.as_str()), (0, ""));
    assert!(told.starts_with("Rule set our-rules in our-rules, 6 files."), "{told}");
    let rules = compile_folder(&folder.0.join("our-rules")).unwrap().rules;
    assert_eq!((rules.id.as_str(), rules.profiles, rules.topics.len()), ("our-rules", 3, 1));
    let again = run_in(&folder.0, &["new", "our-rules"], "");
    let there = "our-rules is there already; choose another name.\n";
    assert_eq!(again, (1, String::new(), there.to_owned()));
    let bad = run_in(&folder.0, &["new", "Our rules"], "");
    let no_id = "The folder's name becomes the rule set's id, and \"Our rules\" is none; use lower-case letters, digits and hyphens.\n";
    assert_eq!(bad, (1, String::new(), no_id.to_owned()));
    // Where the schemas lie beside it, each file names its own.
    fs::create_dir(folder.0.join("schema")).unwrap();
    assert_eq!(run_in(&folder.0, &["new", "later"], "").0, 0);
    for file in fs::read_dir(folder.0.join("later")).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        let schema = text.lines().next().unwrap().strip_prefix("#:schema ../schema/").unwrap();
        assert!(Path::new(SCHEMAS).join(schema).is_file(), "{schema}");
    }
    assert!(compile_folder(&folder.0.join("later")).is_ok());
}

#[test]
fn a_rule_set_is_checked_at_each_save() {
    let folder = Folder::new("author-watch");
    assert_eq!(run_in(&folder.0, &["new", "watched"], "").0, 0);
    let watched = folder.0.join("watched");
    let mut program = Command::new(env!("CARGO_BIN_EXE_kanta-rules"))
        .args(["watch", "watched"])
        .current_dir(&folder.0)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(program.stdout.take().unwrap()).lines().map(Result::unwrap);
    assert!(lines.next().unwrap().starts_with("Rule set watched holds together: 3 profiles"));
    let save = |find: &str, put: &str| {
        let text = fs::read_to_string(watched.join("topics.toml")).unwrap();
        assert!(text.contains(find));
        // A file that is put in place whole is one save.
        fs::write(folder.0.join("saved"), text.replace(find, put)).unwrap();
        fs::rename(folder.0.join("saved"), watched.join("topics.toml")).unwrap();
    };
    save("staff = \"some\"", "staff = \"sone\"");
    let fault = "watched/topics.toml:13:20: error[unknown-value]: `sone` is no value of `staff`; did you mean `none` or `some`?";
    let later = "Gaps, overlaps and cases were not looked at yet: mend these first.";
    assert_eq!(
        [(); 3].map(|()| lines.next().unwrap()),
        [fault, "1 finding. What a code means: kanta-rules --explain CODE", later]
    );
    let (_, drawn, _) = run_in(&folder.0, &["check", "watched", "--format", "human"], "");
    assert!(drawn.contains("^^^^^^ did you mean `none` or `some`?\n\n1 finding."), "{drawn}");
    save("staff = \"sone\"", "staff = \"some\"");
    assert!(lines.next().unwrap().starts_with("Rule set watched holds together: 3 profiles"));
    let nowhere = run_in(&folder.0, &["watch", "nowhere"], "");
    let told = "nowhere: error[no-rule-set]: there is no such folder; mend its name.\n1 finding. What a code means: kanta-rules --explain CODE\n";
    assert_eq!(nowhere, (1, told.to_owned(), String::new()));
    // Where nothing is saved, nothing is checked.
    program.kill().unwrap();
    program.wait().unwrap();
    assert_eq!(lines.next(), None);
}
