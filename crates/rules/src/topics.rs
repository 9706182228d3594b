//! Topics, notes and tasks: from decision tables to diagrams, with the proof that each case has exactly one row.

use crate::builder::{Builder, NO, YES};
use crate::conditions::{Conditions, Scope};
use crate::document::Placed;
use crate::fault::{Faults, Place, Problem};
use crate::prove::prove;
use crate::source::{SourceNote, SourcePage, SourceSet, SourceShare, SourceTask, SourceTopic};
use crate::texts::Slots;
use kanta_engine::{Contact, Note, Outcome, Pointer, QuestionId, Row, Share, Status, Target, Task, Topic};
use std::collections::{BTreeMap, BTreeSet};

/// The most rows that one decision table can have.
pub(crate) const MOST_ROWS: usize = 63;
/// The most questions that one topic can depend on.
const MOST_QUESTIONS: usize = 64;

/// Compiles all topics and tasks, and proves them.
pub(crate) fn topics(
    set: &SourceSet,
    conditions: &mut Conditions<'_>,
    slots: &mut Slots<'_>,
    faults: &mut Faults,
) -> (Vec<Topic>, Vec<Task>) {
    let placeholders = set_questions(conditions);
    let mut matters: BTreeSet<QuestionId> = BTreeSet::new();
    let mut topics: Vec<Topic> = Vec::new();
    for source in &set.topics {
        let topic = topic(set, source, conditions, &placeholders, slots, faults);
        matters.extend(topic.1);
        topics.push(topic.0);
    }
    // Notes may test any topic, so they come when all are known.
    for (topic, source) in topics.iter_mut().zip(&set.topics) {
        topic.notes = source.notes.iter().map(|n| note(set, source, n, conditions, slots, faults)).collect();
    }
    for (at, question) in set.questions.iter().enumerate() {
        if !matters.contains(&QuestionId(at)) && conditions.guards().get(at) != Some(&NO) {
            faults.add(&question.id.place, Problem::NeverMatters(question.id.text.clone()));
        }
    }
    let tasks = set.tasks.iter().map(|source| task(set, source, conditions, slots, faults)).collect();
    (topics, tasks)
}

/// The ids of the set questions, which texts of outcomes may have as placeholders.
fn set_questions(conditions: &Conditions<'_>) -> Vec<String> {
    let is_set = |question: &&kanta_engine::Question| match question.kind {
        kanta_engine::Kind::Set(_) => true,
        kanta_engine::Kind::Choice(_) => false,
    };
    conditions.questions.iter().filter(is_set).map(|question| question.id.clone()).collect()
}

