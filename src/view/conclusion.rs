//! A conclusion: what follows, why, how sure, and where it is written.

use crate::state::{Action, Speech};
use crate::words;
use kanta_engine::{Outcome, Pointer, Possible, Row, Status, Topic, deciding, notes};
use yew::prelude::*;

/// The conclusion of a topic: its outcome, or what it can still come to.
pub(crate) fn conclusion(
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
    html! {
        <article
            class={if certain.is_some() { "conclusion" } else { "conclusion conclusion--open" }}
            part="conclusion"
            data-topic={topic.id.clone()}
            data-outcome={certain.map_or(String::new(), |outcome| outcome.id.clone())}
            data-status={status.filter(|&status| status != Status::Silent).map_or("", Status::id)}
        >
            <h4 class="conclusion__heading">
                <span class="conclusion__topic">
                    { speech.text(topic.title) }<span class="visually-hidden">{ ": " }</span>
                </span>
                <span class="conclusion__outcome" part="outcome">{ headline }</span>
            </h4>
            {
                match certain {
                    Some(outcome) => certain_part(speech, topic, outcome),
                    None => open_part(speech, topic, possible, act),
                }
            }
            <div class="conclusion__more">
                { status.map(|status| rule_and_source(speech, status, &rows)) }
                { notes_part(speech, topic) }
            </div>
        </article>
    }
}

fn certain_part(speech: &Speech<'_>, topic: &Topic, outcome: &Outcome) -> Html {
    html! {
        <>
            if let Some(because) = speech.because(topic) {
                <p class="body" part="because">{ because }</p>
            }
            if let Some(detail) = outcome.detail {
                { paragraph(&speech.outcome(detail)) }
            }
        </>
    }
}

fn open_part(speech: &Speech<'_>, topic: &Topic, possible: &Possible, act: &Callback<Action>) -> Html {
    let outcomes = possible.outcomes.iter().filter_map(|&outcome| topic.outcomes.get(outcome));
    let item = |words: &str| html! { <li>{ words }</li> };
    let questions = deciding(&speech.case, topic);
    let known = questions.iter().filter_map(|&id| Some((id, speech.rules.questions.get(id.0)?)));
    let names: Vec<&str> = known.clone().map(|(_, question)| speech.text(question.short)).collect();
    html! {
        <>
            { paragraph(speech.word(words::POSSIBLE_OUTCOMES)) }
            <ul class="list">
                { for outcomes.map(|outcome| item(&speech.outcome(outcome.short))) }
                if possible.may_not_apply {
                    { item(speech.word(words::DOES_NOT_APPLY)) }
                }
            </ul>
            { paragraph(&speech.say(words::DEPENDS_ON, "questions", &speech.list(&names))) }
            {
                for known.map(|(id, question)| html! {
                    <>
                        { paragraph(&[speech.word(words::HOW_TITLE), speech.text(question.how)].join(": ")) }
                        <div class="ask">
                            <button
                                class="button button--secondary"
                                part="answer"
                                type="button"
                                data-ask={question.id.clone()}
                                onclick={act.reform(move |_: MouseEvent| Action::Reopened(id))}
                            >
                                { speech.word(words::ANSWER_NOW) }
                                <span class="visually-hidden">{ ": " }{ speech.text(question.short) }</span>
                            </button>
                        </div>
                    </>
                })
            }
        </>
    }
}

fn rule_and_source(speech: &Speech<'_>, status: Status, rows: &[&Row]) -> Html {
    let (mark, meaning) = speech.mark(status);
    let summary = html! { <>{ status_mark(status, mark) }{ ": " }{ speech.word(words::RULE_AND_SOURCE) }</> };
    let text = html! {
        <>
            { paragraph(meaning) }
            { for rows.iter().map(|row| html! { <>{ paragraph(speech.text(row.rule)) }{ sources(speech, &row.sources) }</> }) }
        </>
    };
    details(summary, text)
}

fn notes_part(speech: &Speech<'_>, topic: &Topic) -> Html {
    let notes = notes(&speech.case, topic);
    if notes.is_empty() {
        return Html::default();
    }
    let text = notes.into_iter().map(|note| {
        html! {
            <>
                { paragraph(speech.text(note.text)) }
                <p class="body source">{ status_mark(note.status, speech.mark(note.status).0) }</p>
                { sources(speech, &note.sources) }
            </>
        }
    });
    details(speech.word(words::NOTES_TITLE).into(), text.collect())
}

fn details(summary: Html, text: Html) -> Html {
    html! {
        <details class="details">
            <summary class="details__summary">{ summary }</summary>
            <div class="details__text">{ text }</div>
        </details>
    }
}

fn paragraph(text: &str) -> Html {
    html! { <p class="body">{ text }</p> }
}

fn status_mark(status: Status, words: &str) -> Html {
    let class = match status {
        Status::Stated => "mark mark--stated",
        Status::Implied => "mark mark--implied",
        Status::Outside => "mark mark--outside",
        Status::Silent => "mark mark--silent",
    };
    html! { <span class={class}>{ words }</span> }
}

fn sources(speech: &Speech<'_>, pointers: &[Pointer]) -> Html {
    pointers.iter().filter_map(|pointer| source(speech, pointer)).collect()
}

/// A source: the page, the heading on it, and when the page was last changed.
fn source(speech: &Speech<'_>, pointer: &Pointer) -> Option<Html> {
    let source = speech.rules.sources.get(pointer.source)?;
    let heading = source.headings.get(pointer.heading)?;
    let language = match source.language.as_str() {
        "sv" => words::SOURCE_LANGUAGE_SV,
        "fi" => words::SOURCE_LANGUAGE_FI,
        _ => words::SOURCE_LANGUAGE_EN,
    };
    let dated = match source.dated {
        Some(date) => speech.say(words::SOURCE_DATED, "date", &speech.date(date)),
        None => speech.word(words::SOURCE_UNDATED).to_owned(),
    };
    Some(html! {
        <p class="body source">
            { speech.word(words::SOURCE_PAGE) }{ ": " }
            <a class="link" href={source.url.clone()} lang={source.language.clone()} hreflang={source.language.clone()}>
                { source.page.as_str() }
            </a>
            { " (" }{ speech.word(language) }{ "). " }
            { speech.word(words::SOURCE_HEADING) }{ ": " }
            <span lang={source.language.clone()}>{ heading.as_str() }</span>{ ". " }
            { dated }{ "." }
        </p>
    })
}
