//! Putting things into words: lists, dates, answers and reasons in the language in use.

use crate::words::{self, MONTHS, Word, fill};
use kanta_engine::{Answer, Answers, Date, Kind, Outcome, Pack, QuestionId, RuleSet, SetKind, Text, Topic};

/// A rule set and the texts of one language.
#[derive(Clone, Copy, Debug)]
pub struct Speech<'a> {
    /// The rules.
    pub rules: &'a RuleSet,
    /// The texts.
    pub pack: &'a Pack,
}

impl<'a> Speech<'a> {
    /// A word of the interface.
    pub(crate) fn word(&self, word: Word) -> &'a str {
        self.pack.word(word.0)
    }

    /// A word of the interface with its gaps filled.
    pub(crate) fn say(&self, word: Word, gaps: &[(&str, &str)]) -> String {
        fill(self.word(word), gaps)
    }

    /// A text of the rule set.
    pub(crate) fn text(&self, text: Text) -> String {
        self.pack.text(text).to_owned()
    }

    /// A text of the rule set that may not be there.
    pub(crate) fn maybe(&self, text: Option<Text>) -> Option<String> {
        text.map(|text| self.text(text))
    }

    /// A date in words.
    pub(crate) fn date(&self, date: Date) -> String {
        let month = usize::from(date.month).checked_sub(1).and_then(|at| MONTHS.get(at));
        let month = month.map_or("", |month| self.word(*month));
        let (day, year) = (date.day.to_string(), date.year.to_string());
        self.say(words::DATE, &[("day", &day), ("month", month), ("year", &year)])
    }

    /// "a, b and c".
    pub(crate) fn list(&self, parts: &[String]) -> String {
        match parts {
            [] => String::new(),
            [only] => only.clone(),
            [first @ .., last] => format!("{} {} {last}", first.join(", "), self.word(words::AND)),
        }
    }

    /// A text of an outcome, with the groups of the chosen items in place of `{question}`.
    pub(crate) fn outcome(&self, text: Text, answers: &Answers) -> String {
        let template = self.pack.text(text);
        if !template.contains('{') {
            return template.to_owned();
        }
        let questions = self.rules.questions.iter().enumerate();
        let groups = questions.filter_map(|(at, question)| match &question.kind {
            Kind::Set(set) => Some((question.id.as_str(), self.groups(set, answers.get(QuestionId(at))))),
            Kind::Choice(_) => None,
        });
        let gaps: Vec<(&str, String)> = groups.collect();
        let gaps: Vec<(&str, &str)> = gaps.iter().map(|(name, value)| (*name, value.as_str())).collect();
        fill(template, &gaps)
    }

    /// The groups of the chosen items, by name.
    fn groups(&self, set: &SetKind, answer: Option<Answer>) -> String {
        match answer {
            Some(Answer::Items(items)) => {
                let groups = set.groups_of(items).into_iter().filter_map(|at| set.groups.get(at));
                self.list(&groups.map(|group| self.text(group.name)).collect::<Vec<_>>())
            }
            Some(Answer::Unknown | Answer::Value(_)) | None => self.maybe(set.any).unwrap_or_default(),
        }
    }

    /// The short name of an outcome.
    pub(crate) fn short(&self, outcome: &Outcome, answers: &Answers) -> String {
        self.outcome(outcome.short, answers)
    }

    /// An answer as it stands in the review.
    pub(crate) fn answer(&self, question: QuestionId, answer: Answer) -> String {
        let kind = self.rules.questions.get(question.0).map(|question| &question.kind);
        match (kind, answer) {
            (Some(Kind::Choice(values)), Answer::Value(value)) => {
                values.get(value).map_or(String::new(), |value| self.text(value.label))
            }
            (Some(Kind::Set(set)), Answer::Items(items)) => {
                let chosen = set.items.iter().enumerate().filter(|(at, _)| has(items, *at));
                chosen.map(|(_, item)| self.text(item.name)).collect::<Vec<_>>().join(", ")
            }
            (
                Some(Kind::Choice(_) | Kind::Set(_)) | None,
                Answer::Unknown | Answer::Value(_) | Answer::Items(_),
            ) => self.word(words::NOT_ANSWERED).to_owned(),
        }
    }

    /// An answer as a reason for a conclusion of `topic`: of a set, the facts that the topic looks at.
    pub(crate) fn reason(&self, topic: &Topic, question: QuestionId, answer: Option<Answer>) -> Vec<String> {
        let kind = self.rules.questions.get(question.0).map(|question| &question.kind);
        match (kind, answer) {
            (Some(Kind::Choice(values)), Some(Answer::Value(value))) => {
                values.get(value).map(|value| self.text(value.because)).into_iter().collect()
            }
            (Some(Kind::Set(set)), Some(Answer::Items(items))) => {
                let class = set.class_of(items).and_then(|class| set.classes.get(class));
                let looked_at = topic.facts.iter().filter(|(of, _)| *of == question);
                let value = |&(_, fact): &(QuestionId, usize)| {
                    let value = class.and_then(|class| class.get(fact))?;
                    set.facts.get(fact)?.values.get(*value)
                };
                looked_at.filter_map(value).map(|value| self.text(value.because)).collect()
            }
            (Some(Kind::Choice(_) | Kind::Set(_)) | None, _) => Vec::new(),
        }
    }
}

/// Whether a bit set has a member.
pub(crate) fn has(set: u64, member: usize) -> bool {
    u32::try_from(member).ok().and_then(|shift| set.checked_shr(shift)).is_some_and(|rest| rest & 1 == 1)
}
