//! The full profiles of a rule set: every admissible set of answers, and what becomes of each in another rule set.

use crate::carry::{AsIs, Carried, CarryOver, carry_over};
use kanta_engine::{Answer, Answers, Case, FactKind, Kind, QuestionId, RuleSet, SetKind, bit, members};
use std::collections::BTreeMap;

/// The most profiles that are looked at.
const MOST: usize = 2_000_000;

/// The profiles that carry over, and how many do not.
#[derive(Default)]
pub(super) struct Profiles {
    pub(super) list: Vec<Profile>,
    pub(super) left_out: usize,
}

/// A full profile of the first rule set.
pub(super) struct Profile {
    /// What each question has, as the diagrams tell it; `None` where it is not asked.
    pub(super) values: Vec<Option<usize>>,
    /// For each question of the first rule set, the values left.
    pub(super) before: Vec<u64>,
    /// For each question of the second, the values left once the answers came over.
    pub(super) after: Vec<u64>,
}

/// Enumerates the profiles. A set is counted by the facts of the first rule set, and by those of the second where it comes over
/// as it is.
pub(super) fn profiles(carry: &CarryOver, from: &RuleSet, to: &RuleSet) -> Result<Profiles, String> {
    if from.profiles > MOST {
        return Err(format!(
            "{} has {} profiles; more than {MOST} are not compared.\n",
            from.id, from.profiles
        ));
    }
    let options: Vec<Vec<Answer>> =
        (0..from.questions.len()).map(|at| options(QuestionId(at), carry, from, to)).collect();
    let mut walk = Walk { carry, from, to, options: &options, found: Profiles::default() };
    walk.go(&Answers::default(), Vec::new());
    Ok(walk.found)
}

struct Walk<'a> {
    carry: &'a CarryOver,
    from: &'a RuleSet,
    to: &'a RuleSet,
    options: &'a [Vec<Answer>],
    found: Profiles,
}

impl Walk<'_> {
    fn go(&mut self, answers: &Answers, values: Vec<Option<usize>>) {
        let question = QuestionId(values.len());
        let Some(options) = self.options.get(question.0) else {
            self.add(answers, values);
            return;
        };
        let with = |value| values.iter().copied().chain([value]).collect();
        let allowed = Case::new(self.from, answers).allowed;
        if self.carry.asked.get(question.0).is_none_or(|asked| asked.leaves(&allowed) == bit(1)) {
            for (at, answer) in options.iter().enumerate() {
                self.go(&answers.clone().with(question, Some(*answer)), with(Some(at)));
            }
        } else {
            self.go(answers, with(None));
        }
    }

    fn add(&mut self, answers: &Answers, values: Vec<Option<usize>>) {
        let Carried { answers: carried, dropped } = carry_over(self.carry, self.from, answers);
        // A question that is dropped as a whole leaves nobody out.
        if dropped.iter().any(|question| self.carry.takes(*question)) {
            self.found.left_out = self.found.left_out.saturating_add(1);
            return;
        }
        let before = Case::new(self.from, answers).allowed;
        let values = values.iter().zip(&before).map(|(value, left)| value.and(members(*left).next()));
        let values = values.collect();
        self.found.list.push(Profile { values, before, after: Case::new(self.to, &carried).allowed });
    }
}

/// The answers to a question that either rule set tells apart, each by one of them.
fn options(question: QuestionId, carry: &CarryOver, from: &RuleSet, to: &RuleSet) -> Vec<Answer> {
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
