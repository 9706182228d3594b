//! A section of a page.

use super::heading::heading;
use super::page::Page;
use yew::prelude::*;

/// A section with its heading.
pub(super) fn section(page: Page<'_>, title: AttrValue, body: Html) -> Html {
    html! {
        <div class="section" part="section">
            { heading(page.level(1), title.into()) }
            <div class="section__body">{ body }</div>
        </div>
    }
}
