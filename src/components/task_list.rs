//! The checklist: what to do, in order and to be ticked off, and what others do of it.

use super::ask_first::place;
use super::details::{Details, details};
use super::glossary::glossary;
use super::heading::heading;
use super::page::Page;
use super::section::section_once_told;
use super::sources::sources;
use crate::state::{Action, Target};
use crate::texts::words;
use kanta_engine::{Contact, Pointer, Task, Titled, bit, contacts, shares, tasks};
use yew::prelude::*;

/// The checklist. Whom all else depends on is asked first.
pub(super) fn task_list(page: Page<'_>) -> Html {
    let evaluation = page.evaluation;
    let body = html! {
        <>
            <ol class="steps" part="tasks">
                for contact in contacts(&evaluation.case) {
                    { first_step(page, contact) }
                }
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
    section_once_told(page, Target::Steps, words::CHECKLIST_TITLE, body)
}

/// To ask a contact, where that is a step of its own.
fn first_step(page: Page<'_>, contact: &Contact) -> Html {
    html! {
        if let Some(step) = contact.step {
            <li class="step" data-contact={contact.id.clone()}>
                <span class="step__title">{ page.text(step) }</span>
                <p class="step__place">{ page.text(contact.about) }</p>
            </li>
        }
    }
}

/// A task and where it is done; unfolded, what it means, who does it, by what means, and where that is written.
fn one_task(page: Page<'_>, number: usize, task: &Task) -> Html {
    // A place without an address is told with the rest.
    let place_told = task.place.filter(|_| task.link.is_none());
    let facts =
        [(words::TASK_WHERE, place_told), (words::TASK_WHO, task.who), (words::TASK_WITH, task.means)];
    html! {
        <li class="step" data-task={task.id.clone()}>
            <label class="step__title">
                <input
                    class="choice__input"
                    part="done"
                    type="checkbox"
                    checked={page.session.done & bit(number) != 0}
                    onchange={page.on(Action::ToggleTask(number))}
                />
                <span>{ page.text(task.title) }</span>
            </label>
            if let Some(at) = task.place.filter(|_| task.link.is_some()) {
                <p class="step__place">{ place(page, page.text(at), task.link) }</p>
            }
            <details class="step__more">
                <summary class="step__toggle">
                    <span class="visually-hidden">{ page.label(words::DETAILS, page.texts.text(task.title)) }</span>
                </summary>
                <p>{ page.text(task.detail) }</p>
                for (word, fact) in facts {
                    if let Some(fact) = fact {
                        <p class="source">{ page.label(word, page.texts.text(fact)) }</p>
                    }
                }
                { sources(page, &task.sources) }
                { glossary(page, task.title) }
            </details>
        </li>
    }
}

/// What the party with this number does, folded; nothing where it has no share.
fn one_party(page: Page<'_>, number: usize, party: &Titled) -> Html {
    let shares = shares(&page.evaluation.case, number);
    let mut pointers: Vec<Pointer> = Vec::new();
    for &pointer in shares.iter().flat_map(|share| &share.sources) {
        if !pointers.contains(&pointer) {
            pointers.push(pointer);
        }
    }
    html! {
        if !shares.is_empty() {
            { details(Details {
                party: Some(party.id.clone()),
                title: heading(page.level(2), page.text(party.title).into()),
                body: html! {
                    <>
                        <ul class="list">
                            for share in shares {
                                <li>{ page.text(share.text) }</li>
                            }
                        </ul>
                        { sources(page, &pointers) }
                    </>
                },
                ..Details::default()
            }) }
        }
    }
}