/// Compiles one topic; also says which questions make a difference to its outcome.
fn topic(
    set: &SourceSet,
    source: &SourceTopic,
    conditions: &mut Conditions<'_>,
    placeholders: &[String],
    slots: &mut Slots<'_>,
    faults: &mut Faults,
) -> (Topic, Vec<QuestionId>) {
    let id = &source.id.text;
    let applies = conditions.diagram(&source.applies, Scope::Questions, faults);
    if applies == NO {
        faults.add(source.applies.place_or(&source.id), Problem::NeverApplies(id.clone()));
    }
    if source.rows.len() > MOST_ROWS {
        let what = format!("the rows of topic `{id}`");
        faults.add(&source.id.place, Problem::TooMany { what, most: MOST_ROWS });
        // Nothing is proved of such a table, nor of what builds on it.
        conditions.understood = false;
    }
    same_ids(source.rows.iter().map(|row| &row.id), faults);
    same_ids(source.notes.iter().map(|note| &note.id), faults);
    let matches = prove(source, applies, conditions, faults);
    conditions.end(&source.id.place, &format!("topic `{id}`"), faults);

    let mut outcome_ids: Vec<String> = source.rows.iter().map(|row| row.outcome.text.clone()).collect();
    outcome_ids.sort();
    outcome_ids.dedup();
    let place = |outcome: &str| outcome_ids.iter().position(|id| id == outcome).unwrap_or(0);

    let builder = &mut conditions.builder;
    let by_row = leaves(builder, matches.iter().enumerate().map(|(row, &at)| (row, at)));
    let outcomes = matches.iter().zip(&source.rows).map(|(&at, row)| (place(&row.outcome.text), at));
    let by_outcome = leaves(builder, outcomes.clone());
    let mut known: BTreeMap<String, Target> = BTreeMap::new();
    for (row, &at) in source.rows.iter().zip(&matches) {
        let so_far = known.get(&row.outcome.text).copied().unwrap_or(NO);
        known.insert(row.outcome.text.clone(), builder.or(so_far, at));
    }
    let questions = builder.questions(by_row);
    if questions.len() > MOST_QUESTIONS {
        let what = format!("the questions that topic `{id}` depends on");
        faults.add(&source.id.place, Problem::TooMany { what, most: MOST_QUESTIONS });
    }
    let matters = builder.questions(by_outcome);
    let diagram = builder.extract(by_row);
    conditions.know(id, known);

    let mut facts: Vec<(QuestionId, usize)> =
        source.rows.iter().flat_map(|row| conditions.set_facts(&row.when)).collect();
    facts.extend(conditions.set_facts(&source.applies));
    facts.sort_unstable();
    facts.dedup();

    let group = find_in(set.groups.iter().map(|group| &group.id), &source.group, "group", faults);
    // Of an unknown group it is not known whether it takes `sum` and `told`.
    let main = group.and_then(|group| set.groups.get(group)).is_none_or(|group| group.main);
    let topic = Topic {
        id: id.clone(),
        group: group.unwrap_or(0),
        title: slots.need(format!("topic.{id}.title")),
        line: slots.maybe(format!("topic.{id}.line"), &[]),
        questions,
        facts,
        diagram,
        rows: rows(set, source, &outcome_ids, slots, faults),
        outcomes: outcome_ids.iter().map(|o| outcome(id, o, main, placeholders, slots)).collect(),
        notes: Vec::new(),
    };
    (topic, matters)
}

/// A diagram that leads to leaf `number` + 1 where a condition holds, and to leaf 0 elsewhere.
fn leaves(builder: &mut Builder, parts: impl Iterator<Item = (usize, Target)>) -> Target {
    parts.fold(Target::Leaf(0), |rest, (number, at)| {
        builder.choose(at, Target::Leaf(number.saturating_add(1)), rest)
    })
}

fn rows(
    set: &SourceSet,
    source: &SourceTopic,
    outcomes: &[String],
    slots: &mut Slots<'_>,
    faults: &mut Faults,
) -> Vec<Row> {
    let row = |row: &crate::source::SourceRow| {
        let what = format!("row `{}` of topic `{}`", row.id.text, source.id.text);
        if let Some((_, place)) = row.since.as_ref().filter(|(day, _)| *day > set.as_of) {
            let wanted = "no later than the day of the rule set, `as-of`";
            faults.add(place, Problem::WrongType { key: "since".to_owned(), wanted });
        }
        Row {
            id: row.id.text.clone(),
            outcome: outcomes.iter().position(|id| *id == row.outcome.text).unwrap_or(0),
            status: row.status,
            sources: pointers(&set.sources, &what, &row.id, Some(row.status), &row.source, faults),
            rule: slots.need(format!("topic.{}.row.{}", source.id.text, row.id.text)),
            since: row.since.as_ref().map(|(day, _)| *day),
        }
    };
    source.rows.iter().map(row).collect()
}

fn outcome(topic: &str, id: &str, main: bool, placeholders: &[String], slots: &mut Slots<'_>) -> Outcome {
    let key = |part: &str| format!("topic.{topic}.outcome.{id}.{part}");
    Outcome {
        id: id.to_owned(),
        title: slots.need_with(key("title"), placeholders),
        detail: slots.maybe(key("detail"), placeholders),
        short: slots.need_with(key("short"), placeholders),
        sum: if main { slots.maybe(key("sum"), placeholders) } else { None },
        told: if main { slots.maybe(key("told"), placeholders) } else { None },
    }
}

