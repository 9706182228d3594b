//! Decision tables as Markdown.

use super::{Line, Place, Tables, Ways};
use crate::escape::{address, escaped};
use crate::word_list::WordList;

/// The tables, a heading for each; `words` are the words around them, by key.
pub(super) fn write(tables: &Tables, words: &WordList) -> String {
    let head =
        ["table-when", "table-conclusion", "table-status", "source"].map(|key| escaped(words.word(key)));
    let mut page = format!("# {}\n\n", escaped(&tables.title));
    for group in &tables.groups {
        page.push_str(&format!("## {}\n\n", escaped(&group.title)));
        for table in &group.tables {
            page.push_str(&format!("### {}\n\n", escaped(&table.title)));
            if !table.applies.is_empty() {
                let applies = condition(&table.applies, words);
                page.push_str(&format!("{} {applies}.\n\n", escaped(words.word("table-applies"))));
            }
            page.push_str(&format!("| {} |\n|---|---|---|---|\n", head.join(" | ")));
            for line in &table.rows {
                page.push_str(&row(line, words));
            }
            page.push('\n');
        }
    }
    for areas in &tables.areas {
        page.push_str(&format!("## {}\n\n| | |\n|---|---|\n", escaped(&areas.title)));
        for (group, items) in &areas.rows {
            page.push_str(&format!("| {} | {} |\n", escaped(group), escaped(items)));
        }
    }
    page
}

fn row(line: &Line, words: &WordList) -> String {
    let sources = line.sources.iter().map(place).collect::<Vec<_>>().join("; ");
    let cells = [condition(&line.when, words), escaped(&line.conclusion), escaped(&line.status), sources];
    format!("| {} |\n", cells.join(" | "))
}

fn condition(ways: &Ways, words: &WordList) -> String {
    if ways.is_empty() {
        return escaped(words.word("table-always"));
    }
    let each = ways.iter().map(|clauses| escaped(&clauses.join("; "))).collect::<Vec<_>>();
    each.join(&format!("<br>{} ", escaped(words.word("or"))))
}

fn place(place: &Place) -> String {
    let dates = &place.dates;
    let page = format!("[{}]({})", escaped(&place.page), address(&place.url));
    let heading =
        if place.heading == place.page { String::new() } else { format!(": {}", escaped(&place.heading)) };
    format!("{page}{heading}{dates}")
}
