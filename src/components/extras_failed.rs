//! That something for later could not be fetched, and the button that tries again.

use super::link_button::{LinkButton, link_button};
use super::page::{ExtrasStatus, Page};
use crate::state::Action;
use crate::texts::words;
use yew::prelude::*;

/// The place for it, which is empty as long as nothing has failed.
pub(super) fn extras_failed(page: Page<'_>) -> Html {
    html! {
        <p role="status">
            if let ExtrasStatus::Failed = page.extras {
                { page.word(words::EXTRAS_FAILED) }{ " " }
                { link_button(LinkButton { text: page.word(words::TRY_AGAIN), onclick: page.on(Action::FetchExtras), ..LinkButton::default() }) }
            }
        </p>
    }
}
