//! The page of a question.

use super::error_summary::error_summary;
use super::heading::page_heading;
use super::help::help;
use super::page::{Page, is_repeated};
use super::radios::radios;
use super::region_map::region_map;
use super::settled_so_far::settled_so_far;
use crate::state::Action;
use crate::texts::words;
use kanta_engine::{Kind, Question, QuestionId};
use yew::prelude::*;

/// The page of a question; nothing for one that the rule set does not have.
pub(super) fn question_page(page: Page<'_>, id: QuestionId) -> Html {
    let Some(question) = page.session.question(id) else { return Html::default() };
    let error = (page.session.errors > 0).then(|| page.text(question.error));
    let is_change = page.session.changing.is_some() && page.session.answers.get(id).is_some();
    html! {
        // One key for all questions: Yew makes one page into the next, a quarter faster than a new page.
        <div key="question" class="page">
            <div>
                if let Some(error) = &error {
                    { error_summary(page, error) }
                }
                <p class="caption" part="progress">{ page.texts.progress(id, is_change) }</p>
                { form(page, id, question, error.as_deref()) }
            </div>
            { settled_so_far(page) }
        </div>
    }
}

/// The question, with help and the button that confirms what is chosen.
fn form(page: Page<'_>, id: QuestionId, question: &Question, error: Option<&str>) -> Html {
    let onsubmit = page.dispatch.reform(|event: SubmitEvent| {
        event.prevent_default();
        Action::Continue
    });
    // The second press of a double click on "Continue" is not meant for the page that the first has brought: it would choose what
    // happens to be under the pointer there, or confirm that nothing is chosen.
    let onclick = |click: MouseEvent| {
        if is_repeated(&click) {
            click.prevent_default();
        }
    };
    html! {
        <form novalidate=true {onclick} {onsubmit}>
            <div class="form-group">
                { fieldset(page, id, question, error) }
            </div>
            { help(page, id, question) }
            <div class="button-group">
                <button class="button" part="continue" type="submit">{ page.word(words::CONTINUE) }</button>
            </div>
        </form>
    }
}

/// The question with its hint, its error and what can be chosen.
fn fieldset(page: Page<'_>, id: QuestionId, question: &Question, error: Option<&str>) -> Html {
    let all = matches!(question.kind, Kind::Set(_));
    let described_by: Vec<&str> =
        [(question.hint.is_some(), "hint"), (all, "all"), (error.is_some(), "error")]
            .into_iter()
            .filter_map(|(is_there, id)| is_there.then_some(id))
            .collect();
    html! {
        <fieldset
            class="fieldset"
            part="question"
            aria-describedby={(!described_by.is_empty()).then(|| described_by.join(" "))}
            data-question={question.id.clone()}
        >
            <legend class="fieldset__legend">
                { page_heading(page, &question.id, None, page.text(question.title)) }
            </legend>
            if let Some(hint) = question.hint {
                <p class="hint" part="hint" id="hint">{ page.text(hint) }</p>
            }
            if let Some(error) = error {
                <p class="error-message" part="error" id="error">
                    <span class="visually-hidden">{ page.word(words::ERROR_PREFIX) }</span>{ " " }{ error }
                </p>
            }
            { match &question.kind {
                Kind::Choice(values) => radios(page, values),
                Kind::Set(set) => region_map(page, id, set),
            } }
        </fieldset>
    }
}
