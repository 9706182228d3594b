//! A row that unfolds below its title.

use crate::state::Target;
use yew::prelude::*;

/// What a row is rendered from.
#[derive(Default)]
pub(super) struct Details {
    /// What it is about, so that it is folded anew where it is about something else.
    pub(super) key: String,
    /// Its name among the parts that hosts can style.
    pub(super) part: Option<&'static str>,
    /// The section that it is.
    pub(super) section: Option<Target>,
    /// The id of the party whose share it has.
    pub(super) party: Option<String>,
    /// What stands there while it is folded.
    pub(super) title: Html,
    /// Called when the title is pressed.
    pub(super) onclick: Callback<MouseEvent>,
    /// What it unfolds.
    pub(super) body: Html,
}

/// The row.
pub(super) fn details(details: Details) -> Html {
    let Details { key, part, section, party, title, onclick, body } = details;
    html! {
        <details {key} class="row" {part} data-section={section.map(Target::id)} data-party={party}>
            <summary class="row__summary" {onclick}>{ title }</summary>
            <div class="row__body">{ body }</div>
        </details>
    }
}
