//! The words that are explained, as far as a page has them; they are fetched when a person unfolds them.

use super::heading::heading;
use super::page::{ExtrasStatus, Page};
use crate::state::Action;
use crate::texts::words;
use kanta_engine::{Term, tasks};
use yew::prelude::*;

/// The row of the result.
pub(super) fn glossary(page: Page<'_>) -> Html {
    let tasks = tasks(&page.evaluation.case);
    let applies =
        |&topic: &usize| page.evaluation.possible.get(topic).is_some_and(|possible| possible.applies());
    html! {
        <details class="row" part="words">
            <summary class="row__summary" onclick={page.on(Action::ToggleWords)}>
                { heading(page.level(1), page.word(words::WORDS_TITLE).into()) }
            </summary>
            <div class="row__body">
                { terms(page, |term| {
                    term.topics.iter().any(applies) || term.tasks.iter().any(|task| tasks.contains(task))
                }) }
            </div>
        </details>
    }
}

/// The words that are explained on a page, or that they could not be had.
pub(super) fn terms(page: Page<'_>, is_here: impl Fn(&Term) -> bool) -> Html {
    let terms = page.extras().map_or(&[][..], |extras| &extras.glossary);
    html! {
        <>
            <p role="status">
                if let ExtrasStatus::Failed = page.extras {
                    { page.word(words::WORDS_FAILED) }
                }
            </p>
            <dl>
                for term in terms.iter().filter(|term| is_here(term)) {
                    <dt class="row__label">{ term.name.clone() }</dt>
                    <dd>{ term.about.clone() }</dd>
                }
            </dl>
        </>
    }
}