fn note(
    set: &SourceSet,
    topic: &SourceTopic,
    source: &SourceNote,
    conditions: &mut Conditions<'_>,
    slots: &mut Slots<'_>,
    faults: &mut Faults,
) -> Note {
    let what = format!("note `{}` of topic `{}`", source.id.text, topic.id.text);
    // The faults of `applies` are noted already.
    let applies = conditions.diagram(&topic.applies, Scope::Questions, &mut Faults::default());
    Note {
        id: source.id.text.clone(),
        status: source.status,
        exception: source.exception,
        sources: pointers(&set.sources, &what, &source.id, Some(source.status), &source.source, faults),
        diagram: holds(&source.when, applies, &source.id, &what, conditions, faults),
        text: slots.need(format!("topic.{}.note.{}", topic.id.text, source.id.text)),
    }
}

fn task(
    set: &SourceSet,
    source: &SourceTask,
    conditions: &mut Conditions<'_>,
    slots: &mut Slots<'_>,
    faults: &mut Faults,
) -> Task {
    let id = &source.id.text;
    let what = format!("task `{id}`");
    // The faults of `when` are noted with the task.
    let within = conditions.diagram(&source.when, Scope::Everything, &mut Faults::default());
    same_ids(source.shares.iter().map(|share| &share.party), faults);
    let share =
        |share: &SourceShare, slots: &mut Slots<'_>, conditions: &mut Conditions<'_>, faults: &mut Faults| {
            let party = &share.party;
            let what = format!("the share of `{}` in task `{id}`", party.text);
            Share {
                party: find_in(&set.parties, party, "party", faults).unwrap_or(0),
                diagram: holds(&share.when, within, party, &what, conditions, faults),
                sources: pointers(&set.sources, &what, party, None, &share.source, faults),
                text: slots.need(format!("task.{id}.share.{}", party.text)),
            }
        };
    Task {
        id: id.clone(),
        diagram: holds(&source.when, YES, &source.id, &what, conditions, faults),
        sources: pointers(&set.sources, &what, &source.id, None, &source.source, faults),
        title: slots.need(format!("task.{id}.title")),
        detail: slots.need(format!("task.{id}.detail")),
        who: slots.maybe(format!("task.{id}.who"), &[]),
        place: slots.maybe(format!("task.{id}.where"), &[]),
        link: source.link.as_ref().map(|link| slots.fixed(link)),
        means: slots.maybe(format!("task.{id}.with"), &[]),
        shares: source.shares.iter().map(|one| share(one, slots, conditions, faults)).collect(),
    }
}

/// Compiles those whom to ask.
pub(crate) fn contacts(
    set: &SourceSet,
    conditions: &mut Conditions<'_>,
    slots: &mut Slots<'_>,
    faults: &mut Faults,
) -> Vec<Contact> {
    same_ids(set.contacts.iter().map(|contact| &contact.id), faults);
    let placeholders = set_questions(conditions);
    let ready = set.contacts.iter().map(|source| {
        let id = &source.id.text;
        let what = format!("contact `{id}`");
        Contact {
            id: id.clone(),
            diagram: holds(&source.when, YES, &source.id, &what, conditions, faults),
            link: source.link.as_ref().map(|link| slots.fixed(link)),
            name: slots.need_with(format!("contact.{id}.name"), &placeholders),
            about: slots.need(format!("contact.{id}.about")),
            step: slots.maybe(format!("contact.{id}.step"), &[]),
        }
    });
    ready.collect()
}

