//! The strip above every page: whose rules these are, of when, and the way to those of another time.

use super::link_button::{LinkButton, link_button};
use super::page::Page;
use crate::state::Action;
use crate::texts::words::fill;
use yew::prelude::*;

/// The strip.
pub(super) fn strip(page: Page<'_>) -> Html {
    let rules = page.evaluation.rules;
    let date = page.texts.date(rules.as_of);
    html! {
        <p class="strip" part="notice">
            { fill(page.texts.text(rules.strip), &[("date", &date)]) }{ " " }
            for (at, other) in rules.others.iter().enumerate() {
                { link_button(LinkButton { text: page.text(other.title), onclick: page.on(Action::SetRules(at)), ..LinkButton::default() }) }
            }
        </p>
    }
}
