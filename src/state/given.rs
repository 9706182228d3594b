//! What the host page gives and asks: answers that it knows, each with its origin, and a page to show.

use super::{Action, Place, Session, first_open};
use kanta_engine::{Answer, Kind, Opened, QuestionId, RuleSet, bit, is_link_of, open_link};

/// An answer that the host page gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenAnswer {
    /// The question.
    pub question: QuestionId,
    /// The answer.
    pub answer: Answer,
    /// Where it comes from, in the host's words.
    pub origin: String,
    /// Whether it stands, so that the question is not asked. Otherwise it is chosen beforehand when the question is asked.
    pub locked: bool,
}

impl Session {
    /// The answer that the host gave to a question.
    pub fn given(&self, question: QuestionId) -> Option<&GivenAnswer> {
        self.given.iter().find(|given| given.question == question)
    }

    /// Whether the host's answer to a question stands.
    pub fn is_locked(&self, question: QuestionId) -> bool {
        self.given(question).is_some_and(|given| given.locked)
    }

    /// Takes an answer from the host; `None` takes back what was given before. What was given already changes nothing: a host may give
    /// all it knows again and again.
    pub fn give(&mut self, id: QuestionId, answer: Option<Answer>, origin: String, locked: bool) {
        let given = answer.map(|answer| GivenAnswer { question: id, answer, origin, locked });
        if self.given(id) == given.as_ref() {
            return;
        }
        let locked_before = self.is_locked(id);
        self.given.retain(|given| given.question != id);
        self.given.extend(given);
        if locked || locked_before {
            let stands = answer.filter(|_| locked);
            self.answers.set(id, stands);
            // Who goes back from a change goes back to this, too.
            if let Some((_, before)) = &mut self.changing {
                before.set(id, stands);
            }
        }
        let (asked, counted) = self.asked();
        let open = first_open(&self.rules, &counted);
        match self.place {
            // A question that is still asked stays, with what is chosen there, unless an earlier one is open now.
            Place::Question(shown)
                if shown != id
                    && (open == self.place
                        || asked.contains(&shown)
                            && !matches!(open, Place::Question(open) if open < shown)) => {}
            Place::Review => {}
            // The page of a question that is not asked any more, or a result for which an answer is now missing.
            Place::Question(_) | Place::Result => {
                let (changing, kept) = (self.changing.take(), self.kept.take());
                self.show(if self.opened.is_some() { Place::Review } else { open });
                self.changing = changing.filter(|(changed, _)| *changed != id);
                self.kept = kept;
            }
        }
    }

    /// Shows a page as the host asks: a question by its id, `result`, or nothing for the first question that is open. Says whether
    /// there is such a page now.
    pub fn go(&mut self, place: &str) -> bool {
        let (asked, counted) = self.asked();
        let open = first_open(&self.rules, &counted);
        let question = self.rules.questions.iter().position(|known| known.id == place).map(QuestionId);
        match question {
            Some(id) if !self.is_locked(id) && (asked.contains(&id) || open == Place::Question(id)) => {
                if self.place == Place::Result {
                    *self = self.reduce(Action::ChangeAnswer(id));
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

    /// Shows a page that was shown before, `review` among them, as it was left. `link` is the code in the page's address, of which the
    /// review says again what it said. Says whether there is such a page now.
    pub fn return_to(&mut self, place: &str, link: &str) -> bool {
        if place == "review" {
            if self.opened.is_none() {
                let whole = Opened { same_rules: true, intact: true, ..Opened::default() };
                self.opened = Some(if link.is_empty() { whole } else { open_link(&self.rules, link) });
            }
            self.show(Place::Review);
            return true;
        }
        if self.go(place) {
            return true;
        }
        // A result that was left for a change which is not finished stands for the answers of then, as on the guide's own way back.
        if let Some((_, answers)) = &self.changing
            && place == "result"
            && first_open(&self.rules, answers) == Place::Result
        {
            self.answers = answers.clone();
            self.show(Place::Result);
            return true;
        }
        false
    }

    /// Goes on with the answers and finished tasks of a code, at a place as [`Session::return_to`] shows it, without a review: they are
    /// the visitor's own. Of the codes of before, separated by blanks, the one of these rules has what the code does not; the others are
    /// kept, to compare with.
    pub fn resume(&mut self, (code, earlier): (&str, &str), place: &str, link: &str) {
        let (own, others): (Vec<&str>, Vec<&str>) =
            earlier.split(' ').partition(|code| is_link_of(code, &self.rules.id));
        self.elsewhere = others.join(" ");
        let own = own.first().copied().unwrap_or_default();
        let (opened, before) = (open_link(&self.rules, code), open_link(&self.rules, own));
        self.answers = opened.answers;
        for id in (0..self.rules.questions.len()).map(QuestionId) {
            self.answers.set(id, self.answers.get(id).or(before.answers.get(id)));
        }
        self.done = opened.done | before.done;
        self.opened = None;
        self.apply_locked();
        if !self.return_to(place, link) {
            self.go("");
            // As after a review, what is open is asked, not what comes after it and was answered.
            if let Place::Question(open) = self.place {
                self.changing = Some((open, self.answers.clone()));
            }
        }
    }

    /// Opens the review of the answers in a link's code; what the host gave stays.
    pub fn open(&mut self, code: &str) {
        let mut session = Session::opening(self.rules.clone(), code);
        session.given = std::mem::take(&mut self.given);
        session.apply_locked();
        *self = session;
    }

    /// Puts the host's answers that stand in place of any others.
    fn apply_locked(&mut self) {
        for GivenAnswer { question, answer, .. } in self.given.iter().filter(|given| given.locked) {
            self.answers.set(*question, Some(*answer));
        }
    }

    /// A session that starts again, with what the host gave.
    pub fn restarted(&self) -> Session {
        let mut session = Session::new(self.rules.clone());
        session.given.clone_from(&self.given);
        session.resume(("", ""), "", "");
        session
    }
}

/// Reads a question's id and its values as the host writes them: a value, items separated by commas, `unknown`, or nothing to take
/// back what was given before. `None` if the rule set does not know the question or a value.
pub fn read_answer(rules: &RuleSet, question: &str, values: &str) -> Option<(QuestionId, Option<Answer>)> {
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
