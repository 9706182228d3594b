//! The smallest changes, by their definition: every set of answers of a size is tried.

use super::{Bits, Given, Reference, subsets};
use kanta_rules::source::{SourceFactKind, SourceKind};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

impl Reference<'_> {
    /// The smallest changes for every other outcome of every topic that is certain.
    pub(super) fn changes(
        &self,
        certain: &BTreeMap<usize, Option<String>>,
        answers: &[Given],
    ) -> BTreeMap<usize, Vec<Value>> {
        let mut open: BTreeSet<(usize, &String)> = BTreeSet::new();
        for (&topic, present) in certain {
            let others = self.by_outcome[topic].keys().filter(|id| *id != present).flatten();
            open.extend(others.map(|id| (topic, id)));
        }
        let mut found: BTreeMap<usize, Vec<Value>> =
            certain.keys().map(|&topic| (topic, Vec::new())).collect();
        let questions: Vec<usize> = (0..answers.len()).collect();
        for size in 1..=answers.len() {
            let mut hits: BTreeMap<(usize, &String), Vec<Vec<(usize, Move)>>> = BTreeMap::new();
            for set in subsets(&questions, size) {
                let rest = (0..answers.len()).filter(|q| !set.contains(q));
                let kept = rest.fold(self.all.clone(), |bits, q| match &answers[q] {
                    Given::Value(value) => bits.and(&self.agrees[q][*value]),
                    Given::LeftOut | Given::Unknown => bits,
                });
                self.assign(&set, &kept, &mut Vec::new(), &mut |moves, completions| {
                    for &(topic, outcome) in &open {
                        let all: Vec<_> = self.possible(topic, completions);
                        if all.len() == 1 && all[0].as_ref() == Some(outcome) {
                            hits.entry((topic, outcome)).or_default().push(moves.to_vec());
                        }
                    }
                });
            }
            for ((topic, outcome), sets) in hits {
                open.remove(&(topic, outcome));
                let needed = sets.iter().filter(|one| !sets.iter().any(|other| less(other, one)));
                let list = found.get_mut(&topic).expect("a certain topic");
                list.extend(needed.map(|moves| json!({"set": self.words(moves), "outcome": outcome})));
            }
            if open.is_empty() {
                break;
            }
        }
        found
    }

    fn assign(
        &self,
        set: &[usize],
        completions: &Bits,
        moves: &mut Vec<(usize, Move)>,
        see: &mut impl FnMut(&[(usize, Move)], &Bits),
    ) {
        let Some((&q, rest)) = set.split_first() else {
            see(moves, completions);
            return;
        };
        for one in self.moves(q) {
            let fits = (0..self.values[q].len()).filter(|v| one.values.contains(v));
            let allowed = fits.fold(Bits::of(self.profiles.len(), |_| false), |bits, v| {
                Bits(bits.0.iter().zip(&self.agrees[q][v].0).map(|(a, b)| a | b).collect())
            });
            let completions = completions.and(&allowed);
            moves.push((q, one));
            self.assign(rest, &completions, moves, see);
            moves.pop();
        }
    }

    /// The values of a choice, or every way to fix some facts of a set.
    fn moves(&self, q: usize) -> Vec<Move> {
        let question = &self.set.questions[q];
        if let SourceKind::Choice(values) = &question.kind {
            let one = |(at, v): (usize, &kanta_rules::Placed)| Move {
                facts: BTreeMap::from([(question.id.text.clone(), v.text.clone())]),
                values: BTreeSet::from([at]),
            };
            return values.iter().enumerate().map(one).collect();
        }
        let all: Vec<BTreeMap<String, String>> =
            self.values[q].iter().map(|value| self.facts(question, value)).collect();
        let mut ways: BTreeSet<BTreeMap<String, String>> = BTreeSet::new();
        for facts in &all {
            let names: Vec<usize> = (0..facts.len()).collect();
            for size in 1..=facts.len() {
                for kept in subsets(&names, size) {
                    let some =
                        facts.iter().enumerate().filter(|(at, _)| kept.contains(at)).map(|(_, pair)| pair);
                    ways.insert(some.map(|(name, value)| (name.clone(), value.clone())).collect());
                }
            }
        }
        let fits = |way: &BTreeMap<String, String>, facts: &BTreeMap<String, String>| {
            way.iter().all(|(name, value)| facts.get(name) == Some(value))
        };
        let values =
            |way: &BTreeMap<String, String>| (0..all.len()).filter(|&at| fits(way, &all[at])).collect();
        let mut moves: Vec<Move> =
            ways.into_iter().map(|way| Move { values: values(&way), facts: way }).collect();
        // Facts in the order in which they are declared decide which of two equal descriptions is kept.
        let order = |name: &String| self.set.facts.iter().position(|fact| fact.id.text == *name);
        let value_order = |name: &String, value: &String| {
            let fact = self.set.facts.iter().find(|fact| fact.id.text == *name).expect("a known fact");
            match &fact.kind {
                SourceFactKind::CountGroups(values) => values.iter().position(|(v, ..)| v.text == *value),
                SourceFactKind::Contains(_) | SourceFactKind::Values(_) => Some(usize::from(value == "no")),
            }
        };
        moves.sort_by_key(|m| {
            let mut key: Vec<_> = m.facts.iter().map(|(n, v)| (order(n), value_order(n, v))).collect();
            key.sort();
            (m.facts.len(), key)
        });
        let mut kept: Vec<Move> = Vec::new();
        for one in moves {
            if !kept.iter().any(|other| other.values == one.values) {
                kept.push(one);
            }
        }
        kept
    }

    fn words(&self, moves: &[(usize, Move)]) -> Value {
        let pairs = moves.iter().flat_map(|(_, m)| m.facts.iter());
        Value::Object(pairs.map(|(name, value)| (name.clone(), json!(value))).collect::<Map<_, _>>())
    }
}

/// A way to answer a question: what is said, and the values that fit.
#[derive(Clone, Debug, PartialEq)]
struct Move {
    facts: BTreeMap<String, String>,
    values: BTreeSet<usize>,
}

/// Whether `one` moves the same questions as `other` and leaves more open.
fn less(one: &[(usize, Move)], other: &[(usize, Move)]) -> bool {
    one != other
        && one.len() == other.len()
        && one.iter().zip(other).all(|((q, a), (r, b))| q == r && a.values.is_superset(&b.values))
}
