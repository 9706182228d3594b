//! The review of all answers, each with a button to change it.

use super::pen::Pen;
use crate::state::Action;
use crate::words;

/// The review of all answers.
pub(super) fn answers(pen: &mut Pen<'_>) {
    let speech = pen.speech;
    pen.begin("dl.summary-list");
    pen.part("answers");
    for &id in &speech.asked {
        let Some(question) = speech.rules.questions.get(id.0) else { continue };
        let short = speech.text(question.short);
        pen.begin("div.summary-list__row");
        pen.set("data-answer", &question.id);
        pen.say("dt.summary-list__key", short);
        pen.say("dd.summary-list__value", &speech.answer(id));
        pen.begin("dd.summary-list__actions");
        pen.button("button.link-button", "change", Action::Reopened(id));
        pen.set("aria-label", &speech.say(words::CHANGE_QUESTION, "question", short));
        pen.word(words::CHANGE);
        pen.end();
        pen.end();
        pen.end();
    }
    pen.end();
}
