//! The differences as Markdown.

use super::{Clause, Diff, Move, PartDiff, Presence, TopicDiff};
use crate::escape::{capital, escaped};

/// The differences, a heading for each topic that changes and for each kind of part.
pub(super) fn write(diff: &Diff) -> String {
    let (from, to) = (&diff.from, &diff.to);
    let mut page = format!("# From the rules {} to {}\n\n", from.id, to.id);
    page.push_str(&format!(
        "Made by `kanta-rules diff`. The first rules are of {}, the second of {}.\n\n",
        from.as_of, to.as_of
    ));
    page.push_str(&format!("{} full profiles of {} carry over to {}", diff.profiles, from.id, to.id));
    page.push_str(&match diff.left_out {
        0 => ".\n\n".to_owned(),
        left_out => format!("; {left_out} do not, because one of their values is dropped.\n\n"),
    });
    page.push_str("## Topics\n\n");
    page.push_str(
        "How many profiles conclude the same, something else, or cannot conclude without new answers.\n\n",
    );
    page.push_str("| topic | there | same | something else | needs answers |\n|---|---|---:|---:|---:|\n");
    for topic in &diff.topics {
        let TopicDiff { id, same, changed, open, .. } = topic;
        page.push_str(&format!("| `{id}` | {} | {same} | {changed} | {open} |\n", presence(topic)));
    }
    for topic in diff.topics.iter().filter(|topic| !topic.moves.is_empty()) {
        page.push_str(&format!("\n### `{}`\n\n", topic.id));
        page.push_str("| was | is | profiles | when |\n|---|---|---:|---|\n");
        for change in &topic.moves {
            page.push_str(&row(change));
        }
    }
    for part in &diff.parts {
        page.push_str(&format!("\n## {}\n\n{}", capital(part.kind), changes(part)));
    }
    page
}

fn presence(topic: &TopicDiff) -> &'static str {
    match topic.presence {
        Presence::Both => "in both",
        Presence::New => "new",
        Presence::Gone => "gone",
    }
}

fn row(change: &Move) -> String {
    let is: Vec<String> = change.is.iter().map(outcome).collect();
    let is = match is.as_slice() {
        [only] => only.clone(),
        [first @ .., last] => format!("open between {} and {last}", first.join(", ")),
        [] => String::new(),
    };
    let ways: Vec<String> = change.when.iter().map(|way| clauses(way)).collect();
    let some = if change.partly { "some with " } else { "" };
    let (was, when) = (outcome(&change.was), ways.join("<br>or "));
    format!("| {was} | {is} | {} | {some}{when} |\n", change.profiles)
}

fn outcome(outcome: &Option<String>) -> String {
    outcome.as_ref().map_or_else(|| "*does not apply*".to_owned(), |id| format!("`{id}`"))
}

fn clauses(way: &[Clause]) -> String {
    if way.is_empty() {
        return "always".to_owned();
    }
    let clause = |clause: &Clause| format!("`{} = {}`", clause.name, clause.values.join(" or "));
    way.iter().map(clause).collect::<Vec<_>>().join(", ")
}

fn changes(part: &PartDiff) -> String {
    let mut lines = String::new();
    for (what, ids) in [("Added", &part.added), ("Gone", &part.gone)] {
        if !ids.is_empty() {
            lines.push_str(&format!("- {what}: {}.\n", code(ids)));
        }
    }
    for changed in &part.changed {
        lines.push_str(&format!("- Changed: `{}`\n", changed.id));
        for aspect in &changed.aspects {
            let side = |text: &str| if text.is_empty() { "nothing".to_owned() } else { escaped(text) };
            lines.push_str(&format!("  - {}: {} → {}\n", aspect.name, side(&aspect.was), side(&aspect.is)));
        }
    }
    if lines.is_empty() { "Nothing is different.\n".to_owned() } else { lines }
}

fn code(ids: &[String]) -> String {
    ids.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ")
}
