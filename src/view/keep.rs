//! Ways to keep the result: on paper, as a link, as text, as a receipt.

use super::pen::Pen;
use crate::state::{Action, Keep, State};
use crate::words::{self, Word};

/// The ways, with the word on the button of each.
const WAYS: [(Keep, Word); 4] = [
    (Keep::Print, words::KEEP_PRINT),
    (Keep::Link, words::KEEP_LINK),
    (Keep::Text, words::KEEP_TEXT),
    (Keep::Receipt, words::KEEP_RECEIPT),
];

/// The section. What was taken along last is shown, so that it can be read, and copied by hand where the browser refuses to.
pub(super) fn keep(pen: &mut Pen<'_>, state: &State) {
    let speech = pen.speech;
    pen.section(speech.word(words::KEEP_TITLE));
    pen.say_word("p.body", words::KEEP_INTRO);
    pen.begin("div.button-group");
    for (keep, word) in WAYS {
        pen.button("button.button button--secondary", "keep", Action::Kept(keep));
        pen.set("data-keep", keep.name());
        pen.word(word);
        pen.end();
    }
    pen.end();
    pen.begin("p.body");
    pen.set("role", "status");
    match state.kept {
        Some((Keep::Link | Keep::Text, Some(true))) => pen.word(words::KEPT_COPIED),
        Some((Keep::Receipt, Some(true))) => pen.word(words::KEPT_SAVED),
        Some((_, Some(false))) => pen.word(words::KEPT_BY_HAND),
        Some((_, Some(true) | None)) | None => {}
    }
    pen.end();
    // Its place is there always, so that the status above stays the one that is listened to (see picture.rs).
    pen.begin("div");
    if let Some((keep @ (Keep::Link | Keep::Text | Keep::Receipt), _)) = state.kept {
        pen.begin("textarea.kept");
        pen.part("kept");
        pen.set("readonly", "");
        pen.set("aria-label", speech.word(words::KEPT_LABEL));
        pen.fill(state.kept_text.clone());
        pen.end();
        match keep {
            Keep::Receipt => pen.say_word("p.body source", words::KEEP_RECEIPT_NOTE),
            Keep::Link => pen.say_word("p.body source", words::KEEP_LINK_NOTE),
            Keep::Text | Keep::Print => {}
        }
    }
    pen.end();
    pen.end();
    pen.end();
}
