//! Reads the sources that a rule set cites: the page of each, its language, its day, its headings.

use crate::dates::{date, month};
use crate::digests::read_digests;
use crate::document::{Entry, Placed, Table, placed};
use crate::fault::{Faults, Problem};
use crate::read::check_address;
use crate::source::SourcePage;

/// The languages for which the guide has a name.
const LANGUAGES: [&str; 3] = ["sv", "fi", "en"];

/// Reads a table of `source`.
pub(crate) fn source(entry: Entry, faults: &mut Faults) -> Option<SourcePage> {
    let id = Placed { text: entry.key, place: entry.place };
    let mut table = Table::from_node(entry.node, &format!("source `{}`", id.text), faults)?;
    let outside = table.maybe_truth("outside", faults).unwrap_or(false);
    let page = table.string("page", faults);
    let language = table.string("language", faults);
    let url = table.string("url", faults);
    let read = table.take("read");
    let undated = outside || read.is_some();
    let read = read.and_then(|entry| placed(&entry.key, entry.node, faults));
    let read = read.and_then(|text| month("read", &text, faults));
    let dated = if undated { table.maybe_string("dated", faults) } else { table.string("dated", faults) };
    let dated = dated.and_then(|text| date("dated", &text, faults));
    let (headings, digests) = headings(&mut table, faults);
    table.end("page, language, dated, read, url, outside, heading, digest", faults);
    page.iter().for_each(|page| check_written("page", page, faults));
    if let Some(language) = language.iter().find(|language| !LANGUAGES.contains(&language.text.as_str())) {
        let problem = Problem::WrongType { key: "language".to_owned(), wanted: "sv, fi or en" };
        faults.add(&language.place, problem);
    }
    url.iter().for_each(|url| check_address(url, faults));
    Some(SourcePage {
        id,
        page: page?.text,
        language: language?.text,
        dated,
        read,
        url: url?.text,
        outside,
        headings,
        digests,
    })
}

/// Pairs of an id and what it stands for.
type Named = Vec<(String, String)>;

/// The headings of a source, and the digests of what stands under them. Where a heading is not as it should be, it is one all the same.
fn headings(table: &mut Table, faults: &mut Faults) -> (Named, Named) {
    let before = faults.0.len();
    let entries = table.map("heading", faults);
    if faults.0.len() > before {
        table.take("digest");
    }
    let ids: Vec<String> = entries.iter().map(|entry| entry.key.clone()).collect();
    let heading = |entry: Entry| {
        let text = placed(&entry.key, entry.node, faults)?;
        check_written(&entry.key, &text, faults);
        Some((entry.key, text.text))
    };
    let headings = entries.into_iter().filter_map(heading).collect();
    (headings, read_digests(table, &ids, faults))
}

/// Notes a text without a word.
pub(crate) fn check_written(key: &str, text: &Placed, faults: &mut Faults) {
    if text.text.trim().is_empty() {
        faults.add(&text.place, Problem::EmptyText { key: key.to_owned() });
    }
}
