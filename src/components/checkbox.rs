//! A checkbox.

use yew::prelude::*;

/// The inputs of a [`Checkbox`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct CheckboxProps {
    /// Classes besides its own.
    pub(super) class: Classes,
    /// The id of the question.
    pub(super) name: AttrValue,
    /// The code of the item.
    pub(super) value: AttrValue,
    /// Whether it is ticked.
    pub(super) checked: bool,
    /// Called when it is ticked or unticked.
    pub(super) onchange: Callback<Event>,
    /// What it is called.
    pub(super) children: Html,
}

/// A native checkbox in its label.
#[component]
pub(super) fn Checkbox(props: &CheckboxProps) -> Html {
    html! {
        <label class={classes!("checkboxes__item", props.class.clone())} part="option">
            <input
                class="checkboxes__input"
                type="checkbox"
                name={&props.name}
                value={&props.value}
                checked={props.checked}
                onchange={&props.onchange}
            />
            { props.children.clone() }
        </label>
    }
}