/// The diagram of a condition that must hold for somebody among those `within`, if there is anybody.
pub(crate) fn holds(
    when: &crate::source::Condition,
    within: Target,
    id: &Placed,
    what: &str,
    conditions: &mut Conditions<'_>,
    faults: &mut Faults,
) -> kanta_engine::Diagram {
    let holds = conditions.diagram(when, Scope::Everything, faults);
    if within != NO && conditions.builder.and(within, holds) == NO {
        faults.add(when.place_or(id), Problem::NeverHolds(what.to_owned()));
    }
    conditions.end(&id.place, what, faults);
    debug_assert!(matches!(holds, Target::Node(_) | NO | YES), "a condition is Boolean");
    conditions.builder.extract(holds)
}

/// The places that `source/heading` pointers lead to, with the kind of source that the status asks for. What is not verified
/// may cite either kind.
fn pointers(
    sources: &[SourcePage],
    what: &str,
    id: &Placed,
    status: Option<Status>,
    pointers: &[Placed],
    faults: &mut Faults,
) -> Vec<Pointer> {
    match status {
        Some(Status::Silent) if !pointers.is_empty() => {
            faults.add(&id.place, Problem::SilentSource(what.to_owned()));
        }
        Some(Status::Silent) => {}
        _ if pointers.is_empty() => faults.add(&id.place, Problem::NoSource(what.to_owned())),
        _ => {}
    }
    let found: Vec<Pointer> = pointers.iter().filter_map(|pointer| find(sources, pointer, faults)).collect();
    let outside = |pointer: &Pointer| sources.get(pointer.source).is_some_and(|source| source.outside);
    if let Some(status) = status
        && !matches!(status, Status::Silent | Status::NotVerified)
        && !found.is_empty()
        && !found.iter().any(|pointer| outside(pointer) == (status == Status::Outside))
    {
        faults.add(&id.place, Problem::WrongSource { what: what.to_owned(), status: status.id() });
    }
    found
}

fn find(sources: &[SourcePage], pointer: &Placed, faults: &mut Faults) -> Option<Pointer> {
    let (page, heading) = pointer.text.split_once('/').unwrap_or((&pointer.text, ""));
    let source = sources.iter().position(|source| source.id.text == page);
    let headings = |at: usize| sources.get(at).map_or(&[][..], |source| source.headings.as_slice());
    let found = source.and_then(|source| {
        let heading = headings(source).iter().position(|(id, _)| id == heading)?;
        Some(Pointer { source, heading })
    });
    if found.is_none() {
        let all = |source: &SourcePage| {
            source.headings.iter().map(|(id, _)| format!("{}/{id}", source.id.text)).collect::<Vec<_>>()
        };
        let known = sources.iter().flat_map(all).collect::<Vec<_>>().join(", ");
        let problem =
            Problem::UnknownName { name: pointer.text.clone(), wanted: "source and heading", known };
        faults.add(&pointer.place, problem);
    }
    found
}

/// The place of a name among ids.
fn find_in<'i>(
    ids: impl IntoIterator<Item = &'i Placed>,
    name: &Placed,
    wanted: &'static str,
    faults: &mut Faults,
) -> Option<usize> {
    let known: Vec<&str> = ids.into_iter().map(|id| id.text.as_str()).collect();
    let found = known.iter().position(|id| *id == name.text);
    if found.is_none() {
        let known = known.join(", ");
        faults.add(&name.place, Problem::UnknownName { name: name.text.clone(), wanted, known });
    }
    found
}

/// Notes every id that an earlier one has.
pub(crate) fn same_ids<'i>(ids: impl Iterator<Item = &'i Placed>, faults: &mut Faults) {
    let mut seen: BTreeMap<&str, &Place> = BTreeMap::new();
    for id in ids {
        match seen.get(id.text.as_str()) {
            Some(first) => {
                faults.add(&id.place, Problem::DuplicateId { id: id.text.clone(), first: (*first).clone() });
            }
            None => {
                seen.insert(&id.text, &id.place);
            }
        }
    }
}
