//! The words that are explained: all with the result, those of a question with that. They are fetched when a person unfolds them.

use super::heading::heading;
use super::page::{ExtrasStatus, Page};
use crate::state::Action;
use crate::texts::words;
use kanta_engine::QuestionId;
use yew::prelude::*;

/// The row of the result.
pub(super) fn glossary(page: Page<'_>) -> Html {
    html! {
        <details class="row" part="words">
            <summary class="row__summary" onclick={page.on(Action::ToggleWords)}>
                { heading(page.level(1), page.word(words::WORDS_TITLE).into()) }
            </summary>
            <div class="row__body">{ terms(page, None) }</div>
        </details>
    }
}

/// All words that are explained, or those of a question; or that they could not be had.
pub(super) fn terms(page: Page<'_>, question: Option<QuestionId>) -> Html {
    let terms = page.extras().map_or(&[][..], |extras| &extras.glossary);
    html! {
        <>
            <p role="status">
                if let ExtrasStatus::Failed = page.extras {
                    { page.word(words::WORDS_FAILED) }
                }
            </p>
            <dl>
                for term in terms {
                    if question.is_none_or(|question| term.questions.contains(&question)) {
                        <dt class="row__label">{ term.name.clone() }</dt>
                        <dd>{ term.about.clone() }</dd>
                    }
                }
            </dl>
        </>
    }
}
