//! From the files of a folder to a [`SourceSet`], noting everything that is not as the language wants it.

use crate::cited::{check_written, source};
use crate::dates::date;
use crate::document::{Entry, Node, Placed, Table, Value, placed, read, strings};
use crate::fault::{Faults, Place, Problem};
use crate::folder::NoRuleSet;
use crate::source::{
    Condition, SourceCase, SourceContact, SourceFact, SourceFactKind, SourceGroup, SourceItem, SourceKind,
    SourceNote, SourceQuestion, SourceRow, SourceSet, SourceShare, SourceTask, SourceTopic, Test,
};
use crate::variants::read_variants;
use kanta_engine::{Date, Status, is_https_address};
use std::path::Path;

/// Reads a rule set, but for its texts, from a folder. Parts that are not as they should be are noted and left out.
pub fn read_folder(folder: &Path, faults: &mut Faults) -> SourceSet {
    let no_day = Date { year: 1, month: 1, day: 1 };
    if let Some(problem) = NoRuleSet::at(folder) {
        faults.add(&Place::folder(), Problem::NoRuleSet(problem));
        return SourceSet::new("", no_day);
    }
    let mut head = read(folder, "rule-set.toml", faults);
    let id = head.string("id", faults);
    id.iter().for_each(|id| check_id(id, faults));
    let id = id.map_or_else(String::new, |id| id.text);
    let as_of = head.string("as-of", faults).and_then(|text| date("as-of", &text, faults));
    let mut languages =
        head.need("languages", faults).map_or_else(Vec::new, |e| strings(&e.key, e.node, faults));
    languages.iter().for_each(|language| check_id(language, faults));
    // Each is the name of a file: one that is no id could lie anywhere, and is not looked for.
    languages.retain(|language| is_id(&language.text));
    // A list that is not closed goes on to the end of the file.
    if faults.0.iter().any(|fault| fault.problem.code() == "syntax") {
        languages.clear();
    }
    let sources = head.map("source", faults).into_iter().filter_map(|entry| source(entry, faults)).collect();
    let terms = head.take("terms").map_or_else(Vec::new, |e| strings("terms", e.node, faults));
    terms.iter().for_each(|term| check_id(term, faults));
    let others = head.take("others").map_or_else(Vec::new, |e| strings("others", e.node, faults));
    others.iter().for_each(|other| check_id(other, faults));
    head.end("id, as-of, languages, terms, others, source", faults);

    let mut file = read(folder, "questions.toml", faults);
    let tables = file.tables("question", faults);
    let questions = tables.into_iter().filter_map(|table| question(table, faults)).collect();
    let tables = file.tables("fact", faults);
    let facts = tables.into_iter().filter_map(|table| fact(table, faults)).collect();
    file.end("question, fact", faults);

    let mut file = read(folder, "topics.toml", faults);
    let tables = file.tables("group", faults);
    let groups = tables.into_iter().filter_map(|table| group(table, faults)).collect();
    let tables = file.tables("topic", faults);
    let topics = tables.into_iter().filter_map(|table| topic(table, faults)).collect();
    let variants = read_variants(&mut file, faults);
    file.end("group, topic, variant", faults);

    let mut file = read(folder, "tasks.toml", faults);
    let tables = file.tables("party", faults);
    let parties = tables.into_iter().filter_map(|table| party(table, faults)).collect();
    let tables = file.tables("task", faults);
    let tasks = tables.into_iter().filter_map(|table| task(table, faults)).collect();
    let tables = file.tables("contact", faults);
    let contacts = tables.into_iter().filter_map(|table| contact(table, faults)).collect();
    file.end("party, task, contact", faults);

    let mut file = read(folder, "cases.toml", faults);
    let tables = file.tables("case", faults);
    let cases = tables.into_iter().filter_map(|table| case(table, faults)).collect();
    file.end("case", faults);

    let as_of = as_of.unwrap_or(no_day);
    SourceSet {
        id,
        as_of,
        languages,
        sources,
        questions,
        facts,
        groups,
        topics,
        tasks,
        parties,
        terms,
        others,
        contacts,
        variants,
        cases,
    }
}

