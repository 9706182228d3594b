//! A conclusion: a row with what follows and the nearest reason; unfolded all reasons, how sure it is, where it is written, what one
//! should know, and what would change it.

use super::glossary::glossary;
use super::heading::heading;
use super::link_button::{LinkButton, link_button};
use super::notes::notes;
use super::page::Page;
use super::sources::sources;
use super::status_mark::status_mark;
use super::what_would_change::what_would_change;
use crate::state::Action;
use crate::texts::words;
use kanta_engine::{Outcome, Possible, QuestionId, Row, Status, Topic, deciding};
use yew::prelude::*;

/// The conclusion of a topic: its outcome, or what it can still come to.
pub(super) fn conclusion(page: Page<'_>, topic: &Topic, possible: &Possible) -> Html {
    let certain = page.evaluation.certain(topic, possible);
    let rows = rows_of(topic, possible);
    let status = certain.and_then(|_| status_of(&rows));
    let reasons = page.texts.reasons(topic);
    html! {
        // The key keeps what is unfolded with its topic when another topic comes or goes.
        <details
            key={topic.id.as_str()}
            class="row"
            part="conclusion"
            data-topic={topic.id.clone()}
            data-outcome={certain.map_or_else(String::new, |outcome| outcome.id.clone())}
            data-status={status.filter(|&status| status != Status::Silent).map_or("", Status::id)}
        >
            <summary class="row__summary">
                { heading(page.level(2), page.text(topic.title).into()) }
                <span class="row__line">
                    if let Some(outcome) = certain {
                        { line(page, topic, outcome, reasons.last()) }
                    } else {
                        { page.word(words::OPEN_OUTCOME) }
                    }
                </span>
            </summary>
            <div class="row__body">
                { match certain {
                    Some(outcome) => certain_outcome(page, outcome, &reasons),
                    None => open_outcome(page, topic, possible),
                } }
                { rules(page, status, &rows) }
                { notes(page, topic) }
                { what_would_change(page, topic) }
                { certain.map(|outcome| glossary(page, outcome.title)) }
            </div>
        </details>
    }
}

/// The rows that may decide.
pub(super) fn rows_of<'t>(topic: &'t Topic, possible: &Possible) -> Vec<&'t Row> {
    possible.rows.iter().filter_map(|&row| topic.rows.get(row)).collect()
}

/// How sure the outcome is: where several rows may decide, the one that the sources carry least far says so.
pub(super) fn status_of(rows: &[&Row]) -> Option<Status> {
    rows.iter().map(|row| row.status).max()
}

/// The nearest reason; before it the outcome, where the summary does not have it.
fn line(page: Page<'_>, topic: &Topic, outcome: &Outcome, reason: Option<&&str>) -> String {
    let texts = page.texts;
    let main = page.evaluation.rules.groups.get(topic.group).is_some_and(|group| group.main);
    texts.capital(match reason {
        Some(&reason) if main => reason.to_owned(),
        Some(&reason) => [&texts.outcome(outcome.short), ": ", reason].concat(),
        None => texts.outcome(outcome.short),
    })
}

/// The outcome, what it means, and the answers that lead to it.
fn certain_outcome(page: Page<'_>, outcome: &Outcome, reasons: &[&str]) -> Html {
    let texts = page.texts;
    html! {
        <>
            <p class="row__outcome" part="outcome">{ texts.outcome(outcome.title) }</p>
            if let Some(detail) = outcome.detail {
                <p>{ texts.outcome(detail) }</p>
            }
            if !reasons.is_empty() {
                <p class="row__label">{ page.word(words::REASONS_TITLE) }</p>
                <ol class="path" part="because">
                    for &reason in reasons {
                        <li>{ texts.capital(reason.to_owned()) }</li>
                    }
                    <li><b>{ texts.capital(texts.outcome(outcome.short)) }</b></li>
                </ol>
            }
            if page.evaluation.has_unknowns() {
                <p class="source" part="whatever">{ page.word(words::SAME_WHATEVER) }</p>
            }
        </>
    }
}

/// What can still come out and what decides it: if that is one question, what follows from each answer to it.
pub(super) fn open_outcome(page: Page<'_>, topic: &Topic, possible: &Possible) -> Html {
    let texts = page.texts;
    let evaluation = page.evaluation;
    let deciding = deciding(&evaluation.case, topic);
    if let &[only] = deciding.as_slice() {
        return html! {
            <>
                <p part="decides">{ page.word(words::ONE_DECIDES) }{ " " }{ open_question(page, only) }</p>
                <ul class="list">
                    for (condition, outcome) in texts.ways(topic, only) {
                        <li>{ condition }{ " " }<b>{ outcome }</b>{ "." }</li>
                    }
                </ul>
            </>
        };
    }
    html! {
        <>
            <p>{ page.word(words::POSSIBLE_OUTCOMES) }</p>
            <ul class="list">
                for outcome in texts.outcomes(topic, possible, &evaluation.answers) {
                    <li>{ outcome }</li>
                }
            </ul>
            <p part="decides">
                { page.word(words::DEPENDS_ON) }
                for (at, id) in deciding.into_iter().enumerate() {
                    { if at > 0 { ", " } else { " " } }{ open_question(page, id) }
                }
            </p>
        </>
    }
}

/// The name of a question that is still open, which leads to it.
fn open_question(page: Page<'_>, id: QuestionId) -> Html {
    let Some(question) = page.evaluation.question(id) else { return Html::default() };
    let short = page.texts.text(question.short);
    link_button(LinkButton {
        part: Some("answer"),
        label: Some(page.label(words::ANSWER_NOW, short)),
        question: Some(question.id.clone()),
        text: page.text(question.short),
        onclick: page.on(Action::ChangeAnswer(id)),
        ..LinkButton::default()
    })
}

/// The rules that lead to the outcome, and where they are written; nothing where the outcome is not certain.
pub(super) fn rules(page: Page<'_>, status: Option<Status>, rows: &[&Row]) -> Html {
    html! {
        if let Some(status) = status {
            <p class="row__label">{ status_mark(page, status) }</p>
            for row in rows {
                <p>{ page.text(row.rule) }</p>
                { sources(page, &row.sources) }
            }
        }
    }
}
