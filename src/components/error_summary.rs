//! The summary of the errors of a question page.

use super::link_button::{LinkButton, link_button};
use super::page::Page;
use crate::state::Action;
use crate::texts::words;
use yew::prelude::*;

/// The summary, which takes the focus. Its link is a button: a fragment does not lead into a shadow root.
pub(super) fn error_summary(page: Page<'_>, error: &str) -> Html {
    html! {
        <div
            ref={page.error_summary_ref}
            class="error-summary"
            part="error-summary"
            role="group"
            tabindex="-1"
            aria-labelledby="error-title"
        >
            <div role="alert">
                <p class="error-summary__title" id="error-title">{ page.word(words::ERROR_TITLE) }</p>
                <ul class="error-summary__list">
                    <li>{ link_button(LinkButton { text: error.to_owned(), onclick: page.on(Action::FollowError), ..LinkButton::default() }) }</li>
                </ul>
            </div>
        </div>
    }
}
