//! The language switch.

use yew::prelude::*;

/// The language switch.
pub(crate) fn languages(
    label: &str,
    current: &str,
    all: &[(String, String)],
    on_choose: &Callback<String>,
) -> Html {
    let button = |(id, name): &(String, String)| {
        let chosen = id.clone();
        let current = (id == current).then_some("true");
        html! {
            <button
                key={id.clone()}
                class="languages__button"
                type="button"
                lang={id.clone()}
                aria-current={current}
                onclick={on_choose.reform(move |_| chosen.clone())}
            >
                { name }
            </button>
        }
    };
    html! {
        <div class="languages" part="languages" role="group" aria-label={label.to_owned()}>
            { for all.iter().map(button) }
        </div>
    }
}
