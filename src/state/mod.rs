//! What a person has done so far, what each action makes of it, and how it is put into words. No browser, no DOM types.

mod given;
mod keep;
mod reasons;
mod snapshot;
mod speech;
#[cfg(test)]
pub(crate) mod tests;

pub use given::{Given, understood};
pub use keep::Here;
pub(crate) use reasons::Change;
pub use speech::Speech;

use kanta_engine::{
    Answer, Answers, Case, Kind, Opened, Question, QuestionId, RuleSet, bit, next, open_link, replay,
};

/// Everything that one guide remembers. The answers and the finished tasks are the only parts worth keeping; all else follows
/// from them, or is a matter of the moment.
#[derive(Clone, Debug)]
pub struct State {
    /// The rules in force.
    pub rules: &'static RuleSet,
    /// Every answer ever given, also to questions that are not asked any more.
    pub answers: Answers,
    /// The finished tasks, as a bit set of places in the rule set's list.
    pub done: u64,
    /// What the host page gave.
    pub given: Vec<Given>,
    /// The page that is shown.
    pub place: Place,
    /// What is chosen on the question page and not yet confirmed.
    pub draft: Option<Answer>,
    /// How often in a row a page was confirmed with nothing chosen.
    pub errors: u32,
    /// The question that is being changed from the result or the review, and the answers before.
    pub changing: Option<(QuestionId, Answers)>,
    /// What came with a link, until the person has gone on from its review.
    pub opened: Option<Opened>,
    /// The change that stands beside the result: a topic, and which of its changes.
    pub tried: Option<(usize, usize)>,
    /// The topic whose picture is shown.
    pub pictured: Option<usize>,
    /// What was taken along last, and whether that worked, once it is known.
    pub kept: Option<(Keep, Option<bool>)>,
    /// The same as text.
    pub kept_text: String,
}

/// A page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The page of a question.
    Question(QuestionId),
    /// The answers that came with a link.
    Review,
    /// The result.
    Result,
}

/// A way to keep a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// On paper.
    Print,
    /// As a link that restores the answers.
    Link,
    /// As plain text.
    Text,
    /// As a receipt that can be recomputed.
    Receipt,
}

impl Keep {
    /// Its name among scripts.
    pub fn name(self) -> &'static str {
        match self {
            Keep::Print => "print",
            Keep::Link => "link",
            Keep::Text => "text",
            Keep::Receipt => "receipt",
        }
    }
}

/// What a person did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Chose a value of a choice.
    Chose(usize),
    /// Ticked or unticked an item of a set.
    Ticked(usize),
    /// Ticked or unticked "I don't know".
    Doubted,
    /// Confirmed what is chosen, or the answers of a link.
    Continued,
    /// Went back a page.
    WentBack,
    /// Asked to change, or to give now, the answer to a question of the result or the review.
    Reopened(QuestionId),
    /// Started again with no answers.
    Restarted,
    /// Ticked off a task, or took that back.
    TickedOff(usize),
    /// Asked what a change of a topic would make of the result, or closed that.
    Tried(usize, usize),
    /// Asked for the picture of a topic, or closed it.
    Pictured(usize),
    /// Asked to take the result along.
    Kept(Keep),
    /// Followed the link of an error to the answers; the state stays as it is.
    FollowedError,
    /// Chose a language; it comes with new texts, the state stays as it is.
    ChoseLanguage(&'static str),
}

impl State {
    /// The start: no answers, the first question.
    pub fn new(rules: &'static RuleSet) -> State {
        let place = first_open(rules, &Answers::default());
        State {
            rules,
            answers: Answers::default(),
            done: 0,
            given: Vec::new(),
            place,
            draft: None,
            errors: 0,
            changing: None,
            opened: None,
            tried: None,
            pictured: None,
            kept: None,
            kept_text: String::new(),
        }
    }

    /// The state in which somebody comes with a link: whoever made it, the answers are reviewed before there is a result.
    pub fn opening(rules: &'static RuleSet, code: &str) -> State {
        let opened = open_link(rules, code);
        let mut state = State::new(rules);
        state.answers = opened.answers.clone();
        state.done = opened.done;
        state.opened = Some(opened);
        state.show(Place::Review);
        state
    }

