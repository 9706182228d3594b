//! A conclusion: what follows, why, how sure, and where it is written.

use crate::state::{Action, Conclusion, NoteText, Open, ResultPage, RuleText, SourceText, Verdict};
use kanta_engine::Status;
use std::rc::Rc;
use yew::prelude::*;

/// What a conclusion is given.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ConclusionProps {
    /// The conclusion.
    pub conclusion: Conclusion,
    /// The page it stands on.
    pub page: Rc<ResultPage>,
    /// Called with what a person does.
    pub act: Callback<Action>,
}

/// A conclusion.
#[function_component]
pub(crate) fn ConclusionView(props: &ConclusionProps) -> Html {
    let conclusion = &props.conclusion;
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
                    Verdict::Open(open) => open_part(props, open),
                }
            }
            <div class="conclusion__more">
                { rule_and_source(props) }
                { notes(props) }
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

fn open_part(props: &ConclusionProps, open: &Open) -> Html {
    let ask = |(question, short, how): &(kanta_engine::QuestionId, String, String)| {
        let question = *question;
        html! {
            <>
                <p class="body">{ short }{ ". " }{ &props.page.labels.how }{ ": " }{ how }</p>
                <div class="ask">
                    <button
                        class="button button--secondary"
                        part="answer"
                        type="button"
                        onclick={props.act.reform(move |_| Action::Reopened(question))}
                    >
                        { &props.page.labels.answer_now }<span class="visually-hidden">{ ": " }{ short }</span>
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

fn rule_and_source(props: &ConclusionProps) -> Html {
    let Verdict::Certain { status, mark, meaning, rules, .. } = &props.conclusion.verdict else {
        return html! {};
    };
    let labels = &props.page.labels;
    let rule = |rule: &RuleText| {
        html! {
            <>
                <p class="body">{ &rule.text }</p>
                { sources(props, &rule.sources) }
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

fn notes(props: &ConclusionProps) -> Html {
    if props.conclusion.notes.is_empty() {
        return html! {};
    }
    let note = |note: &NoteText| {
        html! {
            <>
                <p class="body">{ &note.text }</p>
                <p class="body source">{ status_mark(note.status, &note.mark) }</p>
                { sources(props, &note.sources) }
            </>
        }
    };
    html! {
        <details class="details">
            <summary class="details__summary">{ &props.page.labels.notes }</summary>
            <div class="details__text" part="note">{ for props.conclusion.notes.iter().map(note) }</div>
        </details>
    }
}

fn status_mark(status: Status, words: &str) -> Html {
    html! { <span class={classes!("mark", format!("mark--{}", status.id()))}>{ words }</span> }
}

fn sources(props: &ConclusionProps, sources: &[SourceText]) -> Html {
    let labels = &props.page.labels;
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
