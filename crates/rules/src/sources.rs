//! Whether the sources still say what the rules were read off: each cited heading against a saved copy of its page.

use crate::copies::{Copies, SavedPage};
use crate::digests::digest;
use crate::fault::Faults;
use crate::read::read_folder;
use crate::source::{SourcePage, SourceSet};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// What the saved copies say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourcesReport {
    /// A line for each heading, for each file that is no copy, and the sum.
    pub text: String,
    /// Whether no text is changed or gone.
    pub hold: bool,
}

/// What a saved copy says of a heading.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Finding {
    There,
    Changed,
    Gone,
    NoCopy,
    NoDigest,
}

impl Finding {
    const ALL: [Finding; 5] =
        [Finding::There, Finding::Changed, Finding::Gone, Finding::NoCopy, Finding::NoDigest];

    fn words(self) -> &'static str {
        match self {
            Finding::There => "there",
            Finding::Changed => "changed",
            Finding::Gone => "gone",
            Finding::NoCopy => "no copy",
            Finding::NoDigest => "no digest",
        }
    }
}

/// Compares every heading of a rule set with the saved copies in a folder.
///
/// # Errors
/// The faults of the rule set's files, or what is wrong with the copies.
pub fn check_sources(rules: &Path, copies: &Path) -> Result<SourcesReport, String> {
    let (set, copies) = (read_set(rules)?, Copies::read(copies)?);
    let cited = citations(&set);
    let mut text = String::new();
    let mut findings = Vec::new();
    for source in &set.sources {
        let page = copies.of(source)?;
        for (id, heading) in &source.headings {
            let finding = finding(source, id, heading, page);
            let pointer = format!("{}/{id}", source.id.text);
            let place = page.filter(|_| finding != Finding::There);
            let place = place.map_or_else(String::new, |page| format!(" ({})", page.file));
            let by = cited.get(&pointer).map_or_else(|| "nothing".to_owned(), |by| by.join(", "));
            line(&mut text, &format!("{pointer}: {}{place}; cited by {by}", finding.words()));
            findings.push(finding);
        }
    }
    for page in copies.pages.iter().filter(|page| !set.sources.iter().any(|source| page.is_of(source))) {
        let file = &page.file;
        line(
            &mut text,
            &format!("{file}: of no source; it must begin with a page's title, or name its address"),
        );
    }
    for file in &copies.others {
        line(&mut text, &format!("{file}: not read; save the page as text (.txt) or Markdown (.md)"));
    }
    let count = |finding| findings.iter().filter(|&&other| other == finding).count();
    let counts = Finding::ALL.map(|finding| format!("{} {}", count(finding), finding.words()));
    line(&mut text, &format!("{} headings: {}.", findings.len(), counts.join(", ")));
    let hold = !findings.iter().any(|finding| matches!(finding, Finding::Changed | Finding::Gone));
    Ok(SourcesReport { text, hold })
}

/// The digests of every heading of which there is a saved copy, as they stand in `rule-set.toml`.
///
/// # Errors
/// The faults of the rule set's files, what is wrong with the copies, or each heading that a copy does not have.
pub fn source_digests(rules: &Path, copies: &Path) -> Result<String, String> {
    let (set, copies) = (read_set(rules)?, Copies::read(copies)?);
    let (mut text, mut missing) = (String::new(), String::new());
    for source in &set.sources {
        let Some(page) = copies.of(source)? else { continue };
        line(&mut text, &format!("[source.{}.digest]", source.id.text));
        for (id, heading) in &source.headings {
            match page.section(source, heading) {
                Some(section) => line(&mut text, &format!("{id} = \"{}\"", digest(&section))),
                None => {
                    let (file, source) = (&page.file, &source.id.text);
                    line(&mut missing, &format!("{file} has no line \"{heading}\" for {source}/{id}."));
                }
            }
        }
        text.push('\n');
    }
    if missing.is_empty() { Ok(text) } else { Err(missing) }
}

fn read_set(folder: &Path) -> Result<SourceSet, String> {
    let mut faults = Faults::default();
    let set = read_folder(folder, &mut faults);
    faults.or(set).map_err(|faults| faults.lines(folder))
}

fn finding(source: &SourcePage, id: &str, heading: &str, page: Option<&SavedPage>) -> Finding {
    let Some(page) = page else { return Finding::NoCopy };
    let Some(section) = page.section(source, heading) else { return Finding::Gone };
    match source.digests.iter().find(|(other, _)| other == id) {
        None => Finding::NoDigest,
        Some((_, kept)) if *kept == digest(&section) => Finding::There,
        Some(_) => Finding::Changed,
    }
}

/// For each pointer the rows, notes, tasks and shares that cite it, each by the key of its text.
fn citations(set: &SourceSet) -> BTreeMap<String, Vec<String>> {
    let mut cited: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut cite = |pointers: &[crate::Placed], by: String| {
        for pointer in pointers {
            cited.entry(pointer.text.clone()).or_default().push(by.clone());
        }
    };
    for topic in &set.topics {
        let id = &topic.id.text;
        topic.rows.iter().for_each(|row| cite(&row.source, format!("topic.{id}.row.{}", row.id.text)));
        topic.notes.iter().for_each(|note| cite(&note.source, format!("topic.{id}.note.{}", note.id.text)));
    }
    for task in &set.tasks {
        let id = &task.id.text;
        cite(&task.source, format!("task.{id}"));
        task.shares.iter().for_each(|s| cite(&s.source, format!("task.{id}.share.{}", s.party.text)));
    }
    cited
}

fn line(text: &mut String, line: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{line}");
}
