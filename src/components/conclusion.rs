//! A conclusion: what follows, why, how sure, and where it is written.

use super::decision_map::{decision_map, decision_map_button};
use super::details::details;
use super::heading::heading;
use super::link_button::LinkButton;
use super::notes::notes;
use super::page::Page;
use super::sources::sources;
use super::status_mark::marked_title;
use super::what_would_change::what_would_change;
use crate::state::Action;
use crate::texts::words;
use kanta_engine::{Outcome, Possible, QuestionId, Row, Status, Topic, deciding};
use yew::prelude::*;

/// The conclusion of the topic with this number: its outcome, or what it can still come to.
pub(super) fn conclusion(page: Page<'_>, number: usize, topic: &Topic, possible: &Possible) -> Html {
    let certain = page.evaluation.certain(topic, possible);
    let rows: Vec<&Row> = possible.rows.iter().filter_map(|&row| topic.rows.get(row)).collect();
    // Where several rows may decide, the one that the sources carry least far says how sure the outcome is.
    let status = certain.and_then(|_| rows.iter().map(|row| row.status).max());
    html! {
        // The key keeps what is unfolded with its topic when another topic comes or goes.
        <article
            key={topic.id.as_str()}
            class="conclusion"
            part="conclusion"
            data-topic={topic.id.clone()}
            data-outcome={certain.map_or_else(String::new, |outcome| outcome.id.clone())}
            data-status={status.filter(|&status| status != Status::Silent).map_or("", Status::id)}
        >
            { title(page, topic, certain) }
            { match certain {
                Some(outcome) => certain_outcome(page, topic, outcome),
                None => open_outcome(page, topic, possible),
            } }
            <div class="conclusion__more">
                if let Some(status) = status {
                    { rules(page, status, &rows) }
                }
                { what_would_change(page, number, topic) }
                { decision_map_button(page, number, topic) }
            </div>
            { decision_map(page, number, topic) }
            { notes(page, topic) }
        </article>
    }
}

/// The topic, and its outcome if that is certain.
fn title(page: Page<'_>, topic: &Topic, certain: Option<&Outcome>) -> Html {
    let title = html! {
        <>
            <span class="conclusion__topic">
                { page.text(topic.title) }<span class="visually-hidden">{ ": " }</span>
            </span>
            <span class="conclusion__outcome" part="outcome">
                if let Some(outcome) = certain {
                    { page.texts.outcome(outcome.title) }
                } else {
                    { page.word(words::OPEN_OUTCOME) }
                }
            </span>
        </>
    };
    heading(page.level(2), title)
}

/// Why the outcome is what it is, and what it means.
fn certain_outcome(page: Page<'_>, topic: &Topic, outcome: &Outcome) -> Html {
    let texts = page.texts;
    let evaluation = page.evaluation;
    html! {
        <>
            if let Some(because) = texts.because(topic) {
                <p class="body" part="because">{ because }</p>
            }
            if evaluation.has_unknowns() {
                <p class="body source" part="whatever">{ page.word(words::SAME_WHATEVER) }</p>
            }
            if let Some(detail) = outcome.detail {
                <p class="body">{ texts.outcome(detail) }</p>
            }
        </>
    }
}

/// What can still come out and what decides it: if that is one question, what follows from each answer to it.
fn open_outcome(page: Page<'_>, topic: &Topic, possible: &Possible) -> Html {
    let texts = page.texts;
    let evaluation = page.evaluation;
    let deciding = deciding(&evaluation.case, topic);
    if let &[only] = deciding.as_slice() {
        return html! {
            <>
                <p class="body" part="decides">{ page.word(words::ONE_DECIDES) }{ " " }{ open_question(page, only) }</p>
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
            <p class="body">{ page.word(words::POSSIBLE_OUTCOMES) }</p>
            <ul class="list">
                for outcome in texts.outcomes(topic, possible, &evaluation.answers) {
                    <li>{ outcome }</li>
                }
            </ul>
            <p class="body" part="decides">
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
    html! {
        <LinkButton
            part="answer"
            label={page.label(words::ANSWER_NOW, short)}
            question={question.id.clone()}
            text={page.text(question.short)}
            onclick={page.on(Action::ChangeAnswer(id))}
        />
    }
}

/// The rules that lead to the outcome, and where they are written.
fn rules(page: Page<'_>, status: Status, rows: &[&Row]) -> Html {
    let body = html! {
        <>
            <p class="body">{ page.texts.status(status).1 }</p>
            for row in rows {
                <p class="body">{ page.text(row.rule) }</p>
                { sources(page, &row.sources) }
            }
        </>
    };
    details("rules", marked_title(page, status, words::RULE_AND_SOURCE), body)
}
