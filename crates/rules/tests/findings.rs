//! What the tool says of findings, and how: drawn, a line each, as JSON and for GitHub; the pages of the codes; the command line.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot be set up fails")]

mod tool;

use kanta_rules::{NoRuleSet, Place, Problem, pages};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::Command;
use tool::{FERRY, Folder, run_in};

const MANUAL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/findings.md");

/// Runs the tool in the folder of the ferry.
fn run(arguments: &[&str]) -> (i32, String, String) {
    run_in(Path::new(FERRY), arguments, "")
}

/// Two slips: an outcome where it is decided, and a fact in a condition.
fn two_slips(name: &str) -> Folder {
    let changes = [
        ("topics.toml", "outcome = \"booked\"", "outcome = \"boked\""),
        ("questions.toml", "asked = { motor = \"yes\" }", "asked = { mottor = \"yes\" }"),
    ];
    Folder::with_ferry(&format!("findings-{name}"), &changes)
}

const DRAWN: &str = "\
error[unknown-name]: `mottor` is no question or fact that a condition can use here
 --> ferry/questions.toml:8:11
  |
8 | asked = { mottor = \"yes\" }
  |           ^^^^^^ did you mean `motor`?

error[misspelt]: outcome `boked` of topic `aboard` has no texts, but 6 texts and 2 other places speak of `booked`
  --> ferry/topics.toml:29:13
   |
29 |   outcome = \"boked\"
   |             ^^^^^^^ did you mean `booked`?
   |
   = note: the other name stands at en.toml:121:1, en.toml:122:1, en.toml:123:1, fi.toml:121:1 and at 4 places more

2 findings. What a code means: kanta-rules --explain CODE
Gaps, overlaps and cases were not looked at yet: mend these first.
";

#[test]
fn a_finding_is_drawn_with_its_line_and_what_may_be_meant() {
    let folder = two_slips("drawn");
    let drawn = run_in(&folder.0, &["check", "ferry", "--format", "human"], "");
    assert_eq!(drawn, (1, DRAWN.to_owned(), String::new()));
}

/// The carets stand under the whole head of a table, and under a text or a key alone.
#[test]
fn what_is_meant_is_underlined_whole() {
    let changes = [
        ("rule-set.toml", "page = \"Laki lauttaliikenteestä\"\n", ""),
        ("tasks.toml", "  party = \"warden\"\n", ""),
        ("topics.toml", "source = [\"S1/fares\"]", "sorce = [\"S1/fares\"]"),
        ("questions.toml", "\"yes\", \"no\"", "\"y s\", \"no\""),
    ];
    let folder = Folder::with_ferry("findings-whole", &changes);
    let (_, drawn, _) = run_in(&folder.0, &["check", "ferry", "--format", "human"], "");
    let lines = drawn.lines().filter(|line| line.contains(" | ") && !line.ends_with(" | "));
    let wanted = [
        "42 | values = [\"y s\", \"no\"]",
        "   |           ^^^^^",
        "17 | [source.X1]",
        "   | ^^^^^^^^^^^",
        "10 |   [[task.share]]",
        "   |   ^^^^^^^^^^^^^^",
        "74 |   sorce = [\"S1/fares\"]",
        "   |   ^^^^^ did you mean `source`?",
    ];
    assert_eq!(lines.collect::<Vec<_>>(), wanted);
}

#[test]
fn colour_comes_where_it_is_wanted() {
    let folder = two_slips("colour");
    let mut program = Command::new(env!("CARGO_BIN_EXE_kanta-rules"));
    program.args(["check", "ferry", "--format", "human"]).current_dir(&folder.0);
    let coloured = program.env_remove("NO_COLOR").env("CLICOLOR_FORCE", "1").output().unwrap().stdout;
    let start = "\u{1b}[1m\u{1b}[91merror[unknown-name]\u{1b}[0m";
    assert!(coloured.starts_with(start.as_bytes()), "{}", String::from_utf8_lossy(&coloured));
    let plain = program.env("NO_COLOR", "1").env_remove("CLICOLOR_FORCE").output().unwrap().stdout;
    assert_eq!(String::from_utf8(plain).unwrap(), DRAWN);
}

#[test]
fn what_is_no_terminal_gets_a_line_a_finding() {
    let folder = two_slips("short");
    let lines = "\
ferry/questions.toml:8:11: error[unknown-name]: `mottor` is no question or fact that a condition can use here; did you mean `motor`?
ferry/topics.toml:29:13: error[misspelt]: outcome `boked` of topic `aboard` has no texts, but 6 texts and 2 other places speak of `booked`; did you mean that?
2 findings. What a code means: kanta-rules --explain CODE
Gaps, overlaps and cases were not looked at yet: mend these first.
";
    let expected = (1, lines.to_owned(), String::new());
    assert_eq!(run_in(&folder.0, &["check", "ferry"], ""), expected);
    assert_eq!(run_in(&folder.0, &["check", "ferry", "--format", "short"], ""), expected);
}

#[test]
fn findings_are_one_json_object() {
    let folder = two_slips("json");
    let (code, output, error) = run_in(&folder.0, &["check", "ferry", "--format", "json"], "");
    assert_eq!((code, error.as_str()), (1, ""));
    let found: Value = serde_json::from_str(&output).unwrap();
    let places = [
        ("en.toml", 121, 1),
        ("en.toml", 122, 1),
        ("en.toml", 123, 1),
        ("fi.toml", 121, 1),
        ("fi.toml", 122, 1),
        ("fi.toml", 123, 1),
        ("tasks.toml", 7, 20),
        ("topics.toml", 42, 21),
    ];
    let also = places.map(|(file, line, column)| json!({"file": file, "line": line, "column": column}));
    let expected = json!({
        "folder": "ferry",
        "holds": false,
        "findings": [
            {
                "code": "unknown-name", "file": "questions.toml", "line": 8, "column": 11,
                "message": "`mottor` is no question or fact that a condition can use here; did you mean `motor`?",
                "meant": "motor", "also": [],
            },
            {
                "code": "misspelt", "file": "topics.toml", "line": 29, "column": 13,
                "message": "outcome `boked` of topic `aboard` has no texts, but 6 texts and 2 other places speak of `booked`; did you mean that?",
                "meant": "booked", "also": also,
            },
        ],
        "note": "Gaps, overlaps and cases were not looked at yet: mend these first.",
    });
    assert_eq!(found, expected);
}

#[test]
fn a_rule_set_without_findings_is_json_too() {
    let (code, output, error) = run(&["check", ".", "--format", "json"]);
    assert_eq!((code, error.as_str()), (0, ""));
    let found: Value = serde_json::from_str(&output).unwrap();
    let hash = kanta_rules::compile_folder(Path::new(FERRY)).unwrap().rules.hash;
    let expected = json!({
        "folder": ".", "holds": true, "findings": [],
        "rules": {"id": "ferry", "as-of": "2024-06-01", "hash": hash},
        "profiles": 60, "topics": 3, "rows": 9, "cases": 5, "languages": ["en", "fi"],
    });
    assert_eq!(found, expected);
}

#[test]
fn two_rows_that_overlap_are_drawn_together() {
    let change =
        ("topics.toml", "when = { vehicle = \"car\", length = \"short\" }", "when = { length = \"short\" }");
    let folder = Folder::with_ferry("findings-overlap", &[change]);
    let drawn = "\
error[overlap]: rows `short-car` (line 21) and `long` of topic `aboard` both match vehicle = lorry, length = short
  --> ferry/topics.toml:28:3
   |
21 |   when = { length = \"short\" }
   |   ---- row `short-car`
...
28 |   when = [{ vehicle = \"car\", length = \"long\" }, { vehicle = \"lorry\", length = \"short\" }]
   |   ^^^^ row `long`
   |
   = help: if a value in one of the two is a slip, mend that, else narrow one.

1 finding. What a code means: kanta-rules --explain CODE
Cases were not looked at yet: mend these first.
";
    let found = run_in(&folder.0, &["check", "ferry", "--format", "human"], "");
    assert_eq!(found, (1, drawn.to_owned(), String::new()));
    let (_, found, _) = run_in(&folder.0, &["check", "ferry", "--format", "json"], "");
    let found: Value = serde_json::from_str(&found).unwrap();
    let other = json!([{"file": "topics.toml", "line": 21, "column": 3}]);
    assert_eq!(found.pointer("/findings/0/also"), Some(&other));
}

#[test]
fn two_texts_that_are_the_same_and_what_alone_fails_are_drawn_where_they_stand() {
    let changes = [
        ("en.toml", "label = \"A car\"", r#"label = "A \"big\" car""#),
        ("en.toml", "label = \"A lorry\"", r#"label = "a \"big\"  car""#),
        ("topics.toml", "{ resident = \"yes\" }", "{ resident = \"yes\", reserve = \"no\" }"),
    ];
    let folder = Folder::with_ferry("findings-same", &changes);
    let texts = r#"
28 | label = "A \"big\" car"
   |         --------------- the same
...
33 | label = "a \"big\"  car"
   |         ^^^^^^^^^^^^^^^^ line 28 has the same
   |
   = help: say in one or both what is different.
"#;
    let gap = r#"
71 |   when = { resident = "yes", reserve = "no" }
   |                              ^^^^^^^ row `resident`
   |
   = help: if that is a slip, mend it, else add a row or widen one.
"#;
    let (_, found, _) = run_in(&folder.0, &["check", "ferry", "--format", "human"], "");
    assert!(found.contains(texts) && found.contains(gap), "{found}");
}

#[test]
fn a_text_that_is_missing_is_drawn_where_it_belongs() {
    let changes = [
        ("fi.toml", "error = \"Valitse kyllä tai ei.\"\n", ""),
        ("fi.toml", "[party.warden]\ntitle = \"Vartija\"\n", ""),
    ];
    let folder = Folder::with_ferry("findings-text", &changes);
    let drawn = "\
error[no-text]: text `question.resident.error` is missing
  --> ferry/fi.toml:76:1
   |
76 | [question.resident]
   | ^^^^^^^^^^^^^^^^^^^
   |
   = help: add `error` under `[question.resident]` (en: “Choose yes or no.”).

error[no-text]: text `party.warden.title` is missing
--> ferry/fi.toml:197
 = help: add `[party.warden]` with `title` (en: “The warden”).

2 findings. What a code means: kanta-rules --explain CODE
Cases were not looked at yet: mend these first.
";
    let found = run_in(&folder.0, &["check", "ferry", "--format", "human"], "");
    assert_eq!(found, (1, drawn.to_owned(), String::new()));
}

#[test]
fn github_shows_findings_at_their_lines() {
    let folder =
        Folder::with_ferry("findings-git,hub", &[("rule-set.toml", "id = \"ferry\"", "id = \"50 %\\n:,\"")]);
    let line = "::error file=ferry/rule-set.toml,line=3,col=6,title=bad-id::`50 %25%0A:,` is not an id; \
                use lower-case letters, digits and hyphens.\n\
                ::notice::Conditions, texts and cases were not looked at yet: mend these first.\n";
    let found = run_in(&folder.0, &["check", "ferry", "--format", "github"], "");
    assert_eq!(found, (1, line.to_owned(), String::new()));
    let folder = folder.ferry();
    let line = line.replace("=ferry/", &format!("={}/", folder.display()).replace(',', "%2C"));
    let found = run(&["check", folder.to_str().unwrap(), "--format", "github"]);
    assert_eq!(found, (1, line, String::new()));
}

#[test]
fn every_code_has_a_page_in_the_tool_and_in_the_manual() {
    let mut manual = "\
# Findings

What `kanta-rules check` can find, by its codes. `kanta-rules --explain CODE` shows the same. The examples are changes to a small rule set
about a ferry, `crates/rules/tests/rule_sets/ferry`.

This page is made from `crates/rules/findings.toml`: `KANTA_BLESS=1 cargo test -p kanta-rules --test findings` writes it anew.
"
    .to_owned();
    let pages = pages();
    assert!(pages.is_sorted_by(|one, other| one.code < other.code), "in the order of their codes");
    for page in &pages {
        for part in [&page.code, &page.what, &page.cause, &page.told, &page.remedy] {
            assert!(!part.is_empty(), "{page:?} has all parts");
        }
        manual.push_str(&format!("\n{}", page.markdown()));
    }
    if std::env::var_os("KANTA_BLESS").is_some() {
        fs::write(MANUAL, &manual).unwrap();
    }
    assert_eq!(fs::read_to_string(MANUAL).unwrap(), manual);
    // No other test has a rule set without a set question, nor a folder without a rule set.
    let told = |code| pages.iter().find(|page| page.code == code).map(|page| page.told.clone()).unwrap();
    assert_eq!(told("no-set"), format!("{}: {}", Place::start("places.csv"), Problem::NoSet));
    assert_eq!(told("no-rule-set"), Problem::NoRuleSet(NoRuleSet::Nothing).to_string());
}

#[test]
fn a_code_is_explained_and_another_is_not_known() {
    let page = "\
never-asked: A question is asked of nobody.

No earlier answers meet the condition in `asked`.

    asked = { motor = \"yes\", vehicle = \"bicycle\" }

questions.toml:8:1: question `length` is never asked; change `asked` or remove it.

Look for two entries that exclude each other. Change `asked`, or remove the question.
";
    assert_eq!(run(&["--explain", "never-asked"]), (0, page.to_owned(), String::new()));
    let told = |line: &str| (2, String::new(), format!("{line} All codes: kanta-rules --explain\n"));
    let near = "There is no finding `never-aksed`; did you mean `never-asked`?";
    assert_eq!(run(&["--explain", "never-aksed"]), told(near));
    assert_eq!(run(&["--explain", "nonsense"]), told("There is no finding `nonsense`."));
}

#[test]
fn all_codes_are_listed_with_what_they_say() {
    let (code, list, error) = run(&["--explain"]);
    assert_eq!((code, error.as_str()), (0, ""));
    let pages = pages();
    let listed =
        |line: &str| line.split_once(' ').map(|(code, what)| (code.to_owned(), what.trim().to_owned()));
    let listed: Vec<(String, String)> = list.lines().filter_map(listed).collect();
    let wanted = pages.into_iter().map(|page| (page.code, format!("{}.", page.what)));
    assert_eq!(listed, wanted.collect::<Vec<_>>());
    assert!(list.starts_with("bad-address       An address is no https address.\n"), "{list}");
}

#[test]
fn help_and_version_are_no_faults_and_what_is_not_understood_is_one() {
    let (code, help, error) = run(&["--help"]);
    assert_eq!((code, error.as_str()), (0, ""));
    let commands = [
        "check",
        "eval",
        "explain",
        "table",
        "map",
        "compile",
        "diff",
        "verify",
        "sources",
        "new",
        "watch",
        "completions",
        "man",
    ];
    for command in commands {
        assert!(help.contains(&format!("\n  {command} ")), "{command} in {help}");
    }
    assert!(help.contains("Exit codes:\n  0  all is as it should be"), "{help}");
    let words = help.split_once("\nWords:\n").unwrap().1.split_once("\n\n").unwrap().0;
    let words: Vec<&str> = words.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(words, ["fact", "profile", "topic", "row", "case"]);
    let (_, help_with_check, _) = run(&["check", "--help"]);
    assert!(
        help_with_check.starts_with("Reads, checks and proves a rule set, and runs its cases;"),
        "{help_with_check}"
    );
    assert!(help_with_check.contains("\nUsage: kanta-rules check [OPTIONS] <FOLDER>\n"), "{help_with_check}");
    for command in ["eval", "explain"] {
        let (_, help, _) = run(&[command, "--help"]);
        assert!(help.contains("\nExample of answers, "), "{help}");
    }
    let version = format!("kanta-rules {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(run(&["--version"]), (0, version, String::new()));
    let wrong =
        [&["prove", "ferry"][..], &["check"], &["check", ".", "."], &["check", ".", "--format", "xml"]];
    for arguments in wrong {
        let (code, output, error) = run(arguments);
        assert_eq!((code, output.as_str()), (2, ""), "{arguments:?}");
        assert!(error.contains("For more information, try '--help'."), "{error}");
    }
    assert_eq!(run(&[]), (2, String::new(), help));
}

#[test]
fn shells_complete_the_command_lines() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let (code, script, error) = run(&["completions", shell]);
        assert_eq!((code, error.as_str()), (0, ""), "{shell}");
        assert!(script.contains("sources") && script.contains("explain"), "{shell}: {script}");
        assert_eq!(script.contains("carried-twice"), ["bash", "fish", "zsh"].contains(&shell), "{shell}");
    }
}

#[test]
fn every_command_has_a_manual_page_and_the_tool_says_what_its_exit_codes_mean() {
    let folder = Folder::new("man");
    let (code, output, error) = run_in(&folder.0, &["man", "pages/man1"], "");
    assert_eq!((code, error.as_str()), (0, ""));
    assert_eq!(output, "The manual pages are in pages/man1: man pages/man1/kanta-rules.1\n");
    let pages = folder.0.join("pages/man1");
    let tool = fs::read_to_string(pages.join("kanta-rules.1")).unwrap();
    let (_, help, _) = run(&["--help"]);
    let codes = help.split_once("Exit codes:").unwrap().1;
    for line in codes.lines().map(str::trim).filter(|line| !line.is_empty()) {
        assert!(tool.contains(line), "{line} in {tool}");
    }
    let commands = help.split_once("Commands:\n").unwrap().1.split_once("\n\n").unwrap().0;
    let commands = commands.lines().filter_map(|line| line.split_whitespace().next());
    let mut names: Vec<String> = commands.map(|name| format!("kanta-rules-{name}.1")).collect();
    names.push("kanta-rules.1".to_owned());
    names.sort();
    let files = fs::read_dir(&pages).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut files: Vec<String> = files.collect();
    files.sort();
    assert_eq!(files, names);
    fs::write(folder.0.join("file"), "").unwrap();
    let (code, _, error) = run_in(&folder.0, &["man", "file"], "");
    assert!(code == 1 && error.starts_with("file cannot be written: "), "{code} {error}");
}
