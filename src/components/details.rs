//! A part that unfolds.

use yew::prelude::*;

/// A part that unfolds below its title.
pub(super) fn details(class: &'static str, title: Html, body: Html) -> Html {
    html! {
        <details {class}>
            <summary class="details__summary">{ title }</summary>
            <div class="details__text">{ body }</div>
        </details>
    }
}
