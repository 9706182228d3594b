//! Rule sets with something wrong: each change to the rule set `ferry` that `bad.toml` and `slips.toml` list gives just the faults listed with
//! it, and the program prints them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot be set up fails")]

mod explained;
mod tool;

use explained::explained;
use kanta_engine::{Date, QuestionId};
use kanta_rules::{Faults, Problem, compile_folder, read_words};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use toml::de::{DeTable, DeValue};
use tool::{FERRY, run};

const BAD: [&str; 2] = [
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/rule_sets/bad.toml"),
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/rule_sets/slips.toml"),
];

/// Every code of a fault.
const CODES: [&str; 48] = [
    "bad-address",
    "bad-digest",
    "bad-id",
    "case-fails",
    "duplicate-id",
    "empty",
    "empty-text",
    "fact-gap",
    "fact-overlap",
    "gap",
    "gone",
    "half-text",
    "hidden-character",
    "idle-term",
    "later-question",
    "missing-key",
    "misspelt",
    "more",
    "never-applies",
    "never-asked",
    "never-holds",
    "never-matters",
    "no-case",
    "no-placeholder",
    "no-source",
    "no-text",
    "no-texts",
    "overlap",
    "placeholder",
    "reserved",
    "said-twice",
    "same-label",
    "same-link",
    "same-reason",
    "same-tile",
    "silent-source",
    "surplus-text",
    "surplus-texts",
    "syntax",
    "too-complex",
    "too-many",
    "unknown-key",
    "unknown-name",
    "unknown-value",
    "unreachable-row",
    "unreadable",
    "wrong-source",
    "wrong-type",
];

/// A copy of `ferry` that goes when it is dropped.
struct Folder(PathBuf);

impl Folder {
    fn copy_of_ferry(name: &str) -> Folder {
        let copy = Folder(std::env::temp_dir().join(format!("kanta-rules-{}-{name}", std::process::id())));
        fs::create_dir_all(&copy.0).unwrap();
        for file in fs::read_dir(FERRY).unwrap() {
            let file = file.unwrap();
            fs::copy(file.path(), copy.0.join(file.file_name())).unwrap();
        }
        copy
    }

    /// Changes one file as a table of `bad.toml` says.
    fn change(&self, change: Table<'_>) {
        let path = self.0.join(change.text("file"));
        if change.get("write").is_some() {
            fs::write(path, change.text("write")).unwrap();
            return;
        }
        if change.get("remove").is_some() {
            fs::remove_file(path).unwrap();
            return;
        }
        let text = fs::read_to_string(&path).unwrap();
        let (find, put) = (change.text("find"), change.text("put"));
        assert!(text.contains(find), "{} has no {find:?}", change.text("file"));
        let put = match change.get("times") {
            None => put.to_owned(),
            Some(times) => {
                let times = times.as_integer().and_then(|times| times.as_str().parse().ok());
                let copies = (1..=times.unwrap()).map(|n: usize| put.replace('#', &n.to_string()));
                copies.chain([find.to_owned()]).collect()
            }
        };
        fs::write(path, text.replacen(find, &put, 1)).unwrap();
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

/// A table of `bad.toml`.
#[derive(Clone, Copy)]
struct Table<'t>(&'t DeTable<'t>);

impl<'t> Table<'t> {
    fn get(self, key: &str) -> Option<&'t DeValue<'t>> {
        self.0.get(key).map(toml::Spanned::get_ref)
    }

    fn text(self, key: &str) -> &'t str {
        self.get(key).and_then(DeValue::as_str).unwrap_or_else(|| panic!("no text {key} in {:?}", self.0))
    }

    fn list(self, key: &str) -> impl Iterator<Item = &'t DeValue<'t>> {
        self.get(key).and_then(DeValue::as_array).into_iter().flatten().map(toml::Spanned::get_ref)
    }

    fn tables(self, key: &str) -> impl Iterator<Item = Table<'t>> {
        self.list(key).map(|value| Table(value.as_table().unwrap()))
    }
}

