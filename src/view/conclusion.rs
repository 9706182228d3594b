//! A conclusion: what follows, why, how sure, and where it is written.

use crate::state::{Action, Conclusion, Labels, NoteText, Open, RuleText, SourceText, Verdict};
use kanta_engine::Status;
use yew::prelude::*;

/// A conclusion.
pub(crate) fn conclusion(conclusion: &Conclusion, labels: &Labels, act: &Callback<Action>) -> Html {
    let (outcome, status, headline, modifier) = match &conclusion.verdict {
        Verdict::Certain { outcome, status, headline, .. } => {
            (outcome.as_str(), attribute(*status), headline, None)
        }
        Verdict::Open(open) => ("", "", &open.headline, Some("conclusion--open")),
    };
    html! {
        <article
            class={classes!("conclusion", modifier)}
            part="conclusion"
            data-topic={conclusion.topic.clone()}
            data-outcome={outcome.to_owned()}
            data-status={status}
        >
            <h4 class="conclusion__heading">
                <span class="conclusion__topic">{ &conclusion.title }<span class="visually-hidden">{ ": " }</span></span>
                <span class="conclusion__outcome" part="outcome">{ headline }</span>
            </h4>
            {
                match &conclusion.verdict {
                    Verdict::Certain { because, detail, .. } => html! {
                        <>
                            if let Some(because) = because {
                                <p class="body" part="because">{ because }</p>
                            }
                            if let Some(detail) = detail {
                                <p class="body">{ detail }</p>
                            }
                        </>
                    },
                    Verdict::Open(open) => open_part(open, labels, act),
                }
            }
            <div class="conclusion__more">
                { rule_and_source(&conclusion.verdict, labels) }
                { notes(&conclusion.notes, labels) }
            </div>
        </article>
    }
}

/// The word for a status that tests and hosts read; empty where neither page says anything.
fn attribute(status: Status) -> &'static str {
    match status {
        Status::Silent => "",
        Status::Stated | Status::Implied | Status::Outside => status.id(),
    }
}

fn open_part(open: &Open, labels: &Labels, act: &Callback<Action>) -> Html {
    let ask = |(question, short, how): &(kanta_engine::QuestionId, String, String)| {
        let question = *question;
        html! {
            <>
                <p class="body">{ short }{ ". " }{ &labels.how }{ ": " }{ how }</p>
                <div class="ask">
                    <button
                        class="button button--secondary"
                        part="answer"
                        type="button"
                        onclick={act.reform(move |_| Action::Reopened(question))}
                    >
                        { &labels.answer_now }<span class="visually-hidden">{ ": " }{ short }</span>
                    </button>
                </div>
            </>
        }
    };
    html! {
        <>
            <p class="body">{ &open.possible_title }{ ":" }</p>
            <ul class="list">{ for open.possible.iter().map(|outcome| html! { <li>{ outcome }</li> }) }</ul>
            <p class="body">{ &open.depends }</p>
            { for open.questions.iter().map(ask) }
        </>
    }
}

fn rule_and_source(verdict: &Verdict, labels: &Labels) -> Html {
    let Verdict::Certain { status, mark, meaning, rules, .. } = verdict else {
        return html! {};
    };
    let rule = |rule: &RuleText| {
        html! {
            <>
                <p class="body">{ &rule.text }</p>
                { sources(labels, &rule.sources) }
            </>
        }
    };
    html! {
        <details class="details">
            <summary class="details__summary">
                { status_mark(*status, mark) }<span>{ ": " }{ &labels.rule }</span>
            </summary>
            <div class="details__text">
                <p class="body">{ meaning }</p>
                { for rules.iter().map(rule) }
            </div>
        </details>
    }
}

fn notes(notes: &[NoteText], labels: &Labels) -> Html {
    if notes.is_empty() {
        return html! {};
    }
    let note = |note: &NoteText| {
        html! {
            <>
                <p class="body">{ &note.text }</p>
                <p class="body source">{ status_mark(note.status, &note.mark) }</p>
                { sources(labels, &note.sources) }
            </>
        }
    };
    html! {
        <details class="details">
            <summary class="details__summary">{ &labels.notes }</summary>
            <div class="details__text" part="note">{ for notes.iter().map(note) }</div>
        </details>
    }
}

fn status_mark(status: Status, words: &str) -> Html {
    html! { <span class={classes!("mark", format!("mark--{}", status.id()))}>{ words }</span> }
}

fn sources(labels: &Labels, sources: &[SourceText]) -> Html {
    let source = |source: &SourceText| {
        html! {
            <p class="body source">
                { &labels.page }{ ": " }
                <a class="link" href={source.url.clone()} lang={source.language.clone()} hreflang={source.language.clone()}>{ &source.page }</a>
                { " (" }{ &source.language_name }{ "). " }
                { &labels.heading }{ ": " }<span lang={source.language.clone()}>{ &source.heading }</span>{ ". " }
                { &source.dated }{ "." }
            </p>
        }
    };
    sources.iter().map(source).collect()
}
