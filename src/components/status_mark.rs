//! The mark that tells how far the sources carry something.

use super::page::Page;
use crate::texts::words::Word;
use kanta_engine::Status;
use yew::prelude::*;

/// The mark of a status.
pub(super) fn status_mark(page: Page<'_>, status: Status) -> Html {
    html! {
        <span class="mark" data-mark={status.id()}>{ page.texts.status(status).0 }</span>
    }
}

/// A title behind the mark of a status.
pub(super) fn marked_title(page: Page<'_>, status: Status, title: Word) -> Html {
    html! { <>{ status_mark(page, status) }{ ": " }{ page.word(title) }</> }
}
