//! What to find out: the questions that open topics depend on, each once, with how one finds out and a way to answer now.

use super::element::{button, el, list, say, text};
use super::result::section;
use crate::state::{Action, Speech};
use crate::words;
use kanta_engine::{QuestionId, deciding};
use yew::prelude::*;

/// The section; nothing where nothing is open.
pub(super) fn find_out(speech: &Speech<'_>, act: &Callback<Action>) -> Option<Html> {
    let mut deciding_any: Vec<QuestionId> = Vec::new();
    for (topic, possible) in speech.rules.topics.iter().zip(&speech.possible) {
        if possible.applies() && possible.certain().is_none() {
            deciding_any.extend(deciding(&speech.case, topic));
        }
    }
    let questions = speech.asked.iter().filter(|id| deciding_any.contains(id));
    let items: Vec<Html> = questions.filter_map(|&id| item(speech, id, act)).collect();
    if items.is_empty() {
        return None;
    }
    let body = list("ul", &[("class", "tasks tasks--open")], items);
    Some(section(false, speech.word(words::FIND_OUT_TITLE), vec![body]))
}

fn item(speech: &Speech<'_>, id: QuestionId, act: &Callback<Action>) -> Option<Html> {
    let question = speech.rules.questions.get(id.0)?;
    let short = speech.text(question.short);
    let name = [speech.word(words::ANSWER_NOW), short].join(": ");
    let attributes = [("class", "button button--secondary"), ("part", "answer"), ("aria-label", &name)];
    let button = button(&attributes, act, Action::Reopened(id), [text(speech.word(words::ANSWER_NOW))]);
    Some(el(
        "li",
        &[("class", "tasks__item"), ("data-open", &question.id)],
        [
            say("span", "tasks__title", speech.text(question.title)),
            say("span", "tasks__detail", speech.text(question.how)),
            el("div", &[("class", "ask")], [button]),
        ],
    ))
}
