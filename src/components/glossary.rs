//! The words that are explained: all with the result, those of a question with that. They come with the extras.

use super::details::{Details, details};
use super::extras_failed::extras_failed;
use super::heading::heading;
use super::page::Page;
use crate::state::Action;
use crate::texts::words;
use kanta_engine::QuestionId;
use yew::prelude::*;

/// The row of the result.
pub(super) fn glossary(page: Page<'_>) -> Html {
    let title = heading(page.level(1), page.word(words::WORDS_TITLE).into());
    row_with_words(page, "words", "words", title, None, Html::default())
}

/// A row that unfolds, with words that are explained at its end. The key folds it anew where another takes its place.
pub(super) fn row_with_words(
    page: Page<'_>,
    key: &str,
    part: &'static str,
    title: Html,
    question: Option<QuestionId>,
    body: Html,
) -> Html {
    details(Details {
        key: key.to_owned(),
        part: Some(part),
        title,
        onclick: page.on_first_click(Action::ToggleWords),
        body: html! {
            <>
                { body }
                { terms(page, question) }
            </>
        },
        ..Details::default()
    })
}

/// All words that are explained, or those of a question; or that they could not be had.
fn terms(page: Page<'_>, question: Option<QuestionId>) -> Html {
    let terms = page.extras().map_or(&[][..], |extras| &extras.glossary);
    let mut terms = terms
        .iter()
        .filter(|term| question.is_none_or(|question| term.questions.contains(&question)))
        .peekable();
    html! {
        <>
            { extras_failed(page) }
            if terms.peek().is_some() {
                <dl>
                    for term in terms {
                        <dt class="row__label">{ term.name.clone() }</dt>
                        <dd>{ term.about.clone() }</dd>
                    }
                </dl>
            }
        </>
    }
}
