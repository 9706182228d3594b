//! The checklist: what to do, in order and to be ticked off, and what others do of it.

use super::pen::Pen;
use super::sources::sources;
use crate::state::{Action, State};
use crate::words;
use kanta_engine::{Pointer, Task, bit, shares, tasks as certain_tasks};

/// The checklist.
pub(super) fn tasks(pen: &mut Pen<'_>, state: &State) {
    let speech = pen.speech;
    pen.section(speech.word(words::CHECKLIST_TITLE));
    pen.say_word("p.body", words::CHECKLIST_INTRO);
    pen.begin("ol.tasks");
    pen.part("tasks");
    for at in certain_tasks(&speech.case) {
        if let Some(task) = speech.rules.tasks.get(at) {
            item(pen, at, task, state.done & bit(at) != 0);
        }
    }
    pen.end();
    for (number, party) in speech.rules.parties.iter().enumerate() {
        let shares = shares(&speech.case, number);
        if shares.is_empty() {
            continue;
        }
        let mut pointers: Vec<Pointer> = Vec::new();
        pen.begin("div.party");
        pen.set("data-party", &party.id);
        pen.say("h4.party__title", speech.text(party.title));
        pen.begin("ul.list");
        for share in shares {
            pen.say("li", speech.text(share.text));
            for &pointer in &share.sources {
                if !pointers.contains(&pointer) {
                    pointers.push(pointer);
                }
            }
        }
        pen.end();
        pen.unfold("details.details", words::SOURCE);
        sources(pen, &pointers);
        pen.end();
        pen.end();
        pen.end();
    }
    pen.end();
    pen.end();
}

fn item(pen: &mut Pen<'_>, at: usize, task: &Task, done: bool) {
    let speech = pen.speech;
    pen.begin("li.tasks__item");
    pen.set("data-task", &task.id);
    pen.begin("label.tasks__title");
    pen.begin("input.checkboxes__input");
    pen.part("done");
    pen.tick("checkbox", done, Action::TickedOff(at));
    pen.end();
    pen.text(speech.text(task.title));
    pen.end();
    pen.say("p.tasks__detail", speech.text(task.detail));
    pen.begin("dl.tasks__facts");
    for (word, fact) in
        [(words::TASK_WHO, task.who), (words::TASK_WHERE, task.place), (words::TASK_WITH, task.means)]
    {
        if let Some(fact) = fact {
            pen.begin("div");
            pen.say_word("dt", word);
            pen.say("dd", speech.text(fact));
            pen.end();
        }
    }
    pen.end();
    pen.end();
}
