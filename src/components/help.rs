//! Help with a question, folded: how one finds out the answer, why it is asked, and the words that it uses. What it says comes
//! with the extras, but for how one finds out the answer to the first question.

use super::details::{Details, details};
use super::extras_failed::extras_failed;
use super::glossary::glossary;
use super::page::Page;
use crate::state::Action;
use crate::texts::words;
use kanta_engine::{Question, QuestionId, stakes};
use yew::prelude::*;

/// The row below what can be chosen.
pub(super) fn help(page: Page<'_>, id: QuestionId, question: &Question) -> Html {
    let stakes = stakes(&page.evaluation.case, id);
    details(Details {
        // Folded anew with another question.
        key: question.id.clone(),
        part: Some("help"),
        title: page.word(words::HELP_TITLE).into(),
        onclick: page.on_first_click(Action::Unfold),
        body: html! {
            <>
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
                { extras_failed(page) }
                { glossary(page, question.title) }
            </>
        },
        ..Details::default()
    })
}
