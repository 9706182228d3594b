//! The page of a question.

use super::radios::radios;
use super::standing::standing;
use super::tiles::tiles;
use crate::host::focus_first_input;
use crate::state::{Action, QuestionPage, Way};
use yew::prelude::*;

/// The page of a question.
pub fn question(page: &QuestionPage, act: &Callback<Action>, heading: &NodeRef, summary: &NodeRef) -> Html {
    let is_map = matches!(page.way, Way::Tiles(_));
    let on_submit = act.reform(|event: SubmitEvent| {
        event.prevent_default();
        Action::Continued
    });
    let mut described: Vec<&str> = Vec::new();
    described.extend(page.hint.as_ref().map(|_| "hint"));
    described.extend(page.error.as_ref().map(|_| "error"));
    let described = (!described.is_empty()).then(|| described.join(" "));
    html! {
        <div key={page.id.clone()} class={classes!("page", is_map.then_some("page--map"))}>
            <div class="page__main">
                { error_summary(page, summary) }
                <p class="caption" part="progress">{ &page.progress }</p>
                <form novalidate=true onsubmit={on_submit}>
                    <div class={classes!("form-group", page.error.as_ref().map(|_| "form-group--error"))}>
                        <fieldset class="fieldset" part="question" data-question={page.id.clone()} aria-describedby={described}>
                            <legend class="fieldset__legend">
                                <h2 class="heading" id="heading" tabindex="-1" ref={heading.clone()}>{ &page.title }</h2>
                            </legend>
                            if let Some(hint) = &page.hint {
                                <p class="hint" part="hint" id="hint">{ hint }</p>
                            }
                            if let Some(error) = &page.error {
                                <p class="error-message" part="error" id="error">
                                    <span class="visually-hidden">{ &error.prefix }{ " " }</span>{ &error.message }
                                </p>
                            }
                            {
                                match &page.way {
                                    Way::Radios(rows) => radios(page, rows, act),
                                    Way::Tiles(set) => tiles(page, set, act),
                                }
                            }
                        </fieldset>
                    </div>
                    <div class="button-group">
                        <button class="button" part="continue" type="submit">{ &page.onward }</button>
                    </div>
                </form>
            </div>
            { standing(&page.standing) }
        </div>
    }
}

/// The summary of errors. Its link cannot be an anchor: fragments do not lead into a shadow root.
fn error_summary(page: &QuestionPage, node: &NodeRef) -> Html {
    let Some(error) = &page.error else { return html! {} };
    let summary = node.clone();
    let onclick = Callback::from(move |_: MouseEvent| focus_first_input(&summary));
    html! {
        <div class="error-summary" part="error-summary" tabindex="-1" aria-labelledby="error-title" ref={node.clone()}>
            <div role="alert">
                <p class="error-summary__title" id="error-title">{ &error.title }</p>
                <ul class="error-summary__list">
                    <li><button class="link-button" type="button" {onclick}>{ &error.message }</button></li>
                </ul>
            </div>
        </div>
    }
}