/// The faults of `ferry` changed as a case says, and the codes whose pages tell of them. What is told must be what the case
/// lists, or it is noted.
fn check(number: usize, case: Table<'_>, wrong: &mut String) -> (Faults, BTreeSet<String>) {
    let copy = Folder::copy_of_ferry(&number.to_string());
    copy.change(case);
    case.tables("also").for_each(|change| copy.change(change));
    let faults = if case.get("words").is_some() {
        read_words(&copy.0, &["en".to_owned(), "fi".to_owned()]).err()
    } else {
        compile_folder(&copy.0).err()
    };
    let faults = faults.unwrap_or_else(|| panic!("no fault: {}", case.text("name")));
    if let Some(later) = case.get("later") {
        assert_eq!(faults.not_looked_at().as_deref(), later.as_str(), "{}", case.text("name"));
    }
    let expected: String = case.list("expect").map(|line| format!("{}\n", line.as_str().unwrap())).collect();
    if faults.to_string() != expected {
        wrong.push_str(&format!("{}\n{faults}\n", case.text("name")));
    }
    let explained = explained(&copy.0, &expected);
    (faults, explained)
}

#[test]
fn each_change_gives_just_its_faults_and_every_kind_of_fault_is_shown() {
    let texts = BAD.map(|file| fs::read_to_string(file).unwrap());
    let files = texts.each_ref().map(|text| DeTable::parse(text).unwrap());
    let cases: Vec<Table<'_>> = files.iter().flat_map(|file| Table(file.get_ref()).tables("case")).collect();
    let names: BTreeSet<&str> = cases.iter().map(|case| case.text("name")).collect();
    assert_eq!(names.len(), cases.len(), "every name is there once");
    let mut wrong = String::new();
    let (mut codes, mut explained) = (BTreeSet::new(), BTreeSet::new());
    for (number, case) in cases.into_iter().enumerate() {
        let (faults, pages) = check(number, case, &mut wrong);
        codes.extend(faults.0.iter().map(|fault| fault.problem.code()));
        explained.extend(pages);
    }
    assert_eq!(wrong, "");
    assert_eq!(codes.into_iter().collect::<Vec<_>>(), CODES);
    assert_eq!(explained.into_iter().collect::<Vec<_>>(), CODES, "each has a page that is true");
}

#[test]
fn the_good_rule_set_comes_out_as_written() {
    let compiled = compile_folder(Path::new(FERRY)).unwrap();
    let rules = compiled.rules;
    assert_eq!((rules.id.as_str(), rules.profiles), ("ferry", 60));
    assert_eq!(rules.as_of, Date { year: 2024, month: 6, day: 1 });
    let questions = rules.questions.iter().map(|q| (q.id.as_str(), q.changeable, q.arity()));
    let expected = [("vehicle", true, 4), ("length", false, 2), ("islands", true, 5), ("resident", true, 2)];
    assert_eq!(questions.collect::<Vec<_>>(), expected);
    let groups = rules.groups.iter().map(|group| (group.id.as_str(), group.main, group.none.is_some()));
    assert_eq!(groups.collect::<Vec<_>>(), [("boarding", true, false), ("money", false, true)]);
    let topics = rules.topics.iter().map(|topic| {
        let asks = topic.questions.iter().filter_map(|q| rules.questions.get(q.0)).map(|q| q.id.as_str());
        let rows = topic.rows.iter().map(|row| {
            let outcome = topic.outcomes.get(row.outcome).unwrap();
            format!("{} = {} ({})", row.id, outcome.id, row.status.id())
        });
        (topic.id.as_str(), asks.collect::<Vec<_>>(), rows.collect::<Vec<_>>(), topic.notes.len())
    });
    let row = |text: &str| text.to_owned();
    let aboard = [
        "on-foot = any-departure (stated)",
        "short-car = any-departure (implied)",
        "long = booked (stated)",
        "long-lorry = freight-ferry (outside)",
    ];
    let landing = ["without-motor = free (stated)", "with-motor = ask (silent)"];
    let fare = ["resident = nothing (stated)", "one-zone = single (stated)", "both-zones = double (implied)"];
    let expected = [
        ("aboard", vec!["vehicle", "length"], aboard.map(row).to_vec(), 1),
        ("landing", vec!["vehicle", "islands"], landing.map(row).to_vec(), 0),
        ("fare", vec!["vehicle", "islands", "resident"], fare.map(row).to_vec(), 0),
    ];
    assert_eq!(topics.collect::<Vec<_>>(), expected);
    // The second question's facts: of zones, of the reserve.
    let islands = |fact| (QuestionId(2), fact);
    let facts: Vec<&[_]> = rules.topics.iter().map(|topic| topic.facts.as_slice()).collect();
    assert_eq!(facts, [[].as_slice(), &[islands(1)], &[islands(0)]]);
    let tasks: Vec<&str> = rules.tasks.iter().map(|task| task.id.as_str()).collect();
    assert_eq!(tasks, ["queue", "booking"]);
    let texts: Vec<(&str, usize)> = compiled.texts.iter().map(|(id, all)| (id.as_str(), all.len())).collect();
    assert_eq!(texts, [("en", 117), ("fi", 117)]);
}

