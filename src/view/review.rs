//! The page of answers that came with a link: what they are, what of the link was left out, and the way on.

use super::answers::answers;
use super::pen::Pen;
use super::result::title;
use crate::state::{Action, State};
use crate::words;
use kanta_engine::{Opened, decimal};
use yew::NodeRef;

/// The page.
pub(super) fn review(pen: &mut Pen<'_>, state: &State, opened: &Opened, heading: &NodeRef) {
    let speech = pen.speech;
    let empty = speech.asked.is_empty();
    pen.begin("div");
    pen.know(Some("review"), &NodeRef::default());
    title(pen, "review-heading", words::REVIEW_TITLE, heading);
    pen.begin("p.lead");
    if !opened.intact {
        pen.word(words::REVIEW_DAMAGED);
    } else if !opened.same_rules {
        pen.word(words::REVIEW_RULES);
    }
    pen.text(" ");
    if opened.dropped > 0 {
        pen.text(&speech.say(words::REVIEW_DROPPED, "n", &decimal(opened.dropped)));
        pen.text(" ");
    }
    pen.word(if empty { words::REVIEW_EMPTY } else { words::REVIEW_INTRO });
    pen.end();
    if !empty {
        pen.begin("div.section");
        answers(pen, state);
        pen.end();
    }
    pen.begin("div.button-group");
    pen.button("button.button", "continue", Action::Continued);
    pen.word(words::REVIEW_CONTINUE);
    pen.end();
    pen.end();
    pen.end();
}
