//! What is settled so far and what is still open, beside a question.

use super::element::{el, list, say, text};
use crate::state::Speech;
use crate::words::{self, Word};
use yew::prelude::*;

/// What is settled and what is open; nothing before the first answer.
pub(super) fn standing(speech: &Speech<'_>) -> Html {
    let mut settled: Vec<Html> = Vec::new();
    let mut open: Vec<Html> = Vec::new();
    for (topic, possible) in speech.rules.topics.iter().zip(&speech.possible) {
        let title = speech.text(topic.title);
        if let Some(outcome) = speech.certain(topic, possible) {
            settled.push(el(
                "li",
                &[("class", "standing__item")],
                [say("span", "standing__topic", title), text(" "), text(&speech.outcome(outcome.short))],
            ));
        } else if possible.applies() {
            open.push(say("li", "standing__item", title));
        }
    }
    let mut body: Vec<Html> = Vec::new();
    if !speech.asked.is_empty() {
        titled(speech, words::SETTLED_TITLE, settled, &mut body);
        titled(speech, words::OPEN_TITLE, open, &mut body);
    }
    list("div", &[("class", "standing"), ("part", "standing")], body)
}

fn titled(speech: &Speech<'_>, title: Word, items: Vec<Html>, body: &mut Vec<Html>) {
    if !items.is_empty() {
        body.push(say("h3", "standing__title", speech.word(title)));
        body.push(list("ul", &[("class", "standing__list")], items));
    }
}
