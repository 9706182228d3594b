//! How many admissible sets of answers a rule set has.

use crate::conditions::Conditions;
use kanta_engine::{QuestionId, Target};

/// How many admissible sets of answers there are, at most `u64::MAX`. From the last question to the first: for each set of answers to
/// the questions before it, how many ways there are to go on. As a diagram that has numbers for leaves, it is small where few of the
/// numbers differ, though the ways be many.
pub(crate) fn profiles(conditions: &mut Conditions<'_>) -> u64 {
    let guards = conditions.guards().to_vec();
    let mut ways = Target::Leaf(1);
    for (at, guard) in guards.into_iter().enumerate().rev() {
        let builder = &mut conditions.builder;
        let asked = builder.sum(ways, QuestionId(at));
        let passed = builder.first(ways, QuestionId(at));
        ways = builder.choose(guard, asked, passed);
    }
    match ways {
        Target::Leaf(count) => u64::try_from(count).unwrap_or(u64::MAX),
        Target::Node(_) => 0,
    }
}
