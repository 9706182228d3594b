//! The values of a choice, as native radio buttons.

use super::element::{el, input, list, text};
use crate::state::{Action, Speech};
use crate::words;
use kanta_engine::{Answer, Value};
use yew::prelude::*;

/// The values of a choice, and "I don't know" set apart.
pub(super) fn radios(
    speech: &Speech<'_>,
    question: &str,
    values: &[Value],
    draft: Option<Answer>,
    act: &Callback<Action>,
) -> Html {
    let mut rows: Vec<Html> = Vec::new();
    for (at, value) in values.iter().enumerate() {
        let hint = value.hint.map(|hint| speech.text(hint));
        let chosen = draft == Some(Answer::Value(at));
        rows.push(radio(question, &value.id, speech.text(value.label), hint, chosen, Action::Chose(at), act));
    }
    let doubts = draft == Some(Answer::Unknown);
    rows.push(radio(question, "unknown", speech.word(words::DONT_KNOW), None, doubts, Action::Doubted, act));
    list("div", &[("class", "radios")], rows)
}

/// A radio button with its label. With a hint, its name is the label alone and the hint describes it.
fn radio(
    question: &str,
    id: &str,
    label: &str,
    hint: Option<&str>,
    chosen: bool,
    action: Action,
    act: &Callback<Action>,
) -> Html {
    let labelled = [question, id].join("-");
    let described = [question, id, "hint"].join("-");
    let mut attributes =
        vec![("class", "radios__input"), ("type", "radio"), ("name", question), ("value", id)];
    if hint.is_some() {
        attributes.extend([("aria-labelledby", labelled.as_str()), ("aria-describedby", described.as_str())]);
    }
    let input = input(&attributes, chosen, act, action);
    let mut words = vec![el("span", &[("class", "radios__label"), ("id", &labelled)], [text(label)])];
    words.extend(hint.map(|hint| el("span", &[("class", "hint"), ("id", &described)], [text(hint)])));
    let class = if action == Action::Doubted { "radios__item radios__item--apart" } else { "radios__item" };
    el(
        "label",
        &[("class", class), ("part", "option")],
        [input, list("span", &[("class", "radios__text")], words)],
    )
}