fn question(mut table: Table, faults: &mut Faults) -> Option<SourceQuestion> {
    let id = named(&mut table, "question", faults);
    let changeable = table.maybe_truth("changeable", faults).unwrap_or(true);
    let asked = condition(table.take("asked"), faults);
    let items = table.tables("item", faults);
    let (kind, known) = if items.is_empty() {
        let values = table.need("values", faults).map(|entry| strings("values", entry.node, faults))?;
        values.iter().for_each(|value| check_id(value, faults));
        values.iter().for_each(|value| check_reserved(value, faults));
        (SourceKind::Choice(values), "id, changeable, asked, values, item")
    } else {
        let groups = table.take("groups").map_or_else(Vec::new, |e| strings("groups", e.node, faults));
        groups.iter().for_each(|group| check_id(group, faults));
        let items = items.into_iter().filter_map(|table| item(table, faults)).collect();
        (SourceKind::Set { groups, items }, "id, changeable, asked, groups, item")
    };
    table.end(known, faults);
    Some(SourceQuestion { id: id?, changeable, asked, kind })
}

fn item(mut table: Table, faults: &mut Faults) -> Option<SourceItem> {
    let code = table.string("code", faults);
    code.iter().for_each(|code| check_id(code, faults));
    code.iter().for_each(|code| check_reserved(code, faults));
    let group = table.maybe_string("group", faults);
    let tile = table.need("tile", faults).and_then(|entry| tile(entry, faults));
    table.end("code, group, tile", faults);
    Some(SourceItem { code: code?, group, tile: tile? })
}

fn tile(entry: Entry, faults: &mut Faults) -> Option<(u8, u8)> {
    // The style sheet has so many columns and rows.
    let number = |node: &Node, most: u8| match node.value {
        Value::Integer(number) => u8::try_from(number).ok().filter(|n| (1..=most).contains(n)),
        Value::String(_) | Value::Boolean(_) | Value::List(_) | Value::Table(_) | Value::Other => None,
    };
    let pair = match &entry.node.value {
        Value::List(nodes) => match nodes.as_slice() {
            [column, row] => number(column, 5).zip(number(row, 6)),
            _ => None,
        },
        Value::String(_) | Value::Integer(_) | Value::Boolean(_) | Value::Table(_) | Value::Other => None,
    };
    if pair.is_none() {
        let wanted = "a column from 1 to 5 and a row from 1 to 6";
        faults.add(&entry.node.place, Problem::WrongType { key: entry.key, wanted });
    }
    pair
}

fn fact(mut table: Table, faults: &mut Faults) -> Option<SourceFact> {
    let id = named(&mut table, "fact", faults);
    let of = table.string("of", faults);
    let counts = table.map("count-groups", faults);
    let contains = if counts.is_empty() { table.take("contains") } else { None };
    let values =
        if counts.is_empty() && contains.is_none() { table.map("values", faults) } else { Vec::new() };
    let (kind, known) = if !counts.is_empty() {
        let count = |entry: Entry| {
            let name = Placed { text: entry.key.clone(), place: entry.place };
            check_id(&name, faults);
            let text = placed(&entry.key, entry.node, faults)?;
            let range = range(&text.text);
            if range.is_none() {
                let wanted = "a number, a range such as \"2-6\" or an open range such as \"2..\"";
                faults.add(&text.place, Problem::WrongType { key: entry.key, wanted });
            }
            range.map(|(least, most)| (name, least, most))
        };
        (SourceFactKind::CountGroups(counts.into_iter().filter_map(count).collect()), "id, of, count-groups")
    } else if let Some(entry) = contains {
        (SourceFactKind::Contains(strings("contains", entry.node, faults)), "id, of, contains")
    } else if !values.is_empty() {
        let value = |entry: Entry| {
            let name = Placed { text: entry.key.clone(), place: entry.place };
            check_id(&name, faults);
            (name, strings(&entry.key, entry.node, faults))
        };
        (SourceFactKind::Values(values.into_iter().map(value).collect()), "id, of, values")
    } else {
        let keys = vec!["values`, `count-groups` or `contains"];
        faults.add(&table.place, Problem::MissingKey { what: table.what.clone(), keys });
        return None;
    };
    table.end(known, faults);
    Some(SourceFact { id: id?, of: of?, kind })
}

