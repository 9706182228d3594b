//! The review of all answers, each with a button to change it.

use super::pen::Pen;
use crate::state::{Action, State};
use crate::words;

/// The review of all answers. Beside one that the host gave and that stands as given is said where it comes from.
pub(super) fn answers(pen: &mut Pen<'_>, state: &State) {
    let speech = pen.speech;
    pen.begin("dl.summary-list");
    pen.part("answers");
    for &id in &speech.asked {
        let Some(question) = speech.question(id) else { continue };
        let short = speech.text(question.short);
        pen.begin("div.summary-list__row");
        pen.set("data-answer", &question.id);
        pen.say("dt.summary-list__key", short);
        pen.begin("dd.summary-list__value");
        pen.text(&speech.answer(id));
        if let Some(given) = state.given(id).filter(|given| speech.answers.get(id) == Some(given.answer)) {
            pen.begin("p.source");
            pen.part("origin");
            pen.text(&given.origin);
            pen.end();
        }
        pen.end();
        pen.begin("dd.summary-list__actions");
        if !speech.locked.contains(&id) {
            pen.button("button.link-button", "change", Action::Reopened(id));
            pen.set("aria-label", &speech.say(words::CHANGE_QUESTION, "question", short));
            pen.word(words::CHANGE);
            pen.end();
        }
        pen.end();
        pen.end();
    }
    pen.end();
}
