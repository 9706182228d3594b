//! Questions and facts: what the diagrams tell apart, and that every fact covers all values just once.

use crate::builder::has;
use crate::document::Placed;
use crate::fault::{Faults, Problem};
use crate::source::{SourceFact, SourceFactKind, SourceItem, SourceKind, SourceQuestion, SourceSet};
use crate::texts::Slots;
use crate::topics::same_ids;
use kanta_engine::{Fact, FactKind, FactValue, Item, ItemGroup, Kind, Move, Question, SetKind, Value, bit};
use std::collections::BTreeSet;

/// The most values that one question can have.
pub(crate) const MOST_VALUES: usize = 64;

/// A fact made ready for conditions: the question it follows from, and each value with the question's values it stands for.
#[derive(Debug)]
pub(crate) struct ReadyFact {
    pub(crate) question: usize,
    /// Its place among the facts of a set question.
    pub(crate) of_set: Option<usize>,
    pub(crate) values: Vec<(String, u64)>,
}

/// The questions as the engine wants them, and the facts, in the order of the source. A fact of an unknown question is noted
/// and `None`.
pub(crate) fn questions(
    set: &SourceSet,
    slots: &mut Slots<'_>,
    faults: &mut Faults,
) -> (Vec<Question>, Vec<Option<ReadyFact>>) {
    let questions: Vec<Question> = set.questions.iter().map(|q| question(set, q, slots, faults)).collect();
    let facts = set.facts.iter().map(|fact| ready(set, fact, &questions, faults)).collect();
    (questions, facts)
}

fn question(
    set: &SourceSet,
    source: &SourceQuestion,
    slots: &mut Slots<'_>,
    faults: &mut Faults,
) -> Question {
    let id = &source.id.text;
    let key = |part: &str| format!("question.{id}.{part}");
    Question {
        id: id.clone(),
        changeable: source.changeable,
        title: slots.need(key("title")),
        short: slots.need(key("short")),
        hint: slots.maybe(key("hint"), &[]),
        error: slots.need(key("error")),
        how: slots.need(key("how")),
        kind: match &source.kind {
            SourceKind::Choice(values) => {
                most(&source.id, values.len(), faults);
                Kind::Choice(values.iter().map(|value| choice_value(id, &value.text, slots)).collect())
            }
            SourceKind::Set { groups, items } => {
                Kind::Set(set_kind(set, source, groups, items, slots, faults))
            }
        },
    }
}

fn choice_value(question: &str, id: &str, slots: &mut Slots<'_>) -> Value {
    let key = |part: &str| format!("question.{question}.value.{id}.{part}");
    Value {
        id: id.to_owned(),
        label: slots.need(key("label")),
        hint: slots.maybe(key("hint"), &[]),
        because: slots.need(key("because")),
        condition: slots.need(key("if")),
    }
}

fn set_kind(
    set: &SourceSet,
    question: &SourceQuestion,
    groups: &[Placed],
    items: &[SourceItem],
    slots: &mut Slots<'_>,
    faults: &mut Faults,
) -> SetKind {
    let id = &question.id.text;
    most(&question.id, items.len(), faults);
    let mut ready_items = Vec::new();
    same_ids(items.iter().map(|item| &item.code), faults);
    for item in items {
        let group = item.group.as_ref().and_then(|name| {
            let at = groups.iter().position(|group| group.text == name.text);
            if at.is_none() {
                let problem =
                    Problem::UnknownName { name: name.text.clone(), wanted: "group", known: list(groups) };
                faults.add(&name.place, problem);
            }
            at
        });
        let name = slots.need(format!("question.{id}.item.{}", item.code.text));
        ready_items.push(Item { code: item.code.text.clone(), group, tile: item.tile, name });
    }
    let group = |group: &Placed| ItemGroup {
        id: group.text.clone(),
        name: slots.need(format!("question.{id}.group.{}.name", group.text)),
        short: slots.need(format!("question.{id}.group.{}.short", group.text)),
    };
    let ready_groups = groups.iter().map(group).collect();
    let sources = set.facts.iter().filter(|fact| fact.of.text == *id);
    let facts: Vec<Fact> = sources.filter_map(|fact| set_fact(fact, groups, items, slots, faults)).collect();
    let mut kind = SetKind {
        items: ready_items,
        groups: ready_groups,
        classes: Vec::new(),
        moves: Vec::new(),
        any: slots.maybe(format!("question.{id}.any"), &[]),
        facts,
    };
    kind.classes = classes(&kind);
    most(&question.id, kind.classes.len(), faults);
    kind.moves = moves(&kind);
    kind
}