/// Reads "3", "2-6" or "2..".
fn range(text: &str) -> Option<(usize, usize)> {
    if let Some(least) = text.strip_suffix("..") {
        return Some((least.parse().ok()?, usize::MAX));
    }
    let (least, most) = text.split_once('-').unwrap_or((text, text));
    Some((least.parse().ok()?, most.parse().ok()?)).filter(|(least, most)| least <= most)
}

fn group(mut table: Table, faults: &mut Faults) -> Option<SourceGroup> {
    let id = named(&mut table, "group", faults);
    let main = table.maybe_truth("main", faults).unwrap_or(false);
    table.end("id, main", faults);
    Some(SourceGroup { id: id?, main })
}

fn topic(mut table: Table, faults: &mut Faults) -> Option<SourceTopic> {
    let id = named(&mut table, "topic", faults);
    let group = table.string("group", faults);
    let applies = condition(table.take("applies"), faults);
    let rows = table.tables("row", faults).into_iter().filter_map(|table| row(table, faults)).collect();
    let notes = table.tables("note", faults).into_iter().filter_map(|table| note(table, faults)).collect();
    table.end("id, group, applies, row, note", faults);
    Some(SourceTopic { id: id?, group: group?, applies, rows, notes })
}

fn row(mut table: Table, faults: &mut Faults) -> Option<SourceRow> {
    let id = named(&mut table, "row", faults);
    let when = condition(table.take("when"), faults);
    let outcome = table.string("outcome", faults);
    outcome.iter().for_each(|outcome| check_id(outcome, faults));
    let since = table.maybe_string("since", faults);
    let since = since.and_then(|text| Some((date("since", &text, faults)?, text.place)));
    let status = status(&mut table, faults);
    let source = table.take("source").map_or_else(Vec::new, |e| strings("source", e.node, faults));
    table.end("id, when, outcome, since, status, source", faults);
    Some(SourceRow { id: id?, when, outcome: outcome?, since, status: status?, source })
}

fn note(mut table: Table, faults: &mut Faults) -> Option<SourceNote> {
    let id = named(&mut table, "note", faults);
    let when = condition(table.take("when"), faults);
    let exception = table.maybe_truth("exception", faults).unwrap_or(false);
    let status = status(&mut table, faults);
    let source = table.take("source").map_or_else(Vec::new, |e| strings("source", e.node, faults));
    table.end("id, when, exception, status, source", faults);
    Some(SourceNote { id: id?, when, exception, status: status?, source })
}

fn status(table: &mut Table, faults: &mut Faults) -> Option<Status> {
    let text = table.string("status", faults)?;
    let found = Status::ALL.into_iter().find(|status| status.id() == text.text);
    if found.is_none() {
        let wanted = "stated, implied, outside, silent or not-verified";
        faults.add(&text.place, Problem::WrongType { key: "status".to_owned(), wanted });
    }
    found
}

fn task(mut table: Table, faults: &mut Faults) -> Option<SourceTask> {
    let id = named(&mut table, "task", faults);
    let when = condition(table.take("when"), faults);
    let link = link(&mut table, faults);
    let source = table.take("source").map_or_else(Vec::new, |e| strings("source", e.node, faults));
    let shares = table.tables("share", faults).into_iter().filter_map(|table| share(table, faults)).collect();
    table.end("id, when, link, source, share", faults);
    Some(SourceTask { id: id?, when, link, source, shares })
}

fn contact(mut table: Table, faults: &mut Faults) -> Option<SourceContact> {
    let id = named(&mut table, "contact", faults);
    let when = condition(table.take("when"), faults);
    let link = link(&mut table, faults);
    table.end("id, when, link", faults);
    Some(SourceContact { id: id?, when, link })
}

/// The address that a table may have.
fn link(table: &mut Table, faults: &mut Faults) -> Option<String> {
    let link = table.maybe_string("link", faults)?;
    check_address(&link, faults);
    Some(link.text)
}

