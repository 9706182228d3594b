//! What becomes of each topic's conclusions: every profile that carries over, concluded under both rule sets.

use super::conditions::{Cell, Namer, conditions};
use super::profiles::Profiles;
use super::{Move, Presence, TopicDiff};
use crate::carry::{CarryOver, relevant};
use kanta_engine::{RuleSet, Topic, members};
use std::collections::BTreeMap;

/// A conclusion under the first rule set, and those that can come out under the second.
type Both = (Option<String>, Vec<Option<String>>);

/// The topics of both rule sets: those of the first in their order, then the new ones.
pub(super) fn topics(carry: &CarryOver, from: &RuleSet, to: &RuleSet, profiles: &Profiles) -> Vec<TopicDiff> {
    let find = |rules: &'_ RuleSet, id: &str| rules.topics.iter().position(|topic| topic.id == id);
    let first =
        from.topics.iter().map(|topic| (Some(topic), find(to, &topic.id).and_then(|at| to.topics.get(at))));
    let new =
        to.topics.iter().filter(|topic| find(from, &topic.id).is_none()).map(|topic| (None, Some(topic)));
    let pairs = first.chain(new);
    pairs.map(|(one, other)| topic(carry, from, (one, other), profiles)).collect()
}

fn topic(
    carry: &CarryOver,
    from: &RuleSet,
    (one, other): (Option<&Topic>, Option<&Topic>),
    profiles: &Profiles,
) -> TopicDiff {
    let relevant = relevant(carry, one, other);
    // Profiles that have the same where it matters are one cell. Two cells have the same values where the second rule set sees
    // more of a set than the first.
    let mut cells: BTreeMap<(Vec<Option<usize>>, usize), u64> = BTreeMap::new();
    let mut kinds: Vec<Both> = Vec::new();
    for profile in &profiles.list {
        let key = relevant.iter().map(|q| profile.values.get(q.0).copied().flatten()).collect();
        let was = one.and_then(|topic| conclusions(topic, &profile.before).into_iter().next().flatten());
        let is = other.map_or_else(|| vec![None], |topic| conclusions(topic, &profile.after));
        let both = (was, is);
        let kind = kinds.iter().position(|known| *known == both).unwrap_or_else(|| {
            kinds.push(both);
            kinds.len().saturating_sub(1)
        });
        let count = cells.entry((key, kind)).or_insert(0);
        *count = count.saturating_add(1);
    }
    let cells: Vec<Cell> =
        cells.into_iter().map(|((values, kind), profiles)| Cell { values, kind, profiles }).collect();
    let presence = match (one, other) {
        (None, _) => Presence::New,
        (_, None) => Presence::Gone,
        (Some(_), Some(_)) => Presence::Both,
    };
    let id = one.or(other).map_or_else(String::new, |topic| topic.id.clone());
    let mut diff = TopicDiff { id, presence, same: 0, changed: 0, open: 0, moves: Vec::new() };
    let namer = Namer { rules: from, questions: &relevant };
    for (kind, (was, is)) in kinds.iter().enumerate() {
        let count = cells
            .iter()
            .filter(|cell| cell.kind == kind)
            .fold(0_u64, |sum, cell| sum.saturating_add(cell.profiles));
        let place = match is.as_slice() {
            [only] if only == was => &mut diff.same,
            [_] => &mut diff.changed,
            _ => &mut diff.open,
        };
        *place = place.saturating_add(count);
        if *is != [was.clone()] {
            let (when, partly) = conditions(&cells, kind, &namer);
            diff.moves.push(Move { was: was.clone(), is: is.clone(), profiles: count, when, partly });
        }
    }
    diff.moves.sort_by(|a, b| (a.is.len() > 1, &a.was, &a.is).cmp(&(b.is.len() > 1, &b.was, &b.is)));
    diff
}

/// What can come out, as ids in order; `None` first where the topic may not apply.
fn conclusions(topic: &Topic, allowed: &[u64]) -> Vec<Option<String>> {
    let leaves = members(topic.diagram.leaves(allowed));
    let outcome = |leaf| topic.outcome_of(leaf).and_then(|at| topic.outcomes.get(at)).map(|o| o.id.clone());
    let mut ids: Vec<Option<String>> = leaves.map(outcome).collect();
    ids.sort();
    ids.dedup();
    ids
}
