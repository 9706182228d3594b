//! The checklist: what to do, in order and to be ticked off, and what others do of it.

use super::details::details;
use super::heading::heading;
use super::page::Page;
use super::section::section;
use super::sources::sources;
use crate::state::Action;
use crate::texts::words;
use kanta_engine::{Party, Pointer, Task, bit, shares, tasks};
use yew::prelude::*;

/// The checklist.
pub(super) fn task_list(page: Page<'_>) -> Html {
    let evaluation = page.evaluation;
    let body = html! {
        <>
            <p class="body">{ page.word(words::CHECKLIST_INTRO) }</p>
            <ol class="tasks" part="tasks">
                for number in tasks(&evaluation.case) {
                    if let Some(task) = evaluation.rules.tasks.get(number) {
                        { one_task(page, number, task) }
                    }
                }
            </ol>
            for (number, party) in evaluation.rules.parties.iter().enumerate() {
                { one_party(page, number, party) }
            }
        </>
    };
    section(page, page.word(words::CHECKLIST_TITLE), body)
}

/// A task, with who does it, where, and by what means.
fn one_task(page: Page<'_>, number: usize, task: &Task) -> Html {
    let facts =
        [(words::TASK_WHO, task.who), (words::TASK_WHERE, task.place), (words::TASK_WITH, task.means)];
    html! {
        <li class="tasks__item" data-task={task.id.clone()}>
            <label class="tasks__title">
                <input
                    class="checkboxes__input"
                    part="done"
                    type="checkbox"
                    checked={page.session.done & bit(number) != 0}
                    onchange={page.on(Action::ToggleTask(number))}
                />
                { page.text(task.title) }
            </label>
            <p class="tasks__detail">{ page.text(task.detail) }</p>
            <dl class="tasks__facts">
                for (word, fact) in facts {
                    if let Some(fact) = fact {
                        <div><dt>{ page.word(word) }</dt><dd>{ page.text(fact) }</dd></div>
                    }
                }
            </dl>
        </li>
    }
}

/// What the party with this number does; nothing where it has no share.
fn one_party(page: Page<'_>, number: usize, party: &Party) -> Html {
    let shares = shares(&page.evaluation.case, number);
    let mut pointers: Vec<Pointer> = Vec::new();
    for &pointer in shares.iter().flat_map(|share| &share.sources) {
        if !pointers.contains(&pointer) {
            pointers.push(pointer);
        }
    }
    html! {
        if !shares.is_empty() {
            <div class="party" data-party={party.id.clone()}>
                { heading(page.level(2), page.text(party.title).into()) }
                <ul class="list">
                    for share in shares {
                        <li>{ page.text(share.text) }</li>
                    }
                </ul>
                { details("source", page.word(words::SOURCE).into(), sources(page, &pointers)) }
            </div>
        }
    }
}
