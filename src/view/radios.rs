//! The values of a choice, as native radio buttons.

use crate::state::{Action, OptionRow, QuestionPage, Way};
use std::rc::Rc;
use yew::prelude::*;

/// What the radio buttons are given.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct RadiosProps {
    /// The page they stand on.
    pub page: Rc<QuestionPage>,
    /// Called with what a person does.
    pub act: Callback<Action>,
}

/// The values of a choice.
#[function_component]
pub(crate) fn Radios(props: &RadiosProps) -> Html {
    let Way::Radios(rows) = &props.page.way else { return html! {} };
    let doubt = OptionRow {
        id: "unknown".to_owned(),
        label: props.page.doubt.clone(),
        hint: None,
        chosen: props.page.doubts,
    };
    html! {
        <div class="radios">
            { for rows.iter().enumerate().map(|(at, row)| radio(props, row, Action::Chose(at))) }
            { radio(props, &doubt, Action::Doubted) }
        </div>
    }
}

fn radio(props: &RadiosProps, row: &OptionRow, action: Action) -> Html {
    let name = &props.page.id;
    let label = format!("{name}-{}", row.id);
    let hint = format!("{label}-hint");
    let apart = (action == Action::Doubted).then_some("radios__item--apart");
    // With a hint, the name of the button is its label alone and the hint describes it.
    let (labelled, described) = match row.hint {
        Some(_) => (Some(label.clone()), Some(hint.clone())),
        None => (None, None),
    };
    html! {
        <label key={row.id.clone()} class={classes!("radios__item", apart)} part="option">
            <input
                class="radios__input"
                type="radio"
                name={name.clone()}
                value={row.id.clone()}
                checked={row.chosen}
                aria-labelledby={labelled}
                aria-describedby={described}
                onchange={props.act.reform(move |_: Event| action)}
            />
            <span class="radios__text">
                <span class="radios__label" id={label}>{ &row.label }</span>
                if let Some(text) = &row.hint {
                    <span class="hint" id={hint}>{ text }</span>
                }
            </span>
        </label>
    }
}
