//! Help with a question, folded: how one finds out the answer, why it is asked, and the words that it uses.

use super::glossary::terms;
use super::page::Page;
use crate::state::Action;
use crate::texts::words;
use kanta_engine::{Question, QuestionId, stakes};
use yew::prelude::*;

/// The row below what can be chosen.
pub(super) fn help(page: Page<'_>, id: QuestionId, question: &Question) -> Html {
    let topics = &page.evaluation.rules.topics;
    let stakes = stakes(&page.evaluation.case, id);
    html! {
        // The key folds it anew for each question.
        <details key={question.id.clone()} class="row" part="help">
            <summary class="row__summary" onclick={page.on_first_click(Action::ToggleWords)}>{ page.word(words::HELP_TITLE) }</summary>
            <div class="row__body">
                <p class="row__label">{ page.word(words::HELP_HOW) }</p>
                <p>{ page.text(question.how) }</p>
                if !stakes.is_empty() {
                    <p class="row__label">{ page.word(words::HELP_WHY) }</p>
                    <ul class="list">
                        for topic in stakes.into_iter().filter_map(|at| topics.get(at)) {
                            <li>{ page.text(topic.title) }</li>
                        }
                    </ul>
                }
                { terms(page, Some(id)) }
            </div>
        </details>
    }
}
