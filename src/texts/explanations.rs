//! Explanations in words: why an outcome is so, what would change it (counterfactuals), and what decides where it is open.

use super::{Texts, words};
use kanta_engine::{
    Answer, Answers, Kind, Possible, QuestionId, Status, Text, Topic, because, changes, possible,
};

impl<'a> Texts<'a> {
    /// The smallest set of answers that leads to the topic's one outcome, as clauses: "you are a private provider". The last one is
    /// the nearest reason. Empty where the outcome is open.
    pub(crate) fn reasons(&self, topic: &Topic) -> Vec<&'a str> {
        let mut reasons: Vec<&str> = Vec::new();
        for question in because(&self.evaluation.case, topic) {
            self.add_reasons(topic, question, &mut reasons);
        }
        reasons
    }

    /// The same as a sentence, "Because …"; empty where there is no reason.
    pub(crate) fn because(&self, topic: &Topic) -> String {
        match self.reasons(topic).as_slice() {
            [] => String::new(),
            reasons => self.filled_word(words::BECAUSE, "reasons", &self.all_of(reasons)),
        }
    }

    /// An answer as reasons for a conclusion of `topic`: of a set, the facts that the topic looks at.
    fn add_reasons(&self, topic: &Topic, question: QuestionId, reasons: &mut Vec<&'a str>) {
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

    /// What a move of a question says of a person, as pairs of clauses: as it is ("you are …") and as it were ("you were …").
    fn clauses(&self, question: QuestionId, number: usize) -> Vec<(Text, Text)> {
        match self.evaluation.question(question).map(|question| &question.kind) {
            Some(Kind::Choice(values)) => {
                values.get(number).map(|value| (value.because, value.condition)).into_iter().collect()
            }
            Some(Kind::Set(set)) => {
                let facts = set.moves.get(number).into_iter().flat_map(|one| &one.facts);
                let value = |&(fact, value): &(usize, usize)| set.facts.get(fact)?.values.get(value);
                facts.filter_map(value).map(|value| (value.because, value.condition)).collect()
            }
            None => Vec::new(),
        }
    }

    /// "If …:", of some clauses.
    fn condition(&self, clauses: impl Iterator<Item = Text>) -> String {
        let clauses: Vec<&str> = clauses.map(|clause| self.text(clause)).collect();
        self.filled_word(words::CHANGE_IF, "conditions", &self.all_of(&clauses))
    }

    /// The smallest changes that lead to other outcomes of a topic: "If …:", and the outcome. Left out is what nobody can decide to
    /// change, and an outcome on which no source says anything.
    pub(crate) fn changes(&self, topic: &Topic) -> Vec<(String, String)> {
        let mut list: Vec<(String, String)> = Vec::new();
        for change in changes(&self.evaluation.case, topic) {
            let free =
                |&(id, _): &(QuestionId, usize)| self.evaluation.question(id).is_some_and(|q| q.changeable);
            let says =
                |row: &kanta_engine::Row| row.outcome == change.outcome && row.status != Status::Silent;
            if change.set.iter().all(free) && topic.rows.iter().any(says) {
                let clauses = change.set.iter().flat_map(|&(id, number)| self.clauses(id, number));
                let condition = self.condition(clauses.map(|(_, condition)| condition));
                let outcome = topic.outcomes.get(change.outcome);
                let short = outcome.map(|outcome| self.outcome_under(outcome.short, &Answers::default()));
                list.push((condition, short.unwrap_or_default()));
            }
        }
        list
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
                let condition =
                    self.condition(self.clauses(question, number).into_iter().map(|(because, _)| because));
                let then = possible(&self.evaluation.case.supposing(question, values), topic);
                ways.push((condition, self.in_short(topic, &then, &Answers::default())));
            }
        }
        ways
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
