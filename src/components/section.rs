//! A section of the result.

use super::details::{Details, details};
use super::heading::{heading, section_heading};
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

/// A section that is folded, with a line below its heading.
pub(super) fn folded_section(
    page: Page<'_>,
    target: Target,
    title: Word,
    line: Option<Word>,
    body: Html,
) -> Html {
    let title = html! {
        <>
            { heading(page.level(1), page.word(title).into()) }
            if let Some(line) = line {
                <span class="row__line">{ page.word(line) }</span>
            }
        </>
    };
    details(Details { part: Some("section"), section: Some(target), title, body, ..Details::default() })
}

/// A section that is folded as long as nothing is certain of what matters most.
pub(super) fn section_once_told(page: Page<'_>, target: Target, title: Word, body: Html) -> Html {
    if page.evaluation.tells() {
        section(page, target, title, body)
    } else {
        folded_section(page, target, title, None, body)
    }
}
