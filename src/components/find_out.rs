//! What to find out: the open questions, those first that decide most, each with how one finds out and a way to answer now.

use super::details::{Details, details};
use super::page::Page;
use super::section::section;
use crate::state::{Action, Target};
use crate::texts::words;
use kanta_engine::{QuestionId, deciding};
use yew::prelude::*;

/// So many questions are in full view; the others are folded.
const IN_VIEW: usize = 3;

/// The section; nothing where nothing is open.
pub(super) fn find_out(page: Page<'_>) -> Html {
    let evaluation = page.evaluation;
    // Each open question, once for each topic that it decides on.
    let mut decisions: Vec<QuestionId> = Vec::new();
    for (topic, possible) in evaluation.rules.topics.iter().zip(&evaluation.possible) {
        if possible.applies() && possible.certain().is_none() {
            decisions.extend(deciding(&evaluation.case, topic));
        }
    }
    let weight = |id: QuestionId| decisions.iter().filter(|&&other| other == id).count();
    let mut open: Vec<QuestionId> = Vec::new();
    for &id in evaluation.asked.iter().filter(|&&id| weight(id) > 0) {
        // Questions of one weight stay in the order in which they are asked. A few; the sort of the standard library is a thousand bytes.
        open.insert(open.partition_point(|&other| weight(other) >= weight(id)), id);
    }
    if open.is_empty() {
        return Html::default();
    }
    let rest = open.split_off(open.len().min(IN_VIEW));
    let body = html! {
        <>
            { questions(page, &open) }
            if !rest.is_empty() {
                { details(Details { title: page.word(words::MORE_QUESTIONS).into(), body: questions(page, &rest), ..Details::default() }) }
            }
        </>
    };
    section(page, Target::Open, words::FIND_OUT_TITLE, body)
}

/// A list of questions.
fn questions(page: Page<'_>, ids: &[QuestionId]) -> Html {
    html! {
        <ul class="open">
            for &id in ids {
                if let Some(question) = page.evaluation.question(id) {
                    <li class="open__item" data-ask={question.id.clone()}>
                        <p class="open__title">{ page.text(question.title) }</p>
                        <p>{ page.text(question.how) }</p>
                        <button
                            class="button button--secondary"
                            part="answer"
                            type="button"
                            aria-label={page.label(words::ANSWER_NOW, page.texts.text(question.short))}
                            onclick={page.on(Action::ChangeAnswer(id))}
                        >
                            { page.word(words::ANSWER_NOW) }
                        </button>
                    </li>
                }
            }
        </ul>
    }
}
