//! Why an outcome is no other: what each other outcome takes, which changes lead to it, and a change tried beside the result.

use super::comparison::comparison;
use super::details::details;
use super::heading::heading;
use super::link_button::LinkButton;
use super::page::Page;
use crate::state::Action;
use crate::texts::Change;
use crate::texts::words;
use kanta_engine::{Answers, Topic};
use yew::prelude::*;

/// Every other outcome of the topic with this number that a change leads to; nothing where there is none.
pub(super) fn what_would_change(page: Page<'_>, number: usize, topic: &Topic) -> Html {
    let changes = page.texts.changes(topic);
    if changes.is_empty() {
        return Html::default();
    }
    // In the order of the table's rows, as its author thinks of them.
    let mut outcomes: Vec<usize> = Vec::new();
    for row in &topic.rows {
        if !outcomes.contains(&row.outcome) && changes.iter().any(|change| change.outcome == row.outcome) {
            outcomes.push(row.outcome);
        }
    }
    let body = html! {
        for outcome in outcomes {
            { other_outcome(page, number, topic, outcome, &changes) }
        }
    };
    details("changes", page.word(words::CHANGES_TITLE).into(), body)
}

/// What another outcome takes, and the changes that lead to it, first those that a person can decide to make.
fn other_outcome(page: Page<'_>, number: usize, topic: &Topic, at: usize, changes: &[Change]) -> Html {
    let Some(outcome) = topic.outcomes.get(at) else { return Html::default() };
    let short = page.texts.outcome_under(outcome.short, &Answers::default());
    let title = page.texts.filled_word(words::WHY_NOT, "outcome", &short);
    let (free, fixed): (Vec<&Change>, Vec<&Change>) =
        changes.iter().filter(|change| change.outcome == at).partition(|change| change.free);
    html! {
        <>
            { heading(page.level(3), title.into()) }
            { needs(page, topic, at) }
            <ul class="list">
                for change in free.into_iter().chain(fixed) {
                    <li>{ one_change(page, number, topic, change, &short) }</li>
                }
            </ul>
        </>
    }
}

/// A change, with a button to try it.
fn one_change(page: Page<'_>, number: usize, topic: &Topic, change: &Change, outcome: &str) -> Html {
    let tried = page.session.compared == Some((number, change.number));
    let word = if tried { words::TRY_END } else { words::TRY };
    html! {
        <>
            { &change.condition }{ " " }<b>{ outcome }</b>{ ". " }
            if !change.free {
                { page.word(words::CHANGE_FIXED) }{ " " }
            }
            <LinkButton
                part="try"
                label={page.label(word, change.condition.trim_end_matches(':'))}
                expanded={tried}
                text={page.word(word)}
                onclick={page.on(Action::ToggleComparison(number, change.number))}
            />
            <div class="compare" part="comparison" role="group" aria-label={page.word(words::COMPARE_THEN)}>
                if tried {
                    { comparison(page, topic, change.number) }
                }
            </div>
        </>
    }
}

/// Everything that an outcome takes, with what of it is there; nothing where it takes nothing.
fn needs(page: Page<'_>, topic: &Topic, outcome: usize) -> Html {
    let (needs, enough) = page.texts.needs(topic, outcome);
    html! {
        if !needs.is_empty() {
            <p class="body">{ page.word(if enough { words::NEEDS_ALL } else { words::NEEDS_AT_LEAST }) }</p>
            <ul class="needs">
                for need in needs {
                    { one_need(page, need.met, &need.words) }
                }
            </ul>
        }
    }
}

/// Something that an outcome takes, and whether it is there, if that is known.
fn one_need(page: Page<'_>, met: Option<bool>, what: &str) -> Html {
    let (word, met) = match met {
        Some(true) => (words::NEED_MET, Some("yes")),
        Some(false) => (words::NEED_UNMET, Some("no")),
        None => (words::NEED_OPEN, None),
    };
    html! { <li class="need" data-met={met}><b>{ page.word(word) }</b>{ " " }{ what }</li> }
}
