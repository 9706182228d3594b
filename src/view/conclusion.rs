//! A conclusion: what follows, why, how sure, and where it is written.

use super::changes::changes;
use super::pen::Pen;
use super::picture::{picture, picture_button};
use super::sources::sources;
use crate::state::{Action, State};
use crate::words;
use kanta_engine::{Outcome, Possible, QuestionId, Status, Topic, deciding, notes};

/// The conclusion of the topic with this number: its outcome, or what it can still come to.
pub(super) fn conclusion(
    pen: &mut Pen<'_>,
    state: &State,
    number: usize,
    topic: &Topic,
    possible: &Possible,
) {
    let speech = pen.speech;
    let certain = speech.certain(topic, possible);
    let rows = possible.rows.iter().filter_map(|&row| topic.rows.get(row));
    // Where several rows may decide, the one that the sources carry least far says how sure the outcome is.
    let status = certain.and_then(|_| rows.clone().map(|row| row.status).max());
    pen.begin(if certain.is_some() { "article.conclusion" } else { "article.conclusion conclusion--open" });
    pen.part("conclusion");
    pen.set("data-topic", &topic.id);
    pen.set("data-outcome", certain.map_or("", |outcome| &outcome.id));
    pen.set("data-status", status.filter(|&status| status != Status::Silent).map_or("", Status::id));
    pen.begin("h4.conclusion__heading");
    pen.begin("span.conclusion__topic");
    pen.text(speech.text(topic.title));
    pen.say("span.visually-hidden", ": ");
    pen.end();
    pen.begin("span.conclusion__outcome");
    pen.part("outcome");
    match certain {
        Some(outcome) => pen.text(&speech.outcome(outcome.title)),
        None => pen.word(words::OPEN_OUTCOME),
    }
    pen.end();
    pen.end();
    match certain {
        Some(outcome) => certain_part(pen, topic, outcome),
        None => open_part(pen, topic, possible),
    }
    pen.begin("div.conclusion__more");
    if let Some(status) = status {
        begin_marked(pen, status, words::RULE_AND_SOURCE);
        pen.say("p.body", speech.mark(status).1);
        for row in rows {
            pen.say("p.body", speech.text(row.rule));
            sources(pen, &row.sources);
        }
        pen.end();
        pen.end();
    }
    changes(pen, state, number, topic);
    picture_button(pen, state, number, topic);
    pen.end();
    picture(pen, state, number, topic);
    notes_part(pen, topic);
    pen.end();
}

fn certain_part(pen: &mut Pen<'_>, topic: &Topic, outcome: &Outcome) {
    let speech = pen.speech;
    if let Some(because) = speech.because(topic) {
        pen.begin("p.body");
        pen.part("because");
        pen.text(&because);
        pen.end();
    }
    if speech.has_doubts() {
        pen.begin("p.body source");
        pen.part("whatever");
        pen.word(words::SAME_WHATEVER);
        pen.end();
    }
    if let Some(detail) = outcome.detail {
        pen.say("p.body", &speech.outcome(detail));
    }
}

/// What can still come out and what decides it: if that is one question, what follows from each answer to it.
fn open_part(pen: &mut Pen<'_>, topic: &Topic, possible: &Possible) {
    let speech = pen.speech;
    let decide = deciding(&speech.case, topic);
    if let &[only] = decide.as_slice() {
        begin_decides(pen);
        pen.word(words::ONE_DECIDES);
        pen.text(" ");
        ask(pen, only);
        pen.end();
        pen.begin("ul.list");
        for (condition, then) in speech.ways(topic, only) {
            pen.begin("li");
            pen.text(&condition);
            pen.text(" ");
            pen.say("b", &then);
            pen.text(".");
            pen.end();
        }
        pen.end();
        return;
    }
    pen.say_word("p.body", words::POSSIBLE_OUTCOMES);
    pen.begin("ul.list");
    for outcome in speech.outcomes(topic, possible, &speech.answers) {
        pen.say("li", &outcome);
    }
    pen.end();
    begin_decides(pen);
    pen.word(words::DEPENDS_ON);
    for (at, id) in decide.into_iter().enumerate() {
        pen.text(if at > 0 { ", " } else { " " });
        ask(pen, id);
    }
    pen.end();
}

fn begin_decides(pen: &mut Pen<'_>) {
    pen.begin("p.body");
    pen.part("decides");
}

/// The name of a question that is still open, which leads to it.
fn ask(pen: &mut Pen<'_>, id: QuestionId) {
    let Some(question) = pen.speech.question(id) else { return };
    let short = pen.speech.text(question.short);
    pen.button("button.link-button", "answer", Action::Reopened(id));
    pen.set("data-ask", &question.id);
    pen.set("aria-label", &[pen.speech.word(words::ANSWER_NOW), short].join(": "));
    pen.text(short);
    pen.end();
}

/// What one should know beside the conclusion, in full view: it may take back what the conclusion seems to promise.
fn notes_part(pen: &mut Pen<'_>, topic: &Topic) {
    let speech = pen.speech;
    let notes = notes(&speech.case, topic);
    if notes.is_empty() {
        return;
    }
    pen.say_word("p.body notes", words::NOTES_TITLE);
    pen.begin("ul.list");
    for note in notes {
        pen.begin("li");
        pen.part("note");
        pen.text(speech.text(note.text));
        if note.sources.is_empty() {
            pen.begin("p.source");
            mark(pen, note.status);
            pen.end();
        } else {
            begin_marked(pen, note.status, words::SOURCE);
            sources(pen, &note.sources);
            pen.end();
            pen.end();
        }
        pen.end();
    }
    pen.end();
}

/// Begins a part that unfolds under how sure something is; two ends end it.
fn begin_marked(pen: &mut Pen<'_>, status: Status, title: words::Word) {
    pen.begin("details.details");
    pen.begin("summary.details__summary");
    mark(pen, status);
    pen.text(": ");
    pen.word(title);
    pen.end();
    pen.begin("div.details__text");
}

fn mark(pen: &mut Pen<'_>, status: Status) {
    pen.begin("span");
    pen.set("class", &["mark mark--", status.id()].concat());
    pen.text(pen.speech.mark(status).0);
    pen.end();
}
