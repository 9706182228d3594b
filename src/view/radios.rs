//! The values of a choice, as native radio buttons.

use crate::state::{Action, Speech};
use crate::words;
use kanta_engine::{Answer, Value};
use yew::prelude::*;

/// The values of a choice, and "I don't know" set apart.
pub(crate) fn radios(
    speech: &Speech<'_>,
    question: &str,
    values: &[Value],
    draft: Option<Answer>,
    act: &Callback<Action>,
) -> Html {
    let radio = |id: &str, label: &str, hint: Option<&str>, chosen: bool, action: Action| {
        let labelled = [question, id].join("-");
        let described = [question, id, "hint"].join("-");
        let class =
            if action == Action::Doubted { "radios__item radios__item--apart" } else { "radios__item" };
        // With a hint, the name of the button is its label alone and the hint describes it.
        let names = hint.map(|_| (labelled.clone(), described.clone())).unzip();
        html! {
            <label class={class} part="option">
                <input
                    class="radios__input"
                    type="radio"
                    name={question.to_owned()}
                    value={id.to_owned()}
                    checked={chosen}
                    aria-labelledby={names.0}
                    aria-describedby={names.1}
                    onchange={act.reform(move |_: Event| action)}
                />
                <span class="radios__text">
                    <span class="radios__label" id={labelled}>{ label }</span>
                    if let Some(hint) = hint {
                        <span class="hint" id={described}>{ hint }</span>
                    }
                </span>
            </label>
        }
    };
    html! {
        <div class="radios">
            {
                for values.iter().enumerate().map(|(at, value)| {
                    let hint = value.hint.map(|hint| speech.text(hint));
                    let chosen = draft == Some(Answer::Value(at));
                    radio(&value.id, speech.text(value.label), hint, chosen, Action::Chose(at))
                })
            }
            { radio("unknown", speech.word(words::DONT_KNOW), None, draft == Some(Answer::Unknown), Action::Doubted) }
        </div>
    }
}
