//! A conclusion: what follows, why, how sure, and where it is written.

use super::element::{button, el, list, say, text};
use crate::state::{Action, Speech};
use crate::words;
use kanta_engine::{Outcome, Pointer, Possible, Question, QuestionId, Row, Status, Topic, deciding, notes};
use yew::prelude::*;

/// The conclusion of a topic: its outcome, or what it can still come to.
pub(super) fn conclusion(
    speech: &Speech<'_>,
    topic: &Topic,
    possible: &Possible,
    act: &Callback<Action>,
) -> Html {
    let rows: Vec<&Row> = possible.rows.iter().filter_map(|&row| topic.rows.get(row)).collect();
    let certain = speech.certain(topic, possible);
    // Where several rows may decide, the one that the sources carry least far says how sure the outcome is.
    let status = certain.and_then(|_| rows.iter().map(|row| row.status).max());
    let headline = match certain {
        Some(outcome) => speech.outcome(outcome.title),
        None => speech.word(words::OPEN_OUTCOME).to_owned(),
    };
    let mut children = vec![el(
        "h4",
        &[("class", "conclusion__heading")],
        [
            el(
                "span",
                &[("class", "conclusion__topic")],
                [text(speech.text(topic.title)), say("span", "visually-hidden", ": ")],
            ),
            el("span", &[("class", "conclusion__outcome"), ("part", "outcome")], [text(&headline)]),
        ],
    )];
    match certain {
        Some(outcome) => certain_part(speech, topic, outcome, &mut children),
        None => open_part(speech, topic, possible, act, &mut children),
    }
    let rule = status.map(|status| rule_and_source(speech, status, &rows));
    let more = rule.into_iter().chain(changes(speech, topic)).collect();
    children.push(list("div", &[("class", "conclusion__more")], more));
    notes_part(speech, topic, &mut children);
    list(
        "article",
        &[
            ("class", if certain.is_some() { "conclusion" } else { "conclusion conclusion--open" }),
            ("part", "conclusion"),
            ("data-topic", &topic.id),
            ("data-outcome", certain.map_or("", |outcome| &outcome.id)),
            ("data-status", status.filter(|&status| status != Status::Silent).map_or("", Status::id)),
        ],
        children,
    )
}

fn certain_part(speech: &Speech<'_>, topic: &Topic, outcome: &Outcome, children: &mut Vec<Html>) {
    let because = speech.because(topic);
    children
        .extend(because.map(|because| el("p", &[("class", "body"), ("part", "because")], [text(&because)])));
    children.extend(outcome.detail.map(|detail| say("p", "body", &speech.outcome(detail))));
}

fn open_part(
    speech: &Speech<'_>,
    topic: &Topic,
    possible: &Possible,
    act: &Callback<Action>,
    children: &mut Vec<Html>,
) {
    let item = |words: &str| el("li", &[], [text(words)]);
    let mut items: Vec<Html> = Vec::new();
    // In the order of the table's rows, as its author thinks of them.
    for (at, row) in topic.rows.iter().enumerate() {
        let first = topic.rows.iter().position(|other| other.outcome == row.outcome) == Some(at);
        if first && possible.outcomes.contains(&row.outcome) {
            items.extend(topic.outcomes.get(row.outcome).map(|outcome| item(&speech.outcome(outcome.short))));
        }
    }
    if possible.may_not_apply {
        items.push(item(speech.word(words::DOES_NOT_APPLY)));
    }
    let mut depends = vec![text(speech.word(words::DEPENDS_ON))];
    for id in deciding(&speech.case, topic) {
        depends.push(text(if depends.len() > 1 { ", " } else { " " }));
        depends.extend(speech.rules.questions.get(id.0).map(|question| ask(speech, id, question, act)));
    }
    children.push(say("p", "body", speech.word(words::POSSIBLE_OUTCOMES)));
    children.push(list("ul", &[("class", "list")], items));
    children.push(list("p", &[("class", "body")], depends));
}

