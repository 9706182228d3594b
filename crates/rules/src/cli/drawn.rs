//! Findings drawn for people: the line of the file, a caret under what is meant, and what to do.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use kanta_rules::{CarryProblem, Fault, Faults, Place, Problem, read_inside, shown};
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

/// The codes of findings that have no line of their own.
const OF_A_FILE: [&str; 4] = ["no-rule-set", "no-set", "same-link", "unreadable"];
/// How a remedy begins that stands at the caret.
const DID_YOU_MEAN: &str = "did you mean";
/// How many further places are told.
const MOST_PLACES: usize = 4;

/// All findings, each with an empty line after it; with the escapes of a terminal.
pub(crate) fn drawn(folder: &Path, faults: &Faults) -> String {
    let mut texts: BTreeMap<&str, Option<String>> = BTreeMap::new();
    for fault in &faults.0 {
        let file = &*fault.place.file;
        texts.entry(file).or_insert_with(|| text_of(folder, file));
    }
    let draw = |fault: &Fault| {
        let text = texts.get(&*fault.place.file).and_then(Option::as_deref);
        let text = text.map(|text| text.strip_prefix('\u{feff}').unwrap_or(text));
        draw_one(folder, fault, text)
    };
    faults.0.iter().map(draw).collect()
}

/// The text of a file, if it can be read.
fn text_of(folder: &Path, file: &str) -> Option<String> {
    read_inside(folder, file).ok().and_then(|bytes| String::from_utf8(bytes).ok())
}

fn draw_one(folder: &Path, fault: &Fault, text: Option<&str>) -> String {
    let code = fault.problem.code();
    let (what, remedy) = fault.problem.halves();
    let (what, remedy) = (shown(&what), shown(&remedy));
    let path = fault.place.path(folder);
    let title = Level::ERROR.primary_title(what).id(code);
    let of_file = OF_A_FILE.contains(&code);
    let span_of = |place: &Place| text.filter(|_| !of_file).and_then(|text| span(text, place));
    let (label, other) = labels(&fault.problem, &remedy);
    let mut group = match (text, span_of(&fault.place)) {
        (Some(text), Some(span)) => {
            let mut snippet = Snippet::source(text).path(path);
            snippet = snippet.annotation(AnnotationKind::Primary.span(span).label(label));
            if let Some((span, label)) = fault.also.first().and_then(span_of).zip(other.as_ref()) {
                snippet = snippet.annotation(AnnotationKind::Context.span(span).label(label));
            }
            title.element(snippet)
        }
        _ if of_file => title.element(Origin::path(path)),
        _ => title.element(Origin::path(path).line(fault.place.line)),
    };
    if !remedy.is_empty() && !remedy.starts_with(DID_YOU_MEAN) {
        group = group.element(Level::HELP.message(remedy));
    }
    if !fault.also.is_empty() && other.is_none() {
        group = group.element(Level::NOTE.message(elsewhere(code, &fault.also)));
    }
    let report: &[Group<'_>] = &[group];
    format!("{}\n\n", Renderer::styled().render(report))
}

/// What stands at the caret, and what at a second place of the same file.
fn labels(problem: &Problem, remedy: &str) -> (Option<String>, Option<String>) {
    let both = |one: String, other: String| (Some(one), Some(other));
    if let Problem::Overlap { row, other, .. } = problem {
        return both(format!("row `{row}`"), format!("row `{other}`"));
    }
    if let Problem::Carry(CarryProblem::Twice { value, other, .. }) = problem {
        return both(format!("answer `{other}`"), format!("answer `{value}`"));
    }
    if let Problem::SameLabel { line, .. } | Problem::SameReason { line, .. } = problem {
        return both(format!("line {line} has the same"), "the same".to_owned());
    }
    if let Problem::SameTile { line, .. } = problem {
        return both(format!("line {line} has the same tile"), "the same tile".to_owned());
    }
    if let Problem::Gap { near: Some((row, _)), .. } = problem {
        return (Some(format!("row `{row}`")), None);
    }
    let ask = |meant| match remedy.contains("` or `") {
        true => remedy.to_owned(),
        false => format!("{DID_YOU_MEAN} `{meant}`?"),
    };
    (problem.meant().map(ask), None)
}

/// Where else a cause shows.
fn elsewhere(code: &str, places: &[Place]) -> String {
    let others = if code == "misspelt" { "the other name stands" } else { "the others stand" };
    let first: Vec<String> = places.iter().take(MOST_PLACES).map(Place::to_string).collect();
    let more = match places.len().saturating_sub(MOST_PLACES) {
        0 => String::new(),
        1 => " and at 1 place more".to_owned(),
        more => format!(" and at {more} places more"),
    };
    format!("{others} at {}{more}", first.join(", "))
}

/// The bytes of what stands at a place: a text in quotes, a key, or one character.
fn span(text: &str, place: &Place) -> Option<Range<usize>> {
    let lines = text.split_inclusive('\n');
    let before: usize = lines.clone().take(place.line.saturating_sub(1)).map(str::len).sum();
    let line = lines.clone().nth(place.line.saturating_sub(1))?.trim_end();
    let column =
        line.char_indices().map(|(at, _)| at).chain([line.len()]).nth(place.column.saturating_sub(1))?;
    let rest = line.get(column..)?;
    let start = before.saturating_add(column);
    Some(start..start.saturating_add(length(rest)))
}

fn length(rest: &str) -> usize {
    let quote = rest.chars().next().filter(|first| matches!(first, '"' | '\''));
    if let Some(quote) = quote {
        return quoted(rest, quote);
    }
    let header = rest.find(|c: char| c != '[').unwrap_or(0);
    let is_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let key = rest.get(header..).and_then(|key| key.find(|c| !is_key(c)));
    match key {
        Some(0) => rest.chars().next().map_or(0, char::len_utf8),
        // The brackets at both ends of a head.
        Some(end) => end.saturating_add(header.saturating_mul(2)).min(rest.len()),
        None => rest.len(),
    }
}

/// The bytes of a text in quotes; of one over several lines, those of its first.
fn quoted(rest: &str, quote: char) -> usize {
    if rest.starts_with(&String::from(quote).repeat(3)) {
        return rest.len();
    }
    let mut escaped = false;
    let closed = rest.char_indices().skip(1).find(|&(_, c)| {
        let closes = c == quote && !escaped;
        escaped = c == '\\' && quote == '"' && !escaped;
        closes
    });
    closed.map_or(rest.len(), |(at, _)| at.saturating_add(1))
}
