//! The review of all answers, each with a button to change it.

use super::result::section;
use crate::state::{Action, Speech};
use crate::words;
use kanta_engine::QuestionId;
use yew::prelude::*;

/// The review of all answers.
pub(crate) fn answers(speech: &Speech<'_>, act: &Callback<Action>) -> Html {
    let row = |&id: &QuestionId| {
        let question = speech.rules.questions.get(id.0)?;
        let short = speech.text(question.short);
        Some(html! {
            <div class="summary-list__row" data-answer={question.id.clone()}>
                <dt class="summary-list__key">{ short }</dt>
                <dd class="summary-list__value">{ speech.answer(id) }</dd>
                <dd class="summary-list__actions">
                    <button
                        class="link-button"
                        part="change"
                        type="button"
                        aria-label={speech.say(words::CHANGE_QUESTION, "question", short)}
                        onclick={act.reform(move |_: MouseEvent| Action::Reopened(id))}
                    >
                        { speech.word(words::CHANGE) }
                    </button>
                </dd>
            </div>
        })
    };
    let list = html! {
        <dl class="summary-list" part="answers">{ for speech.asked.iter().filter_map(row) }</dl>
    };
    section(false, speech.word(words::ANSWERS_TITLE), list)
}
