//! What the host page gives and asks: answers that it knows, each with where it comes from, and a page to turn to.

use super::{Action, Place, State, first_open};
use kanta_engine::{Answer, Kind, QuestionId, RuleSet, bit, open_link};

/// An answer that the host page gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The question.
    pub question: QuestionId,
    /// The answer.
    pub answer: Answer,
    /// Where it comes from, in the host's words.
    pub origin: String,
    /// Whether it stands: the question is then not asked. Otherwise it is what is chosen when the question is asked.
    pub locked: bool,
}

impl State {
    /// The answer that the host gave to a question.
    pub fn given(&self, question: QuestionId) -> Option<&Given> {
        self.given.iter().find(|given| given.question == question)
    }

    /// Whether the host's answer to a question stands.
    pub fn locks(&self, question: QuestionId) -> bool {
        self.given(question).is_some_and(|given| given.locked)
    }

    /// Takes an answer from the host; none takes back what was given before.
    pub fn give(&mut self, id: QuestionId, answer: Option<Answer>, origin: String, locked: bool) {
        let locked_before = self.locks(id);
        self.given.retain(|given| given.question != id);
        if let Some(answer) = answer {
            self.given.push(Given { question: id, answer, origin, locked });
        }
        if locked || locked_before {
            self.answers.set(id, answer.filter(|_| locked));
        }
        // The page may be that of a question that is not asked any more, or a result for which an answer is now missing.
        match self.place {
            // Unless an earlier question is open now, another question stays, with what is chosen there.
            Place::Question(shown) if shown != id && !self.is_open_before(shown) => {}
            Place::Review => {}
            Place::Question(_) | Place::Result => {
                let (changing, kept) = (self.changing.take(), self.kept);
                self.show(first_open(self.rules, &self.asked().1));
                self.changing = changing.filter(|(changed, _)| *changed != id);
                self.kept = kept;
            }
        }
    }

    /// Whether a question before this one is open.
    fn is_open_before(&self, question: QuestionId) -> bool {
        matches!(first_open(self.rules, &self.asked().1), Place::Question(open) if open < question)
    }

    /// Turns to a page as the host asks: a question by its id, `result`, or nothing for the first question that is open. Says
    /// whether there is such a page now.
    pub fn go(&mut self, place: &str) -> bool {
        let (asked, counted) = self.asked();
        let open = first_open(self.rules, &counted);
        let question = self.rules.questions.iter().position(|known| known.id == place).map(QuestionId);
        match question {
            Some(id) if !self.locks(id) && (asked.contains(&id) || open == Place::Question(id)) => {
                if self.place == Place::Result {
                    *self = self.after(Action::Reopened(id));
                } else {
                    self.show(Place::Question(id));
                }
                true
            }
            None if place.is_empty() || place == "result" && open == Place::Result => {
                self.opened = None;
                self.show(open);
                true
            }
            Some(_) | None => false,
        }
    }

    /// Goes on with the answers and finished tasks of a code where they were left, without a review: they are the visitor's own.
    pub fn resume(&mut self, code: &str, place: &str) {
        let opened = open_link(self.rules, code);
        self.answers = opened.answers;
        self.done = opened.done;
        self.opened = None;
        self.hold();
        if !self.go(place) {
            self.go("");
        }
    }

    /// Puts the host's answers that stand in place of any others.
    pub fn hold(&mut self) {
        for Given { question, answer, .. } in self.given.iter().filter(|given| given.locked) {
            self.answers.set(*question, Some(*answer));
        }
    }

    /// The start again, with what the host gave.
    pub fn restarted(&self) -> State {
        let mut state = State::new(self.rules);
        state.given.clone_from(&self.given);
        state.resume("", "");
        state
    }
}

/// What the host means by a question's id and its values: a value, items separated by commas, `unknown`, or nothing to take back
/// what was given before. `None` if the rule set does not know the question or a value.
pub fn understood(rules: &RuleSet, question: &str, values: &str) -> Option<(QuestionId, Option<Answer>)> {
    let at = rules.questions.iter().position(|known| known.id == question)?;
    let answer = match &rules.questions.get(at)?.kind {
        _ if values.is_empty() => None,
        _ if values == "unknown" => Some(Answer::Unknown),
        Kind::Choice(known) => Some(Answer::Value(known.iter().position(|value| value.id == values)?)),
        Kind::Set(set) => {
            let mut items = 0;
            for code in values.split(',') {
                items |= bit(set.items.iter().position(|item| item.code == code)?);
            }
            Some(Answer::Items(items))
        }
    };
    Some((QuestionId(at), answer))
}
