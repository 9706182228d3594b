//! The strip above every page: whose rules these are, of when, and what to do about it.

use super::link_button::{LinkButton, link_button};
use super::page::Page;
use crate::state::{Action, Target};
use crate::texts::words;
use yew::prelude::*;

/// The strip.
pub(super) fn strip(page: Page<'_>) -> Html {
    let date = page.texts.date(page.evaluation.rules.as_of);
    html! {
        <p class="strip" part="notice">
            { page.texts.filled_word(words::STRIP_RULES, "date", &date) }{ " " }
            { link_button(LinkButton { text: page.word(words::STRIP_CHANGED), onclick: page.on(Action::Reveal(Target::About)), ..LinkButton::default() }) }
        </p>
    }
}
