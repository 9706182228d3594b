//! Anything as a line of the JSON interface: it is answered, or refused in a line that says why.

use super::ferry::{list, rules};
use kanta_engine::{Answers, answer_ids};
use kanta_rules::{LineError, error_line, eval_line, read_answers};
use serde_json::{Map, Value};

/// Every reason for which a line is refused.
const CODES: [&str; 7] = [
    "not-json",
    "not-an-object",
    "unknown-question",
    "duplicate-question",
    "wrong-type",
    "unknown-value",
    "empty-set",
];

/// Evaluates the bytes.
pub fn lines(data: &[u8]) {
    let read = read_answers(rules(), data);
    let out = eval_line(rules(), data);
    match (read, out) {
        (Ok(answers), Ok(out)) => answered(data, &answers, &out),
        (Err(error), Err(same)) => {
            assert_eq!(error, same);
            refused(&error);
        }
        (read, out) => panic!("{read:?}, {out:?}"),
    }
}

fn refused(error: &LineError) {
    assert!(CODES.contains(&error.code), "{}", error.code);
    let line = error_line(error);
    assert!(!line.contains(['\n', '\r']), "{line}");
    let line: Value = serde_json::from_str(&line).expect("an error is JSON");
    for (key, value) in [("code", error.code), ("message", &error.message), ("at", &error.at)] {
        assert_eq!(line["error"][key], value);
    }
}

fn answered(data: &[u8], answers: &Answers, out: &str) {
    assert!(!out.contains(['\n', '\r']), "{out}");
    let result: Map<String, Value> = serde_json::from_str(out).expect("a result is an object");
    assert_eq!(result.keys().collect::<Vec<_>>(), ["outcomes", "next", "because", "changes", "tasks"]);

    // The same answers, as the guide itself would write them.
    let written = serde_json::to_string(&answer_ids(rules(), answers)).expect("answers are JSON");
    let again = read_answers(rules(), written.as_bytes()).expect("what is written can be read");
    assert_eq!(list(rules(), &again), list(rules(), answers), "{written}");
    assert_eq!(eval_line(rules(), written.as_bytes()).as_deref(), Ok(out), "{written}");

    // The order of the keys says nothing, nor what stands around the line.
    let map: Map<String, Value> = serde_json::from_str(&written).expect("answers are JSON");
    let turned: Map<String, Value> = map.into_iter().rev().collect();
    let turned = format!("\u{feff} {} \r", Value::Object(turned));
    assert_eq!(eval_line(rules(), turned.as_bytes()).as_deref(), Ok(out), "{turned}");

    // Another question's answer cannot stand beside it, and nothing can stand after it.
    let twice = [
        data.trim_ascii_end().strip_suffix(b"}").unwrap_or(data),
        b",\"vehicle\":\"car\",\"vehicle\":\"car\"}",
    ]
    .concat();
    assert!(eval_line(rules(), &twice).is_err());
    assert!(eval_line(rules(), &[data, b"{}"].concat()).is_err());
}
