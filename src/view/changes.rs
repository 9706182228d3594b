//! Why an outcome is no other: what each other outcome takes, which changes lead to it, and a change tried beside the result.

use super::pen::Pen;
use crate::state::{Action, Change, State};
use crate::words;
use kanta_engine::{Answers, Topic};

/// What is to be said of every other outcome of the topic with this number that a change leads to; nothing where there is none.
pub(super) fn changes(pen: &mut Pen<'_>, state: &State, number: usize, topic: &Topic) {
    let speech = pen.speech;
    let known = speech.changes(topic);
    if known.is_empty() {
        return;
    }
    pen.unfold("details.details details--aside", words::CHANGES_TITLE);
    // In the order of the table's rows, as its author thinks of them.
    for (at, row) in topic.rows.iter().enumerate() {
        let first = topic.rows.iter().position(|other| other.outcome == row.outcome) == Some(at);
        if !first || !known.iter().any(|change| change.outcome == row.outcome) {
            continue;
        }
        let Some(outcome) = topic.outcomes.get(row.outcome) else { continue };
        let short = speech.filled(outcome.short, &Answers::default());
        pen.say("h5.why-not", &speech.say(words::WHY_NOT, "outcome", &short));
        needs(pen, topic, row.outcome);
        pen.begin("ul.list");
        for free in [true, false] {
            for change in known.iter().filter(|change| change.outcome == row.outcome && change.free == free) {
                pen.begin("li");
                one_change(pen, state, (number, topic), change, &short);
                pen.end();
            }
        }
        pen.end();
    }
    pen.end();
    pen.end();
}

/// A change, with a button to try it.
fn one_change(
    pen: &mut Pen<'_>,
    state: &State,
    (number, topic): (usize, &Topic),
    change: &Change,
    short: &str,
) {
    let speech = pen.speech;
    let tried = state.tried == Some((number, change.number));
    let label = speech.word(if tried { words::TRY_END } else { words::TRY });
    pen.text(&change.condition);
    pen.text(" ");
    pen.say("b", short);
    pen.text(". ");
    if !change.free {
        pen.word(words::CHANGE_FIXED);
        pen.text(" ");
    }
    pen.button("button.link-button", "try", Action::Tried(number, change.number));
    pen.set("aria-expanded", if tried { "true" } else { "false" });
    pen.set("aria-label", &[label, change.condition.trim_end_matches(':')].join(": "));
    pen.text(label);
    pen.end();
    // Its place is there always, so that the button stays the one that has the focus (see picture.rs).
    pen.begin("div.compare");
    pen.part("comparison");
    pen.set("role", "group");
    pen.set("aria-label", speech.word(words::COMPARE_THEN));
    if tried {
        comparison(pen, topic, change.number);
    }
    pen.end();
}

/// Everything that an outcome takes, with what of it is there.
fn needs(pen: &mut Pen<'_>, topic: &Topic, outcome: usize) {
    let (needs, enough) = pen.speech.needs(topic, outcome);
    if needs.is_empty() {
        return;
    }
    pen.say_word("p.body", if enough { words::NEEDS_ALL } else { words::NEEDS_AT_LEAST });
    pen.begin("ul.needs");
    for need in needs {
        let (what, word) = match need.met {
            Some(true) => ("li.need need--met", words::NEED_MET),
            Some(false) => ("li.need need--unmet", words::NEED_UNMET),
            None => ("li.need", words::NEED_OPEN),
        };
        pen.begin(what);
        pen.say_word("b", word);
        pen.text(" ");
        pen.text(&need.words);
        pen.end();
    }
    pen.end();
}

/// The result as it is and as the change would make it, side by side: only what differs.
fn comparison(pen: &mut Pen<'_>, topic: &Topic, number: usize) {
    let speech = pen.speech;
    pen.begin("table.table");
    pen.begin("thead");
    pen.begin("tr");
    for head in [words::COMPARE_WHAT, words::COMPARE_NOW, words::COMPARE_THEN] {
        pen.begin("th");
        pen.set("scope", "col");
        pen.word(head);
        pen.end();
    }
    pen.end();
    pen.end();
    pen.begin("tbody");
    for row in speech.differences(topic, number) {
        pen.begin("tr");
        pen.begin("th");
        pen.set("scope", "row");
        pen.text(&row.title);
        pen.end();
        pen.say("td", &row.now);
        pen.begin("td");
        pen.say("b", &row.then);
        pen.end();
        pen.end();
    }
    pen.end();
    pen.end();
    pen.say_word("p.body", words::COMPARE_SAME);
}
