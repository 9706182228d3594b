//! Anything as a receipt, and true receipts that were changed: what holds is true.

use super::ferry::{Numbers, answers, rules};
use kanta_engine::{Date, Receipt};
use kanta_rules::{check_receipt, eval_line, receipt_rules, verify};
use serde_json::Value;

/// The day of the receipts that are made here.
const DAY: Date = Date { year: 2026, month: 3, day: 9 };

/// A true receipt.
pub fn receipt(numbers: &mut Numbers) -> String {
    let answers = answers(rules(), numbers);
    serde_json::to_string(&Receipt::new(rules(), &answers, DAY)).expect("a receipt is JSON")
}

/// Checks the bytes as a receipt where they begin as JSON does; else makes one that holds, of which they say what is changed.
pub fn receipts(data: &[u8]) {
    let Some((seed, changes)) = data.split_first_chunk::<8>().filter(|_| !data.starts_with(b"{")) else {
        checked(data);
        return;
    };
    let mut numbers = Numbers(u64::from_le_bytes(*seed).max(1));
    let whole = receipt(&mut numbers);
    assert!(checked(whole.as_bytes()), "{whole}");
    another_result(&whole, &mut numbers);
    // Three bytes a change: where, and what stands there then.
    let mut bytes = whole.into_bytes();
    for change in changes.chunks_exact(3) {
        let at = usize::from(u16::from_le_bytes([change[0], change[1]])) % bytes.len();
        bytes[at] = change[2];
    }
    checked(&bytes);
}

/// Whether a receipt holds. If so, it is true for a reader that knows nothing of receipts.
fn checked(data: &[u8]) -> bool {
    let said = verify(rules(), data);
    let checked = check_receipt(rules(), data);
    let holds = checked.as_ref().is_ok_and(|checked| checked.differences.is_empty());
    assert_eq!(said.is_ok(), holds, "{said:?}, {checked:?}");
    let (Ok(text) | Err(text)) = &said;
    assert!(!text.is_empty() && !text.chars().any(|c| c.is_control() && c != '\n'), "{text:?}");
    if let Ok(id) = receipt_rules(data) {
        assert!(id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'), "{id}");
    }
    if holds {
        let data = data.strip_prefix(b"\xef\xbb\xbf").unwrap_or(data);
        let receipt: Value = serde_json::from_slice(data).expect("what holds is JSON");
        let keys = |value: &Value| value.as_object().map(|all| all.keys().cloned().collect::<Vec<_>>());
        let mut own = keys(&receipt).expect("what holds is an object");
        own.sort();
        assert_eq!(own, ["answers", "date", "format", "result", "rules"]);
        assert_eq!(receipt["rules"]["id"], rules().id);
        assert_eq!(receipt["rules"]["as-of"], rules().as_of.iso());
        assert_eq!(receipt["rules"]["hash"], rules().hash);
        assert_eq!(keys(&receipt["rules"]).map(|keys| keys.len()), Some(3));
        let result = eval_line(rules(), receipt["answers"].to_string().as_bytes());
        let result: Value = serde_json::from_str(&result.expect("what holds has answers")).expect("JSON");
        assert_eq!(receipt["result"], result);
        let date = receipt["date"].as_str().expect("what holds has a day");
        assert_eq!((date.len(), date.matches('-').count()), (10, 2), "{date}");
    }
    holds
}

/// A receipt in which anything of the result is another does not hold.
fn another_result(whole: &str, numbers: &mut Numbers) {
    let receipt: Value = serde_json::from_str(whole).expect("a receipt is JSON");
    let mut leaves = Vec::new();
    places("/result", &receipt["result"], &mut leaves);
    let mut other = receipt.clone();
    let place = &leaves[numbers.below(leaves.len())];
    let value = other.pointer_mut(place).expect("the place is there");
    *value = match value {
        Value::Null => Value::Bool(false),
        Value::String(text) if numbers.below(2) == 0 => Value::String(format!("{text} ")),
        Value::String(_) | Value::Bool(_) | Value::Number(_) => Value::Null,
        Value::Array(_) => Value::Object(serde_json::Map::new()),
        Value::Object(_) => Value::Array(Vec::new()),
    };
    assert!(!checked(other.to_string().as_bytes()), "{place}: {other}");
}

/// The places of all values within a value.
fn places(place: &str, value: &Value, found: &mut Vec<String>) {
    found.push(place.to_owned());
    match value {
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(at, value)| places(&format!("{place}/{at}"), value, found));
        }
        Value::Object(map) => {
            map.iter().for_each(|(key, value)| places(&format!("{place}/{key}"), value, found))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
