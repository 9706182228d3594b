//! What the host page is told: a snapshot of the session, and the events between two snapshots. Their JSON is the public interface
//! of the element (docs/embedding.md); tests/hosts holds it against the typings.

use crate::state::{Evaluation, Keep, Place, Session};
use crate::texts::Texts;
use kanta_engine::{
    AnswerIds, Entries, Possible, Since, Text, Topic, answer_ids, because_ids, link, outcome_ids,
    questions_left, task_ids,
};
use serde::Serialize;
use std::rc::Rc;

/// The name of the page of the result.
const RESULT: &str = "result";

/// An answer as the JSON interface has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum AnswerValue {
    /// A value's id, or `unknown`.
    One(String),
    /// The codes of the chosen items.
    Several(Vec<String>),
}

impl From<AnswerIds<'_>> for AnswerValue {
    fn from(ids: AnswerIds<'_>) -> AnswerValue {
        match ids {
            AnswerIds::One(id) => AnswerValue::One(id.to_owned()),
            AnswerIds::Several(ids) => AnswerValue::Several(owned(ids)),
        }
    }
}

/// The rule set in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RulesId {
    /// Its id.
    pub id: String,
    /// The hash of its rules and texts.
    pub hash: String,
}

/// A session as the element's script keeps it: enough to go on with, and what the element's properties say.
#[derive(Debug, Serialize)]
pub struct Snapshot {
    /// The page: a question's id, `review` or `result`.
    pub place: String,
    /// The most questions that can come.
    pub left: usize,
    /// The answers and finished tasks as a link has them.
    pub code: String,
    /// The codes of what was answered under other rules, separated by blanks.
    pub elsewhere: String,
    /// The answers that count.
    pub answers: Rc<Entries<String, AnswerValue>>,
    /// The result, if it is shown, with all of its texts.
    pub result: Option<Rc<ResultDetail>>,
}

/// Something that the host may want to know, named as its event is after `kanta-guide-`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Event {
    /// An answer counts, or no longer does.
    Answer(AnswerDetail),
    /// A page is shown that is no result.
    Question(QuestionDetail),
    /// A step was taken.
    Track(TrackDetail),
    /// A result is shown or has changed.
    Result(Rc<ResultDetail>),
}

/// The detail of the event `answer`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AnswerDetail {
    /// The question's id.
    pub question: String,
    /// The answer that counts now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<AnswerValue>,
    /// The one that counted before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous: Option<AnswerValue>,
    /// All answers that count.
    pub answers: Rc<Entries<String, AnswerValue>>,
}

/// The detail of the event `question`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuestionDetail {
    /// The question's id; `review` for the answers of a link.
    pub question: String,
    /// The most questions that can come.
    pub left: usize,
}

/// The detail of the event `track`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TrackDetail {
    /// A page, or a way to keep the result.
    pub step: String,
}

/// The detail of the event `result`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ResultDetail {
    /// Nothing is open.
    #[serde(rename = "final")]
    pub is_final: bool,
    /// All answers that count.
    pub answers: Rc<Entries<String, AnswerValue>>,
    /// By topic, what can come out; `None` where the topic may not apply.
    pub outcomes: Entries<String, Vec<Option<String>>>,
    /// By topic with one certain outcome, the questions whose answers are the reason.
    pub because: Entries<String, Vec<String>>,
    /// The tasks that are certain, in order.
    pub tasks: Vec<String>,
    /// Each topic that applies, in words.
    pub conclusions: Vec<Conclusion>,
    /// The conclusions that are others under another rule set; `None` while they are not known.
    #[serde(rename = "changedSince")]
    pub changed_since: Option<Vec<Conclusion>>,
    /// The rule set.
    pub rules: RulesId,
    /// What a link has after `#kanta-guide=`.
    pub code: String,
}

