//! The checklist.

use super::element::{el, list, say, text};
use super::result::section;
use crate::state::Speech;
use crate::words;
use kanta_engine::tasks as certain_tasks;
use yew::prelude::*;

/// The checklist, in order.
pub(super) fn tasks(speech: &Speech<'_>) -> Html {
    let tasks = certain_tasks(&speech.case).into_iter().filter_map(|at| speech.rules.tasks.get(at));
    let items = tasks.map(|task| {
        el(
            "li",
            &[("class", "tasks__item"), ("data-task", &task.id)],
            [
                say("span", "tasks__title", speech.text(task.title)),
                text(" "),
                say("span", "tasks__detail", speech.text(task.detail)),
            ],
        )
    });
    let body = vec![
        say("p", "body", speech.word(words::CHECKLIST_INTRO)),
        list("ol", &[("class", "tasks"), ("part", "tasks")], items.collect()),
    ];
    section(false, speech.word(words::CHECKLIST_TITLE), body)
}