fn party(mut table: Table, faults: &mut Faults) -> Option<Placed> {
    let id = named(&mut table, "party", faults);
    table.end("id", faults);
    id
}

fn share(mut table: Table, faults: &mut Faults) -> Option<SourceShare> {
    let party = table.string("party", faults);
    let when = condition(table.take("when"), faults);
    let source = table.take("source").map_or_else(Vec::new, |e| strings("source", e.node, faults));
    table.end("party, when, source", faults);
    Some(SourceShare { party: party?, when, source })
}

fn case(mut table: Table, faults: &mut Faults) -> Option<SourceCase> {
    let name = table.string("name", faults);
    name.iter().for_each(|name| check_written("name", name, faults));
    let pair = |entry: Entry, faults: &mut Faults| {
        let name = Placed { text: entry.key.clone(), place: entry.place };
        let values = match entry.node.value {
            Value::Boolean(false) => Vec::new(),
            Value::String(_)
            | Value::Integer(_)
            | Value::Boolean(true)
            | Value::List(_)
            | Value::Table(_)
            | Value::Other => strings(&entry.key, entry.node, faults),
        };
        (name, values)
    };
    // Without them a case would be of somebody of whom nothing is known, and one that expects nothing shows nothing.
    let answers = table.need_map("answers", faults);
    let answers = answers.into_iter().map(|entry| pair(entry, faults)).collect();
    let expect =
        if table.has("tasks") { table.map("expect", faults) } else { table.need_map("expect", faults) };
    let expect = expect.into_iter().map(|entry| pair(entry, faults)).collect();
    let tasks = table.take("tasks").map(|entry| {
        let list = strings("tasks", entry.node, faults).into_iter().map(|task| task.text);
        (entry.place, list.collect())
    });
    table.end("name, answers, expect, tasks", faults);
    Some(SourceCase { name: name?, answers, expect, tasks })
}

/// Reads a condition: a table, or a list of tables.
pub(crate) fn condition(entry: Option<Entry>, faults: &mut Faults) -> Condition {
    let Some(entry) = entry else { return Condition::default() };
    let nodes = match entry.node.value {
        Value::List(nodes) => {
            if nodes.is_empty() {
                faults.add(&entry.node.place, Problem::Empty(entry.key.clone()));
            }
            nodes
        }
        Value::String(_) | Value::Integer(_) | Value::Boolean(_) | Value::Table(_) | Value::Other => {
            vec![entry.node]
        }
    };
    let tests = |mut table: Table, faults: &mut Faults| -> Vec<Test> {
        let test = |entry: Entry| Test {
            name: Placed { text: entry.key.clone(), place: entry.place },
            values: strings(&entry.key, entry.node, faults),
        };
        table.take_rest().into_iter().map(test).collect()
    };
    let tables = nodes.into_iter().filter_map(|node| {
        let table = Table::from_node(node, &entry.key, faults)?;
        let place = table.place.clone();
        let tests = tests(table, faults);
        if tests.is_empty() {
            faults.add(&place, Problem::Empty(entry.key.clone()));
        }
        Some(tests)
    });
    Condition { ways: tables.collect(), place: Some(entry.place) }
}

/// The id of a table, which then goes by its name.
pub(crate) fn named(table: &mut Table, what: &str, faults: &mut Faults) -> Option<Placed> {
    let id = table.string("id", faults)?;
    check_id(&id, faults);
    table.what = format!("{what} `{}`", id.text);
    Some(id)
}

/// Notes an id that is none.
pub(crate) fn check_id(id: &Placed, faults: &mut Faults) {
    if !is_id(&id.text) {
        faults.add(&id.place, Problem::BadId(id.text.clone()));
    }
}

/// Whether a text is an id.
fn is_id(text: &str) -> bool {
    let lower = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !text.is_empty() && text.chars().all(lower)
}

pub(crate) fn check_address(url: &Placed, faults: &mut Faults) {
    if !is_https_address(&url.text) {
        faults.add(&url.place, Problem::BadAddress(url.text.clone()));
    }
}

fn check_reserved(value: &Placed, faults: &mut Faults) {
    if value.text == "unknown" {
        faults.add(&value.place, Problem::Reserved(value.text.clone()));
    }
}
