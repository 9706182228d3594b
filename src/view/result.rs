//! The page of the result.

use super::answers::answers;
use super::conclusion::conclusion;
use super::find_out::find_out;
use super::keep::keep;
use super::pen::Pen;
use super::tasks::tasks;
use crate::state::{Action, Here, State};
use crate::words::{self, Word};
use yew::NodeRef;

/// The page of the result.
pub(super) fn result(pen: &mut Pen<'_>, state: &State, here: &Here, heading: &NodeRef) {
    let speech = pen.speech;
    pen.begin("div");
    pen.know(Some("result"), &NodeRef::default());
    title(pen, "result-heading", words::RESULT_TITLE, heading);
    pen.begin("p.lead");
    pen.part("lead");
    pen.text(&speech.sum());
    pen.end();
    pen.begin("p.inset-text");
    pen.part("notice");
    pen.text(&speech.say(words::CHECK_WITH, "date", &speech.date(speech.rules.as_of)));
    pen.text(" ");
    pen.begin("a.link");
    pen.set("href", speech.word(words::CONTACT_URL));
    pen.word(words::CONTACT_KELA);
    pen.end();
    pen.end();
    pen.slot("contact");
    find_out(pen);
    pen.begin("div.cards");
    groups(pen, state, true);
    pen.end();
    groups(pen, state, false);
    tasks(pen, state);
    pen.section(speech.word(words::ANSWERS_TITLE));
    answers(pen, state);
    pen.end();
    pen.end();
    keep(pen, state);
    pen.begin("div.button-group");
    pen.button("button.button button--secondary", "restart", Action::Restarted);
    pen.word(words::START_AGAIN);
    pen.end();
    pen.end();
    pen.slot("result-footer");
    pen.begin("p.foot body");
    pen.part("footer");
    pen.text(&speech.drawn_up(here));
    pen.end();
    pen.end();
}

/// The heading of a page, which takes the focus.
pub(super) fn title(pen: &mut Pen<'_>, part: &'static str, word: Word, heading: &NodeRef) {
    pen.begin("h2.heading");
    pen.part(part);
    pen.set("id", "heading");
    pen.set("tabindex", "-1");
    pen.know(None, heading);
    pen.word(word);
    pen.end();
}

/// The groups that are main ones, or the others: each with its conclusions, or with what is said where it has none.
fn groups(pen: &mut Pen<'_>, state: &State, main: bool) {
    let speech = pen.speech;
    for (number, group) in speech.rules.groups.iter().enumerate() {
        let empty = speech.topics(number).next().is_none();
        if group.main != main || empty && group.none.is_none() {
            continue;
        }
        if main {
            pen.begin("section.card");
            pen.part("card");
            pen.say("h3.card__title", speech.text(group.title));
            pen.begin("div.card__body");
        } else {
            pen.section(speech.text(group.title));
        }
        for (at, topic, possible) in speech.topics(number) {
            conclusion(pen, state, at, topic, possible);
        }
        if let Some(none) = group.none.filter(|_| empty) {
            pen.say("p.body", speech.text(none));
        }
        pen.end();
        pen.end();
    }
}