#[test]
fn causes_are_looked_for_among_two_thousand_faults_and_not_among_more() {
    for (number, told) in [(2_000, 1), (2_001, 41)] {
        let texts: String = (0..number).map(|at| format!("k{at} = \"A\"\n")).collect();
        let texts = format!("[topic.quay]\n{texts}[about]");
        let folder = tool::Folder::with_ferry("causes", &[("en.toml", "[about]", &texts)]);
        let faults = compile_folder(&folder.ferry()).unwrap_err();
        assert_eq!(faults.0.len(), told, "{number}: {faults}");
    }
}

#[test]
fn what_is_not_told_of_a_kind_has_no_other_places() {
    let texts: String =
        (0..42).map(|at| format!("[topic.quay-{at}]\ntitle = \"A\"\nline = \"A\"\n")).collect();
    let folder = tool::Folder::with_ferry("more", &[("en.toml", "[about]", &format!("{texts}[about]"))]);
    let faults = compile_folder(&folder.ferry()).unwrap_err();
    let also: Vec<usize> = faults.0.iter().map(|fault| fault.also.len()).collect();
    assert_eq!(also, [[1; 40].as_slice(), &[0]].concat(), "{faults}");
    assert_eq!(faults.0.last().unwrap().problem, Problem::More { kind: "surplus-texts", count: 2 });
}

#[test]
fn more_texts_than_have_a_number_are_told() {
    let group = "[[group]]\nid = \"money\"\n";
    // The ferry has 117 texts itself.
    for (groups, is_told) in [(65_418, false), (65_419, true)] {
        let groups: String = (0..groups).map(|at| format!("[[group]]\nid = \"g{at}\"\n")).collect();
        let folder =
            tool::Folder::with_ferry("texts", &[("topics.toml", group, &format!("{group}{groups}"))]);
        let faults = compile_folder(&folder.ferry()).unwrap_err().to_string();
        let told = "rule-set.toml:1:1: texts are more than 65535; use fewer.\n";
        assert_eq!(faults.contains(told), is_told);
    }
}

#[test]
fn check_says_that_a_good_rule_set_holds_together() {
    let hash = compile_folder(Path::new(FERRY)).unwrap().rules.hash;
    let line = format!(
        "Rule set ferry holds together: 60 profiles, 3 topics, 9 rows, 2 languages; 5 cases, all as written. Hash {hash}.\n"
    );
    assert_eq!(run(&["check", FERRY], ""), (0, line, String::new()));
}

