//! The review of all answers, each with a button to change it.

use super::element::{button, el, list, say, text};
use super::result::section;
use crate::state::{Action, Speech};
use crate::words;
use kanta_engine::QuestionId;
use yew::prelude::*;

/// The review of all answers.
pub(super) fn answers(speech: &Speech<'_>, act: &Callback<Action>) -> Html {
    let rows = speech.asked.iter().filter_map(|&id| row(speech, id, act)).collect();
    let all = list("dl", &[("class", "summary-list"), ("part", "answers")], rows);
    section(false, speech.word(words::ANSWERS_TITLE), vec![all])
}

fn row(speech: &Speech<'_>, id: QuestionId, act: &Callback<Action>) -> Option<Html> {
    let question = speech.rules.questions.get(id.0)?;
    let short = speech.text(question.short);
    let name = speech.say(words::CHANGE_QUESTION, "question", short);
    let attributes = [("class", "link-button"), ("part", "change"), ("aria-label", &name)];
    let change = button(&attributes, act, Action::Reopened(id), [text(speech.word(words::CHANGE))]);
    Some(el(
        "div",
        &[("class", "summary-list__row"), ("data-answer", &question.id)],
        [
            say("dt", "summary-list__key", short),
            say("dd", "summary-list__value", &speech.answer(id)),
            el("dd", &[("class", "summary-list__actions")], [change]),
        ],
    ))
}
