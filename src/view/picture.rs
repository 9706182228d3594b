//! The decision of a topic as a picture, with the visitor's own way marked; and the same as a table for those who do not see it.

use super::pen::Pen;
use crate::state::{Action, State};
use crate::words;
use kanta_engine::{
    Answers, Caption, CaptionKind, MapWords, Outcome, Topic, captions, decimal, picture as drawn,
};

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

/// The picture, if it is this topic's turn. Its place is there always: Yew compares children from the last, and would make those
/// before it anew, closing what is unfolded.
pub(super) fn picture(pen: &mut Pen<'_>, state: &State, number: usize, topic: &Topic) {
    pen.begin("div.picture");
    pen.part("picture");
    if state.pictured == Some(number) {
        draw(pen, topic);
    }
    pen.end();
}

fn draw(pen: &mut Pen<'_>, topic: &Topic) {
    let speech = pen.speech;
    let words = MapWords { or: speech.word(words::OR), none: speech.word(words::DOES_NOT_APPLY) };
    let outcome = |outcome: &Outcome| speech.filled(outcome.short, &Answers::default());
    let lines = captions(&speech.case, topic, speech.pack, words, &outcome);
    let picture = drawn(&lines);
    pen.begin("svg.map");
    pen.set("viewBox", &["0 0", &decimal(picture.width), &decimal(picture.height)].join(" "));
    pen.set("aria-hidden", "true");
    for shape in &picture.shapes {
        pen.begin(shape.tag);
        pen.set("class", shape.class);
        for (name, value) in &shape.attributes {
            pen.set(name, value);
        }
        if !shape.words.is_empty() {
            pen.text(&shape.words);
        }
        pen.end();
    }
    pen.end();
    pen.say_word("p.source", words::PICTURE_KEY);
    table(pen, topic, &lines);
}

/// A row for each answer of each question: where it leads, and whether the visitor's answers do.
fn table(pen: &mut Pen<'_>, topic: &Topic, lines: &[Caption]) {
    // A table is as wide as its words whatever it is told, so what hides it is around it.
    pen.begin("div.visually-hidden");
    pen.begin("table");
    pen.say("caption", pen.speech.text(topic.title));
    pen.begin("tbody");
    pen.begin("tr");
    for head in [words::PICTURE_QUESTION, words::PICTURE_ANSWER, words::PICTURE_LEADS, words::PICTURE_YOURS] {
        pen.begin("th");
        pen.set("scope", "col");
        pen.word(head);
        pen.end();
    }
    pen.end();
    let mut question = "";
    for line in lines {
        match line.kind {
            CaptionKind::Question => question = &line.words,
            CaptionKind::Values(to) => {
                pen.begin("tr");
                pen.say("td", question);
                pen.say("td", &line.words);
                pen.say("td", lines.get(to).map_or("", |line| &line.words));
                pen.say("td", if line.reached { pen.speech.word(words::PICTURE_YES) } else { "" });
                pen.end();
            }
            CaptionKind::End => {}
        }
    }
    pen.end();
    pen.end();
    pen.end();
}