/// A conclusion in words, with how sure it is, why, and where it is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Conclusion {
    /// The topic's id.
    pub topic: String,
    /// Its title.
    pub title: String,
    /// The outcome's id; empty where it is open.
    pub outcome: String,
    /// What follows; where it is open, what can.
    pub conclusion: String,
    /// Why; empty where it is open.
    pub because: String,
    /// The rules that decide.
    pub rules: Vec<RuleDetail>,
}

/// A rule that decides a conclusion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RuleDetail {
    /// Its id.
    pub rule: String,
    /// How far the sources carry it.
    pub status: &'static str,
    /// Where it is written.
    pub sources: Vec<SourceDetail>,
}

/// Where a rule is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceDetail {
    /// The page's title.
    pub page: String,
    /// The heading on it.
    pub heading: String,
    /// Its address.
    pub url: String,
}

impl Event {
    /// What stands in the event's name after `kanta-guide-`.
    pub fn name(&self) -> &'static str {
        match self {
            Event::Answer(_) => "answer",
            Event::Question(_) => "question",
            Event::Track(_) => "track",
            Event::Result(_) => "result",
        }
    }

    /// The event of a result that was kept.
    pub fn kept(way: Keep) -> Event {
        Event::Track(TrackDetail { step: way.id().to_owned() })
    }
}

/// The events that lead from one snapshot to the next; `before` is `None` at the start.
pub fn events(before: Option<&Snapshot>, now: &Snapshot) -> Vec<Event> {
    let mut events = Vec::new();
    let earlier = before.into_iter().flat_map(|before| &before.answers.0).map(|(question, _)| question);
    let new = now.answers.0.iter().map(|(question, _)| question);
    let is_new = |question: &&String| before.is_none_or(|before| answer_of(before, question).is_none());
    for question in earlier.chain(new.filter(is_new)) {
        let previous = before.and_then(|before| answer_of(before, question));
        let value = answer_of(now, question);
        if previous != value {
            events.push(Event::Answer(AnswerDetail {
                question: question.clone(),
                value: value.cloned(),
                previous: previous.cloned(),
                answers: now.answers.clone(),
            }));
        }
    }
    if before.is_none_or(|before| before.place != now.place) {
        if now.place != RESULT {
            events.push(Event::Question(QuestionDetail { question: now.place.clone(), left: now.left }));
        }
        events.push(Event::Track(TrackDetail { step: now.place.clone() }));
    }
    if let Some(result) = &now.result {
        // In another language the words are others, too. Finished tasks are no part of a result, though they are of its code.
        let same = |before: &ResultDetail| {
            (&before.answers, &before.conclusions, &before.rules, before.changed_since.is_some())
                == (&result.answers, &result.conclusions, &result.rules, result.changed_since.is_some())
        };
        if !before.and_then(|before| before.result.as_deref()).is_some_and(same) {
            events.push(Event::Result(result.clone()));
        }
    }
    events
}

/// The answer to a question that counts in a snapshot.
fn answer_of<'a>(snapshot: &'a Snapshot, question: &str) -> Option<&'a AnswerValue> {
    snapshot.answers.0.iter().find(|(known, _)| known == question).map(|(_, value)| value)
}

impl Snapshot {
    /// The snapshot of a session; `since` is what other rule sets make of the answers, where that is known.
    pub fn of(session: &Session, texts: &Texts<'_>, since: Option<&[Since]>) -> Snapshot {
        let evaluation = texts.evaluation;
        let rules = evaluation.rules;
        let place = match session.place {
            Place::Question(id) => evaluation.question(id).map_or("", |question| &question.id),
            Place::Review => "review",
            Place::Result => RESULT,
        };
        let code = link(rules, &evaluation.answers, session.done);
        let answers = Rc::new(kept(answer_ids(rules, &evaluation.answers), AnswerValue::from));
        // Before its texts are there, no result is told.
        let result = (session.place == Place::Result && texts.pack.is_whole())
            .then(|| Rc::new(ResultDetail::of(texts, answers.clone(), &code, since)));
        let left = questions_left(&evaluation.case);
        let elsewhere = session.elsewhere.clone();
        Snapshot { place: place.to_owned(), left, code, elsewhere, answers, result }
    }

