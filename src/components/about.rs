//! About the rules: which they are, what they are read off, and what the compiler has proved of them.

use super::details::details;
use super::page::Page;
use super::sources::source_link;
use crate::texts::words::{self, fill};
use kanta_engine::{Source, decimal};
use yew::prelude::*;

/// The part that unfolds below every page.
pub(super) fn about(page: Page<'_>) -> Html {
    let rules = page.evaluation.rules;
    let date = page.texts.date(rules.as_of);
    let numbers: Vec<String> = rules.counts.iter().map(|&(_, count)| decimal(count)).collect();
    let mut gaps: Vec<(&str, &str)> = vec![("id", &rules.id), ("date", &date), ("hash", &rules.hash)];
    for ((name, _), number) in rules.counts.iter().zip(&numbers) {
        gaps.push((name, number));
    }
    let body = html! {
        <>
            for word in [words::ABOUT_RULES, words::ABOUT_COUNTS, words::ABOUT_PROOF] {
                <p class="body">{ fill(page.texts.word(word), &gaps) }</p>
            }
            <ul class="list">
                for source in &rules.sources {
                    { one_source(page, source) }
                }
            </ul>
        </>
    };
    details("about", page.word(words::ABOUT_TITLE).into(), body)
}

/// A source of the rules, with what they take from it.
fn one_source(page: Page<'_>, source: &Source) -> Html {
    html! {
        <li>
            { source_link(source) }
            if let Some(date) = source.dated {
                { ", " }{ page.texts.date(date) }
            }
            if source.outside {
                { ". " }<span class="source">{ page.word(words::STATUS_OUTSIDE) }</span>
            }
        </li>
    }
}
