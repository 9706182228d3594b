//! The JSON interface: one set of answers a line in, one result a line out (`spec`: see docs/json-interface.md).

use crate::cases::known_values;
use kanta_engine::{
    Answer, Answers, Case, Change, Kind, Question, QuestionId, RuleSet, Topic, because, bit, changes, next,
    outcomes, tasks,
};
use serde_json::{Map, Value, json};
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
    Ok(result(&Case::new(rules, &answers)).to_string())
}

/// The line that is put out for a line that was refused.
pub fn error_line(error: &LineError) -> String {
    json!({"error": {"code": error.code, "message": error.message, "at": error.at}}).to_string()
}

/// Reads a set of answers.
fn read_answers(rules: &RuleSet, line: &[u8]) -> Result<Answers, LineError> {
    let mut answers = Answers::default();
    for (id, value) in read_object(line)? {
        let Some(at) = rules.questions.iter().position(|question| question.id == id) else {
            let known = rules.questions.iter().map(|q| q.id.as_str()).collect::<Vec<_>>().join(", ");
            let message = format!("There is no such question; use one of: {known}.");
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
    let text = std::str::from_utf8(line).map_err(|error| LineError {
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

fn read_answer(question: &Question, value: &Value) -> Result<Answer, LineError> {
    let id = &question.id;
    let wrong_type = |wanted: &str, at: String| LineError {
        code: "wrong-type",
        message: format!("The value must be {wanted}."),
        at,
    };
    let unknown_value = |at: String| LineError {
        code: "unknown-value",
        message: format!("There is no such value; use one of: {}.", known_values(question)),
        at,
    };
    if value == "unknown" {
        return Ok(Answer::Unknown);
    }
    match &question.kind {
        Kind::Choice(values) => {
            let text = value.as_str().ok_or_else(|| wrong_type("a string", id.clone()))?;
            let found = values.iter().position(|value| value.id == text);
            found.map(Answer::Value).ok_or_else(|| unknown_value(id.clone()))
        }
        Kind::Set(set) => {
            let list = value.as_array().ok_or_else(|| wrong_type("an array or \"unknown\"", id.clone()))?;
            let mut items = 0;
            for (at, value) in list.iter().enumerate() {
                let at = || format!("{id}[{at}]");
                let code = value.as_str().ok_or_else(|| wrong_type("a string", at()))?;
                let found = set.items.iter().position(|item| item.code == code);
                items |= found.map(bit).ok_or_else(|| unknown_value(at()))?;
            }
            if items == 0 {
                let message = "The array is empty; list at least one code, or write \"unknown\".".to_owned();
                return Err(LineError { code: "empty-set", message, at: id.clone() });
            }
            Ok(Answer::Items(items))
        }
    }
}

/// The result for a case.
fn result(case: &Case<'_>) -> Value {
    let mut all_outcomes = Map::new();
    let mut all_because = Map::new();
    let mut all_changes = Map::new();
    for (topic, possible) in case.rules.topics.iter().zip(outcomes(case)) {
        if !possible.applies() {
            continue;
        }
        let null = possible.may_not_apply.then_some(Value::Null);
        let ids = possible.outcomes.iter().map(|&outcome| outcome_id(topic, outcome));
        all_outcomes.insert(topic.id.clone(), null.into_iter().chain(ids).collect());
        if possible.certain().is_some() {
            let reason = because(case, topic).into_iter().map(|question| question_id(case, question));
            all_because.insert(topic.id.clone(), reason.collect());
            let list = changes(case, topic).into_iter().map(|change| change_value(case, topic, &change));
            all_changes.insert(topic.id.clone(), list.collect());
        }
    }
    let next = next(case).map_or(Value::Null, |question| question_id(case, question));
    let tasks: Value = tasks(case)
        .into_iter()
        .filter_map(|at| case.rules.tasks.get(at))
        .map(|task| task.id.clone())
        .collect();
    json!({
        "outcomes": all_outcomes,
        "next": next,
        "because": all_because,
        "changes": all_changes,
        "tasks": tasks,
    })
}

fn outcome_id(topic: &Topic, outcome: usize) -> Value {
    topic.outcomes.get(outcome).map_or(Value::Null, |outcome| outcome.id.clone().into())
}

fn question_id(case: &Case<'_>, question: QuestionId) -> Value {
    case.rules.questions.get(question.0).map_or(Value::Null, |question| question.id.clone().into())
}

fn change_value(case: &Case<'_>, topic: &Topic, change: &Change) -> Value {
    let mut set = Map::new();
    for &(question, number) in &change.set {
        let Some(question) = case.rules.questions.get(question.0) else { continue };
        match &question.kind {
            Kind::Choice(values) => {
                let value = values.get(number).map(|value| value.id.clone());
                set.insert(question.id.clone(), value.into());
            }
            Kind::Set(kind) => {
                let facts = kind.moves.get(number).into_iter().flat_map(|m| &m.facts);
                for &(fact, value) in facts {
                    let Some(fact) = kind.facts.get(fact) else { continue };
                    let value = fact.values.get(value).map(|value| value.id.clone());
                    set.insert(fact.id.clone(), value.into());
                }
            }
        }
    }
    json!({"set": set, "outcome": outcome_id(topic, change.outcome)})
}
