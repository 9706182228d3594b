//! The page of a question.

use super::pen::Pen;
use super::radios::radios;
use super::standing::standing;
use super::tiles::tiles;
use crate::state::{Action, State};
use crate::words;
use kanta_engine::{Kind, Question, QuestionId};
use yew::NodeRef;

/// The page of a question; nothing for one that the rule set does not have.
pub(super) fn question(
    pen: &mut Pen<'_>,
    state: &State,
    id: QuestionId,
    heading: &NodeRef,
    summary: &NodeRef,
) {
    let speech = pen.speech;
    let Some(question) = state.question(id) else { return };
    let error = (state.errors > 0).then(|| speech.text(question.error));
    // The key makes the next question new elements: a browser would keep the old one's chosen button chosen.
    pen.begin("div");
    pen.know(Some(&question.id), &NodeRef::default());
    pen.begin(if matches!(question.kind, Kind::Set(_)) { "div.page page--map" } else { "div.page" });
    pen.begin("div.page__main");
    if let Some(error) = error {
        error_summary(pen, error, summary);
    }
    pen.begin("p.caption");
    pen.part("progress");
    pen.text(&speech.progress(id));
    pen.end();
    pen.form(Action::Continued);
    pen.begin(if error.is_some() { "div.form-group form-group--error" } else { "div.form-group" });
    fieldset(pen, state, question, error, heading);
    pen.end();
    pen.begin("div.button-group");
    pen.begin("button.button");
    pen.part("continue");
    pen.set("type", "submit");
    pen.word(words::CONTINUE);
    pen.end();
    pen.end();
    pen.end();
    pen.end();
    standing(pen);
    pen.end();
    pen.end();
}

fn fieldset(pen: &mut Pen<'_>, state: &State, question: &Question, error: Option<&str>, heading: &NodeRef) {
    let speech = pen.speech;
    let set = matches!(question.kind, Kind::Set(_));
    pen.begin("fieldset.fieldset");
    pen.part("question");
    pen.set("data-question", &question.id);
    let mut described: Vec<&str> = Vec::new();
    for (there, id) in [(question.hint.is_some(), "hint"), (set, "all"), (error.is_some(), "error")] {
        if there {
            described.push(id);
        }
    }
    if !described.is_empty() {
        pen.set("aria-describedby", &described.join(" "));
    }
    pen.begin("legend.fieldset__legend");
    pen.begin("h2.heading");
    pen.set("id", "heading");
    pen.set("tabindex", "-1");
    pen.know(None, heading);
    pen.text(speech.text(question.title));
    pen.end();
    pen.end();
    if let Some(hint) = question.hint {
        pen.begin("p.hint");
        pen.part("hint");
        pen.set("id", "hint");
        pen.text(speech.text(hint));
        pen.end();
    }
    if let Some(error) = error {
        pen.begin("p.error-message");
        pen.part("error");
        pen.set("id", "error");
        pen.say_word("span.visually-hidden", words::ERROR_PREFIX);
        pen.text(" ");
        pen.text(error);
        pen.end();
    }
    match &question.kind {
        Kind::Choice(values) => radios(pen, &question.id, values, state.draft),
        Kind::Set(set) => tiles(pen, &question.id, set, state.draft),
    }
    pen.end();
}

/// The summary of errors. Its link cannot be an anchor: fragments do not lead into a shadow root.
fn error_summary(pen: &mut Pen<'_>, error: &str, summary: &NodeRef) {
    pen.begin("div.error-summary");
    pen.part("error-summary");
    pen.set("tabindex", "-1");
    pen.set("aria-labelledby", "error-title");
    pen.know(None, summary);
    pen.begin("div");
    pen.set("role", "alert");
    pen.begin("p.error-summary__title");
    pen.set("id", "error-title");
    pen.word(words::ERROR_TITLE);
    pen.end();
    pen.begin("ul.error-summary__list");
    pen.begin("li");
    pen.button("button.link-button", "", Action::FollowedError);
    pen.text(error);
    pen.end();
    pen.end();
    pen.end();
    pen.end();
    pen.end();
}
