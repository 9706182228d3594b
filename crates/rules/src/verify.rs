//! Receipts: whether the result that one holds is what the rules give for its answers.

use crate::dates::iso;
use crate::encoding::{is_utf_16, without_mark};
use crate::eval::{LineError, read_answers};
use crate::hidden::shown;
use crate::strict::Strict;
use kanta_engine::{Case, CaseResult, RECEIPT_FORMAT, RuleSet};
use serde::Serialize;
use serde_json::Value;

/// The id of the rule set that a receipt was drawn up under.
///
/// # Errors
/// What is wrong with the receipt.
pub fn receipt_rules(receipt: &[u8]) -> Result<String, LineError> {
    let receipt = read(receipt)?;
    let id = text(&receipt, "/rules/id")?;
    let is_id = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.is_empty() || !id.chars().all(is_id) {
        let message =
            format!("The receipt's rules.id is {id:?}, which is no id; take the receipt as it was saved.");
        return Err(refused("rules.id", message));
    }
    Ok(id.to_owned())
}

/// What a receipt says, and where the rules give something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CheckedReceipt {
    /// The day on which it was drawn up.
    pub date: String,
    /// Everything in which it differs; a receipt that holds differs in nothing.
    pub differences: Vec<Difference>,
}

/// A place at which a receipt differs from what the rules give.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// The place: keys, joined by points.
    pub at: String,
    /// What the receipt says; `None` where it has no such place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub says: Option<Value>,
    /// What the rules give; `None` where nothing stands there, or where it can be anything of its kind, as a day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gives: Option<Value>,
}

/// Checks a receipt against a rule set: what it holds, in a sentence.
///
/// # Errors
/// Everything in which it differs, a line each.
pub fn verify(rules: &RuleSet, receipt: &[u8]) -> Result<String, String> {
    let CheckedReceipt { date, differences } =
        check_receipt(rules, receipt).map_err(|error| error.message)?;
    let id = &rules.id;
    if differences.is_empty() {
        Ok(format!("The receipt of {date} holds: its result is what rule set {id} gives for its answers."))
    } else {
        let lines = differences.iter().map(|one| shown(&one.line()).into_owned());
        Err(lines.collect::<Vec<_>>().join("\n"))
    }
}

impl Difference {
    /// The difference in a sentence.
    fn line(&self) -> String {
        let Difference { at, says, gives } = self;
        let text = |value: &Option<Value>| value.as_ref().and_then(Value::as_str).unwrap_or("").to_owned();
        if at == "date" {
            format!("date: the receipt says {:?}, which is no day of the calendar.", text(says))
        } else if at.starts_with("rules.") && gives.is_some() {
            format!("{at}: the receipt says {:?}, the rule set has {:?}.", text(says), text(gives))
        } else if *at == "result" || at.starts_with("result.") {
            let value =
                |value: &Option<Value>| value.as_ref().map_or_else(|| "nothing".to_owned(), Value::to_string);
            format!("{at}: the receipt says {}, the rules give {}.", value(says), value(gives))
        } else {
            format!("{at}: a receipt has no such key.")
        }
    }
}

