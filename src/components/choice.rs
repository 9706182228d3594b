//! Something that can be chosen: a radio button or a checkbox.

use yew::prelude::*;

/// The inputs of a [`Choice`].
#[derive(PartialEq, Properties)]
pub(super) struct ChoiceProps {
    /// The type of its input: `radio` or `checkbox`.
    pub(super) kind: &'static str,
    /// The id of the question.
    pub(super) name: AttrValue,
    /// The id of the value, or the code of the item.
    pub(super) value: AttrValue,
    /// Whether it is chosen.
    pub(super) checked: bool,
    /// Called when it is chosen, or no longer.
    pub(super) onchange: Callback<Event>,
    /// What it is called.
    pub(super) label: AttrValue,
    /// What describes it.
    #[prop_or_default]
    pub(super) hint: Option<AttrValue>,
    /// Where it lies, for an item on a map.
    #[prop_or_default]
    pub(super) tile: Option<Tile>,
}

/// Where an item lies on the map.
#[derive(PartialEq)]
pub(super) struct Tile {
    /// The column, from 1.
    pub(super) column: u8,
    /// The row, from 1.
    pub(super) row: u8,
    /// The number of the area it is in, which gives it its band: from 1, or 0 for what is in none.
    pub(super) area: usize,
    /// The area in words.
    pub(super) area_name: AttrValue,
}

/// A native radio button or checkbox in its label. With a hint, its name is the label alone and the hint describes it.
#[component]
pub(super) fn Choice(props: &ChoiceProps) -> Html {
    let label_id =
        props.hint.as_ref().map(|_| AttrValue::from([props.name.as_str(), props.value.as_str()].join("-")));
    let hint_id = label_id.as_ref().map(|id| AttrValue::from([id.as_str(), "hint"].join("-")));
    let tile = props.tile.as_ref();
    html! {
        <label
            class="choice"
            part="option"
            data-column={tile.map(|tile| tile.column.to_string())}
            data-row={tile.map(|tile| tile.row.to_string())}
            data-area={tile.map(|tile| tile.area.to_string())}
        >
            <input
                class="choice__input"
                type={props.kind}
                name={&props.name}
                value={&props.value}
                aria-labelledby={label_id.clone()}
                aria-describedby={hint_id.clone()}
                checked={props.checked}
                onchange={&props.onchange}
            />
            <span class="choice__text">
                <span class="choice__label" id={label_id}>{ &props.label }</span>
                if let Some(hint) = &props.hint {
                    <span class="hint" id={hint_id}>{ hint }</span>
                }
                if let Some(tile) = tile {
                    { " " }<span class="choice__area">{ &tile.area_name }</span>
                }
            </span>
        </label>
    }
}
