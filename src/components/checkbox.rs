//! A checkbox.

use yew::prelude::*;

/// The inputs of a [`Checkbox`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct CheckboxProps {
    /// The id of the question.
    pub(super) name: AttrValue,
    /// The code of the item.
    pub(super) value: AttrValue,
    /// Whether it is ticked.
    pub(super) checked: bool,
    /// Called when it is ticked or unticked.
    pub(super) onchange: Callback<Event>,
    /// What it is called.
    pub(super) label: AttrValue,
    /// Where it lies, for an item on a map.
    #[prop_or_default]
    pub(super) tile: Option<Tile>,
}

/// Where an item lies on the map.
#[derive(Clone, PartialEq)]
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

/// A native checkbox in its label.
#[component]
pub(super) fn Checkbox(props: &CheckboxProps) -> Html {
    html! {
        <label
            class="checkboxes__item"
            part="option"
            data-column={props.tile.as_ref().map(|tile| tile.column.to_string())}
            data-row={props.tile.as_ref().map(|tile| tile.row.to_string())}
            data-area={props.tile.as_ref().map(|tile| tile.area.to_string())}
        >
            <input
                class="checkboxes__input"
                type="checkbox"
                name={&props.name}
                value={&props.value}
                checked={props.checked}
                onchange={&props.onchange}
            />
            if let Some(tile) = &props.tile {
                <span class="tile__text">
                    <span class="tile__name">{ &props.label }</span>
                    { " " }
                    <span class="tile__area">{ &tile.area_name }</span>
                </span>
            } else {
                <span class="checkboxes__label">{ &props.label }</span>
            }
        </label>
    }
}
