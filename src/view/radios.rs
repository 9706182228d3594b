//! The values of a choice, as native radio buttons.

use crate::state::{Action, OptionRow, QuestionPage};
use yew::prelude::*;

/// The values of a choice.
pub(crate) fn radios(page: &QuestionPage, rows: &[OptionRow], act: &Callback<Action>) -> Html {
    let doubt =
        OptionRow { id: "unknown".to_owned(), label: page.doubt.clone(), hint: None, chosen: page.doubts };
    html! {
        <div class="radios">
            { for rows.iter().enumerate().map(|(at, row)| radio(&page.id, row, Action::Chose(at), act)) }
            { radio(&page.id, &doubt, Action::Doubted, act) }
        </div>
    }
}

fn radio(name: &str, row: &OptionRow, action: Action, act: &Callback<Action>) -> Html {
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
                name={name.to_owned()}
                value={row.id.clone()}
                checked={row.chosen}
                aria-labelledby={labelled}
                aria-describedby={described}
                onchange={act.reform(move |_: Event| action)}
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
