//! A row that unfolds.

use crate::state::Target;
use yew::prelude::*;

/// A row that unfolds below its title; `part` is its name among the parts that hosts can style, `section` the section that it is.
pub(super) fn details(part: Option<&'static str>, section: Option<Target>, title: Html, body: Html) -> Html {
    html! {
        <details class="row" {part} data-section={section.map(Target::id)}>
            <summary class="row__summary">{ title }</summary>
            <div class="row__body">{ body }</div>
        </details>
    }
}
