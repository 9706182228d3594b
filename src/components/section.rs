//! A section of the result.

use super::heading::section_heading;
use super::page::Page;
use crate::state::Target;
use crate::texts::words::Word;
use yew::prelude::*;

/// A section with its heading, which links within the page lead to.
pub(super) fn section(page: Page<'_>, target: Target, title: Word, body: Html) -> Html {
    html! {
        <div class="section" part="section" data-section={target.id()}>
            { section_heading(page, page.word(title)) }
            { body }
        </div>
    }
}
