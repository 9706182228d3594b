//! Help with a question, folded: how one finds out the answer, why it is asked, and the words that it uses. What it says comes
//! with the extras, but for how one finds out the answer to the first question.

use super::glossary::row_with_words;
use super::page::Page;
use crate::texts::words;
use kanta_engine::{Question, QuestionId, stakes};
use yew::prelude::*;

/// The row below what can be chosen.
pub(super) fn help(page: Page<'_>, id: QuestionId, question: &Question) -> Html {
    let stakes = stakes(&page.evaluation.case, id);
    let body = html! {
        if !page.texts.text(question.how).is_empty() {
            <p class="row__label">{ page.word(words::HELP_HOW) }</p>
            <p>{ page.text(question.how) }</p>
            if !stakes.is_empty() {
                <p class="row__label">{ page.word(words::HELP_WHY) }</p>
                <ul class="list">
                    for at in stakes {
                        if let Some(topic) = page.evaluation.rules.topics.get(at) {
                            <li>{ page.text(topic.title) }</li>
                        }
                    }
                </ul>
            }
        }
    };
    row_with_words(page, &question.id, "help", page.word(words::HELP_TITLE).into(), Some(id), body)
}
