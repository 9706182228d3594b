//! The parts of two rule sets side by side: what came, what went, and what is different in what stayed.

use super::{Aspect, Changed, PartDiff};
use crate::document::Placed;
use crate::fault::Faults;
use crate::source::{
    Condition, SourceFactKind, SourceKind, SourcePage, SourceQuestion, SourceSet, SourceTopic, Test,
};
use crate::texts::Language;
use std::collections::BTreeMap;
use std::path::Path;

/// A part: its id, and what there is to know of it.
type Part = (String, Vec<(&'static str, String)>);

/// Questions, values, facts, rows, tasks and sources. Sources are the same where their address is.
pub(super) fn parts(from: &SourceSet, to: &SourceSet) -> Vec<PartDiff> {
    vec![
        compare("questions", &questions(from), &questions(to)),
        compare("values", &values(from, to), &values(to, from)),
        compare("facts", &facts(from), &facts(to)),
        compare("rows", &rows(from), &rows(to)),
        compare("tasks", &tasks(from), &tasks(to)),
        compare("sources", &sources(from), &sources(to)),
    ]
}

/// The texts of each language, as `language: key`.
pub(super) fn texts(
    (from_folder, from): (&Path, &SourceSet),
    (to_folder, to): (&Path, &SourceSet),
) -> PartDiff {
    let all = |folder: &Path, set: &SourceSet| -> Vec<Part> {
        let languages = set.languages.iter().flat_map(|language| {
            let id = &language.text;
            let texts = Language::read(folder, id, &mut Faults::default()).texts;
            let part = |(key, (text, _))| (format!("{id}: {key}"), vec![("text", text)]);
            texts.into_iter().map(part).collect::<Vec<_>>()
        });
        languages.collect()
    };
    compare("texts", &all(from_folder, from), &all(to_folder, to))
}

fn compare(kind: &'static str, from: &[Part], to: &[Part]) -> PartDiff {
    let index = |parts: &[Part]| parts.iter().cloned().collect::<BTreeMap<_, _>>();
    let (old, new) = (index(from), index(to));
    let only = |parts: &[Part], other: &BTreeMap<_, _>| {
        let ids = parts.iter().map(|(id, _)| id).filter(|id| !other.contains_key(*id));
        ids.cloned().collect()
    };
    let changed = from.iter().filter_map(|(id, was)| {
        let aspects = was.iter().zip(new.get(id)?).filter(|(was, is)| was.1 != is.1);
        let aspects: Vec<Aspect> =
            aspects.map(|(was, is)| Aspect { name: was.0, was: was.1.clone(), is: is.1.clone() }).collect();
        (!aspects.is_empty()).then(|| Changed { id: id.clone(), aspects })
    });
    PartDiff { kind, added: only(to, &old), gone: only(from, &new), changed: changed.collect() }
}

fn questions(set: &SourceSet) -> Vec<Part> {
    let questions = set.questions.iter().map(|question| {
        let kind = match question.kind {
            SourceKind::Choice(_) => "one value",
            SourceKind::Set { .. } => "a set",
        };
        let changeable = if question.changeable { "yes" } else { "no" };
        let aspects = vec![
            ("asked", condition(&question.asked)),
            ("takes", kind.to_owned()),
            ("changeable", changeable.to_owned()),
        ];
        (question.id.text.clone(), aspects)
    });
    questions.collect()
}

/// The values and items of the questions that the other rule set has too, as `question = value`.
fn values(set: &SourceSet, other: &SourceSet) -> Vec<Part> {
    let there =
        |question: &&SourceQuestion| other.questions.iter().any(|one| one.id.text == question.id.text);
    let parts = set.questions.iter().filter(there).flat_map(|question| {
        let ids: Vec<&Placed> = match &question.kind {
            SourceKind::Choice(values) => values.iter().collect(),
            SourceKind::Set { items, .. } => items.iter().map(|item| &item.code).collect(),
        };
        let part = |id: &Placed| (format!("{} = {}", question.id.text, id.text), Vec::new());
        ids.into_iter().map(part).collect::<Vec<_>>()
    });
    parts.collect()
}

fn facts(set: &SourceSet) -> Vec<Part> {
    let codes = |list: &[Placed]| list.iter().map(|one| one.text.as_str()).collect::<Vec<_>>().join(" or ");
    let facts = set.facts.iter().map(|fact| {
        let follows = match &fact.kind {
            SourceFactKind::Contains(items) => format!("contains {}", codes(items)),
            SourceFactKind::Values(values) => {
                let values = values.iter().map(|(id, of)| format!("{}: {}", id.text, codes(of)));
                values.collect::<Vec<_>>().join(", ")
            }
            SourceFactKind::CountGroups(ranges) => {
                let range = |(id, least, most): &(Placed, usize, usize)| match *most {
                    usize::MAX => format!("{}: {least} groups or more", id.text),
                    most => format!("{}: {least} to {most} groups", id.text),
                };
                ranges.iter().map(range).collect::<Vec<_>>().join(", ")
            }
        };
        (fact.id.text.clone(), vec![("of", fact.of.text.clone()), ("follows", follows)])
    });
    facts.collect()
}

fn rows(set: &SourceSet) -> Vec<Part> {
    let row = |topic: &SourceTopic| {
        let rows = topic.rows.iter().map(|row| {
            let aspects = vec![
                ("when", condition(&row.when)),
                ("outcome", row.outcome.text.clone()),
                ("status", row.status.id().to_owned()),
                ("source", pointers(set, &row.source)),
            ];
            (format!("{}/{}", topic.id.text, row.id.text), aspects)
        });
        rows.collect::<Vec<_>>()
    };
    set.topics.iter().flat_map(row).collect()
}

fn tasks(set: &SourceSet) -> Vec<Part> {
    let tasks = set.tasks.iter().map(|task| {
        let shares =
            task.shares.iter().map(|share| format!("{} ({})", share.party.text, condition(&share.when)));
        let aspects = vec![
            ("when", condition(&task.when)),
            ("link", task.link.clone().unwrap_or_default()),
            ("source", pointers(set, &task.source)),
            ("share", shares.collect::<Vec<_>>().join(", ")),
        ];
        (task.id.text.clone(), aspects)
    });
    tasks.collect()
}

fn sources(set: &SourceSet) -> Vec<Part> {
    let sources = set.sources.iter().map(|source| {
        let headings: Vec<&str> = source.headings.iter().map(|(_, heading)| heading.as_str()).collect();
        let aspects = vec![
            ("page", source.page.clone()),
            ("dated", source.dated.map_or_else(String::new, kanta_engine::Date::iso)),
            ("read", source.read.clone().unwrap_or_default()),
            ("headings", headings.join("; ")),
        ];
        (source.url.clone(), aspects)
    });
    sources.collect()
}

/// Pointers by page and heading: the ids of sources are each rule set's own.
fn pointers(set: &SourceSet, pointers: &[Placed]) -> String {
    let words = pointers.iter().map(|pointer| {
        let (page, heading) = pointer.text.split_once('/').unwrap_or((&pointer.text, ""));
        let source = set.sources.iter().find(|source| source.id.text == page);
        source.map_or_else(|| pointer.text.clone(), |source| place(source, heading))
    });
    words.collect::<Vec<_>>().join("; ")
}

fn place(source: &SourcePage, heading: &str) -> String {
    match source.headings.iter().find(|(id, _)| id == heading) {
        Some((_, heading)) if *heading != source.page => format!("{}: {heading}", source.page),
        Some(_) | None => source.page.clone(),
    }
}

/// A condition in ids.
fn condition(condition: &Condition) -> String {
    let values =
        |test: &Test| test.values.iter().map(|value| value.text.as_str()).collect::<Vec<_>>().join(" or ");
    let test = |test: &Test| format!("{} = {}", test.name.text, values(test));
    let way = |tests: &Vec<Test>| tests.iter().map(test).collect::<Vec<_>>().join(", ");
    let ways: Vec<String> = condition.ways.iter().map(way).collect();
    if ways.is_empty() { "always".to_owned() } else { ways.join("; or ") }
}
