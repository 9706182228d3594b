//! Headings, at the levels that fit the page around the guide.

use super::page::Page;
use yew::prelude::*;

/// A heading within a page, at a level from 1; see [`Page::level`].
pub(super) fn heading(level: usize, title: Html) -> Html {
    html! { <@{element(level)} class="subheading">{ title }</@> }
}

/// The heading of a section, which takes the focus from a link to it.
pub(super) fn section_heading(page: Page<'_>, title: String) -> Html {
    html! { <@{element(page.level(1))} class="section__title" tabindex="-1">{ title }</@> }
}

/// The heading of a page, which can take the focus.
pub(super) fn page_heading(page: Page<'_>, key: &str, part: Option<&'static str>, title: String) -> Html {
    html! {
        // The key makes it a new element on each page: a screen reader would not read out an element that has the focus already.
        <@{element(page.heading_level)}
            {key}
            ref={page.heading_ref}
            class="heading"
            {part}
            id="heading"
            tabindex="-1"
        >
            { title }
        </@>
    }
}

/// The element of a level.
fn element(level: usize) -> &'static str {
    match level {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}
