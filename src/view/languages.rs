//! The language switch.

use std::rc::Rc;
use yew::prelude::*;

/// What the switch is given.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct LanguagesProps {
    /// Its accessible name.
    pub label: String,
    /// The language in use.
    pub current: String,
    /// The languages, with their own names.
    pub all: Rc<Vec<(String, String)>>,
    /// Called with the language chosen.
    pub on_choose: Callback<String>,
}

/// The language switch.
#[function_component]
pub(crate) fn Languages(props: &LanguagesProps) -> Html {
    let button = |(id, name): &(String, String)| {
        let chosen = id.clone();
        let current = (*id == props.current).then_some("true");
        html! {
            <button
                key={id.clone()}
                class="languages__button"
                type="button"
                lang={id.clone()}
                aria-current={current}
                onclick={props.on_choose.reform(move |_| chosen.clone())}
            >
                { name }
            </button>
        }
    };
    html! {
        <div class="languages" part="languages" role="group" aria-label={props.label.clone()}>
            { for props.all.iter().map(button) }
        </div>
    }
}
