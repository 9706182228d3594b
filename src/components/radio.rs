//! A radio button.

use yew::prelude::*;

/// The inputs of a [`Radio`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct RadioProps {
    /// The id of the question.
    pub(super) name: AttrValue,
    /// The id of the value.
    pub(super) value: AttrValue,
    /// What it is called.
    pub(super) label: AttrValue,
    /// What describes it.
    #[prop_or_default]
    pub(super) hint: Option<AttrValue>,
    /// Whether it is chosen.
    pub(super) checked: bool,
    /// Called when it is chosen.
    pub(super) onchange: Callback<Event>,
}

/// A native radio button in its label. With a hint, its name is the label alone and the hint describes it.
#[component]
pub(super) fn Radio(props: &RadioProps) -> Html {
    let label_id = AttrValue::from([props.name.as_str(), props.value.as_str()].join("-"));
    let hint_id = props.hint.as_ref().map(|_| AttrValue::from([label_id.as_str(), "hint"].join("-")));
    html! {
        <label class="radios__item" part="option">
            <input
                class="radios__input"
                type="radio"
                name={&props.name}
                value={&props.value}
                aria-labelledby={hint_id.as_ref().map(|_| label_id.clone())}
                aria-describedby={hint_id.clone()}
                checked={props.checked}
                onchange={&props.onchange}
            />
            <span class="radios__text">
                <span class="radios__label" id={label_id}>{ &props.label }</span>
                if let Some(hint) = &props.hint {
                    <span class="hint" id={hint_id}>{ hint }</span>
                }
            </span>
        </label>
    }
}
