//! Explanations in words: why an outcome is so, what it takes, what would change it (counterfactuals), and what decides where it is
//! open.

use super::{Texts, words};
use kanta_engine::{
    Answer, Answers, Case, Kind, Possible, QuestionId, Topic, because, changes, needs, outcomes, possible,
    tasks,
};

/// A smallest change that leads to another outcome.
pub(crate) struct Change {
    /// Its place among the topic's changes.
    pub(crate) number: usize,
    /// The outcome that it leads to, as a place among the topic's.
    pub(crate) outcome: usize,
    /// "If …:"
    pub(crate) condition: String,
    /// Whether a person can decide to make it.
    pub(crate) free: bool,
}

/// Something that an outcome takes.
pub(crate) struct Need {
    /// What must be so.
    pub(crate) words: String,
    /// Whether it is; `None` while that is not known.
    pub(crate) met: Option<bool>,
}

/// What comes of a topic or task as things are, and under a change.
pub(crate) struct Difference {
    /// The topic or task.
    pub(crate) title: String,
    /// As things are.
    pub(crate) now: String,
    /// Under the change.
    pub(crate) then: String,
}

impl Texts<'_> {
    /// "Because …": the smallest set of answers that leads to the topic's one outcome.
    pub(crate) fn because(&self, topic: &Topic) -> Option<String> {
        let mut reasons: Vec<&str> = Vec::new();
        for question in because(&self.evaluation.case, topic) {
            self.reasons(topic, question, &mut reasons);
        }
        (!reasons.is_empty()).then(|| self.filled_word(words::BECAUSE, "reasons", &self.all_of(&reasons)))
    }

    /// An answer as reasons for a conclusion of `topic`: of a set, the facts that the topic looks at.
    fn reasons<'s>(&'s self, topic: &Topic, question: QuestionId, reasons: &mut Vec<&'s str>) {
        let kind = self.evaluation.question(question).map(|question| &question.kind);
        match (kind, self.evaluation.answers.get(question)) {
            (Some(Kind::Choice(values)), Some(Answer::Value(value))) => {
                reasons.extend(values.get(value).map(|value| self.text(value.because)));
            }
            (Some(Kind::Set(set)), Some(Answer::Items(items))) => {
                let Some(class) = set.class_of(items).and_then(|class| set.classes.get(class)) else {
                    return;
                };
                for &(of, fact) in &topic.facts {
                    let value = class.get(fact).and_then(|&value| set.facts.get(fact)?.values.get(value));
                    if of == question {
                        reasons.extend(value.map(|value| self.text(value.because)));
                    }
                }
            }
            (Some(Kind::Choice(_) | Kind::Set(_)) | None, _) => {}
        }
    }

    /// What a move of a question says of a person: clauses that end "Because …", or "If …" in the conditional.
    fn clauses(&self, question: QuestionId, number: usize, conditional: bool) -> Vec<&str> {
        let kind = self.evaluation.question(question).map(|question| &question.kind);
        let texts: Vec<_> = match kind {
            Some(Kind::Choice(values)) => {
                values.get(number).map(|value| (value.because, value.condition)).into_iter().collect()
            }
            Some(Kind::Set(set)) => {
                let facts = set.moves.get(number).into_iter().flat_map(|one| &one.facts);
                let value = |&(fact, value): &(usize, usize)| set.facts.get(fact)?.values.get(value);
                facts.filter_map(value).map(|value| (value.because, value.condition)).collect()
            }
            None => Vec::new(),
        };
        let pick = |(because, condition)| self.text(if conditional { condition } else { because });
        texts.into_iter().map(pick).collect()
    }

    /// The smallest changes that lead to other outcomes of a topic.
    pub(crate) fn changes(&self, topic: &Topic) -> Vec<Change> {
        let mut list: Vec<Change> = Vec::new();
        for (number, change) in changes(&self.evaluation.case, topic).into_iter().enumerate() {
            let mut conditions: Vec<&str> = Vec::new();
            let mut free = true;
            for (id, number) in change.set {
                conditions.extend(self.clauses(id, number, true));
                free &= self.evaluation.question(id).is_some_and(|question| question.changeable);
            }
            let condition = self.filled_word(words::CHANGE_IF, "conditions", &self.all_of(&conditions));
            list.push(Change { number, outcome: change.outcome, condition, free });
        }
        list
    }

    /// What an outcome of a topic takes, each with whether the answers meet it; and whether that is enough.
    pub(crate) fn needs(&self, topic: &Topic, outcome: usize) -> (Vec<Need>, bool) {
        let needs = needs(&self.evaluation.case, topic, outcome);
        let list = needs.needs.iter().map(|need| {
            let moves = self.evaluation.question(need.question).map_or(Vec::new(), |q| q.cover(need.values));
            let ways: Vec<String> = moves
                .into_iter()
                .map(|number| self.all_of(&self.clauses(need.question, number, false)))
                .collect();
            Need { words: self.any_of(&ways), met: need.met }
        });
        (list.collect(), needs.enough)
    }

    /// What follows for a topic from each answer to a question: "If …:" and what can then still come out.
    pub(crate) fn ways(&self, topic: &Topic, question: QuestionId) -> Vec<(String, String)> {
        let mut ways: Vec<(String, String)> = Vec::new();
        let Some(known) = self.evaluation.question(question) else { return ways };
        for (number, values) in known.moves().into_iter().enumerate() {
            // Of a set, each fact that the topic looks at is said by itself.
            let is_said = match &known.kind {
                Kind::Choice(_) => true,
                Kind::Set(set) => matches!(
                    set.moves.get(number).map(|one| one.facts.as_slice()),
                    Some(&[(fact, _)]) if topic.facts.contains(&(question, fact))
                ),
            };
            if is_said {
                let clauses = self.all_of(&self.clauses(question, number, false));
                let condition = self.filled_word(words::CHANGE_IF, "conditions", &clauses);
                let then = possible(&self.evaluation.case.supposing(question, values), topic);
                ways.push((condition, self.in_short(topic, &then, &Answers::default())));
            }
        }
        ways
    }

    /// What a change of a topic would make of the whole result: every topic and task that would come out otherwise.
    pub(crate) fn differences(&self, topic: &Topic, number: usize) -> Vec<Difference> {
        let Some(change) = changes(&self.evaluation.case, topic).into_iter().nth(number) else {
            return Vec::new();
        };
        let mut case: Case<'_> = self.evaluation.case.clone();
        for (id, number) in change.set {
            let moves = self.evaluation.question(id).map_or(Vec::new(), |question| question.moves());
            case = case.supposing(id, moves.get(number).copied().unwrap_or(u64::MAX));
        }
        let mut rows: Vec<Difference> = Vec::new();
        for ((topic, now), then) in
            self.evaluation.rules.topics.iter().zip(&self.evaluation.possible).zip(outcomes(&case))
        {
            if (&now.outcomes, now.may_not_apply) != (&then.outcomes, then.may_not_apply) {
                rows.push(Difference {
                    title: self.text(topic.title).to_owned(),
                    now: self.in_short(topic, now, &self.evaluation.answers),
                    then: self.in_short(topic, &then, &Answers::default()),
                });
            }
        }
        let (now, then) = (tasks(&self.evaluation.case), tasks(&case));
        let word = |there: bool| self.word(if there { words::ON_THE_LIST } else { words::NOT_ON_THE_LIST });
        for (at, task) in self.evaluation.rules.tasks.iter().enumerate() {
            let (before, after) = (now.contains(&at), then.contains(&at));
            if before != after {
                let title = self.filled_word(words::TASK, "task", self.text(task.title));
                rows.push(Difference { title, now: word(before).to_owned(), then: word(after).to_owned() });
            }
        }
        rows
    }

    /// What can come of a topic, in a few words.
    pub(crate) fn in_short(&self, topic: &Topic, possible: &Possible, answers: &Answers) -> String {
        let mut all = self.outcomes(topic, possible, answers);
        match all.as_slice() {
            [_] => all.pop().unwrap_or_default(),
            _ => self.filled_word(words::OPEN, "outcomes", &all.join("; ")),
        }
    }

    /// Each outcome that can come of a topic, in a few words and in the order of the table's rows, as its author thinks of
    /// them; last, where that can be, that the topic does not apply.
    pub(crate) fn outcomes(&self, topic: &Topic, possible: &Possible, answers: &Answers) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for (at, row) in topic.rows.iter().enumerate() {
            let first = topic.rows.iter().position(|other| other.outcome == row.outcome) == Some(at);
            if first && possible.outcomes.contains(&row.outcome) {
                let outcome = topic.outcomes.get(row.outcome);
                all.extend(outcome.map(|outcome| self.outcome_under(outcome.short, answers)));
            }
        }
        if possible.may_not_apply {
            all.push(self.word(words::DOES_NOT_APPLY).to_owned());
        }
        all
    }
}
