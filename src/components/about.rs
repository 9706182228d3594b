//! About the rules: which they are, what they are read off, and what the compiler has proved of them.

use super::decision_map::{decision_map, decision_map_button};
use super::details::{Details, details};
use super::extras_failed::extras_failed;
use super::page::Page;
use super::sources::{dates, source_link};
use crate::state::{Action, Place, Target};
use crate::texts::words::{self, fill};
use kanta_engine::{Source, decimal};
use yew::prelude::*;

/// The part that unfolds below every page.
pub(super) fn about(page: Page<'_>) -> Html {
    let rules = page.evaluation.rules;
    let date = page.texts.date(rules.as_of);
    // There the numbers of a page end.
    let profiles = usize::try_from(rules.profiles).map_or_else(|_| "> 4294967295".to_owned(), decimal);
    let gaps = [("id", rules.id.as_str()), ("date", &date), ("profiles", &profiles)];
    // As with the help, it comes with the extras.
    let body = html! {
        if page.extras().is_some() {
            <p>
                { fill(page.texts.text(rules.check), &gaps) }{ " " }
                <a class="link" href={page.word(words::CONTACT_URL)}>{ page.word(words::CONTACT_KELA) }</a>
            </p>
            for word in [words::ABOUT_RULES, words::ABOUT_PROOF] {
                <p>{ fill(page.texts.word(word), &gaps) }</p>
            }
            { details(Details { title: page.word(words::ABOUT_CHECKSUM).into(), body: html! { <code>{ rules.hash.clone() }</code> }, ..Details::default() }) }
            <ol class="list">
                for source in &rules.sources {
                    { one_source(page, source) }
                }
            </ol>
            if page.session.place == Place::Result {
                { pictures(page) }
            }
        } else {
            { extras_failed(page) }
        }
    };
    let title = page.word(words::ABOUT_TITLE).into();
    let onclick = page.on_first_click(Action::Unfold);
    details(Details { section: Some(Target::About), title, onclick, body, ..Details::default() })
}

/// The decision of each topic as a picture, one at a time.
fn pictures(page: Page<'_>) -> Html {
    html! {
        <>
            <p class="row__label">{ page.word(words::PICTURE_SHOW) }</p>
            for (number, topic) in page.evaluation.rules.topics.iter().enumerate() {
                if !topic.diagram.nodes.is_empty() {
                    <div data-picture={topic.id.clone()}>
                        { decision_map_button(page, number, topic) }
                        { decision_map(page, number, topic) }
                    </div>
                }
            }
        </>
    }
}

/// A source of the rules, with what they take from it.
fn one_source(page: Page<'_>, source: &Source) -> Html {
    html! {
        <li>
            { source_link(page, source) }
            { dates(page, source) }
            if source.outside {
                { ". " }<span class="source">{ page.word(words::STATUS_OUTSIDE) }</span>
            }
        </li>
    }
}
