//! The line that says what a result was drawn up from, and when.

use super::Texts;
use super::words::{self, fill};
use kanta_engine::Date;

impl Texts<'_> {
    /// "Kanta Services: the rules of April 2021. Drawn up on …. Rule set 2021-04, hash …"
    pub(crate) fn drawn_up(&self, today: Date) -> String {
        let rules = self.evaluation.rules;
        let date = self.date(today);
        // So much of the hash as tells rule sets apart; the whole stands in "About these rules".
        let hash = rules.hash.get(..8).unwrap_or_default();
        let gaps = [("title", self.text(rules.title)), ("date", &date), ("id", &rules.id), ("hash", hash)];
        fill(self.word(words::DRAWN_UP), &gaps)
    }
}