    /// The snapshot as JSON.
    pub fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl ResultDetail {
    fn of(
        texts: &Texts<'_>,
        answers: Rc<Entries<String, AnswerValue>>,
        code: &str,
        since: Option<&[Since]>,
    ) -> ResultDetail {
        let Evaluation { rules, case, possible, .. } = texts.evaluation;
        let conclusions = conclusions(texts);
        ResultDetail {
            is_final: conclusions.iter().all(|conclusion| !conclusion.outcome.is_empty()),
            answers,
            outcomes: kept(outcome_ids(case, possible), |ids| {
                ids.into_iter().map(|id| id.map(str::to_owned)).collect()
            }),
            because: kept(because_ids(case, possible), owned),
            tasks: owned(task_ids(case)),
            conclusions,
            changed_since: since.map(|all| all.iter().flat_map(|since| changes(texts, since)).collect()),
            rules: RulesId { id: rules.id.clone(), hash: rules.hash.clone() },
            code: code.to_owned(),
        }
    }
}

/// Each topic that applies, in words.
pub fn conclusions(texts: &Texts<'_>) -> Vec<Conclusion> {
    let Evaluation { rules, possible, .. } = texts.evaluation;
    let topics = rules.topics.iter().zip(possible).filter(|(_, possible)| possible.applies());
    topics.map(|(topic, possible)| Conclusion::of(texts, topic, possible)).collect()
}

/// The conclusions that another rule set changes, as conclusions: what each was and is, and what that rule set asks where it leaves
/// one open.
pub fn changes(texts: &Texts<'_>, since: &Since) -> Vec<Conclusion> {
    let evaluation = texts.evaluation.under(since);
    let texts = Texts { pack: &since.pack, evaluation: &evaluation };
    let changed = texts.changed().into_iter().map(|(topic, possible)| {
        let mut change = Conclusion::of(&texts, topic, possible);
        if let Some(detail) = evaluation.certain(topic, possible).and_then(|outcome| outcome.detail) {
            change.conclusion = [&change.conclusion, " ", texts.text(detail)].concat();
        }
        // Where nothing applies under that rule set, no rule says so.
        change.rules.retain(|rule| !rule.sources.is_empty());
        change
    });
    changed.collect()
}

/// What the engine gives in ids that it borrows, kept for longer.
fn kept<U, T>(entries: Entries<&str, U>, keep: impl Fn(U) -> T) -> Entries<String, T> {
    entries.0.into_iter().map(|(id, value)| (id.to_owned(), keep(value))).collect()
}

fn owned(ids: Vec<&str>) -> Vec<String> {
    ids.into_iter().map(str::to_owned).collect()
}

impl Conclusion {
    fn of(texts: &Texts<'_>, topic: &Topic, possible: &Possible) -> Conclusion {
        let evaluation = texts.evaluation;
        let certain = evaluation.certain(topic, possible);
        let rows = possible.rows.iter().filter_map(|&row| topic.rows.get(row));
        let rules = rows.map(|row| {
            let sources = row.sources.iter().filter_map(|pointer| {
                let source = evaluation.rules.sources.get(pointer.source)?;
                let said = |text: Text| texts.text(text).to_owned();
                let heading = source.headings.get(pointer.heading).copied().map_or_else(String::new, said);
                Some(SourceDetail { page: said(source.page), heading, url: said(source.url) })
            });
            RuleDetail { rule: row.id.clone(), status: row.status.id(), sources: sources.collect() }
        });
        Conclusion {
            topic: topic.id.clone(),
            title: texts.text(topic.title).to_owned(),
            outcome: certain.map_or(String::new(), |outcome| outcome.id.clone()),
            conclusion: match certain {
                Some(outcome) => texts.outcome(outcome.title),
                None => texts.in_short(topic, possible, &evaluation.answers),
            },
            because: texts.because(topic),
            rules: rules.collect(),
        }
    }
}

#[cfg(test)]
mod tests;
