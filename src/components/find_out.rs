//! What to find out: the questions that open topics depend on, each once, with how one finds out and a way to answer now.

use super::page::Page;
use super::section::section;
use crate::state::Action;
use crate::texts::words;
use kanta_engine::{QuestionId, deciding};
use yew::prelude::*;

/// The section; nothing where nothing is open.
pub(super) fn find_out(page: Page<'_>) -> Html {
    let texts = page.texts;
    let evaluation = page.evaluation;
    // Each open question with the topics that it decides on.
    let mut open: Vec<(QuestionId, &str)> = Vec::new();
    for (topic, possible) in evaluation.rules.topics.iter().zip(&evaluation.possible) {
        if possible.applies() && possible.certain().is_none() {
            for question in deciding(&evaluation.case, topic) {
                open.push((question, texts.text(topic.title)));
            }
        }
    }
    if open.is_empty() {
        return Html::default();
    }
    let body = html! {
        <ul class="tasks tasks--open">
            for &id in &evaluation.asked {
                { open_question(page, id, &open) }
            }
        </ul>
    };
    section(page, page.word(words::FIND_OUT_TITLE), body)
}

/// A question with the topics that it decides on; nothing if there are none.
fn open_question(page: Page<'_>, id: QuestionId, open: &[(QuestionId, &str)]) -> Html {
    let texts = page.texts;
    let evaluation = page.evaluation;
    let topics: Vec<&str> =
        open.iter().filter(|(question, _)| *question == id).map(|&(_, topic)| topic).collect();
    let Some(question) = evaluation.question(id).filter(|_| !topics.is_empty()) else {
        return Html::default();
    };
    html! {
        <li class="tasks__item" data-ask={question.id.clone()}>
            <span class="tasks__title">{ page.text(question.title) }</span>
            <span class="tasks__detail">{ page.text(question.how) }</span>
            <span class="source">{ texts.filled_word(words::DECIDES_ON, "topics", &texts.all_of(&topics)) }</span>
            <div class="ask">
                <button
                    class="button button--secondary"
                    part="answer"
                    type="button"
                    aria-label={page.label(words::ANSWER_NOW, texts.text(question.short))}
                    onclick={page.on(Action::ChangeAnswer(id))}
                >
                    { page.word(words::ANSWER_NOW) }
                </button>
            </div>
        </li>
    }
}
