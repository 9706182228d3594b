//! The mark that tells how far the sources carry something.

use super::page::Page;
use kanta_engine::Status;
use yew::prelude::*;

/// The mark of a status.
pub(super) fn status_mark(page: Page<'_>, status: Status) -> Html {
    html! { <span class="mark" data-mark={status.id()}>{ page.texts.status(status) }</span> }
}
