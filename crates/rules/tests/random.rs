//! Random rule sets: the compiler and every query against the naive reading.

#![allow(
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "what is drawn is known to be in bounds"
)]

mod reference;

use kanta_rules::{Problem, compile_logic, eval_line};
use proptest::prelude::*;
use reference::draw::{draw, sets, source};
use reference::{Given, Reference, normalised};
use serde_json::Value;

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 3_000,
        failure_persistence: None,
        max_global_rejects: 20_000,
        ..ProptestConfig::default()
    }
}

#[test]
fn every_query_on_random_rule_sets_gives_what_the_naive_reading_gives() {
    proptest!(config(), |(draw in draw())| {
        let set = source(&draw);
        prop_assume!(set.topics.iter().all(|topic| topic.rows.len() <= 63));
        let (rules, faults) = compile_logic(&set);
        // A drawn rule set may hold questions, rows or tasks that are for nobody; all else must be in order.
        for fault in &faults.0 {
            let idle = matches!(
                fault.problem,
                Problem::NeverAsked(_) | Problem::NeverMatters(_) | Problem::NeverApplies(_)
                    | Problem::NeverHolds(_) | Problem::Unreachable { .. }
            );
            prop_assert!(idle, "{fault}");
        }
        let reference = Reference::new(&set, &sets(&draw));
        prop_assert_eq!(rules.profiles, u64::try_from(reference.profiles.len()).unwrap());
        for drawn in &draw.answers {
            let answers: Vec<Given> = reference.values.iter().zip(drawn).map(|(values, (kind, value))| match kind {
                0 | 1 => Given::LeftOut,
                2 => Given::Unknown,
                _ => Given::Value(value % values.len()),
            }).collect();
            let input = reference.input(&answers).to_string();
            let found: Value = serde_json::from_str(&eval_line(&rules, input.as_bytes()).unwrap()).unwrap();
            prop_assert_eq!(normalised(found), reference.expected(&answers), "{} of {:#?}", input, set);
            reference.check_explanations(&rules, &answers);
        }
    });
}
