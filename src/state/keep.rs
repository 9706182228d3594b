//! What a person takes along: a link that restores the answers, the result as plain text, and the receipt.

use super::{Keep, Speech, State};
use crate::words::{self, fill};
use kanta_engine::{Date, bit, link, receipt_json, tasks};

/// Where the link of a result begins its code, after the address of the page.
const FRAGMENT: &str = "#kanta-guide=";

/// What only the browser knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Here {
    /// The day.
    pub today: Date,
    /// The address of the page, without its fragment.
    pub address: String,
}

impl Speech<'_> {
    /// What is kept in a way; nothing on paper, for there it is the page itself.
    pub(crate) fn kept(&self, keep: Keep, state: &State, here: &Here) -> String {
        match keep {
            Keep::Print => String::new(),
            Keep::Link => [&here.address, FRAGMENT, &link(self.rules, &self.answers, state.done)].concat(),
            Keep::Text => self.plain(state, here),
            Keep::Receipt => receipt_json(self.rules, &self.answers, here.today),
        }
    }

    /// "Kanta Services: the rules of April 2021. Drawn up on …. Rule set 2021-04, hash …"
    pub(crate) fn drawn_up(&self, here: &Here) -> String {
        let date = self.date(here.today);
        let gaps = [
            ("title", self.text(self.rules.title)),
            ("date", &date),
            ("id", &self.rules.id),
            ("hash", &self.rules.hash),
        ];
        fill(self.word(words::DRAWN_UP), &gaps)
    }

    /// The result as plain text.
    fn plain(&self, state: &State, here: &Here) -> String {
        let mut text = Plain(String::new());
        text.line(&[&self.sum()]);
        text.line(&[&self.say(words::CHECK_WITH, "date", &self.date(self.rules.as_of))]);
        for (topic, possible) in self.rules.topics.iter().zip(&self.possible) {
            if !possible.applies() {
                continue;
            }
            let outcome = match self.certain(topic, possible) {
                Some(outcome) => self.outcome(outcome.title),
                None => self.told(topic, possible, &self.answers),
            };
            text.line(&["\n", self.text(topic.title), ": ", &outcome, "."]);
            text.line(&[&self.because(topic).unwrap_or_default()]);
            for &row in &possible.rows {
                let Some(row) = topic.rows.get(row).filter(|_| possible.certain().is_some()) else {
                    continue;
                };
                text.line(&[self.mark(row.status).0, ": ", self.text(row.rule)]);
                for pointer in &row.sources {
                    let Some(source) = self.rules.sources.get(pointer.source) else { continue };
                    let heading = source.headings.get(pointer.heading).map_or("", String::as_str);
                    text.line(&[&source.page, ": ", heading, ", ", &source.url]);
                }
            }
        }
        text.line(&["\n", self.word(words::CHECKLIST_TITLE)]);
        for at in tasks(&self.case) {
            let Some(task) = self.rules.tasks.get(at) else { continue };
            let mark = if state.done & bit(at) == 0 { "[ ] " } else { "[x] " };
            text.line(&[mark, self.text(task.title), ". ", self.text(task.detail)]);
        }
        text.line(&["\n", self.word(words::ANSWERS_TITLE)]);
        for &id in &self.asked {
            let short = self.rules.questions.get(id.0).map_or("", |question| self.text(question.short));
            text.line(&[short, ": ", &self.answer(id)]);
        }
        text.line(&["\n", &self.drawn_up(here)]);
        text.0
    }
}

/// A text, written a line at a time.
struct Plain(String);

impl Plain {
    /// Adds a line, put together from parts; one with no words is left out.
    #[inline(never)]
    fn line(&mut self, parts: &[&str]) {
        let line = parts.concat();
        if !line.is_empty() {
            self.0.push_str(&line);
            self.0.push('\n');
        }
    }
}
