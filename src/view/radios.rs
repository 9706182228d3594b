//! The values of a choice, as native radio buttons.

use super::pen::Pen;
use crate::state::Action;
use crate::words;
use kanta_engine::{Answer, Value};

/// The values of a choice, and "I don't know" set apart.
pub(super) fn radios(pen: &mut Pen<'_>, question: &str, values: &[Value], draft: Option<Answer>) {
    let speech = pen.speech;
    pen.begin("div.radios");
    for (at, value) in values.iter().enumerate() {
        let hint = value.hint.map_or("", |hint| speech.text(hint));
        let chosen = draft == Some(Answer::Value(at));
        pen.begin("label.radios__item");
        radio(pen, question, &value.id, (speech.text(value.label), hint), chosen, Action::Chose(at));
    }
    let doubts = draft == Some(Answer::Unknown);
    pen.begin("label.radios__item radios__item--apart");
    radio(pen, question, "unknown", (speech.word(words::DONT_KNOW), ""), doubts, Action::Doubted);
    pen.end();
}

/// A radio button in its label. With a hint, its name is the label alone and the hint describes it.
fn radio(
    pen: &mut Pen<'_>,
    question: &str,
    id: &str,
    (label, hint): (&str, &str),
    chosen: bool,
    action: Action,
) {
    let labelled = [question, id].join("-");
    let described = [&labelled, "hint"].join("-");
    pen.part("option");
    pen.begin("input.radios__input");
    pen.set("name", question);
    pen.set("value", id);
    if !hint.is_empty() {
        pen.set("aria-labelledby", &labelled);
        pen.set("aria-describedby", &described);
    }
    pen.tick("radio", chosen, action);
    pen.end();
    pen.begin("span.radios__text");
    pen.begin("span.radios__label");
    pen.set("id", &labelled);
    pen.text(label);
    pen.end();
    if !hint.is_empty() {
        pen.begin("span.hint");
        pen.set("id", &described);
        pen.text(hint);
        pen.end();
    }
    pen.end();
    pen.end();
}
