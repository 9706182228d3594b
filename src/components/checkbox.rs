//! A checkbox.

use yew::prelude::*;

/// The inputs of a [`Checkbox`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct CheckboxProps {
    /// Its classes.
    pub(super) class: AttrValue,
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
    /// What more its label says, for an item on a map.
    #[prop_or_default]
    pub(super) area: Option<AttrValue>,
}

/// A native checkbox in its label.
#[component]
pub(super) fn Checkbox(props: &CheckboxProps) -> Html {
    html! {
        <label class={props.class.clone()} part="option">
            <input
                class="checkboxes__input"
                type="checkbox"
                name={&props.name}
                value={&props.value}
                checked={props.checked}
                onchange={&props.onchange}
            />
            if let Some(area) = &props.area {
                <span class="tile__text">
                    <span class="tile__name">{ &props.label }</span>
                    { " " }
                    <span class="tile__area">{ area }</span>
                </span>
            } else {
                <span class="checkboxes__label">{ &props.label }</span>
            }
        </label>
    }
}