fn set_fact(
    fact: &SourceFact,
    groups: &[Placed],
    items: &[SourceItem],
    slots: &mut Slots<'_>,
    faults: &mut Faults,
) -> Option<Fact> {
    let id = &fact.id.text;
    let (names, kind): (Vec<String>, FactKind) = match &fact.kind {
        SourceFactKind::CountGroups(values) => {
            let fewest = usize::from(items.iter().all(|item| item.group.is_some()));
            let mut value_of_count = Vec::new();
            for count in 0..=groups.len() {
                let fits: Vec<usize> = (0..values.len())
                    .filter(|&at| {
                        values.get(at).is_some_and(|(_, least, most)| (*least..=*most).contains(&count))
                    })
                    .collect();
                let what = format!("{count} {}", if count == 1 { "group" } else { "groups" });
                match fits.as_slice() {
                    [] if count >= fewest => {
                        faults.add(&fact.id.place, Problem::FactGap { fact: id.clone(), missing: what });
                    }
                    [] | [_] => {}
                    _ => faults.add(&fact.id.place, Problem::FactOverlap { fact: id.clone(), twice: what }),
                }
                value_of_count.push(fits.first().copied().unwrap_or(0));
            }
            (
                values.iter().map(|(name, ..)| name.text.clone()).collect(),
                FactKind::CountGroups(value_of_count),
            )
        }
        SourceFactKind::Contains(codes) => {
            let mut wanted = 0;
            for code in codes {
                match items.iter().position(|item| item.code.text == code.text) {
                    Some(at) => wanted |= bit(at),
                    None => {
                        let known =
                            items.iter().map(|item| item.code.text.as_str()).collect::<Vec<_>>().join(", ");
                        let problem = Problem::UnknownName { name: code.text.clone(), wanted: "item", known };
                        faults.add(&code.place, problem);
                    }
                }
            }
            (vec!["yes".to_owned(), "no".to_owned()], FactKind::Contains(wanted))
        }
        SourceFactKind::Values(_) => {
            let what = format!("fact `{id}` of a set");
            faults
                .add(&fact.id.place, Problem::MissingKey { what, keys: vec!["count-groups` or `contains"] });
            return None;
        }
    };
    let value = |name: String| FactValue {
        because: slots.need(format!("fact.{id}.value.{name}.because")),
        condition: slots.need(format!("fact.{id}.value.{name}.if")),
        id: name,
    };
    Some(Fact { id: id.clone(), kind, values: names.into_iter().map(value).collect() })
}

/// The combinations of fact values that some non-empty set of items has, in order. What a set's facts depend on is which
/// groups it touches and which `contains` lists it meets, so those are built up item by item; no set is enumerated.
fn classes(kind: &SetKind) -> Vec<Vec<usize>> {
    let mut seen: BTreeSet<(u64, u64)> = BTreeSet::new();
    for (at, item) in kind.items.iter().enumerate() {
        let meets = kind.facts.iter().enumerate().filter(|(_, fact)| match fact.kind {
            FactKind::Contains(wanted) => has(wanted, at),
            FactKind::CountGroups(_) => false,
        });
        let mark = (item.group.map_or(0, bit), meets.fold(0, |set, (fact, _)| set | bit(fact)));
        let grown: Vec<_> = seen.iter().map(|old| (old.0 | mark.0, old.1 | mark.1)).collect();
        seen.extend(grown);
        seen.insert(mark);
    }
    let value = |fact: usize, kind: &FactKind, touched: u64, met: u64| match kind {
        FactKind::CountGroups(of_count) => {
            let count = usize::try_from(touched.count_ones()).unwrap_or(0);
            of_count.get(count).copied().unwrap_or(0)
        }
        FactKind::Contains(_) => usize::from(!has(met, fact)),
    };
    let class = |(touched, met): (u64, u64)| {
        let facts = kind.facts.iter().enumerate();
        facts.map(|(at, fact)| value(at, &fact.kind, touched, met)).collect::<Vec<_>>()
    };
    let classes: BTreeSet<Vec<usize>> = seen.into_iter().map(class).collect();
    classes.into_iter().collect()
}

