//! The page of answers that came with a link: what they are, what of the link was left out, and the way on.

use super::heading::page_heading;
use super::page::Page;
use super::summary_list::summary_list;
use crate::state::Action;
use crate::texts::words;
use kanta_engine::{Opened, decimal, next};
use yew::prelude::*;

/// The page.
pub(super) fn review_page(page: Page<'_>, opened: &Opened) -> Html {
    let evaluation = page.evaluation;
    let empty = evaluation.asked.is_empty();
    let missing = next(&evaluation.case).filter(|_| !empty && !opened.intact);
    let missing = missing.and_then(|id| evaluation.question(id));
    html! {
        <div key="review">
            { page_heading(page, "review", Some("review-heading"), page.word(words::REVIEW_TITLE)) }
            <p class="lead">
                if !opened.intact {
                    { page.word(words::REVIEW_DAMAGED) }
                } else if !opened.same_rules {
                    { page.word(words::REVIEW_RULES) }
                }
                { " " }
                if opened.dropped > 0 {
                    { page.texts.filled_word(words::REVIEW_DROPPED, "n", &decimal(opened.dropped)) }{ " " }
                }
                { page.word(if empty { words::REVIEW_EMPTY } else { words::REVIEW_INTRO }) }
                if let Some(question) = missing {
                    { " " }{ page.texts.filled_word(words::REVIEW_LOST, "question", &page.text(question.title)) }
                }
            </p>
            if !empty {
                { summary_list(page) }
            }
            <div class="button-group">
                <button class="button" part="continue" type="button" onclick={page.on(Action::Continue)}>
                    { page.word(words::REVIEW_CONTINUE) }
                </button>
            </div>
        </div>
    }
}
