//! The checklist.

use super::result::section;
use crate::state::Speech;
use crate::words;
use kanta_engine::tasks as certain_tasks;
use yew::prelude::*;

/// The checklist, in order.
pub(crate) fn tasks(speech: &Speech<'_>) -> Html {
    let tasks = certain_tasks(&speech.case).into_iter().filter_map(|at| speech.rules.tasks.get(at));
    let body = html! {
        <>
            <p class="body">{ speech.word(words::CHECKLIST_INTRO) }</p>
            <ol class="tasks" part="tasks">
                {
                    for tasks.map(|task| html! {
                        <li class="tasks__item" data-task={task.id.clone()}>
                            <span class="tasks__title">{ speech.text(task.title) }</span>{ " " }
                            <span class="tasks__detail">{ speech.text(task.detail) }</span>
                        </li>
                    })
                }
            </ol>
        </>
    };
    section(false, speech.word(words::CHECKLIST_TITLE), body)
}
