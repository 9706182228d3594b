//! The page of a question.

use super::element::{button, el, form, list, say, text};
use super::radios::radios;
use super::standing::standing;
use super::tiles::tiles;
use crate::state::{Action, Speech, State};
use crate::words;
use kanta_engine::{Kind, Question, QuestionId};
use yew::prelude::*;

/// The page of a question; nothing for one that the rule set does not have.
pub(super) fn question(
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
    let group = if error.is_some() { "form-group form-group--error" } else { "form-group" };
    let onward = [("class", "button"), ("part", "continue"), ("type", "submit")];
    let onward = el("button", &onward, [text(speech.word(words::CONTINUE))]);
    let form = form(
        act,
        Action::Continued,
        [
            el("div", &[("class", group)], [fieldset(state, speech, question, error, act, heading)]),
            el("div", &[("class", "button-group")], [onward]),
        ],
    );
    let mut main: Vec<Html> =
        error.map(|error| error_summary(speech, error, act, summary)).into_iter().collect();
    main.push(el("p", &[("class", "caption"), ("part", "progress")], [text(&speech.progress(id))]));
    main.push(form);
    // The key makes the next question new elements: a browser would keep the old one's chosen button chosen.
    html! {
        <div key={question.id.as_str()}>
            {
                el("div", &[("class", if is_map { "page page--map" } else { "page" })], [
                    list("div", &[("class", "page__main")], main),
                    standing(speech),
                ])
            }
        </div>
    }
}

fn fieldset(
    state: &State,
    speech: &Speech<'_>,
    question: &Question,
    error: Option<&str>,
    act: &Callback<Action>,
    heading: &NodeRef,
) -> Html {
    let mut attributes =
        vec![("class", "fieldset"), ("part", "question"), ("data-question", question.id.as_str())];
    let set = matches!(question.kind, Kind::Set(_));
    let described = [(question.hint.is_some(), "hint"), (set, "all"), (error.is_some(), "error")];
    let described = described.into_iter().filter(|(there, _)| *there).map(|(_, id)| id);
    let described = described.collect::<Vec<_>>().join(" ");
    if !described.is_empty() {
        attributes.push(("aria-describedby", &described));
    }
    let mut children = vec![html! {
        <legend class="fieldset__legend">
            <h2 class="heading" id="heading" tabindex="-1" ref={heading}>{ speech.text(question.title) }</h2>
        </legend>
    }];
    let hint = question.hint.map(|hint| speech.text(hint));
    children.extend(
        hint.map(|hint| el("p", &[("class", "hint"), ("part", "hint"), ("id", "hint")], [text(hint)])),
    );
    children.extend(error.map(|error| {
        el(
            "p",
            &[("class", "error-message"), ("part", "error"), ("id", "error")],
            [say("span", "visually-hidden", speech.word(words::ERROR_PREFIX)), text(" "), text(error)],
        )
    }));
    children.push(match &question.kind {
        Kind::Choice(values) => radios(speech, &question.id, values, state.draft, act),
        Kind::Set(set) => tiles(speech, &question.id, set, state.draft, act),
    });
    list("fieldset", &attributes, children)
}

/// The summary of errors. Its link cannot be an anchor: fragments do not lead into a shadow root.
fn error_summary(speech: &Speech<'_>, error: &str, act: &Callback<Action>, node: &NodeRef) -> Html {
    let link = button(&[("class", "link-button")], act, Action::FollowedError, [text(error)]);
    let alert = el(
        "div",
        &[("role", "alert")],
        [
            el(
                "p",
                &[("class", "error-summary__title"), ("id", "error-title")],
                [text(speech.word(words::ERROR_TITLE))],
            ),
            el("ul", &[("class", "error-summary__list")], [el("li", &[], [link])]),
        ],
    );
    html! {
        <div class="error-summary" part="error-summary" tabindex="-1" aria-labelledby="error-title" ref={node}>
            { alert }
        </div>
    }
}
