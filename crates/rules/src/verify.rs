//! Receipts: whether the result that one holds is what the rules give for its answers.

use crate::dates::iso;
use crate::encoding::{is_utf_16, without_mark};
use crate::eval::read_answers;
use crate::hidden::shown;
use crate::strict::Strict;
use kanta_engine::{Case, CaseResult, RECEIPT_FORMAT, RuleSet};
use serde_json::Value;

/// The id of the rule set that a receipt was drawn up under.
///
/// # Errors
/// What is wrong with the receipt, in a sentence.
pub fn receipt_rules(receipt: &[u8]) -> Result<String, String> {
    let receipt = read(receipt)?;
    let id = text(&receipt, "/rules/id")?;
    let is_id = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.is_empty() || !id.chars().all(is_id) {
        return Err(format!(
            "The receipt's rules.id is {id:?}, which is no id; take the receipt as it was saved."
        ));
    }
    Ok(id.to_owned())
}

/// Checks a receipt against a rule set: what it holds, in a sentence.
///
/// # Errors
/// Everything in which it differs, a line each.
pub fn verify(rules: &RuleSet, receipt: &[u8]) -> Result<String, String> {
    let receipt = read(receipt)?;
    let date = text(&receipt, "/date")?;
    let (id, as_of, hash) =
        (text(&receipt, "/rules/id")?, text(&receipt, "/rules/as-of")?, text(&receipt, "/rules/hash")?);
    let mut wrong = surplus(&receipt);
    if iso(date).is_none() {
        wrong.push(format!("date: the receipt says {date:?}, which is no day of the calendar."));
    }
    let none = Value::Null;
    let answers = receipt.get("answers").unwrap_or(&none).to_string();
    let answers = read_answers(rules, answers.as_bytes()).map_err(|error| {
        shown(&format!("The receipt's answers are none of this rule set: {error}")).into_owned()
    })?;
    let own = [("id", id, &rules.id), ("as-of", as_of, &rules.as_of.iso()), ("hash", hash, &rules.hash)];
    for (key, says, has) in own {
        if says != has {
            wrong.push(format!("rules.{key}: the receipt says {says:?}, the rule set has {has:?}."));
        }
    }
    let found: Value = serde_json::to_value(CaseResult::new(&Case::new(rules, &answers)))
        .map_err(|error| format!("The result cannot be written: {error}."))?;
    differences("result", receipt.get("result"), Some(&found), &mut wrong);
    if wrong.is_empty() {
        Ok(format!("The receipt of {date} holds: its result is what rule set {id} gives for its answers."))
    } else {
        Err(wrong.iter().map(|line| shown(line)).collect::<Vec<_>>().join("\n"))
    }
}

fn read(receipt: &[u8]) -> Result<Value, String> {
    if is_utf_16(receipt) {
        return Err("The receipt is UTF-16, as an editor may save it; save it anew as UTF-8.".to_owned());
    }
    let Strict(receipt) = serde_json::from_slice(without_mark(receipt))
        .map_err(|error| format!("The receipt is not JSON ({error}); take it as it was saved."))?;
    match receipt.get("format").and_then(Value::as_str) {
        Some(RECEIPT_FORMAT) => Ok(receipt),
        Some(other) => {
            Err(format!("The receipt is of the form {other:?}; this tool reads {RECEIPT_FORMAT:?}."))
        }
        None => Err(format!("This is no receipt: it has no format {RECEIPT_FORMAT:?}.")),
    }
}

/// The keys beside those of a receipt; those of its answers and its result are compared.
fn surplus(receipt: &Value) -> Vec<String> {
    let objects = [
        ("", Some(receipt), &["format", "date", "rules", "answers", "result"][..]),
        ("rules.", receipt.get("rules"), &["id", "as-of", "hash"][..]),
    ];
    let mut wrong = Vec::new();
    for (place, object, known) in objects {
        let keys = object.and_then(Value::as_object).into_iter().flat_map(|object| object.keys());
        for key in keys.filter(|key| !known.contains(&key.as_str())) {
            wrong.push(format!("{place}{key}: a receipt has no such key."));
        }
    }
    wrong
}

fn text<'r>(receipt: &'r Value, place: &str) -> Result<&'r str, String> {
    let found = receipt.pointer(place).and_then(Value::as_str);
    found.ok_or_else(|| {
        format!(
            "The receipt lacks {}; take it as it was saved.",
            place.trim_start_matches('/').replace('/', ".")
        )
    })
}

/// Notes where two values differ, as deep as both are objects. A value that is not there is not `null`.
fn differences(place: &str, says: Option<&Value>, gives: Option<&Value>, wrong: &mut Vec<String>) {
    if let (Some(Value::Object(one)), Some(Value::Object(other))) = (says, gives) {
        let added = other.keys().filter(|key| !one.contains_key(*key));
        for key in one.keys().chain(added) {
            differences(&format!("{place}.{key}"), one.get(key), other.get(key), wrong);
        }
    } else if says != gives {
        let value = |value: Option<&Value>| value.map_or_else(|| "nothing".to_owned(), Value::to_string);
        wrong.push(format!("{place}: the receipt says {}, the rules give {}.", value(says), value(gives)));
    }
}
