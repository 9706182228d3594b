//! The result of the JSON interface, as docs/json-interface.md describes it: types with `Serialize`, which know no format.

use crate::{
    Answer, Answers, Case, Change, Kind, Possible, QuestionId, RuleSet, Topic, because, changes, members,
    next, outcomes, tasks,
};
use serde::{Serialize, Serializer};

/// All that follows from a set of answers, in the ids of the rule set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CaseResult<'a> {
    /// For each topic that applies, what can still come out; `None` first where it may not apply.
    pub outcomes: Entries<&'a str, Vec<Option<&'a str>>>,
    /// The next question.
    pub next: Option<&'a str>,
    /// For each topic whose outcome is certain, a smallest sufficient reason.
    pub because: Entries<&'a str, Vec<&'a str>>,
    /// For each topic whose outcome is certain, the smallest changes that lead to another.
    pub changes: Entries<&'a str, Vec<OutcomeChange<'a>>>,
    /// The tasks that are certain.
    pub tasks: Vec<&'a str>,
}

/// Other answers, and the outcome that they force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OutcomeChange<'a> {
    /// A value for each question, or for each fact of a set.
    pub set: Entries<&'a str, &'a str>,
    /// The outcome.
    pub outcome: Option<&'a str>,
}

/// An answer in ids.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum AnswerIds<'a> {
    /// A value, or `unknown`.
    One(&'a str),
    /// The items of a set.
    Several(Vec<&'a str>),
}

/// Ids with what belongs to each: a map that is written in the order of the rule set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entries<K, T>(pub Vec<(K, T)>);

impl<K: Serialize, T: Serialize> Serialize for Entries<K, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(id, value)| (id, value)))
    }
}

impl<K, T> FromIterator<(K, T)> for Entries<K, T> {
    fn from_iter<I: IntoIterator<Item = (K, T)>>(entries: I) -> Entries<K, T> {
        Entries(entries.into_iter().collect())
    }
}

impl<'a> CaseResult<'a> {
    /// The result for a case.
    pub fn new(case: &Case<'a>) -> CaseResult<'a> {
        let possible = outcomes(case);
        CaseResult {
            outcomes: outcome_ids(case, &possible),
            next: next(case).and_then(|question| question_id(case.rules, question)),
            because: because_ids(case, &possible),
            changes: certain(case.rules, &possible)
                .map(|topic| {
                    let changes = changes(case, topic);
                    let changes = changes.iter().map(|change| OutcomeChange::new(case.rules, topic, change));
                    (topic.id.as_str(), changes.collect())
                })
                .collect(),
            tasks: task_ids(case),
        }
    }
}

/// For each topic that applies, what can still come out in ids; `None` first where it may not apply.
pub fn outcome_ids<'a>(case: &Case<'a>, possible: &[Possible]) -> Entries<&'a str, Vec<Option<&'a str>>> {
    let topics = case.rules.topics.iter().zip(possible).filter(|(_, possible)| possible.applies());
    let ids = topics.map(|(topic, possible)| {
        let not_applying = possible.may_not_apply.then_some(None);
        let outcomes = possible.outcomes.iter().map(|&outcome| outcome_id(topic, outcome));
        (topic.id.as_str(), not_applying.into_iter().chain(outcomes).collect())
    });
    ids.collect()
}

/// For each topic whose outcome is certain, a smallest sufficient reason in ids.
pub fn because_ids<'a>(case: &Case<'a>, possible: &[Possible]) -> Entries<&'a str, Vec<&'a str>> {
    let question = |id: QuestionId| question_id(case.rules, id);
    certain(case.rules, possible)
        .map(|topic| (topic.id.as_str(), because(case, topic).into_iter().filter_map(question).collect()))
        .collect()
}

/// The tasks that are certain, in ids.
pub fn task_ids<'a>(case: &Case<'a>) -> Vec<&'a str> {
    let tasks = tasks(case).into_iter().filter_map(|at| case.rules.tasks.get(at));
    tasks.map(|task| task.id.as_str()).collect()
}

/// The topics whose outcome is certain.
fn certain<'a>(rules: &'a RuleSet, possible: &[Possible]) -> impl Iterator<Item = &'a Topic> {
    let topics = rules.topics.iter().zip(possible).filter(|(_, possible)| possible.certain().is_some());
    topics.map(|(topic, _)| topic)
}

fn question_id(rules: &RuleSet, question: QuestionId) -> Option<&str> {
    rules.questions.get(question.0).map(|question| question.id.as_str())
}

impl<'a> OutcomeChange<'a> {
    fn new(rules: &'a RuleSet, topic: &'a Topic, change: &Change) -> OutcomeChange<'a> {
        let mut set = Vec::new();
        for &(id, number) in &change.set {
            let Some(question) = rules.questions.get(id.0) else { continue };
            match &question.kind {
                Kind::Choice(values) => {
                    set.extend(values.get(number).map(|value| (question.id.as_str(), value.id.as_str())));
                }
                Kind::Set(kind) => {
                    let facts = kind.moves.get(number).into_iter().flat_map(|one| &one.facts);
                    set.extend(facts.filter_map(|&(fact, value)| {
                        let fact = kind.facts.get(fact)?;
                        Some((fact.id.as_str(), fact.values.get(value)?.id.as_str()))
                    }));
                }
            }
        }
        OutcomeChange { set: Entries(set), outcome: outcome_id(topic, change.outcome) }
    }
}

fn outcome_id(topic: &Topic, outcome: usize) -> Option<&str> {
    topic.outcomes.get(outcome).map(|outcome| outcome.id.as_str())
}

/// A set of answers in ids, as the JSON interface takes it.
pub fn answer_ids<'a>(rules: &'a RuleSet, answers: &Answers) -> Entries<&'a str, AnswerIds<'a>> {
    let questions = rules.questions.iter().enumerate();
    let ids = questions.filter_map(|(at, question)| {
        let ids = match (answers.get(QuestionId(at))?, &question.kind) {
            (Answer::Unknown, _) => AnswerIds::One("unknown"),
            (Answer::Value(value), Kind::Choice(values)) => AnswerIds::One(&values.get(value)?.id),
            (Answer::Items(items), Kind::Set(set)) => {
                let items = members(items).filter_map(|item| set.items.get(item));
                AnswerIds::Several(items.map(|item| item.code.as_str()).collect())
            }
            (Answer::Value(_) | Answer::Items(_), _) => return None,
        };
        Some((question.id.as_str(), ids))
    });
    ids.collect()
}
