//! Decision tables as a fragment of HTML: contents that lead to the tables, and tables that are narrow enough for a telephone.

use super::{Line, Place, Tables, Ways, word};

/// The tables and before them their contents; `words` are the words around them, by key. Ids begin with the language, so that
/// fragments in several can stand on a page.
pub(super) fn write(tables: &Tables, words: &[(String, String)], language: &str) -> String {
    let head = ["table-when", "table-conclusion"]
        .map(|key| format!("<th scope=\"col\">{}</th>", escaped(word(words, key))));
    let (mut contents, mut page) = (String::new(), String::new());
    for group in &tables.groups {
        page.push_str(&format!("<h3>{}</h3>\n", escaped(&group.title)));
        for table in &group.tables {
            let (id, title) = (format!("{language}-{}", table.id), escaped(&table.title));
            contents.push_str(&format!("<li><a href=\"#{id}\">{title}</a></li>\n"));
            page.push_str(&format!("<h4 id=\"{id}\">{title}</h4>\n"));
            if !table.applies.is_empty() {
                let applies = condition(&table.applies, words);
                page.push_str(&format!("<p>{} {applies}.</p>\n", escaped(word(words, "table-applies"))));
            }
            let rows = table.rows.iter().map(|line| row(line, words)).collect::<String>();
            page.push_str(&format!("<table>\n<tr>{}</tr>\n{rows}</table>\n", head.join("")));
        }
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
    format!("<h2>{}</h2>\n<ul>\n{contents}</ul>\n{page}", escaped(&tables.title))
}

fn row(line: &Line, words: &[(String, String)]) -> String {
    let conclusion = escaped(&line.conclusion);
    let sources = line.sources.iter().map(place).collect::<Vec<_>>().join("; ");
    let status = escaped(&line.status);
    // Where the pages are silent, the conclusion may say just that.
    let basis = match (sources.is_empty(), status == conclusion) {
        (true, true) => String::new(),
        (true, false) => format!("<br><small>{status}</small>"),
        (false, _) => format!("<br><small>{status}: {sources}</small>"),
    };
    format!("<tr><td>{}</td><td>{conclusion}{basis}</td></tr>\n", condition(&line.when, words))
}

fn condition(ways: &Ways, words: &[(String, String)]) -> String {
    if ways.is_empty() {
        return escaped(word(words, "table-always"));
    }
    let each = ways.iter().map(|clauses| escaped(&clauses.join("; "))).collect::<Vec<_>>();
    each.join(&format!("<br>{} ", escaped(word(words, "or"))))
}

fn place(place: &Place) -> String {
    let (page, heading) = (escaped(&place.page), escaped(&place.heading));
    let heading = if heading == page { String::new() } else { format!(": {heading}") };
    let dated = place.dated.as_ref().map_or(String::new(), |dated| format!(" ({dated})"));
    format!(
        "<a href=\"{}\" lang=\"{}\">{page}{heading}</a>{dated}",
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
