//! The review of all answers, each with a button to change it.

use crate::state::{Action, ResultPage};
use yew::prelude::*;

/// The review of all answers.
pub(crate) fn answers(page: &ResultPage, act: &Callback<Action>) -> Html {
    let row = |answer: &crate::state::AnswerRow| {
        let question = answer.question;
        html! {
            <div key={answer.id.clone()} class="summary-list__row" data-answer={answer.id.clone()}>
                <dt class="summary-list__key">{ &answer.short }</dt>
                <dd class="summary-list__value">{ &answer.answer }</dd>
                <dd class="summary-list__actions">
                    <button
                        class="link-button"
                        part="change"
                        type="button"
                        aria-label={answer.change.clone()}
                        onclick={act.reform(move |_| Action::Reopened(question))}
                    >
                        { &page.change }
                    </button>
                </dd>
            </div>
        }
    };
    html! {
        <div class="section">
            <h3 class="section__title">{ &page.answers_title }</h3>
            <div class="section__body">
                <dl class="summary-list" part="answers">{ for page.answers.iter().map(row) }</dl>
            </div>
        </div>
    }
}
