//! What has changed since: the conclusions that are others under another rule set, each with what it was, what it is, since when, and
//! where that is written.

use super::conclusion::{open_outcome, rows_of, rules, status_of};
use super::details::{Details, details};
use super::extras_failed::extras_failed;
use super::heading::heading;
use super::link_button::{LinkButton, link_button};
use super::page::Page;
use crate::state::{Action, Target};
use crate::texts::Texts;
use crate::texts::words::fill;
use kanta_engine::{Possible, Since, Topic, decimal};
use yew::prelude::*;

/// A section for each other rule set; nothing before what it says is there.
pub(super) fn since(page: Page<'_>) -> Html {
    html! {
        <>
            { extras_failed(page) }
            for since in page.extras.since().unwrap_or_default() {
                { section(page, since) }
            }
        </>
    }
}

fn section(page: Page<'_>, since: &Since) -> Html {
    let evaluation = page.evaluation.under(since);
    let counts = since.counts(page.evaluation.elsewhere);
    let texts = Texts { pack: &since.pack, evaluation: &evaluation };
    let page = Page { evaluation: &evaluation, texts, ..page };
    let changed = texts.changed();
    let line = if changed.is_empty() { since.changes.check } else { since.changes.strip };
    details(Details {
        part: Some("section"),
        section: Some(Target::Since),
        title: html! {
            <>
                { heading(page.level(1), page.text(since.changes.title).into()) }
                <span class="row__line">{ fill(texts.text(line), &[("n", &decimal(changed.len()))]) }</span>
            </>
        },
        body: html! {
            <>
                for (topic, possible) in changed {
                    { change(page, topic, possible) }
                }
                if counts {
                    <p class="source">{ page.text(since.counted) }</p>
                }
                for other in &since.changes.others {
                    { link_button(LinkButton { text: page.text(other.title), onclick: page.on(Action::SetRules(since.other)), ..LinkButton::default() }) }
                }
            </>
        },
        ..Details::default()
    })
}

/// What becomes of a conclusion.
fn change(page: Page<'_>, topic: &Topic, possible: &Possible) -> Html {
    let outcome = page.evaluation.certain(topic, possible);
    let rows = rows_of(topic, possible);
    html! {
        <div data-changed={topic.id.clone()}>
            { heading(page.level(2), page.text(topic.title).into()) }
            if let Some(outcome) = outcome {
                <p>{ page.texts.outcome(outcome.title) }</p>
                // Where the other rules leave it open, that says what they need to know.
                if let Some(detail) = outcome.detail {
                    <p>{ page.text(detail) }</p>
                } else {
                    <div class="row__why">{ rules(page, status_of(&rows), &rows) }</div>
                }
            } else {
                { open_outcome(page, topic, possible) }
            }
        </div>
    }
}