/// The partial descriptions of a class, fewest facts first; of several with the same classes, the first.
fn moves(kind: &SetKind) -> Vec<Move> {
    let mut partial: Vec<Vec<(usize, usize)>> = vec![Vec::new()];
    for (at, fact) in kind.facts.iter().enumerate() {
        let with = |facts: &Vec<(usize, usize)>, value| facts.iter().copied().chain([(at, value)]).collect();
        let longer: Vec<Vec<_>> =
            partial.iter().flat_map(|facts| (0..fact.values.len()).map(move |v| with(facts, v))).collect();
        partial.extend(longer);
    }
    partial.sort_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
    let mut moves: Vec<Move> = Vec::new();
    for facts in partial {
        let fits = |class: &[usize]| facts.iter().all(|&(fact, value)| class.get(fact) == Some(&value));
        let classes = kind.classes.iter().enumerate().filter(|(_, class)| fits(class));
        let classes = classes.fold(0, |set, (at, _)| set | bit(at));
        if classes != 0 && !facts.is_empty() && !moves.iter().any(|other| other.classes == classes) {
            moves.push(Move { facts, classes });
        }
    }
    moves
}

fn ready(
    set: &SourceSet,
    fact: &SourceFact,
    questions: &[Question],
    faults: &mut Faults,
) -> Option<ReadyFact> {
    let Some(at) = questions.iter().position(|question| question.id == fact.of.text) else {
        let known = set.questions.iter().map(|q| q.id.text.as_str()).collect::<Vec<_>>().join(", ");
        let problem = Problem::UnknownName { name: fact.of.text.clone(), wanted: "question", known };
        faults.add(&fact.of.place, problem);
        return None;
    };
    match (&questions.get(at)?.kind, &fact.kind) {
        (Kind::Set(kind), _) => {
            let place = kind.facts.iter().position(|other| other.id == fact.id.text)?;
            let classes = |value: usize| {
                let fits =
                    kind.classes.iter().enumerate().filter(|(_, class)| class.get(place) == Some(&value));
                fits.fold(0, |set, (class, _)| set | bit(class))
            };
            let values = kind.facts.get(place)?.values.iter().enumerate();
            let values = values.map(|(at, value)| (value.id.clone(), classes(at))).collect();
            Some(ReadyFact { question: at, of_set: Some(place), values })
        }
        (Kind::Choice(values), SourceFactKind::Values(sources)) => {
            Some(ReadyFact { question: at, of_set: None, values: choice_fact(fact, values, sources, faults) })
        }
        (Kind::Choice(_), SourceFactKind::CountGroups(_) | SourceFactKind::Contains(_)) => {
            let what = format!("fact `{}` of a choice", fact.id.text);
            faults.add(&fact.id.place, Problem::MissingKey { what, keys: vec!["values"] });
            None
        }
    }
}

fn choice_fact(
    fact: &SourceFact,
    values: &[Value],
    sources: &[(Placed, Vec<Placed>)],
    faults: &mut Faults,
) -> Vec<(String, u64)> {
    let mut covered = 0;
    let mut ready = Vec::new();
    for (name, members) in sources {
        let mut set = 0;
        for member in members {
            match values.iter().position(|value| value.id == member.text) {
                Some(at) if has(covered, at) => {
                    let twice = format!("`{}`", member.text);
                    faults.add(&member.place, Problem::FactOverlap { fact: fact.id.text.clone(), twice });
                }
                Some(at) => {
                    covered |= bit(at);
                    set |= bit(at);
                }
                None => {
                    let known = values.iter().map(|value| value.id.as_str()).collect::<Vec<_>>().join(", ");
                    let (name, value) = (fact.of.text.clone(), member.text.clone());
                    faults.add(&member.place, Problem::UnknownValue { name, value, known });
                }
            }
        }
        ready.push((name.text.clone(), set));
    }
    for (at, value) in values.iter().enumerate() {
        if !has(covered, at) {
            let missing = format!("`{}`", value.id);
            faults.add(&fact.id.place, Problem::FactGap { fact: fact.id.text.clone(), missing });
        }
    }
    ready
}

fn most(id: &Placed, count: usize, faults: &mut Faults) {
    if count > MOST_VALUES {
        let what = format!("the values of `{}`", id.text);
        faults.add(&id.place, Problem::TooMany { what, most: MOST_VALUES });
    }
}

/// Names, for the end of a sentence.
pub(crate) fn list(names: &[Placed]) -> String {
    names.iter().map(|name| name.text.as_str()).collect::<Vec<_>>().join(", ")
}
