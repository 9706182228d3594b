//! The decision of a topic as a picture. The compiler has drawn it; the element's script fetches the drawing when it is asked for
//! (src/host/drawing.js), and what is said here is only which one, and what of it the visitor's answers lead to.

use super::pen::Pen;
use crate::state::{Action, State};
use crate::words;
use kanta_engine::{Topic, decimal, map};

/// The button for the picture of the topic with this number; nothing for a topic that decides nothing.
pub(super) fn picture_button(pen: &mut Pen<'_>, state: &State, number: usize, topic: &Topic) {
    let shown = state.pictured == Some(number);
    let label = pen.speech.word(if shown { words::PICTURE_HIDE } else { words::PICTURE_SHOW });
    if topic.diagram.nodes.is_empty() {
        return;
    }
    pen.button("button.link-button", "picture-button", Action::Pictured(number));
    pen.set("aria-expanded", if shown { "true" } else { "false" });
    pen.set("aria-label", &[label, pen.speech.text(topic.title)].join(": "));
    pen.text(label);
    pen.end();
}

/// The place of the picture, which is there always: Yew compares children from the last, and would make those before it anew,
/// closing what is unfolded. If it is this topic's turn, the place has the topic's number and a mark for each line of its map.
pub(super) fn picture(pen: &mut Pen<'_>, state: &State, number: usize, topic: &Topic) {
    pen.begin("div.picture");
    pen.part("picture");
    if state.pictured == Some(number) {
        let mut marks = String::new();
        for line in map(&pen.speech.case, topic) {
            marks.push(if line.reached { '1' } else { '0' });
        }
        pen.set("data-map", &decimal(number));
        pen.set("data-marks", &marks);
    }
    pen.end();
}