#[test]
fn check_prints_every_fault_and_their_number() {
    let copy = Folder::copy_of_ferry("check");
    let folder = copy.0.to_str().unwrap();
    fs::remove_file(copy.0.join("tasks.toml")).unwrap();
    let later = "Conditions, texts and cases were not looked at yet: mend these first.\n";
    let one = format!(
        "{folder}/tasks.toml:1:1: error[unreadable]: the file cannot be read: it is not there; create it or mend its name.\n\
         1 finding. What a code means: kanta-rules --explain CODE\n{later}"
    );
    assert_eq!(run(&["check", folder], ""), (1, one, String::new()));
    fs::write(copy.0.join("cases.toml"), "name = \"Fårö\"").unwrap();
    fs::write(copy.0.join("fi.toml"), b"title = \"F\xe5r\xf6\"").unwrap();
    let three = format!(
        "\
{folder}/cases.toml:1:1: error[unknown-key]: `name` means nothing here; remove it or use one of: case.
{folder}/fi.toml:1:1: error[unreadable]: the file cannot be read: it is not UTF-8; save it anew as UTF-8.
{folder}/tasks.toml:1:1: error[unreadable]: the file cannot be read: it is not there; create it or mend its name.
3 findings. What a code means: kanta-rules --explain CODE
{later}"
    );
    assert_eq!(run(&["check", folder], ""), (1, three, String::new()));
}

#[test]
fn eval_answers_every_line_in_order() {
    let input = concat!(
        r#"{"vehicle":"bicycle","islands":["09"]}"#,
        "\n",
        r#"{"vessel":"bicycle"}"#,
        "\n\n",
        r#"{"vehicle":"lorry","length":"long","islands":["01"],"resident":"no"}"#,
        "\r\n",
        r#"{"islands":["01","08"]}"#,
    );
    let expected = [
        concat!(
            r#"{"outcomes":{"aboard":["any-departure"]},"next":null,"because":{"aboard":["vehicle"]},"changes":{"aboard":["#,
            r#"{"set":{"vehicle":"car","length":"long"},"outcome":"booked"},"#,
            r#"{"set":{"vehicle":"lorry","length":"short"},"outcome":"booked"},"#,
            r#"{"set":{"vehicle":"lorry","length":"long"},"outcome":"freight-ferry"}]},"tasks":["queue"]}"#,
        ),
        concat!(
            r#"{"error":{"code":"unknown-question","#,
            r#""message":"There is no such question; use one of: vehicle, length, islands, resident.","at":"vessel"}}"#,
        ),
        r#"{"error":{"code":"not-json","message":"The line is not one JSON value; correct it.","at":"column 0"}}"#,
        concat!(
            r#"{"outcomes":{"aboard":["freight-ferry"],"fare":["single"]},"next":null,"#,
            r#""because":{"aboard":["vehicle","length"],"fare":["vehicle","islands","resident"]},"changes":{"aboard":["#,
            r#"{"set":{"vehicle":"none"},"outcome":"any-departure"},{"set":{"vehicle":"bicycle"},"outcome":"any-departure"},"#,
            r#"{"set":{"vehicle":"car"},"outcome":"booked"},{"set":{"length":"short"},"outcome":"booked"}],"fare":["#,
            r#"{"set":{"zones":"several"},"outcome":"double"},{"set":{"resident":"yes"},"outcome":"nothing"}]},"#,
            r#""tasks":["queue"]}"#,
        ),
        concat!(
            r#"{"error":{"code":"unknown-value","#,
            r#""message":"There is no such value; use one of: 01, 02, 03, 04, 09, unknown.","at":"islands[1]"}}"#,
        ),
    ];
    let output: String = expected.iter().map(|line| format!("{line}\n")).collect();
    assert_eq!(run(&["eval", FERRY], input), (1, output, String::new()));
    let first = (input.lines().next().unwrap(), format!("{}\n", expected.first().unwrap()));
    assert_eq!(run(&["eval", FERRY], first.0), (0, first.1, String::new()));
    assert_eq!(run(&["eval", FERRY], ""), (0, String::new(), String::new()));
}

#[test]
fn eval_of_a_broken_rule_set_answers_nothing() {
    let copy = Folder::copy_of_ferry("eval");
    fs::write(copy.0.join("fi.toml"), "title = ").unwrap();
    let folder = copy.0.to_str().unwrap();
    let fault = format!(
        "{folder}/fi.toml:1:9: error[syntax]: this is not TOML: string values must be quoted, expected literal string; correct the line.\n"
    );
    assert_eq!(run(&["eval", folder], "{}\n"), (1, String::new(), fault));
}
