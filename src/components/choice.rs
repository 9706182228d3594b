//! Something that can be chosen: a radio button or a checkbox.

use super::page::Page;
use crate::state::Action;
use crate::texts::words;
use kanta_engine::{Answer, decimal};
use yew::prelude::*;

/// What a [`choice`] is rendered from.
pub(super) struct Choice {
    /// The type of its input: `radio` or `checkbox`.
    pub(super) kind: &'static str,
    /// Its place among the choices of the question, for the ids on the page.
    pub(super) at: usize,
    /// The id of the value, or the code of the item.
    pub(super) value: String,
    /// Whether it is chosen.
    pub(super) checked: bool,
    /// Called when it is chosen, or no longer.
    pub(super) onchange: Callback<Event>,
    /// What it is called.
    pub(super) label: String,
    /// What describes it.
    pub(super) hint: Option<String>,
    /// Where it lies, for an item on a map.
    pub(super) tile: Option<Tile>,
}

/// Where an item lies on the map.
pub(super) struct Tile {
    /// The column and the row, from 1.
    pub(super) position: (u8, u8),
    /// The number of the area it is in, which gives it its band: from 1, or 0 for what is in none.
    pub(super) area: usize,
    /// The area in words, where that is not the label.
    pub(super) area_name: Option<String>,
}

/// A native radio button or checkbox in its label. With a hint, its name is the label alone and the hint describes it.
///
/// Name and ids are the same for every question: all radio buttons of a guide are one group, so that Yew can make the choices of one
/// question into those of the next by changing their values and their words alone.
pub(super) fn choice(choice: Choice) -> Html {
    let Choice { kind, at, value, checked, onchange, label, hint, tile } = choice;
    let id = |end: &str| hint.is_some().then(|| ["choice-", &decimal(at), end].concat());
    let (label_id, hint_id) = (id(""), id("-hint"));
    let number = |number: u8| decimal(number.into());
    html! {
        <label
            class="choice"
            part="option"
            data-column={tile.as_ref().map(|tile| number(tile.position.0))}
            data-row={tile.as_ref().map(|tile| number(tile.position.1))}
            data-area={tile.as_ref().map(|tile| decimal(tile.area))}
        >
            <input
                class="choice__input"
                type={kind}
                name="choice"
                {value}
                aria-labelledby={label_id.clone()}
                aria-describedby={hint_id.clone()}
                {checked}
                {onchange}
            />
            <span class="choice__text">
                <span class="choice__label" id={label_id}>{ label }</span>
                if let Some(hint) = hint {
                    <span class="hint" id={hint_id}>{ hint }</span>
                }
                if let Some(tile) = tile {
                    { " " }<span class="choice__area">{ tile.area_name }</span>
                }
            </span>
        </label>
    }
}

/// "I don't know", after so many choices.
pub(super) fn unknown(page: Page<'_>, kind: &'static str, at: usize) -> Html {
    choice(Choice {
        kind,
        at,
        value: "unknown".into(),
        checked: page.session.draft == Some(Answer::Unknown),
        onchange: page.on(Action::ToggleUnknown),
        label: page.word(words::DONT_KNOW),
        hint: None,
        tile: None,
    })
}
