//! The answers to a question that either of two rule sets tells apart.

use super::{AsIs, CarryOver};
use kanta_engine::{Answer, FactKind, Kind, QuestionId, RuleSet, SetKind, bit, members};
use std::collections::BTreeMap;

/// The answers to a question that either rule set tells apart, each by one of them.
pub(crate) fn options(question: QuestionId, carry: &CarryOver, from: &RuleSet, to: &RuleSet) -> Vec<Answer> {
    match from.questions.get(question.0).map(|question| &question.kind) {
        Some(Kind::Choice(values)) => (0..values.len()).map(Answer::Value).collect(),
        Some(Kind::Set(set)) => {
            let as_is = carry.as_is.iter().find(|one| one.from == question);
            let there = as_is.and_then(|one| match &to.questions.get(one.to.0)?.kind {
                Kind::Set(other) => Some((other, one)),
                Kind::Choice(_) => None,
            });
            sets(set, there).into_iter().map(Answer::Items).collect()
        }
        None => Vec::new(),
    }
}

/// What the facts of a set depend on: the groups that it touches, and the lists of `contains` that it meets.
type Mark = (u64, u64);

/// One set of items for each combination of facts, in both rule sets. Built up item by item, as the compiler does.
fn sets(set: &SetKind, there: Option<(&SetKind, &AsIs)>) -> Vec<u64> {
    let mut seen: BTreeMap<(Mark, Mark, bool), u64> = BTreeMap::new();
    for at in 0..set.items.len() {
        let place = there.map(|(other, one)| (other, one.places.get(at).copied().flatten()));
        let other = place.and_then(|(other, place)| Some(mark(other, place?))).unwrap_or_default();
        let missing = place.is_some_and(|(_, place)| place.is_none());
        let own = mark(set, at);
        let grow =
            |(old, items): (&(Mark, Mark, bool), &u64)| (join(old, own, other, missing), items | bit(at));
        let grown: Vec<_> = seen.iter().map(grow).collect();
        for (key, items) in grown.into_iter().chain([((own, other, missing), bit(at))]) {
            seen.entry(key).or_insert(items);
        }
    }
    let mut kept: BTreeMap<(Option<usize>, Option<usize>, bool), u64> = BTreeMap::new();
    for ((_, _, missing), items) in seen {
        let class = there.filter(|_| !missing).and_then(|(other, one)| {
            let places = members(items).filter_map(|at| one.places.get(at).copied().flatten());
            other.class_of(places.fold(0, |set, item| set | bit(item)))
        });
        kept.entry((set.class_of(items), class, missing)).or_insert(items);
    }
    kept.into_values().collect()
}

fn join(old: &(Mark, Mark, bool), own: Mark, other: Mark, missing: bool) -> (Mark, Mark, bool) {
    let or = |one: Mark, two: Mark| (one.0 | two.0, one.1 | two.1);
    (or(old.0, own), or(old.1, other), old.2 || missing)
}

fn mark(set: &SetKind, item: usize) -> Mark {
    let group = set.items.get(item).and_then(|item| item.group).map_or(0, bit);
    let meets = set.facts.iter().enumerate().filter(|(_, fact)| match fact.kind {
        FactKind::Contains(wanted) => wanted & bit(item) != 0,
        FactKind::CountGroups(_) => false,
    });
    (group, meets.fold(0, |set, (fact, _)| set | bit(fact)))
}
