//! The values of a choice, as radio buttons.

use super::choice::{Choice, choice, unknown};
use super::page::Page;
use crate::state::Action;
use kanta_engine::{Answer, Value};
use yew::prelude::*;

/// The values of a choice, and "I don't know" set apart.
pub(super) fn radios(page: Page<'_>, values: &[Value]) -> Html {
    let chosen = page.session.draft;
    html! {
        // The key tells it from the checkboxes of another question: a radio button is not to become a checkbox.
        <div key="radios" class="radios">
            for (at, value) in values.iter().enumerate() {
                { choice(Choice {
                    kind: "radio",
                    at,
                    value: value.id.clone().into(),
                    checked: chosen == Some(Answer::Value(at)),
                    onchange: page.on(Action::ChooseValue(at)),
                    label: page.text(value.label),
                    hint: value.hint.map(|hint| page.text(hint)),
                    tile: None,
                }) }
            }
            { unknown(page, "radio", values.len()) }
        </div>
    }
}
