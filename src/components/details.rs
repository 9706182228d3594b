//! A part that unfolds.

use yew::prelude::*;

/// A part that unfolds below its title; `kind` says for the style sheet what is in it.
pub(super) fn details(kind: &'static str, title: Html, body: Html) -> Html {
    html! {
        <details class="details" data-kind={kind}>
            <summary class="details__summary">{ title }</summary>
            <div class="details__text">{ body }</div>
        </details>
    }
}
