//! What follows from a session: the questions that were asked, the answers that count, and what they leave possible.

use super::Session;
use kanta_engine::{
    Answer, Answers, Case, Outcome, Possible, Question, QuestionId, RuleSet, SetKind, Since, Topic, bit,
    outcomes, questions_left,
};

/// The evaluation of a session's answers under its rules.
#[derive(Clone, Debug)]
pub struct Evaluation<'a> {
    /// The rules.
    pub rules: &'a RuleSet,
    /// The questions that were asked, in order.
    pub asked: Vec<QuestionId>,
    /// The answers that count: those to the questions that were asked.
    pub answers: Answers,
    /// What those leave possible.
    pub case: Case<'a>,
    /// For each topic, what can still come out.
    pub possible: Vec<Possible>,
    /// The questions that are not asked, as the host's answer stands.
    pub locked: Vec<QuestionId>,
    /// The codes of what was answered under other rules, separated by blanks.
    pub elsewhere: &'a str,
}

impl<'a> Evaluation<'a> {
    /// Evaluates a session.
    pub fn of(session: &'a Session) -> Evaluation<'a> {
        let (asked, answers) = session.asked();
        let case = Case::new(&session.rules, &answers);
        let possible = outcomes(&case);
        let locked = session.given.iter().filter(|given| given.locked).map(|given| given.question).collect();
        let elsewhere = &session.elsewhere;
        Evaluation { rules: &session.rules, asked, answers, case, possible, locked, elsewhere }
    }

    /// Evaluates answers alone, all of which count.
    pub fn of_answers(rules: &'a RuleSet, answers: Answers) -> Evaluation<'a> {
        let case = Case::new(rules, &answers);
        let possible = outcomes(&case);
        Evaluation { rules, asked: Vec::new(), answers, case, possible, locked: Vec::new(), elsewhere: "" }
    }

    /// What another rule set makes of the answers, with what was answered under that one.
    pub fn under<'r>(&self, since: &'r Since) -> Evaluation<'r> {
        let (rules, answers) = (&since.changes, since.answers(&self.answers, self.elsewhere));
        let case = Case::new(rules, &answers);
        let possible = outcomes(&case);
        let (asked, locked) = (self.asked.clone(), self.locked.clone());
        Evaluation { rules, asked, answers, case, possible, locked, elsewhere: "" }
    }

    /// A question of the rule set.
    pub fn question(&self, id: QuestionId) -> Option<&'a Question> {
        self.rules.questions.get(id.0)
    }

    /// Whether a person answered "I don't know" to something that was asked.
    pub fn has_unknowns(&self) -> bool {
        self.asked.iter().any(|&id| self.answers.get(id) == Some(Answer::Unknown))
    }

    /// The topics of a group that can apply, each with its number and what can come out.
    pub fn topics(&self, group: usize) -> impl Iterator<Item = (usize, &'a Topic, &Possible)> {
        let topics = self.rules.topics.iter().zip(&self.possible).enumerate();
        let topics = topics.map(|(number, (topic, possible))| (number, topic, possible));
        topics.filter(move |(_, topic, possible)| topic.group == group && possible.applies())
    }

    /// The outcome of a topic, if it is certain.
    pub fn certain<'t>(&self, topic: &'t Topic, possible: &Possible) -> Option<&'t Outcome> {
        possible.certain().and_then(|outcome| topic.outcomes.get(outcome))
    }

    /// The case as it is with other items of a set question; `None` where none is chosen.
    pub fn with_items(&self, id: QuestionId, set: &SetKind, items: u64) -> Option<Case<'a>> {
        set.class_of(items).map(|class| self.case.supposing(id, bit(class)))
    }

    /// The topics that matter most and depend on a question.
    pub fn main_topics_of(&self, id: QuestionId) -> impl Iterator<Item = &'a Topic> {
        let rules = self.rules;
        rules.topics.iter().filter(move |topic| {
            topic.questions.contains(&id) && rules.groups.get(topic.group).is_some_and(|group| group.main)
        })
    }

    /// Whether anything is certain of what matters most.
    pub fn tells(&self) -> bool {
        let mut topics = self.rules.topics.iter().zip(&self.possible);
        topics.any(|(topic, possible)| {
            possible.certain().is_some() && self.rules.groups.get(topic.group).is_some_and(|group| group.main)
        })
    }

    /// The number of a question's page, from 1, and the most pages that can come after it: those answered before, and each open
    /// question that still matters.
    pub fn progress(&self, question: QuestionId) -> (usize, usize) {
        let asked = self.asked.iter().filter(|other| !self.locked.contains(other));
        let before = asked.clone().filter(|&&other| other < question).count();
        let all = asked.count().saturating_add(questions_left(&self.case));
        (before.saturating_add(1), all.saturating_sub(before).saturating_sub(1))
    }
}
