//! Ways to keep the result: on paper, as a link, as text, as a receipt; before there is one, the link alone.

use super::page::Page;
use super::section::section;
use crate::state::{Action, Keep, Kept, Place, Target};
use crate::texts::words::{self, Word};
use yew::prelude::*;

/// The ways, with the word on the button of each.
const WAYS: [(Keep, Word); 6] = [
    (Keep::Print, words::KEEP_PRINT),
    (Keep::Link, words::KEEP_LINK),
    (Keep::Share, words::KEEP_SHARE),
    (Keep::Text, words::KEEP_TEXT),
    (Keep::Reasons, words::KEEP_REASONS),
    (Keep::Receipt, words::KEEP_RECEIPT),
];

/// The one way before there is a result.
const LATER: [(Keep, Word); 1] = [(Keep::Link, words::KEEP_LATER)];

/// The section of the result.
pub(super) fn keep(page: Page<'_>) -> Html {
    let body = html! {
        <>
            <p class="body">{ page.word(words::KEEP_INTRO) }</p>
            { ways(page, &WAYS) }
        </>
    };
    section(page, Target::Keep, words::KEEP_TITLE, body)
}

/// A link to go on later, and a new start, on a page before the result; nothing while there is no answer yet.
pub(super) fn keep_for_later(page: Page<'_>) -> Html {
    html! {
        if page.session.place != Place::Result && !page.evaluation.asked.is_empty() {
            <div class="section later" data-section="keep">{ ways(page, &LATER) }</div>
        }
    }
}

/// A button for each way, one that starts again, and what was kept last.
fn ways(page: Page<'_>, ways: &[(Keep, Word)]) -> Html {
    let status = page.session.kept.as_ref().and_then(|kept| match (kept.way, kept.done) {
        // The browser itself has said what came of it.
        (Keep::Print, Some(true)) | (Keep::Share, _) | (_, None) => None,
        (Keep::Link | Keep::Text | Keep::Reasons, Some(true)) => Some(words::KEPT_COPIED),
        (Keep::Receipt, Some(true)) => Some(words::KEPT_SAVED),
        (_, Some(false)) => Some(words::KEPT_BY_HAND),
    });
    html! {
        <>
            <div class="button-group">
                for &(keep, word) in ways.iter().filter(|(keep, _)| page.can_share || *keep != Keep::Share) {
                    <button
                        class="button button--secondary"
                        part="keep"
                        type="button"
                        data-keep={keep.id()}
                        onclick={page.on(Action::Keep(keep))}
                    >
                        { page.word(word) }
                    </button>
                }
                // Nothing is thrown away by one press.
                <details>
                    <summary class="button button--secondary">{ page.word(words::START_AGAIN) }</summary>
                    <button
                        class="button button--secondary"
                        part="restart"
                        type="button"
                        onclick={page.on_first_click(Action::Restart)}
                    >
                        { page.word(words::RESTART) }
                    </button>
                </details>
            </div>
            <p class="body" role="status">{ status.map(|word| page.word(word)) }</p>
            <div>{ page.session.kept.as_ref().map(|kept| content(page, kept)) }</div>
        </>
    }
}

/// What was kept last, to be read, and to be copied by hand where the browser refuses to; nothing for paper.
fn content(page: Page<'_>, kept: &Kept) -> Html {
    let note = match kept.way {
        Keep::Link | Keep::Share => Some(words::KEEP_LINK_NOTE),
        Keep::Receipt => Some(words::KEEP_RECEIPT_NOTE),
        Keep::Text | Keep::Reasons => None,
        Keep::Print => return Html::default(),
    };
    html! {
        <>
            <textarea
                class="kept"
                part="kept"
                readonly=true
                aria-label={page.word(words::KEPT_LABEL)}
                value={kept.content.clone()}
            />
            if let Some(note) = note {
                <p class="body source">{ page.word(note) }</p>
            }
        </>
    }
}
