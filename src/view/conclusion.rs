//! A conclusion: what follows, why, how sure, and where it is written.

use super::element::{el, list, say, text};
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
    let certain = possible.certain().and_then(|outcome| topic.outcomes.get(outcome));
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
    let more = rule.into_iter().chain(notes_part(speech, topic)).collect();
    children.push(list("div", &[("class", "conclusion__more")], more));
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
    let outcomes = possible.outcomes.iter().filter_map(|&outcome| topic.outcomes.get(outcome));
    let mut items: Vec<Html> = outcomes.map(|outcome| item(&speech.outcome(outcome.short))).collect();
    if possible.may_not_apply {
        items.push(item(speech.word(words::DOES_NOT_APPLY)));
    }
    let mut names: Vec<&str> = Vec::new();
    let mut asks: Vec<Html> = Vec::new();
    for id in deciding(&speech.case, topic) {
        if let Some(question) = speech.rules.questions.get(id.0) {
            names.push(speech.text(question.short));
            let how = [speech.word(words::HOW_TITLE), speech.text(question.how)].join(": ");
            asks.push(say("p", "body", &how));
            asks.push(ask(speech, id, question, act));
        }
    }
    children.push(say("p", "body", speech.word(words::POSSIBLE_OUTCOMES)));
    children.push(list("ul", &[("class", "list")], items));
    children.push(say("p", "body", &speech.say(words::DEPENDS_ON, "questions", &speech.list(&names))));
    children.append(&mut asks);
}

/// A button that leads to a question that is still open.
fn ask(speech: &Speech<'_>, id: QuestionId, question: &Question, act: &Callback<Action>) -> Html {
    let onclick = act.reform(move |_: MouseEvent| Action::Reopened(id));
    html! {
        <div class="ask">
            <button class="button button--secondary" part="answer" type="button" data-ask={question.id.clone()} {onclick}>
                { speech.word(words::ANSWER_NOW) }
                { say("span", "visually-hidden", &[": ", speech.text(question.short)].concat()) }
            </button>
        </div>
    }
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

fn notes_part(speech: &Speech<'_>, topic: &Topic) -> Option<Html> {
    let mut body: Vec<Html> = Vec::new();
    for note in notes(&speech.case, topic) {
        body.push(say("p", "body", speech.text(note.text)));
        let mark = status_mark(note.status, speech.mark(note.status).0);
        body.push(el("p", &[("class", "body source")], [mark]));
        sources(speech, &note.sources, &mut body);
    }
    (!body.is_empty()).then(|| details(vec![text(speech.word(words::NOTES_TITLE))], body))
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
