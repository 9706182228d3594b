//! The ids of a rule set as JSON, for whoever writes programs against it: questions with their values, topics, tasks.

use kanta_engine::{Kind, Question, RuleSet};
use serde_json::{Map, Value, json};

/// `questions`, each with its `values` and whether an answer has `several`, `topics` and `tasks`, in the order of the rule set.
pub fn ids(rules: &RuleSet) -> String {
    let questions: Map<String, Value> = rules.questions.iter().map(question).collect();
    let topics: Vec<&str> = rules.topics.iter().map(|topic| topic.id.as_str()).collect();
    let tasks: Vec<&str> = rules.tasks.iter().map(|task| task.id.as_str()).collect();
    json!({ "questions": questions, "topics": topics, "tasks": tasks }).to_string()
}

fn question(question: &Question) -> (String, Value) {
    let (values, several): (Vec<&str>, bool) = match &question.kind {
        Kind::Choice(values) => (values.iter().map(|value| value.id.as_str()).collect(), false),
        Kind::Set(set) => (set.items.iter().map(|item| item.code.as_str()).collect(), true),
    };
    (question.id.clone(), json!({ "values": values, "several": several }))
}