/// The same as data.
///
/// # Errors
/// Why the receipt cannot be checked: it is none, it is of another rule set, or its answers are none of this one.
pub fn check_receipt(rules: &RuleSet, receipt: &[u8]) -> Result<CheckedReceipt, LineError> {
    let receipt = read(receipt)?;
    let date = text(&receipt, "/date")?;
    let (id, as_of, hash) =
        (text(&receipt, "/rules/id")?, text(&receipt, "/rules/as-of")?, text(&receipt, "/rules/hash")?);
    let mut wrong = surplus(&receipt);
    if iso(date).is_none() {
        wrong.push(Difference { at: "date".to_owned(), says: Some(date.into()), gives: None });
    }
    let none = Value::Null;
    let answers = receipt.get("answers").unwrap_or(&none).to_string();
    let answers = read_answers(rules, answers.as_bytes()).map_err(|error| {
        // Answers of another rule set are no fault of the receipt.
        let (code, at, message) = if id == rules.id {
            let message = format!("The receipt's answers are none of this rule set: {error}");
            (error.code, format!("answers.{}", error.at), message)
        } else {
            let own = &rules.id;
            let message = format!(
                "The receipt is of the rule set {id:?}, not of {own:?}; name the folder of its own rule set after the receipt."
            );
            ("unknown-rules", "rules.id".to_owned(), message)
        };
        LineError { code, message: shown(&message).into_owned(), at }
    })?;
    let own = [("id", id, &rules.id), ("as-of", as_of, &rules.as_of.iso()), ("hash", hash, &rules.hash)];
    for (key, says, has) in own {
        if says != has {
            let at = format!("rules.{key}");
            wrong.push(Difference { at, says: Some(says.into()), gives: Some(has.as_str().into()) });
        }
    }
    let found: Value = serde_json::to_value(CaseResult::new(&Case::new(rules, &answers)))
        .map_err(|error| refused("result", format!("The result cannot be written: {error}.")))?;
    differing("result", receipt.get("result"), Some(&found), &mut wrong);
    Ok(CheckedReceipt { date: date.to_owned(), differences: wrong })
}

fn read(receipt: &[u8]) -> Result<Value, LineError> {
    let not_json = |message: String, at: String| LineError { code: "not-json", message, at };
    if is_utf_16(receipt) {
        let message = "The receipt is UTF-16, as an editor may save it; save it anew as UTF-8.";
        return Err(not_json(message.to_owned(), "byte 1".to_owned()));
    }
    let Strict(receipt) = serde_json::from_slice(without_mark(receipt)).map_err(|error| {
        let at = format!("line {}, column {}", error.line(), error.column());
        not_json(format!("The receipt is not JSON ({error}); take it as it was saved."), at)
    })?;
    match receipt.get("format").and_then(Value::as_str) {
        Some(RECEIPT_FORMAT) => Ok(receipt),
        Some(other) => {
            let message =
                format!("The receipt is of the form {other:?}; this tool reads {RECEIPT_FORMAT:?}.");
            Err(refused("format", message))
        }
        None => Err(refused("format", format!("This is no receipt: it has no format {RECEIPT_FORMAT:?}."))),
    }
}

/// What is said of JSON that is no receipt.
fn refused(at: &str, message: String) -> LineError {
    LineError { code: "not-a-receipt", message, at: at.to_owned() }
}

/// The keys beside those of a receipt; those of its answers and its result are compared.
fn surplus(receipt: &Value) -> Vec<Difference> {
    let objects = [
        ("", Some(receipt), &["format", "date", "rules", "answers", "result"][..]),
        ("rules.", receipt.get("rules"), &["id", "as-of", "hash"][..]),
    ];
    let mut wrong = Vec::new();
    for (place, object, known) in objects {
        let entries = object.and_then(Value::as_object).into_iter().flatten();
        for (key, value) in entries.filter(|(key, _)| !known.contains(&key.as_str())) {
            wrong.push(Difference { at: format!("{place}{key}"), says: Some(value.clone()), gives: None });
        }
    }
    wrong
}

fn text<'r>(receipt: &'r Value, place: &str) -> Result<&'r str, LineError> {
    let found = receipt.pointer(place).and_then(Value::as_str);
    found.ok_or_else(|| {
        let at = place.trim_start_matches('/').replace('/', ".");
        refused(&at, format!("The receipt lacks {at}; take it as it was saved."))
    })
}

/// Notes where two values differ, as deep as both are objects. A value that is not there is not `null`.
fn differing(place: &str, says: Option<&Value>, gives: Option<&Value>, wrong: &mut Vec<Difference>) {
    if let (Some(Value::Object(one)), Some(Value::Object(other))) = (says, gives) {
        let added = other.keys().filter(|key| !one.contains_key(*key));
        for key in one.keys().chain(added) {
            differing(&format!("{place}.{key}"), one.get(key), other.get(key), wrong);
        }
    } else if says != gives {
        wrong.push(Difference { at: place.to_owned(), says: says.cloned(), gives: gives.cloned() });
    }
}
