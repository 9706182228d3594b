//! Files as other programs save them: with a byte-order mark, with CRLF, in UTF-16.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use kanta_engine::{Answers, Date, Receipt};
use kanta_rules::{compile_folder, eval_line, receipt_rules, verify};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const FERRY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/rule_sets/ferry");
const RULES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../rules/2021-04");

/// A folder of its own that goes when it is dropped.
struct Folder(PathBuf);

impl Folder {
    /// A copy of a rule set, each file changed.
    fn copy_of(rules: &str, name: &str, change: impl Fn(String) -> String) -> Folder {
        let copy = Folder(std::env::temp_dir().join(format!("kanta-rules-{}-{name}", std::process::id())));
        fs::create_dir_all(&copy.0).unwrap();
        for file in fs::read_dir(rules).unwrap() {
            let file = file.unwrap();
            let text = fs::read_to_string(file.path()).unwrap();
            fs::write(copy.0.join(file.file_name()), change(text)).unwrap();
        }
        copy
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

fn with_crlf(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\n', "\r\n")
}

fn utf_16(text: &str, mark: bool, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let mark = if mark { "\u{feff}" } else { "" };
    mark.encode_utf16().chain(text.encode_utf16()).flat_map(bytes).collect()
}

/// What `kanta-rules eval` writes for some input, and its exit code.
fn eval(rules: &Path, input: &[u8]) -> (String, i32) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_kanta-rules"))
        .arg("eval")
        .arg(rules)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    program.stdin.take().unwrap().write_all(input).unwrap();
    let output = program.wait_with_output().unwrap();
    (String::from_utf8(output.stdout).unwrap(), output.status.code().unwrap())
}

#[test]
fn a_mark_or_crlf_in_the_rules_changes_nothing() {
    for (rules, name) in [(FERRY, "ferry"), (RULES, "2021-04")] {
        let good = compile_folder(Path::new(rules)).unwrap();
        let crlf = Folder::copy_of(rules, &format!("crlf-{name}"), |text| with_crlf(&text));
        assert_eq!(compile_folder(&crlf.0).unwrap(), good);
        let both =
            Folder::copy_of(rules, &format!("mark-{name}"), |text| format!("\u{feff}{}", with_crlf(&text)));
        assert_eq!(compile_folder(&both.0).unwrap(), good);
    }
}

#[test]
fn a_fault_after_a_mark_is_where_an_editor_shows_it() {
    let copy = Folder::copy_of(FERRY, "mark-fault", |text| text);
    fs::write(copy.0.join("cases.toml"), "\u{feff}name = \"Fårö\"\r\nother = 1\r\n").unwrap();
    let faults = compile_folder(&copy.0).unwrap_err().to_string();
    let expected = "\
cases.toml:1:1: `name` and `other` mean nothing here; is the line in brackets before them missing or wrong? Else remove them or use one of: case.
";
    assert_eq!(faults, expected);
}

#[test]
fn a_mark_or_crlf_in_answers_changes_nothing() {
    let ferry = Path::new(FERRY);
    let line = r#"{"vehicle":"bicycle","islands":["09"]}"#;
    let plain = eval(ferry, line.as_bytes());
    assert_eq!(plain.1, 0);
    assert!(plain.0.starts_with(r#"{"outcomes":{"aboard":["any-departure"]}"#), "{}", plain.0);
    assert_eq!(eval(ferry, format!("\u{feff}{line}\r\n").as_bytes()), plain);
    let twice = (plain.0.repeat(2), 0);
    assert_eq!(eval(ferry, format!("\u{feff}{line}\r\n\u{feff}{line}\r\n").as_bytes()), twice);
    // Columns are counted after the mark.
    let rules = compile_folder(ferry).unwrap().rules;
    let place = |line: &str| eval_line(&rules, line.as_bytes()).unwrap_err().at;
    assert_eq!(place("\u{feff}{?"), place("{?"));
    assert_eq!(place("\u{feff}\u{feff}{}"), "column 1");
}

#[test]
fn answers_in_utf_16_are_told_from_others_that_are_no_json() {
    let ferry = Path::new(FERRY);
    let told = concat!(
        r#"{"error":{"code":"not-json","message":"The line is UTF-16, as a shell may write it; write it as UTF-8 "#,
        r#"(in PowerShell with `Out-File -Encoding utf8`).","at":"byte 1"}}"#,
        "\n"
    );
    for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
        for mark in [true, false] {
            let input = utf_16(r#"{"vehicle":"bicycle"}"#, mark, bytes);
            assert_eq!(eval(ferry, &input), (told.to_owned(), 1));
        }
    }
    let lines = utf_16("{}\r\n{}\r\n", true, u16::to_le_bytes);
    assert_eq!(eval(ferry, &lines), (told.repeat(2), 1));
    let rules = compile_folder(ferry).unwrap().rules;
    let error = eval_line(&rules, b"{\"vehicle\":\"\xe5\"}").unwrap_err();
    assert_eq!(
        (error.message.as_str(), error.at.as_str()),
        ("The line is not UTF-8; write it anew.", "byte 13")
    );
}

#[test]
fn a_receipt_holds_with_a_mark_and_crlf_and_one_in_utf_16_is_told() {
    let rules = compile_folder(Path::new(FERRY)).unwrap().rules;
    let receipt = Receipt::new(&rules, &Answers::default(), Date { year: 2026, month: 3, day: 9 });
    let receipt = serde_json::to_string_pretty(&receipt).unwrap();
    let holds = verify(&rules, receipt.as_bytes()).unwrap();
    let marked = format!("\u{feff}{}\r\n", with_crlf(&receipt));
    assert_eq!(verify(&rules, marked.as_bytes()), Ok(holds));
    assert_eq!(receipt_rules(marked.as_bytes()), Ok("ferry".to_owned()));
    let told = "The receipt is UTF-16, as an editor may save it; save it anew as UTF-8.";
    let wide = utf_16(&receipt, true, u16::to_le_bytes);
    assert_eq!(verify(&rules, &wide), Err(told.to_owned()));
    assert_eq!(receipt_rules(&wide).map_err(|error| error.message), Err(told.to_owned()));
}

#[test]
fn a_question_may_have_the_name_of_something_that_each_object_of_javascript_has() {
    let copy = Folder::copy_of(FERRY, "constructor", |text| text.replace("vehicle", "constructor"));
    let (found, status) = eval(&copy.0, br#"{"constructor":"bicycle","islands":["09"]}"#);
    let (plain, _) = eval(Path::new(FERRY), br#"{"vehicle":"bicycle","islands":["09"]}"#);
    assert_eq!((found, status), (plain.replace("vehicle", "constructor"), 0));
    let rules = compile_folder(&copy.0).unwrap().rules;
    assert_eq!(rules.questions[0].id, "constructor");
    assert!(kanta_rules::ids(&rules).starts_with(r#"{"questions":{"constructor":{"values":["none","#));
}