/// The name of a question that is still open, which leads to it.
fn ask(speech: &Speech<'_>, id: QuestionId, question: &Question, act: &Callback<Action>) -> Html {
    let short = speech.text(question.short);
    let name = [speech.word(words::ANSWER_NOW), short].join(": ");
    let attributes =
        [("class", "link-button"), ("part", "answer"), ("data-ask", &question.id), ("aria-label", &name)];
    button(&attributes, act, Action::Reopened(id), [text(short)])
}

fn rule_and_source(speech: &Speech<'_>, status: Status, rows: &[&Row]) -> Html {
    let (mark, meaning) = speech.mark(status);
    let mut body = vec![say("p", "body", meaning)];
    for row in rows {
        body.push(say("p", "body", speech.text(row.rule)));
        sources(speech, &row.sources, &mut body);
    }
    details(vec![status_mark(status, mark), text(": "), text(speech.word(words::RULE_AND_SOURCE))], body)
}

/// What would change the outcome; nothing where it has no other.
fn changes(speech: &Speech<'_>, topic: &Topic) -> Option<Html> {
    let mut items: Vec<Html> = Vec::new();
    for (condition, outcome, free) in speech.changes(topic) {
        let fixed = if free { "" } else { speech.word(words::CHANGE_FIXED) };
        items.push(el(
            "li",
            &[],
            [text(&condition), text(" "), say("b", "", &outcome), text(". "), text(fixed)],
        ));
    }
    if items.is_empty() {
        return None;
    }
    let body = vec![list("ul", &[("class", "list")], items)];
    Some(details(vec![text(speech.word(words::CHANGES_TITLE))], body))
}

/// What one should know beside the conclusion, in full view: it may take back what the conclusion seems to promise.
fn notes_part(speech: &Speech<'_>, topic: &Topic, children: &mut Vec<Html>) {
    let mut items: Vec<Html> = Vec::new();
    for note in notes(&speech.case, topic) {
        let mark = status_mark(note.status, speech.mark(note.status).0);
        let source = if note.sources.is_empty() {
            el("p", &[("class", "source")], [mark])
        } else {
            let mut body: Vec<Html> = Vec::new();
            sources(speech, &note.sources, &mut body);
            details(vec![mark, text(": "), text(speech.word(words::SOURCE))], body)
        };
        items.push(el("li", &[("part", "note")], [text(speech.text(note.text)), source]));
    }
    if !items.is_empty() {
        children.push(say("p", "body notes", speech.word(words::NOTES_TITLE)));
        children.push(list("ul", &[("class", "list")], items));
    }
}

fn details(summary: Vec<Html>, body: Vec<Html>) -> Html {
    el(
        "details",
        &[("class", "details")],
        [
            list("summary", &[("class", "details__summary")], summary),
            list("div", &[("class", "details__text")], body),
        ],
    )
}

fn status_mark(status: Status, words: &str) -> Html {
    say("span", &["mark mark--", status.id()].concat(), words)
}

/// The sources of a rule or note: each with its page, the heading on it, and when the page was last changed.
fn sources(speech: &Speech<'_>, pointers: &[Pointer], body: &mut Vec<Html>) {
    for pointer in pointers {
        let Some(source) = speech.rules.sources.get(pointer.source) else { continue };
        let language = source.language.as_str();
        let language_name = match language {
            "sv" => words::SOURCE_LANGUAGE_SV,
            "fi" => words::SOURCE_LANGUAGE_FI,
            _ => words::SOURCE_LANGUAGE_EN,
        };
        let dated = match source.dated {
            Some(date) => speech.say(words::SOURCE_DATED, "date", &speech.date(date)),
            None => speech.word(words::SOURCE_UNDATED).to_owned(),
        };
        let link = [("class", "link"), ("href", &source.url), ("lang", language), ("hreflang", language)];
        let heading = source.headings.get(pointer.heading).map_or("", String::as_str);
        let before =
            [" (", speech.word(language_name), "). ", speech.word(words::SOURCE_HEADING), ": "].concat();
        body.push(el(
            "p",
            &[("class", "body source")],
            [
                text(&[speech.word(words::SOURCE_PAGE), ": "].concat()),
                el("a", &link, [text(&source.page)]),
                text(&before),
                el("span", &[("lang", language)], [text(heading)]),
                text(&[". ", &dated, "."].concat()),
            ],
        ));
    }
}
