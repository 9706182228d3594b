//! Decision tables and the checklist as a fragment of HTML: contents that lead to them, and tables that are narrow enough for a
//! telephone, with what each conclusion means and the notes beside it.

use super::{Line, Place, Remark, Tables, Todo, Ways};
use crate::word_list::WordList;

/// The tables and before them their contents; `words` are the words around them, by key. Ids begin with the language, so that
/// fragments in several can stand on a page.
pub(super) fn write(tables: &Tables, words: &WordList, language: &str) -> String {
    let head = ["table-when", "table-conclusion"]
        .map(|key| format!("<th scope=\"col\">{}</th>", escaped(words.word(key))));
    let (mut contents, mut page) = (String::new(), String::new());
    for group in &tables.groups {
        page.push_str(&format!("<h3>{}</h3>\n", escaped(&group.title)));
        for table in &group.tables {
            let (id, title) = (format!("{language}-{}", table.id), escaped(&table.title));
            contents.push_str(&format!("<li><a href=\"#{id}\">{title}</a></li>\n"));
            page.push_str(&format!("<h4 id=\"{id}\">{title}</h4>\n"));
            if !table.applies.is_empty() {
                let applies = condition(&table.applies, words);
                page.push_str(&format!("<p>{} {applies}.</p>\n", escaped(words.word("table-applies"))));
            }
            let rows = table.rows.iter().map(|line| row(line, words)).collect::<String>();
            page.push_str(&format!("<table>\n<tr>{}</tr>\n{rows}</table>\n", head.join("")));
            if !table.notes.is_empty() {
                let notes = table.notes.iter().map(|note| format!("<li>{}</li>\n", remark(note, words)));
                let title = escaped(words.word("notes-title"));
                page.push_str(&format!("<p>{title}</p>\n<ul>\n{}</ul>\n", notes.collect::<String>()));
            }
        }
    }
    if !tables.tasks.is_empty() {
        let (id, title) = (format!("{language}-tasks"), escaped(words.word("checklist-title")));
        contents.push_str(&format!("<li><a href=\"#{id}\">{title}</a></li>\n"));
        let tasks = tables.tasks.iter().map(|task| todo(task, words)).collect::<String>();
        page.push_str(&format!("<h3 id=\"{id}\">{title}</h3>\n<ol>\n{tasks}</ol>\n"));
    }
    if !tables.terms.is_empty() {
        let (id, title) = (format!("{language}-words"), escaped(words.word("words-title")));
        contents.push_str(&format!("<li><a href=\"#{id}\">{title}</a></li>\n"));
        let terms = tables
            .terms
            .iter()
            .map(|(name, about)| format!("<dt>{}</dt>\n<dd>{}</dd>\n", escaped(name), escaped(about)));
        page.push_str(&format!("<h3 id=\"{id}\">{title}</h3>\n<dl>\n{}</dl>\n", terms.collect::<String>()));
    }
    for areas in &tables.areas {
        let (id, title) = (format!("{language}-{}", areas.id), escaped(&areas.title));
        contents.push_str(&format!("<li><a href=\"#{id}\">{title}</a></li>\n"));
        page.push_str(&format!("<h3 id=\"{id}\">{title}</h3>\n<table>\n"));
        for (group, items) in &areas.rows {
            page.push_str(&format!(
                "<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n",
                escaped(group),
                escaped(items)
            ));
        }
        page.push_str("</table>\n");
    }
    let (title, check) = (escaped(&tables.title), escaped(&tables.check));
    format!("<h2>{title}</h2>\n<p>{check}</p>\n<ul>\n{contents}</ul>\n{page}")
}

fn row(line: &Line, words: &WordList) -> String {
    let conclusion = escaped(&line.conclusion);
    let detail = paragraph(&line.detail);
    let status = escaped(&line.status);
    let sources = places(&line.sources);
    // Where the pages are silent, the conclusion may say just that.
    let basis = match (sources.is_empty(), status == conclusion) {
        (true, true) => String::new(),
        (true, false) => format!("{status}. "),
        (false, _) => format!("{status}: {sources}. "),
    };
    format!(
        "<tr><td>{}</td><td><b>{conclusion}</b>{detail}<p><small>{basis}<code>{}</code></small></p></td></tr>\n",
        condition(&line.when, words),
        escaped(&line.id)
    )
}

/// A note, or what somebody else does of a task: when, what, and how far the sources carry it.
fn remark(remark: &Remark, words: &WordList) -> String {
    let sources = places(&remark.sources);
    let sources = if sources.is_empty() { String::new() } else { format!(": {sources}") };
    let basis = format!("<small>{}{sources}</small>", escaped(&remark.status));
    format!("{}{}<br>{basis}", applies(&remark.when, words), escaped(&remark.text))
}

fn todo(task: &Todo, words: &WordList) -> String {
    let mut item = format!("<li><b>{}</b>{}", escaped(&task.title), paragraph(&task.detail));
    for (name, fact) in &task.facts {
        item.push_str(&format!("<p>{}: {}</p>", escaped(name), escaped(fact)));
    }
    for (party, share) in &task.shares {
        item.push_str(&format!("<p>{}: {}</p>", escaped(party), remark(share, words)));
    }
    let applies = applies(&task.when, words);
    let source = escaped(words.word("source"));
    format!("{item}<p><small>{applies}{source}: {}</small></p></li>\n", places(&task.sources))
}

/// Whom something concerns, as a sentence; nothing where it is everybody.
fn applies(when: &Ways, words: &WordList) -> String {
    if when.is_empty() {
        return String::new();
    }
    format!("{} {}. ", escaped(words.word("table-applies")), condition(when, words))
}

fn paragraph(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("<p>{}</p>", escaped(text)) }
}

fn places(sources: &[Place]) -> String {
    sources.iter().map(place).collect::<Vec<_>>().join("; ")
}

fn condition(ways: &Ways, words: &WordList) -> String {
    if ways.is_empty() {
        return escaped(words.word("table-always"));
    }
    let each = ways.iter().map(|clauses| escaped(&clauses.join("; "))).collect::<Vec<_>>();
    each.join(&format!("<br>{} ", escaped(words.word("or"))))
}

fn place(place: &Place) -> String {
    let (page, heading) = (escaped(&place.page), escaped(&place.heading));
    let heading = if heading == page { String::new() } else { format!(": {heading}") };
    let dates = &place.dates;
    format!(
        "<a href=\"{}\" lang=\"{}\">{page}{heading}</a>{dates}",
        escaped(&place.url),
        escaped(&place.language)
    )
}

/// Words made safe, also in an attribute.
fn escaped(words: &str) -> String {
    let mut safe = String::new();
    for letter in words.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            _ => safe.push(letter),
        }
    }
    safe
}
