//! The list of all answers, each with a button to change it.

use super::link_button::{LinkButton, link_button};
use super::page::Page;
use crate::state::Action;
use crate::texts::words;
use kanta_engine::QuestionId;
use yew::prelude::*;

/// The answers, in the order in which they were asked.
pub(super) fn summary_list(page: Page<'_>) -> Html {
    html! {
        <dl class="summary-list" part="answers">
            for &id in &page.evaluation.asked {
                { answer(page, id) }
            }
        </dl>
    }
}

/// An answer. Where the host gave it and it stands as given, the list says where it comes from.
fn answer(page: Page<'_>, id: QuestionId) -> Html {
    let texts = page.texts;
    let evaluation = page.evaluation;
    let Some(question) = evaluation.question(id) else { return Html::default() };
    let short = texts.text(question.short);
    let given = page.session.given(id).filter(|given| evaluation.answers.get(id) == Some(given.answer));
    html! {
        <div class="summary-list__row" data-answer={question.id.clone()}>
            <dt class="summary-list__key">{ short }</dt>
            <dd class="summary-list__value">
                { texts.answer(id) }
                if let Some(given) = given {
                    <p class="source" part="origin">{ given.origin.clone() }</p>
                }
            </dd>
            <dd class="summary-list__actions">
                if !evaluation.locked.contains(&id) {
                    { link_button(LinkButton {
                        part: Some("change"),
                        label: Some(texts.filled_word(words::CHANGE_QUESTION, "question", short)),
                        text: page.word(words::CHANGE),
                        onclick: page.on(Action::ChangeAnswer(id)),
                        ..LinkButton::default()
                    }) }
                }
            </dd>
        </div>
    }
}
