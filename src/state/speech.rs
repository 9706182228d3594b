//! Putting a state into words: lists, dates, answers, reasons and sums, in the language in use.

use super::State;
use crate::words::{self, MONTHS, Word, fill};
use kanta_engine::{
    Answer, Answers, Case, Date, Kind, Outcome, Pack, Possible, Question, QuestionId, RuleSet, SetKind,
    Status, Text, Topic, decimal, members, outcomes, questions_left,
};

/// A state and the texts of one language: all that a page is drawn from.
#[derive(Clone, Debug)]
pub struct Speech<'a> {
    /// The rules.
    pub rules: &'a RuleSet,
    /// The texts.
    pub pack: &'a Pack,
    /// The questions that were asked, in order.
    pub asked: Vec<QuestionId>,
    /// The answers that count: those to the questions that were asked.
    pub answers: Answers,
    /// What those leave possible.
    pub case: Case<'a>,
    /// For each topic, what can still come out.
    pub possible: Vec<Possible>,
    /// The questions that the host has answered for good.
    pub locked: Vec<QuestionId>,
}

impl<'a> Speech<'a> {
    /// What there is to say about a state.
    pub fn of(state: &'a State, pack: &'a Pack) -> Speech<'a> {
        let (asked, answers) = state.asked();
        let case = Case::new(state.rules, &answers);
        let possible = outcomes(&case);
        let locked = state.given.iter().filter(|given| given.locked).map(|given| given.question).collect();
        Speech { rules: state.rules, pack, asked, answers, case, possible, locked }
    }

    /// A word of the interface.
    pub(crate) fn word(&self, word: Word) -> &'a str {
        self.pack.word(word.0)
    }

    /// A word of the interface with its gap filled.
    pub(crate) fn say(&self, word: Word, gap: &str, value: &str) -> String {
        fill(self.word(word), &[(gap, value)])
    }

    /// A text of the rule set.
    pub(crate) fn text(&self, text: Text) -> &'a str {
        self.pack.text(text)
    }

    /// A question of the rule set.
    pub(crate) fn question(&self, id: QuestionId) -> Option<&'a Question> {
        self.rules.questions.get(id.0)
    }

    /// A date in words.
    pub(crate) fn date(&self, date: Date) -> String {
        let month = usize::from(date.month).checked_sub(1).and_then(|at| MONTHS.get(at));
        let month = month.map_or("", |month| self.word(*month));
        let (day, year) = (decimal(usize::from(date.day)), decimal(usize::from(date.year)));
        fill(self.word(words::DATE), &[("day", &day), ("month", month), ("year", &year)])
    }

    /// "a, b and c".
    pub(crate) fn list<S: AsRef<str>>(&self, parts: &[S]) -> String {
        let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
        self.joined(&parts, words::AND)
    }

    /// "a, b or c".
    pub(crate) fn any_of(&self, parts: &[String]) -> String {
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        self.joined(&parts, words::OR)
    }

    fn joined(&self, parts: &[&str], last: Word) -> String {
        let mut list = String::new();
        for (at, part) in parts.iter().enumerate() {
            if at > 0 && at.saturating_add(1) == parts.len() {
                list.push(' ');
                list.push_str(self.word(last));
                list.push(' ');
            } else if at > 0 {
                list.push_str(", ");
            }
            list.push_str(part);
        }
        list
    }

    /// Whether a person answered "I don't know" to something that was asked.
    pub(crate) fn has_doubts(&self) -> bool {
        self.asked.iter().any(|&id| self.answers.get(id) == Some(Answer::Unknown))
    }

    /// The topics of a group that apply in some completion, each with its number and what can come out.
    pub(crate) fn topics(&self, group: usize) -> impl Iterator<Item = (usize, &'a Topic, &Possible)> {
        let topics = self.rules.topics.iter().zip(&self.possible).enumerate();
        let topics = topics.map(|(number, (topic, possible))| (number, topic, possible));
        topics.filter(move |(_, topic, possible)| topic.group == group && possible.applies())
    }

    /// The outcome of a topic, if it is certain.
    pub(crate) fn certain<'t>(&self, topic: &'t Topic, possible: &Possible) -> Option<&'t Outcome> {
        possible.certain().and_then(|outcome| topic.outcomes.get(outcome))
    }

    /// What the topics of the main groups come to, in a sentence; and which of them are open, in another.
    pub(crate) fn sum(&self) -> String {
        let mut certain: Vec<String> = Vec::new();
        let mut open: Vec<&str> = Vec::new();
        for (number, group) in self.rules.groups.iter().enumerate() {
            let topics = self.topics(number).filter(|_| group.main);
            topics.for_each(|(_, topic, possible)| match self.certain(topic, possible) {
                Some(outcome) => certain.extend(outcome.sum.map(|sum| self.outcome(sum))),
                None => open.push(self.text(topic.title)),
            });
        }
        let mut sum = self.list(&certain);
        if !certain.is_empty() {
            // Every clause begins with a plain Latin letter; the Unicode tables would cost 2 KB.
            if let Some(first) = sum.get_mut(..1) {
                first.make_ascii_uppercase();
            }
            sum.push_str(". ");
        }
        if !open.is_empty() {
            sum.push_str(&self.say(words::SUMMARY_OPEN, "topics", &self.list(&open)));
        }
        sum.truncate(sum.trim_end().len());
        sum
    }

    /// A text of an outcome, with the groups of the chosen items in place of `{question}`.
    pub(crate) fn outcome(&self, text: Text) -> String {
        self.filled(text, &self.answers)
    }

    /// A text of an outcome under some answers.
    pub(crate) fn filled(&self, text: Text, answers: &Answers) -> String {
        let template = self.text(text);
        for (at, question) in self.rules.questions.iter().enumerate() {
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
                self.list(&groups.map(|group| self.text(group.name)).collect::<Vec<_>>())
            }
            Some(Answer::Unknown | Answer::Value(_)) | None => {
                set.any.map_or(String::new(), |any| self.text(any).to_owned())
            }
        }
    }

    /// The answer to a question as it stands in the review.
    pub(crate) fn answer(&self, question: QuestionId) -> String {
        let kind = self.question(question).map(|question| &question.kind);
        match (kind, self.answers.get(question)) {
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

    /// "Question 3 · at most 4 left". The number left counts the questions behind this one that were answered before, and
    /// every open question that still matters.
    pub(crate) fn progress(&self, question: QuestionId) -> String {
        let asked = self.asked.iter().filter(|other| !self.locked.contains(other));
        let before = asked.clone().filter(|&&other| other < question).count();
        let all = asked.count().saturating_add(questions_left(&self.case));
        let left = all.saturating_sub(before).saturating_sub(1);
        let number = self.say(words::QUESTION_NUMBER, "n", &decimal(before.saturating_add(1)));
        let left = match left {
            0 => self.word(words::LAST_QUESTION).to_owned(),
            1 => self.say(words::AT_MOST_LEFT_ONE, "n", "1"),
            many => self.say(words::AT_MOST_LEFT_OTHER, "n", &decimal(many)),
        };
        [number, left].join(" · ")
    }

    /// "2 regions, 1 agency area"; nothing while nothing is chosen.
    pub(crate) fn count(&self, set: &SetKind, items: u64) -> String {
        let (number, groups) = (members(items).count(), set.groups_of(items).len());
        let item_word = if number == 1 { words::REGIONS_COUNT_ONE } else { words::REGIONS_COUNT_OTHER };
        let group_word = match groups {
            0 => words::AREAS_COUNT_ZERO,
            1 => words::AREAS_COUNT_ONE,
            _ => words::AREAS_COUNT_OTHER,
        };
        if number == 0 {
            return String::new();
        }
        [self.say(item_word, "n", &decimal(number)), self.say(group_word, "n", &decimal(groups))].join(", ")
    }

    /// The mark that tells a status, and what it means.
    pub(crate) fn mark(&self, status: Status) -> (&'a str, &'a str) {
        let (mark, meaning) = match status {
            Status::Stated => (words::STATUS_STATED, words::STATUS_STATED_MEANING),
            Status::Implied => (words::STATUS_IMPLIED, words::STATUS_IMPLIED_MEANING),
            Status::Outside => (words::STATUS_OUTSIDE, words::STATUS_OUTSIDE_MEANING),
            Status::Silent => (words::STATUS_SILENT, words::STATUS_SILENT_MEANING),
        };
        (self.word(mark), self.word(meaning))
    }
}
