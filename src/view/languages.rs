//! The language switch.

use yew::prelude::*;

/// The languages, each by its own name, which is the same in all languages.
const LANGUAGES: [(&str, &str); 3] = [("sv", "Svenska"), ("fi", "Suomi"), ("en", "English")];

/// The language switch.
pub(super) fn languages(label: &str, current: &str, on_choose: &Callback<String>) -> Html {
    let button = |(id, name): (&'static str, &'static str)| {
        html! {
            <button
                class="languages__button"
                type="button"
                lang={id}
                aria-current={(id == current).then_some("true")}
                onclick={on_choose.reform(move |_: MouseEvent| id.to_owned())}
            >
                { name }
            </button>
        }
    };
    html! {
        <div class="languages" part="languages" role="group" aria-label={label.to_owned()}>
            { for LANGUAGES.into_iter().map(button) }
        </div>
    }
}
