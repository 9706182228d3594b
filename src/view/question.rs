//! The page of a question.

use super::radios::Radios;
use super::standing::StandingView;
use super::tiles::Tiles;
use crate::host::focus_first_input;
use crate::state::{Action, QuestionPage, Way};
use std::rc::Rc;
use yew::prelude::*;

/// What the page is given.
#[derive(Clone, PartialEq, Properties)]
pub struct QuestionProps {
    /// The page.
    pub page: Rc<QuestionPage>,
    /// Called with what a person does.
    pub act: Callback<Action>,
    /// Where the heading is.
    pub heading: NodeRef,
    /// Where the summary of errors is.
    pub summary: NodeRef,
}

/// The page of a question.
#[function_component]
pub fn QuestionView(props: &QuestionProps) -> Html {
    let page = &props.page;
    let is_map = matches!(page.way, Way::Tiles(_));
    let on_submit = props.act.reform(|event: SubmitEvent| {
        event.prevent_default();
        Action::Continued
    });
    let mut described: Vec<&str> = Vec::new();
    described.extend(page.hint.as_ref().map(|_| "hint"));
    described.extend(page.error.as_ref().map(|_| "error"));
    let described = (!described.is_empty()).then(|| described.join(" "));
    html! {
        <div class={classes!("page", is_map.then_some("page--map"))}>
            <div class="page__main">
                { error_summary(props) }
                <p class="caption" part="progress">{ &page.progress }</p>
                <form novalidate=true onsubmit={on_submit}>
                    <div class={classes!("form-group", page.error.as_ref().map(|_| "form-group--error"))}>
                        <fieldset class="fieldset" part="question" data-question={page.id.clone()} aria-describedby={described}>
                            <legend class="fieldset__legend">
                                <h2 class="heading" id="heading" tabindex="-1" ref={props.heading.clone()}>{ &page.title }</h2>
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
                                    Way::Radios(_) => html! { <Radios page={Rc::clone(page)} act={props.act.clone()} /> },
                                    Way::Tiles(_) => html! { <Tiles page={Rc::clone(page)} act={props.act.clone()} /> },
                                }
                            }
                        </fieldset>
                    </div>
                    <div class="button-group">
                        <button class="button" part="continue" type="submit">{ &page.onward }</button>
                    </div>
                </form>
            </div>
            <StandingView page={Rc::clone(page)} />
        </div>
    }
}

/// The summary of errors. Its link cannot be an anchor: fragments do not lead into a shadow root.
fn error_summary(props: &QuestionProps) -> Html {
    let Some(error) = &props.page.error else { return html! {} };
    let summary = props.summary.clone();
    let onclick = Callback::from(move |_: MouseEvent| focus_first_input(&summary));
    html! {
        <div class="error-summary" part="error-summary" tabindex="-1" aria-labelledby="error-title" ref={props.summary.clone()}>
            <div role="alert">
                <p class="error-summary__title" id="error-title">{ &error.title }</p>
                <ul class="error-summary__list">
                    <li><button class="link-button" type="button" {onclick}>{ &error.message }</button></li>
                </ul>
            </div>
        </div>
    }
}
