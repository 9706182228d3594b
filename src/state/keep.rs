//! What a person takes along: a link that restores the answers, and the receipt.

use super::{Keep, Speech, State};
use crate::words::{self, fill};
use kanta_engine::{Date, link, receipt_json};

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
    /// What is kept in a way; nothing where it is made of the page itself, as paper and text are.
    pub(crate) fn kept(&self, keep: Keep, state: &State, here: &Here) -> String {
        match keep {
            Keep::Print | Keep::Text => String::new(),
            Keep::Link => [&here.address, FRAGMENT, &link(self.rules, &self.answers, state.done)].concat(),
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
}
