//! Receipts: whether the result that one holds is what the rules give for its answers.

use crate::encoding::{is_utf_16, without_mark};
use crate::eval::read_answers;
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
    let (id, hash, date) =
        (text(&receipt, "/rules/id")?, text(&receipt, "/rules/hash")?, text(&receipt, "/date")?);
    let answers = receipt.get("answers").unwrap_or(&Value::Null).to_string();
    let answers = read_answers(rules, answers.as_bytes())
        .map_err(|error| format!("The receipt's answers are none of this rule set: {error}"))?;
    let mut wrong: Vec<String> = Vec::new();
    if id != rules.id {
        wrong.push(format!("rules.id: the receipt says {id}, the rule set is {}.", rules.id));
    }
    if hash != rules.hash {
        wrong.push(format!("rules.hash: the receipt says {hash}, the rule set has {}.", rules.hash));
    }
    let found: Value = serde_json::to_value(CaseResult::new(&Case::new(rules, &answers)))
        .map_err(|error| format!("The result cannot be written: {error}."))?;
    differences("result", receipt.get("result").unwrap_or(&Value::Null), &found, &mut wrong);
    if wrong.is_empty() {
        Ok(format!("The receipt of {date} holds: its result is what rule set {id} gives for its answers."))
    } else {
        Err(wrong.join("\n"))
    }
}

fn read(receipt: &[u8]) -> Result<Value, String> {
    if is_utf_16(receipt) {
        return Err("The receipt is UTF-16, as an editor may save it; save it anew as UTF-8.".to_owned());
    }
    let receipt: Value = serde_json::from_slice(without_mark(receipt))
        .map_err(|error| format!("The receipt is not JSON ({error}); take it as it was saved."))?;
    match receipt.get("format").and_then(Value::as_str) {
        Some(RECEIPT_FORMAT) => Ok(receipt),
        Some(other) => {
            Err(format!("The receipt is of the form {other:?}; this tool reads {RECEIPT_FORMAT:?}."))
        }
        None => Err(format!("This is no receipt: it has no format {RECEIPT_FORMAT:?}.")),
    }
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

/// Notes where two values differ, as deep as both are objects.
fn differences(place: &str, says: &Value, gives: &Value, wrong: &mut Vec<String>) {
    if let (Value::Object(one), Value::Object(other)) = (says, gives) {
        let added = other.keys().filter(|key| !one.contains_key(*key));
        for key in one.keys().chain(added) {
            let at =
                |object: &serde_json::Map<String, Value>| object.get(key).cloned().unwrap_or(Value::Null);
            differences(&format!("{place}.{key}"), &at(one), &at(other), wrong);
        }
    } else if says != gives {
        wrong.push(format!("{place}: the receipt says {says}, the rules give {gives}."));
    }
}
