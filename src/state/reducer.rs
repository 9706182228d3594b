//! The reducer: a session and an action make the next session.

use super::{Action, Keep, Kept, Place, Session, first_open};
use kanta_engine::{Answer, Kind, QuestionId, bit};

impl Session {
    /// The session after an action. An action that makes no sense on the page that is shown changes nothing.
    pub fn reduce(&self, action: Action) -> Session {
        let mut next = self.clone();
        match (action, self.place) {
            (Action::Restart, _) => return self.restarted(),
            (Action::ChooseValue(value), Place::Question(_)) => next.draft = Some(Answer::Value(value)),
            (Action::AddItem(item), Place::Question(question)) => {
                next.choose_items(question, |before| before | bit(item));
                next.added = Some(item);
            }
            (Action::ToggleItems(items), Place::Question(question)) => {
                next.choose_items(question, |before| {
                    if items & !before == 0 { before & !items } else { before | items }
                });
            }
            (Action::RemoveItems(items), Place::Question(question)) => {
                next.choose_items(question, |before| before & !items);
            }
            (Action::ToggleUnknown, Place::Question(question)) => {
                next.draft = self.with_unknown_toggled(question);
                next.forget_search();
            }
            (Action::Continue, Place::Question(question)) => next.confirm(question),
            (Action::Continue, Place::Review) => next.leave_review(),
            (Action::GoBack, Place::Question(question)) => next.go_back(question),
            (Action::ChangeAnswer(question), Place::Result | Place::Review) if !self.is_locked(question) => {
                next.show(Place::Question(question));
                next.changing = Some((question, self.answers.clone()));
            }
            (Action::ToggleTask(task), Place::Result) => next.done ^= bit(task),
            (Action::ToggleMap(topic), Place::Result) => {
                next.mapped = Some(topic).filter(|wanted| self.mapped != Some(*wanted));
            }
            (Action::Unfold, _) => next.unfolded = true,
            (Action::SetRules(at), _) => next.turning = Some(at),
            // A link can be had on every page, so that one can go on later.
            (Action::Keep(way @ Keep::Link), _) | (Action::Keep(way), Place::Result) => {
                // What is kept, and whether that works, is known when the app has done it.
                next.kept = Some(Kept { way, content: String::new(), done: None });
            }
            (
                Action::ChooseValue(_)
                | Action::AddItem(_)
                | Action::ToggleItems(_)
                | Action::RemoveItems(_)
                | Action::ToggleUnknown
                | Action::GoBack,
                Place::Review | Place::Result,
            )
            | (Action::Continue, Place::Result)
            | (Action::ChangeAnswer(_), _)
            | (
                Action::ToggleTask(_) | Action::ToggleMap(_) | Action::Keep(_),
                Place::Question(_) | Place::Review,
            )
            | (Action::FollowError | Action::Reveal(_) | Action::SetLanguage(_) | Action::FetchExtras, _) => {
            }
        }
        next
    }

    /// Confirms what is chosen, or counts an error where nothing is.
    fn confirm(&mut self, question: QuestionId) {
        match self.draft {
            None => self.errors = self.errors.saturating_add(1),
            Some(answer) => {
                self.answers.set(question, Some(answer));
                self.show(self.following(question));
            }
        }
    }

    /// Goes on from the review with its answers. What is open is asked, not what comes after it and was answered.
    fn leave_review(&mut self) {
        self.opened = None;
        let place = first_open(&self.rules, &self.asked().1);
        self.show(place);
        if let Place::Question(open) = place {
            self.changing = Some((open, self.answers.clone()));
        }
    }

    /// Goes back a page. A result or review that was left to change an answer stands for the answers of then.
    fn go_back(&mut self, question: QuestionId) {
        let Some(place) = self.before(question) else { return };
        if let (Place::Result | Place::Review, Some((_, answers))) = (place, &self.changing) {
            self.answers.clone_from(answers);
        }
        self.show(place);
    }

    /// Puts other items of a set question in place of those chosen. What was typed to find one has served.
    fn choose_items(&mut self, question: QuestionId, change: impl Fn(u64) -> u64) {
        let Some(Kind::Set(set)) = self.question(question).map(|question| &question.kind) else { return };
        let items = change(self.chosen()) & set.all();
        self.draft = Some(items).filter(|&items| items != 0).map(Answer::Items);
        self.forget_search();
    }

    /// The draft with "I don't know" chosen; taken back where a set question had it.
    fn with_unknown_toggled(&self, question: QuestionId) -> Option<Answer> {
        let is_set = matches!(self.question(question).map(|question| &question.kind), Some(Kind::Set(_)));
        if is_set && self.draft == Some(Answer::Unknown) { None } else { Some(Answer::Unknown) }
    }
}
