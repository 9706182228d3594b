//! What one should know beside a conclusion.

use super::page::Page;
use super::sources::sources;
use super::status_mark::status_mark;
use crate::texts::words;
use kanta_engine::{Topic, notes as notes_of};
use yew::prelude::*;

/// The notes of a topic, each with how sure it is and where it is written; nothing where there are none.
pub(super) fn notes(page: Page<'_>, topic: &Topic) -> Html {
    let notes = notes_of(&page.evaluation.case, topic);
    html! {
        if !notes.is_empty() {
            <p class="row__label">{ page.word(words::NOTES_TITLE) }</p>
            <ul class="list">
                for note in notes {
                    <li part="note">
                        { page.text(note.text) }
                        <p class="source">{ status_mark(page, note.status) }</p>
                        { sources(page, &note.sources) }
                    </li>
                }
            </ul>
        }
    }
}
