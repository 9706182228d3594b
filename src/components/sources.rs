//! The sources of a rule or note: each with its page, the heading on it, its language and its date.

use super::page::Page;
use crate::texts::words;
use kanta_engine::{Pointer, Source};
use yew::prelude::*;

/// A paragraph for each source.
pub(super) fn sources(page: Page<'_>, pointers: &[Pointer]) -> Html {
    pointers.iter().map(|&pointer| one_source(page, pointer)).collect()
}

fn one_source(page: Page<'_>, pointer: Pointer) -> Html {
    let Some(source) = page.evaluation.rules.sources.get(pointer.source) else { return Html::default() };
    let heading = source.headings.get(pointer.heading).filter(|&heading| *heading != source.page);
    let language = match source.language.as_str() {
        "sv" => words::SOURCE_LANGUAGE_SV,
        "fi" => words::SOURCE_LANGUAGE_FI,
        _ => words::SOURCE_LANGUAGE_EN,
    };
    html! {
        <p class="source">
            { page.word(words::SOURCE) }{ ": " }{ source_link(page, source) }
            if let Some(heading) = heading {
                { ", " }<span lang={source.language.clone()}>{ page.text(*heading) }</span>
            }
            { " (" }{ page.word(language) }{ dates(page, source) }{ ")" }
        </p>
    }
}

/// Of when a source is, or that it does not say so, and when it was read.
pub(super) fn dates(page: Page<'_>, source: &Source) -> Html {
    html! {
        <>
            { ", " }
            if let Some(date) = source.dated {
                { page.texts.date(date) }
            } else {
                { page.word(words::SOURCE_UNDATED) }
            }
            if let Some(month) = &source.read {
                { ", " }{ page.texts.filled_word(words::SOURCE_READ, "month", month) }
            }
        </>
    }
}

/// A link to a source. The address comes with the rule set, which may be the host's: one that is not `https` is no link.
pub(super) fn source_link(page: Page<'_>, source: &Source) -> Html {
    let (lang, url) = (source.language.clone(), page.text(source.url));
    html! {
        if url.starts_with("https://") {
            <a class="link" href={url} lang={lang.clone()} hreflang={lang}>{ page.text(source.page) }</a>
        } else {
            <span {lang}>{ page.text(source.page) }</span>
        }
    }
}
