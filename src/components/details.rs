//! A row that unfolds.

use yew::prelude::*;

/// A row that unfolds below its title.
pub(super) fn details(title: Html, body: Html) -> Html {
    html! {
        <details class="row">
            <summary class="row__summary">{ title }</summary>
            <div class="row__body">{ body }</div>
        </details>
    }
}
