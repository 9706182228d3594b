//! Where one can go on the page of the result, beside it where there is room.

use super::link_button::{LinkButton, link_button};
use super::page::Page;
use crate::state::{Action, Target};
use crate::texts::words::{self, Word};
use yew::prelude::*;

/// The sections, with the title of each.
const SECTIONS: [(Target, Word); 4] = [
    (Target::Steps, words::CHECKLIST_TITLE),
    (Target::Why, words::WHY_TITLE),
    (Target::Answers, words::ANSWERS_TITLE),
    (Target::Keep, words::KEEP_TITLE),
];

/// The list of sections.
pub(super) fn on_this_page(page: Page<'_>) -> Html {
    html! {
        <nav class="on-this-page" aria-label={page.word(words::ON_THIS_PAGE)}>
            <p class="aside__title">{ page.word(words::ON_THIS_PAGE) }</p>
            for (target, word) in SECTIONS {
                <p>{ link_button(LinkButton { text: page.word(word), onclick: page.on(Action::Reveal(target)), ..LinkButton::default() }) }</p>
            }
        </nav>
    }
}
