//! What would change a conclusion: the smallest changes that somebody can decide to make, and what each leads to.

use super::page::Page;
use crate::texts::words;
use kanta_engine::Topic;
use yew::prelude::*;

/// A sentence for each change; nothing where there is none.
pub(super) fn what_would_change(page: Page<'_>, topic: &Topic) -> Html {
    let changes = page.texts.changes(topic);
    html! {
        if !changes.is_empty() {
            <p class="row__label">{ page.word(words::CHANGES_TITLE) }</p>
            <ul class="list" part="changes">
                for (condition, outcome) in changes {
                    <li>{ condition }{ " " }<b>{ outcome }</b>{ "." }</li>
                }
            </ul>
        }
    }
}