    /// The state after an action. An action that makes no sense on the page shown changes nothing.
    pub fn after(&self, action: Action) -> State {
        let mut next = self.clone();
        match (action, self.place) {
            (Action::Chose(value), Place::Question(_)) => next.draft = Some(Answer::Value(value)),
            (Action::Ticked(item), Place::Question(question)) => next.draft = self.ticked(question, item),
            (Action::Doubted, Place::Question(question)) => next.draft = self.doubted(question),
            (Action::Continued, Place::Question(question)) => match self.draft {
                None => next.errors = self.errors.saturating_add(1),
                Some(answer) => {
                    next.answers.set(question, Some(answer));
                    let place = next.following(question);
                    next.show(place);
                }
            },
            (Action::Continued, Place::Review) => {
                next.opened = None;
                let place = first_open(self.rules, &self.asked().1);
                next.show(place);
                // What is open is asked, not what comes after it and was answered.
                if let Place::Question(open) = place {
                    next.changing = Some((open, self.answers.clone()));
                }
            }
            (Action::WentBack, Place::Question(question)) => {
                if let Some(place) = self.before(question) {
                    // Back to where it was left from, which stands for the answers of then.
                    if let (Place::Result | Place::Review, Some((_, answers))) = (place, &self.changing) {
                        next.answers = answers.clone();
                    }
                    next.show(place);
                }
            }
            (Action::Reopened(question), Place::Result | Place::Review) if !self.locks(question) => {
                next.show(Place::Question(question));
                next.changing = Some((question, self.answers.clone()));
            }
            (Action::Restarted, _) => return self.restarted(),
            (Action::TickedOff(task), Place::Result) => next.done ^= bit(task),
            (Action::Tried(topic, change), Place::Result) => {
                next.tried = Some((topic, change)).filter(|tried| self.tried != Some(*tried));
            }
            (Action::Pictured(topic), Place::Result) => {
                next.pictured = Some(topic).filter(|pictured| self.pictured != Some(*pictured));
            }
            (Action::Kept(keep), Place::Result) => next.kept = Some((keep, None)),
            (
                Action::Chose(_) | Action::Ticked(_) | Action::Doubted | Action::WentBack,
                Place::Review | Place::Result,
            )
            | (Action::Continued, Place::Result)
            | (Action::Reopened(_), _)
            | (
                Action::TickedOff(_) | Action::Tried(..) | Action::Pictured(_) | Action::Kept(_),
                Place::Question(_) | Place::Review,
            )
            | (Action::FollowedError | Action::ChoseLanguage(_), _) => {}
        }
        next
    }

    /// The questions that were asked, in order, and the answers that count.
    pub fn asked(&self) -> (Vec<QuestionId>, Answers) {
        replay(self.rules, &self.answers)
    }

    /// A question of the rule set.
    pub fn question(&self, question: QuestionId) -> Option<&Question> {
        self.rules.questions.get(question.0)
    }

    /// The page before a question, `None` before the first.
    pub fn before(&self, question: QuestionId) -> Option<Place> {
        if self.opened.is_some() {
            return Some(Place::Review);
        }
        if let Some((changed, answers)) = &self.changing
            && *changed == question
            && first_open(self.rules, answers) == Place::Result
        {
            return Some(Place::Result);
        }
        let (asked, _) = self.asked();
        let earlier = asked.into_iter().rfind(|&other| other < question && !self.locks(other));
        earlier.map(Place::Question)
    }

    /// The page after a question: the review, if it was left for this; else the next that is open; unless one is changing just
    /// one answer, before that the next of those answered before, as the person may have gone back several.
    fn following(&self, question: QuestionId) -> Place {
        if self.opened.is_some() {
            return Place::Review;
        }
        let (asked, counted) = self.asked();
        let again = |&other: &QuestionId| other > question && self.changing.is_none() && !self.locks(other);
        let again = asked.into_iter().find(again);
        match (again, first_open(self.rules, &counted)) {
            (Some(again), Place::Question(open)) if again < open => Place::Question(again),
            (Some(again), Place::Review | Place::Result) => Place::Question(again),
            (Some(_) | None, first) => first,
        }
    }

    /// Turns to a page.
    fn show(&mut self, place: Place) {
        self.place = place;
        self.errors = 0;
        self.draft = None;
        self.tried = None;
        self.pictured = None;
        self.kept = None;
        match place {
            Place::Question(question) => {
                let given = self.given(question).map(|given| given.answer);
                self.draft = self.answers.get(question).or(given);
            }
            Place::Review | Place::Result => self.changing = None,
        }
    }

    /// The draft with an item ticked or unticked.
    fn ticked(&self, question: QuestionId, item: usize) -> Option<Answer> {
        let Some(Kind::Set(set)) = self.question(question).map(|question| &question.kind) else {
            return self.draft;
        };
        let tick = if item < set.items.len() { bit(item) } else { 0 };
        let before = match self.draft {
            Some(Answer::Items(items)) => items,
            Some(Answer::Unknown | Answer::Value(_)) | None => 0,
        };
        Some(before ^ tick).filter(|&items| items != 0).map(Answer::Items)
    }

    /// The draft with "I don't know" ticked; unticked where a set question had it.
    fn doubted(&self, question: QuestionId) -> Option<Answer> {
        let is_set = matches!(self.question(question).map(|question| &question.kind), Some(Kind::Set(_)));
        if is_set && self.draft == Some(Answer::Unknown) { None } else { Some(Answer::Unknown) }
    }
}

/// The first question that is open and matters; the result when there is none.
fn first_open(rules: &RuleSet, answers: &Answers) -> Place {
    next(&Case::new(rules, answers)).map_or(Place::Result, Place::Question)
}
