//! The page of a question.

use super::radios::radios;
use super::standing::standing;
use super::tiles::tiles;
use crate::host::focus_first_input;
use crate::state::{Action, Speech, State};
use crate::words;
use kanta_engine::{Kind, QuestionId};
use yew::prelude::*;

/// The page of a question; nothing for one that the rule set does not have.
pub(crate) fn question(
    state: &State,
    speech: &Speech<'_>,
    id: QuestionId,
    act: &Callback<Action>,
    heading: &NodeRef,
    summary: &NodeRef,
) -> Html {
    let Some(question) = state.question(id) else { return Html::default() };
    let error = (state.errors > 0).then(|| speech.text(question.error));
    let is_map = matches!(question.kind, Kind::Set(_));
    let on_submit = act.reform(|event: SubmitEvent| {
        event.prevent_default();
        Action::Continued
    });
    let described = match (question.hint, error) {
        (Some(_), Some(_)) => Some("hint error"),
        (Some(_), None) => Some("hint"),
        (None, Some(_)) => Some("error"),
        (None, None) => None,
    };
    html! {
        <div key={question.id.as_str()} class={if is_map { "page page--map" } else { "page" }}>
            <div class="page__main">
                { error.map(|error| error_summary(speech, error, summary)) }
                <p class="caption" part="progress">{ speech.progress(id) }</p>
                <form novalidate=true onsubmit={on_submit}>
                    <div class={if error.is_some() { "form-group form-group--error" } else { "form-group" }}>
                        <fieldset
                            class="fieldset"
                            part="question"
                            data-question={question.id.clone()}
                            aria-describedby={described}
                        >
                            <legend class="fieldset__legend">
                                <h2 class="heading" id="heading" tabindex="-1" ref={heading}>
                                    { speech.text(question.title) }
                                </h2>
                            </legend>
                            if let Some(hint) = question.hint {
                                <p class="hint" part="hint" id="hint">{ speech.text(hint) }</p>
                            }
                            if let Some(error) = error {
                                <p class="error-message" part="error" id="error">
                                    <span class="visually-hidden">{ speech.word(words::ERROR_PREFIX) }{ " " }</span>
                                    { error }
                                </p>
                            }
                            {
                                match &question.kind {
                                    Kind::Choice(values) => radios(speech, &question.id, values, state.draft, act),
                                    Kind::Set(set) => tiles(speech, &question.id, set, state.draft, act),
                                }
                            }
                        </fieldset>
                    </div>
                    <div class="button-group">
                        <button class="button" part="continue" type="submit">{ speech.word(words::CONTINUE) }</button>
                    </div>
                </form>
            </div>
            { standing(speech) }
        </div>
    }
}

/// The summary of errors. Its link cannot be an anchor: fragments do not lead into a shadow root.
fn error_summary(speech: &Speech<'_>, error: &str, node: &NodeRef) -> Html {
    let summary = node.clone();
    let onclick = Callback::from(move |_: MouseEvent| focus_first_input(&summary));
    html! {
        <div class="error-summary" part="error-summary" tabindex="-1" aria-labelledby="error-title" ref={node}>
            <div role="alert">
                <p class="error-summary__title" id="error-title">{ speech.word(words::ERROR_TITLE) }</p>
                <ul class="error-summary__list">
                    <li><button class="link-button" type="button" {onclick}>{ error }</button></li>
                </ul>
            </div>
        </div>
    }
}
