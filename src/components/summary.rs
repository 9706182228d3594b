//! The summary: a row for each main group of topics, with what each topic comes to and what takes it back.

use super::page::Page;
use crate::state::{Action, Target};
use crate::texts::words::{self, Word};
use kanta_engine::{Case, Group, Possible, Topic, is_changed, notes, possible};
use yew::prelude::*;

/// The summary.
pub(super) fn summary(page: Page<'_>) -> Html {
    html! {
        <dl class="summary" part="lead">
            for (number, group) in page.evaluation.rules.groups.iter().enumerate() {
                if group.main {
                    { row(page, number, group) }
                }
            }
        </dl>
    }
}

/// A group with its topics; nothing where it has none and says nothing of that.
fn row(page: Page<'_>, number: usize, group: &Group) -> Html {
    let topics: Vec<(usize, &Topic, &Possible)> = page.evaluation.topics(number).collect();
    let none = group.none.filter(|_| topics.is_empty());
    if topics.is_empty() && none.is_none() {
        return Html::default();
    }
    let several = topics.len() > 1;
    html! {
        <div class="summary__row">
            <dt class="summary__title">{ page.text(group.title) }</dt>
            for (at, topic, possible) in topics {
                { line(page, group, at, topic, possible, several) }
            }
            if let Some(none) = none {
                <dd>{ page.text(none) }</dd>
            }
        </div>
    }
}

/// What a topic comes to, which leads to its reason; then, in full view, what takes something of it back.
fn line(
    page: Page<'_>,
    group: &Group,
    number: usize,
    topic: &Topic,
    possible: &Possible,
    several: bool,
) -> Html {
    let texts = page.texts;
    let outcome = page.evaluation.certain(topic, possible);
    let value = outcome.map_or_else(
        || texts.word(words::OPEN_OUTCOME).to_owned(),
        |outcome| texts.capital(texts.outcome(outcome.sum.unwrap_or(outcome.short))),
    );
    html! {
        <>
            <dd>
                <button
                    class="summary__line"
                    type="button"
                    onclick={page.on(Action::Reveal(Target::Topic(number)))}
                >
                    <span class="visually-hidden">{ page.text(group.title) }{ " " }</span>
                    if let Some(about) = topic.line.filter(|_| several) {
                        <span class="source">{ page.text(about) }{ ": " }</span>
                    }
                    <b>{ value }</b>
                    if let Some(word) = changed_since(page, topic) {
                        <span class="source">{ ", " }{ page.word(word) }</span>
                    }
                </button>
            </dd>
            for note in notes(&page.evaluation.case, topic) {
                if note.exception {
                    <dd class="summary__exception" part="exception">{ page.text(note.text) }</dd>
                }
            }
        </>
    }
}

/// That a later rule set concludes something else, or may.
fn changed_since(page: Page<'_>, topic: &Topic) -> Option<Word> {
    page.extras.since().unwrap_or_default().iter().find_map(|since| {
        let changes = &since.changes;
        let is_later = changes.as_of > page.evaluation.rules.as_of;
        let change = changes.topics.iter().find(|change| change.id == topic.id).filter(|_| is_later)?;
        let answers = since.answers(&page.evaluation.answers, page.evaluation.elsewhere);
        let what = possible(&Case::new(changes, &answers), change);
        is_changed(change, &what).then(|| match page.evaluation.certain(change, &what) {
            Some(outcome) if outcome.id != "open" => words::CHANGED,
            _ => words::MAY_HAVE_CHANGED,
        })
    })
}
