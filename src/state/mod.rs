//! What a person has done so far, and what each action makes of it. No browser, no words.

mod action;
mod evaluation;
mod given;
#[cfg(test)]
mod given_tests;
mod reducer;
#[cfg(test)]
mod set_tests;
#[cfg(test)]
pub(crate) mod tests;

pub use action::{Action, Keep, Target};
pub use evaluation::Evaluation;
pub use given::{GivenAnswer, read_answer};

use kanta_engine::{
    Answer, Answers, Case, Kind, Opened, Question, QuestionId, RuleSet, next, open_link, replay,
};
use std::rc::Rc;

/// One visitor's way through the guide. The answers and the finished tasks are the only parts worth keeping; all else follows from
/// them, or is a matter of the moment.
#[derive(Clone, Debug)]
pub struct Session {
    /// The rules in force.
    pub rules: Rc<RuleSet>,
    /// Every answer ever given, also to questions that are not asked any more.
    pub answers: Answers,
    /// The finished tasks, as a bit set of places in the rule set's list.
    pub done: u64,
    /// What the host page gave.
    pub given: Vec<GivenAnswer>,
    /// The page that is shown.
    pub place: Place,
    /// What is chosen on the question page and not yet confirmed.
    pub draft: Option<Answer>,
    /// What is typed to find an item of a set by its name.
    pub typed: String,
    /// The item that was chosen last by its name, until something else is done on the page.
    pub added: Option<usize>,
    /// How often in a row Continue was pressed with nothing chosen.
    pub errors: u32,
    /// The question that is being changed from the result or the review, and the answers before.
    pub changing: Option<(QuestionId, Answers)>,
    /// What came with a link, until the person has gone on from its review.
    pub opened: Option<Opened>,
    /// The topic whose decision map is shown.
    pub mapped: Option<usize>,
    /// The codes of what was answered under other rules, separated by blanks.
    pub elsewhere: String,
    /// Whether something was unfolded that comes with the extras.
    pub unfolded: bool,
    /// The rule set that the person has turned to, until it is known how the answers carry over to it; by its place in the list of this
    /// one.
    pub turning: Option<usize>,
    /// How the result was kept last.
    pub kept: Option<Kept>,
}

/// A page of the guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The page of a question.
    Question(QuestionId),
    /// The answers that came with a link.
    Review,
    /// The result.
    Result,
}

/// The result, kept in a way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The way.
    pub way: Keep,
    /// What was kept, to be read and copied by hand.
    pub content: String,
    /// Whether the browser did it; `None` until that is known.
    pub done: Option<bool>,
}

impl Session {
    /// Whether the page shows something of the extras, or the next may.
    pub(crate) fn needs_extras(&self) -> bool {
        let shows_some = match self.place {
            Place::Question(id) => {
                matches!(self.question(id).map(|question| &question.kind), Some(Kind::Set(_)))
            }
            Place::Review | Place::Result => true,
        };
        shows_some || !self.answers.is_empty() || self.turning.is_some() || self.unfolded
    }

    /// The start: no answers, the first question.
    pub fn new(rules: Rc<RuleSet>) -> Session {
        let place = first_open(&rules, &Answers::default());
        Session {
            rules,
            answers: Answers::default(),
            done: 0,
            given: Vec::new(),
            place,
            draft: None,
            typed: String::new(),
            added: None,
            errors: 0,
            changing: None,
            opened: None,
            mapped: None,
            elsewhere: String::new(),
            unfolded: false,
            turning: None,
            kept: None,
        }
    }

    /// A session that begins with a link: whoever made it, its answers are reviewed before there is a result.
    pub fn opening(rules: Rc<RuleSet>, code: &str) -> Session {
        let opened = open_link(&rules, code);
        let mut session = Session::new(rules);
        session.answers = opened.answers.clone();
        session.done = opened.done;
        session.opened = Some(opened);
        session.show(Place::Review);
        session
    }

    /// The questions that were asked, in order, and the answers that count.
    pub fn asked(&self) -> (Vec<QuestionId>, Answers) {
        replay(&self.rules, &self.answers)
    }

    /// A question of the rule set.
    pub fn question(&self, question: QuestionId) -> Option<&Question> {
        self.rules.questions.get(question.0)
    }

    /// The page before a question; `None` before the first.
    pub fn before(&self, question: QuestionId) -> Option<Place> {
        if self.opened.is_some() {
            return Some(Place::Review);
        }
        if let Some((changed, answers)) = &self.changing
            && *changed == question
            && first_open(&self.rules, answers) == Place::Result
        {
            return Some(Place::Result);
        }
        let (asked, _) = self.asked();
        let earlier = asked.into_iter().rfind(|&other| other < question && !self.is_locked(other));
        earlier.map(Place::Question)
    }

    /// The page after a question: the review, if it was left for this; else the next open question. Who has gone back several
    /// pages comes through those answered before; who changes one answer does not.
    fn following(&self, question: QuestionId) -> Place {
        if self.opened.is_some() {
            return Place::Review;
        }
        let (asked, counted) = self.asked();
        let again =
            |&other: &QuestionId| other > question && self.changing.is_none() && !self.is_locked(other);
        let again = asked.into_iter().find(again);
        match (again, first_open(&self.rules, &counted)) {
            (Some(again), Place::Question(open)) if again < open => Place::Question(again),
            (Some(again), Place::Review | Place::Result) => Place::Question(again),
            (Some(_) | None, first) => first,
        }
    }

    /// The items of a set question that are chosen and not yet confirmed, as a bit set.
    pub fn chosen(&self) -> u64 {
        match self.draft {
            Some(Answer::Items(items)) => items,
            Some(Answer::Unknown | Answer::Value(_)) | None => 0,
        }
    }

    /// Takes what a person types to find an item of a set.
    pub fn search(&mut self, typed: String) {
        self.typed = typed;
        self.added = None;
    }

    /// Forgets what was typed to find an item, and what was found.
    fn forget_search(&mut self) {
        self.search(String::new());
    }

    /// Shows a page.
    fn show(&mut self, place: Place) {
        self.place = place;
        self.errors = 0;
        self.draft = None;
        self.forget_search();
        self.mapped = None;
        self.kept = None;
        match place {
            Place::Question(question) => {
                let given = self.given(question).map(|given| given.answer);
                self.draft = self.answers.get(question).or(given);
            }
            Place::Review | Place::Result => self.changing = None,
        }
    }
}

/// The first question that is open and matters; the result when there is none.
fn first_open(rules: &RuleSet, answers: &Answers) -> Place {
    next(&Case::new(rules, answers)).map_or(Place::Result, Place::Question)
}
