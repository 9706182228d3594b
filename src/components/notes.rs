//! What one should know beside a conclusion.

use super::details::details;
use super::page::Page;
use super::sources::sources;
use super::status_mark::{marked_title, status_mark};
use crate::texts::words;
use kanta_engine::{Note, Topic, notes as notes_of};
use yew::prelude::*;

/// The notes of a topic, in full view: they may take back what the conclusion seems to promise. Nothing where there are none.
pub(super) fn notes(page: Page<'_>, topic: &Topic) -> Html {
    let notes = notes_of(&page.evaluation.case, topic);
    html! {
        if !notes.is_empty() {
            <p class="body notes">{ page.word(words::NOTES_TITLE) }</p>
            <ul class="list">
                for note in notes {
                    { one_note(page, note) }
                }
            </ul>
        }
    }
}

/// A note, with how sure it is and where it is written.
fn one_note(page: Page<'_>, note: &Note) -> Html {
    html! {
        <li part="note">
            { page.text(note.text) }
            if note.sources.is_empty() {
                <p class="source">{ status_mark(page, note.status) }</p>
            } else {
                { details("source", marked_title(page, note.status, words::SOURCE), sources(page, &note.sources)) }
            }
        </li>
    }
}
