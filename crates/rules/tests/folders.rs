//! What the tool says where it is given something else than the folder of a rule set.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

mod tool;

use serde_json::{Value, json};
use std::fs;
use tool::{Folder, run_in};

/// What is given, and what is told of it.
const TOLD: [(&str, &str); 6] = [
    ("nowhere", "there is no such folder; mend its name."),
    ("empty", "there is no rule set here; name the folder in which one lies."),
    (
        "many",
        "there is no rule set here, but in folders of it; name one of them: `many/a`, `many/b`, `many/c`, `many/d`, `many/e` and 1 more.",
    ),
    (".", "there is no rule set here, but in folders of it; name one of them: `./ferry`."),
    ("ferry/tasks.toml", "this is a file of a rule set; name the folder in which it lies, `ferry`."),
    ("notes.txt", "this is a file; name the folder of a rule set."),
];

/// A folder with a rule set, a folder with six, one with none, and a file.
fn folder(name: &str) -> Folder {
    let folder = Folder::with_ferry(&format!("folders-{name}"), &[]);
    for id in ["a", "b", "c", "d", "e", "f"] {
        let inner = folder.0.join("many").join(id);
        fs::create_dir_all(&inner).unwrap();
        fs::write(inner.join("rule-set.toml"), "").unwrap();
    }
    fs::create_dir_all(folder.0.join("empty/inner")).unwrap();
    fs::write(folder.0.join("notes.txt"), "").unwrap();
    folder
}

#[test]
fn what_is_no_folder_of_a_rule_set_is_one_finding_that_says_where_one_is() {
    let folder = folder("check");
    for (given, told) in TOLD {
        let line = format!("{given}: error[no-rule-set]: {told}\n");
        let expected =
            (1, format!("{line}1 finding. What a code means: kanta-rules --explain CODE\n"), String::new());
        assert_eq!(run_in(&folder.0, &["check", given], ""), expected);
        // Every command that takes a rule set says the same.
        let expected = (1, String::new(), line);
        assert_eq!(run_in(&folder.0, &["eval", given], ""), expected);
        assert_eq!(run_in(&folder.0, &["explain", given, "{}"], ""), expected);
        assert_eq!(run_in(&folder.0, &["table", given, "words", "en"], ""), expected);
        assert_eq!(run_in(&folder.0, &["map", given, "words", "en", "aboard"], ""), expected);
        assert_eq!(run_in(&folder.0, &["compile", given, "words", "ferry.kgr"], ""), expected);
        assert_eq!(run_in(&folder.0, &["diff", given, "ferry"], ""), expected);
        assert_eq!(run_in(&folder.0, &["diff", "ferry", given], ""), expected);
        assert_eq!(run_in(&folder.0, &["sources", given, "--against", "copies"], ""), expected);
    }
}

#[test]
fn it_is_drawn_without_a_line_and_a_finding_of_the_folder_itself_as_json() {
    let folder = folder("formats");
    let drawn = "\
error[no-rule-set]: this is a file of a rule set
--> ferry/tasks.toml
 = help: name the folder in which it lies, `ferry`.

1 finding. What a code means: kanta-rules --explain CODE
";
    let found = run_in(&folder.0, &["check", "ferry/tasks.toml", "--format", "human"], "");
    assert_eq!(found, (1, drawn.to_owned(), String::new()));
    let (_, found, _) = run_in(&folder.0, &["check", "nowhere", "--format", "json"], "");
    let expected = json!({
        "folder": "nowhere", "holds": false, "note": null,
        "findings": [{
            "code": "no-rule-set", "file": ".", "line": 1, "column": 1,
            "message": "there is no such folder; mend its name.", "meant": null, "also": [],
        }],
    });
    assert_eq!(serde_json::from_str::<Value>(&found).unwrap(), expected);
    let (_, found, _) = run_in(&folder.0, &["check", "nowhere", "--format", "github"], "");
    let line =
        "::error file=nowhere,line=1,col=1,title=no-rule-set::there is no such folder; mend its name.\n";
    assert_eq!(found, line);
}

#[test]
fn a_rule_set_in_the_folder_in_which_one_works_is_named_by_a_point() {
    let folder = folder("here");
    let line = "tasks.toml: error[no-rule-set]: this is a file of a rule set; name the folder in which it lies, `.`.\n1 finding. What a code means: kanta-rules --explain CODE\n";
    let found = run_in(&folder.ferry(), &["check", "tasks.toml"], "");
    assert_eq!(found, (1, line.to_owned(), String::new()));
    assert_eq!(run_in(&folder.ferry(), &["check", "."], "").0, 0);
}
