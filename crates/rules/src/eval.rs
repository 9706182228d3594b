//! The JSON interface: one set of answers a line in, one result a line out (`spec`: see docs/json-interface.md).

use crate::cases::known_values;
use crate::encoding::{is_utf_16, without_mark};
use crate::near::nearest;
use kanta_engine::{Answer, Answers, Case, CaseResult, Kind, Question, QuestionId, RuleSet, bit};
use serde::Serialize;
use serde_json::{Value, json};
use std::fmt;

/// Why a line was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineError {
    /// A short name for the kind of fault.
    pub code: &'static str,
    /// What is wrong and what to do.
    pub message: String,
    /// The place: a question, an element of its array, or a column.
    pub at: String,
}

impl fmt::Display for LineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}): {}", self.code, self.at, self.message)
    }
}

/// Answers one line; the result is a line without its end.
///
/// # Errors
/// A [`LineError`] if the line is not a set of answers under `rules`.
pub fn eval_line(rules: &RuleSet, line: &[u8]) -> Result<String, LineError> {
    let answers = read_answers(rules, line)?;
    Ok(to_json(&CaseResult::new(&Case::new(rules, &answers))))
}

/// A value as JSON on one line. The empty string for a value that has none (a map whose keys are no strings); the types that leave
/// the engine all have one.
pub(crate) fn to_json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// The line that is put out for a line that was refused.
pub fn error_line(error: &LineError) -> String {
    json!({"error": {"code": error.code, "message": error.message, "at": error.at}}).to_string()
}

/// Reads a set of answers.
///
/// # Errors
/// A [`LineError`] if the line is not a set of answers under `rules`.
pub fn read_answers(rules: &RuleSet, line: &[u8]) -> Result<Answers, LineError> {
    let mut answers = Answers::default();
    for (id, value) in read_object(line)? {
        let Some(at) = rules.questions.iter().position(|question| question.id == id) else {
            let known = rules.questions.iter().map(|q| q.id.as_str()).collect::<Vec<_>>().join(", ");
            let message =
                format!("There is no such question; {}use one of: {known}.", did_you_mean(&id, &known));
            return Err(LineError { code: "unknown-question", message, at: id });
        };
        let question = QuestionId(at);
        if answers.get(question).is_some() {
            let message = "The question is answered twice; keep one answer.".to_owned();
            return Err(LineError { code: "duplicate-question", message, at: id });
        }
        let Some(known) = rules.questions.get(at) else { continue };
        answers.set(question, Some(read_answer(known, &value)?));
    }
    Ok(answers)
}

/// Reads an object with its keys in order, each as often as it stands there.
fn read_object(line: &[u8]) -> Result<Vec<(String, Value)>, LineError> {
    if is_utf_16(line) {
        let message = "The line is UTF-16, as a shell may write it; write it as UTF-8 \
                       (in PowerShell with `Out-File -Encoding utf8`).";
        return Err(LineError { code: "not-json", message: message.to_owned(), at: "byte 1".to_owned() });
    }
    let text = std::str::from_utf8(without_mark(line)).map_err(|error| LineError {
        code: "not-json",
        message: "The line is not UTF-8; write it anew.".to_owned(),
        at: format!("byte {}", error.valid_up_to().saturating_add(1)),
    })?;
    serde_json::from_str::<Pairs>(text).map(|pairs| pairs.0).map_err(|error| {
        let at = format!("column {}", error.column());
        if error.is_data() {
            let message = "The line must be an object from question to value.".to_owned();
            LineError { code: "not-an-object", message, at }
        } else {
            LineError {
                code: "not-json",
                message: "The line is not one JSON value; correct it.".to_owned(),
                at,
            }
        }
    })
}

/// An object that keeps every key.
struct Pairs(Vec<(String, Value)>);

impl<'de> serde::Deserialize<'de> for Pairs {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Pairs, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Pairs;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(Visitor)
    }
}

/// What may be meant, if a known name is near.
fn did_you_mean(name: &str, known: &str) -> String {
    nearest(name, known.split(", "))
        .map_or_else(String::new, |meant| format!("did you mean `{meant}`? Else "))
}

fn read_answer(question: &Question, value: &Value) -> Result<Answer, LineError> {
    let id = &question.id;
    let wrong_type = |wanted: &str, at: String| LineError {
        code: "wrong-type",
        message: format!("The value must be {wanted}."),
        at,
    };
    let unknown_value = |value: &str, at: String| {
        let known = known_values(question);
        let message = format!("There is no such value; {}use one of: {known}.", did_you_mean(value, &known));
        LineError { code: "unknown-value", message, at }
    };
    if value == "unknown" {
        return Ok(Answer::Unknown);
    }
    match &question.kind {
        Kind::Choice(values) => {
            let text = value.as_str().ok_or_else(|| wrong_type("a string", id.clone()))?;
            let found = values.iter().position(|value| value.id == text);
            found.map(Answer::Value).ok_or_else(|| unknown_value(text, id.clone()))
        }
        Kind::Set(set) => {
            let list = value.as_array().ok_or_else(|| wrong_type("an array or \"unknown\"", id.clone()))?;
            let mut items = 0;
            for (at, value) in list.iter().enumerate() {
                let at = || format!("{id}[{at}]");
                let code = value.as_str().ok_or_else(|| wrong_type("a string", at()))?;
                let found = set.items.iter().position(|item| item.code == code);
                items |= found.map(bit).ok_or_else(|| unknown_value(code, at()))?;
            }
            if items == 0 {
                let message = "The array is empty; list at least one code, or write \"unknown\".".to_owned();
                return Err(LineError { code: "empty-set", message, at: id.clone() });
            }
            Ok(Answer::Items(items))
        }
    }
}
