//! What is said of a session, in the language in use: words of the interface, texts of the rules, and sentences put together of both.

mod explanations;
mod record;
mod since;
#[cfg(test)]
pub(crate) mod tests;
pub(crate) mod words;

use crate::state::Evaluation;
use kanta_engine::{
    Answer, Answers, Date, Kind, Pack, QuestionId, SetKind, Status, Text, decimal, members, possible, variant,
};
use words::{MONTHS, Word, fill};

/// The texts of one language, and the evaluation that is put into words.
#[derive(Clone, Copy, Debug)]
pub struct Texts<'a> {
    /// The texts.
    pub pack: &'a Pack,
    /// What is put into words.
    pub evaluation: &'a Evaluation<'a>,
}

impl<'a> Texts<'a> {
    /// A word of the interface.
    pub(crate) fn word(&self, word: Word) -> &'a str {
        self.pack.word(word.0)
    }

    /// A word of the interface with its gap filled.
    pub(crate) fn filled_word(&self, word: Word, gap: &str, value: &str) -> String {
        fill(self.word(word), &[(gap, value)])
    }

    /// A text of the rule set, as it is said to this visitor.
    pub(crate) fn text(&self, text: Text) -> &'a str {
        self.pack.text(variant(&self.evaluation.case, text))
    }

    /// A text of an outcome, with the groups of the chosen items in place of `{question}`.
    pub(crate) fn outcome(&self, text: Text) -> String {
        self.outcome_under(text, &self.evaluation.answers)
    }

    /// A text of an outcome under some answers.
    pub(crate) fn outcome_under(&self, text: Text, answers: &Answers) -> String {
        let template = self.text(text);
        for (at, question) in self.evaluation.rules.questions.iter().enumerate() {
            if let Kind::Set(set) = &question.kind {
                let groups = self.groups(set, answers.get(QuestionId(at)));
                return fill(template, &[(&question.id, &groups)]);
            }
        }
        template.to_owned()
    }

    /// The groups of the chosen items, by name.
    fn groups(&self, set: &SetKind, answer: Option<Answer>) -> String {
        match answer {
            Some(Answer::Items(items)) => {
                let groups = set.groups_of(items).into_iter().filter_map(|at| set.groups.get(at));
                self.all_of(&groups.map(|group| self.text(group.name)).collect::<Vec<_>>())
            }
            Some(Answer::Unknown | Answer::Value(_)) | None => {
                set.any.map_or(String::new(), |any| self.text(any).to_owned())
            }
        }
    }

    /// A text with a capital: every one that needs it begins with a plain Latin letter; the Unicode tables would cost 2 KB.
    pub(crate) fn capital(&self, mut text: String) -> String {
        if let Some(first) = text.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        text
    }

    /// A date in words.
    pub(crate) fn date(&self, date: Date) -> String {
        let month = usize::from(date.month).checked_sub(1).and_then(|at| MONTHS.get(at));
        let month = month.map_or("", |month| self.word(*month));
        let (day, year) = (decimal(usize::from(date.day)), decimal(usize::from(date.year)));
        fill(self.word(words::DATE), &[("day", &day), ("month", month), ("year", &year)])
    }

    /// "a, b and c".
    pub(crate) fn all_of<S: AsRef<str>>(&self, parts: &[S]) -> String {
        let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
        match parts.as_slice() {
            [] => String::new(),
            [only] => (*only).to_owned(),
            [before @ .., last] => [&before.join(", "), " ", self.word(words::AND), " ", last].concat(),
        }
    }

    /// The answer to a question as it stands in the review.
    pub(crate) fn answer(&self, question: QuestionId) -> String {
        let kind = self.evaluation.question(question).map(|question| &question.kind);
        match (kind, self.evaluation.answers.get(question)) {
            (Some(Kind::Choice(values)), Some(Answer::Value(value))) => {
                values.get(value).map_or(String::new(), |value| self.text(value.label).to_owned())
            }
            (Some(Kind::Set(set)), Some(Answer::Items(items))) => {
                let chosen = members(items).filter_map(|item| set.items.get(item));
                chosen.map(|item| self.text(item.name)).collect::<Vec<_>>().join(", ")
            }
            (Some(Kind::Choice(_) | Kind::Set(_)) | None, _) => self.word(words::NOT_ANSWERED).to_owned(),
        }
    }

    /// "Question 3 · at most 4 left"; without what is left where an answer is changed, for that is no step of the way.
    pub(crate) fn progress(&self, question: QuestionId, is_change: bool) -> String {
        let (number, left) = self.evaluation.progress(question);
        let number = self.filled_word(words::QUESTION_NUMBER, "n", &decimal(number));
        if is_change {
            return number;
        }
        let left = match left {
            0 => self.word(words::LAST_QUESTION).to_owned(),
            1 => self.filled_word(words::AT_MOST_LEFT_ONE, "n", "1"),
            many => self.filled_word(words::AT_MOST_LEFT_OTHER, "n", &decimal(many)),
        };
        [number, left].join(" · ")
    }

    /// "2 regions, 2 agencies: your permit authority is Valvira."; nothing while nothing is chosen. Said is only what is certain.
    pub(crate) fn told(&self, id: QuestionId, set: &SetKind, items: u64) -> String {
        let Some(case) = self.evaluation.with_items(id, set, items) else { return String::new() };
        let answers = self.evaluation.answers.clone().with(id, Some(Answer::Items(items)));
        let told = self.evaluation.main_topics_of(id).filter_map(|topic| {
            let outcome = topic.outcomes.get(possible(&case, topic).certain()?)?;
            outcome.told.map(|told| self.outcome_under(told, &answers))
        });
        let told = told.collect::<Vec<_>>().join("; ");
        let colon = if told.is_empty() { "" } else { ": " };
        [&self.count(set, items), colon, &told, "."].concat()
    }

    /// "2 regions, 1 agency".
    fn count(&self, set: &SetKind, items: u64) -> String {
        let (number, groups) = (members(items).count(), set.groups_of(items).len());
        let item_word = if number == 1 { words::REGIONS_COUNT_ONE } else { words::REGIONS_COUNT_OTHER };
        let group_word = match groups {
            0 => words::AREAS_COUNT_ZERO,
            1 => words::AREAS_COUNT_ONE,
            _ => words::AREAS_COUNT_OTHER,
        };
        [(item_word, number), (group_word, groups)]
            .map(|(word, number)| self.filled_word(word, "n", &decimal(number)))
            .join(", ")
    }

    /// "3 matches".
    pub(crate) fn matches(&self, number: usize) -> String {
        let word = match number {
            0 => words::MATCHES_ZERO,
            1 => words::MATCHES_ONE,
            _ => words::MATCHES_OTHER,
        };
        self.filled_word(word, "n", &decimal(number))
    }

    /// The name of a status.
    pub(crate) fn status(&self, status: Status) -> &'a str {
        self.word(match status {
            Status::Stated => words::STATUS_STATED,
            Status::Implied => words::STATUS_IMPLIED,
            Status::Outside => words::STATUS_OUTSIDE,
            Status::Silent => words::STATUS_SILENT,
            Status::NotVerified => words::STATUS_NOT_VERIFIED,
        })
    }
}
