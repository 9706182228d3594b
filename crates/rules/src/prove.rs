//! The proof of a decision table: in every case in which the topic applies, exactly one row matches.

use crate::builder::NO;
use crate::conditions::{Conditions, Scope};
use crate::fault::{Fault, Faults, Problem};
use crate::source::{SourceRow, SourceTopic};
use crate::topics::MOST_ROWS;
use kanta_engine::Target;

/// Where each row matches. Notes every case in which the topic applies and no row matches, or two do, and every row that
/// matches in no case.
pub(crate) fn prove(
    source: &SourceTopic,
    applies: Target,
    conditions: &mut Conditions<'_>,
    faults: &mut Faults,
) -> Vec<Target> {
    let topic = &source.id.text;
    let tested = source.rows.iter().flat_map(|row| conditions.tested(&row.when)).collect();
    let mut matches: Vec<Target> = Vec::new();
    let mut covered = NO;
    let mut overlap = None;
    for row in &source.rows {
        let when = conditions.diagram(&row.when, Scope::Questions, faults);
        if source.rows.len() > MOST_ROWS {
            matches.push(NO);
            continue;
        }
        let at = conditions.builder.and(applies, when);
        if at == NO && applies != NO {
            faults.add(&row.place, Problem::Unreachable { topic: topic.clone(), row: row.id.text.clone() });
        }
        if conditions.builder.and(covered, at) != NO {
            for (other, &there) in source.rows.iter().zip(&matches) {
                let both = conditions.builder.and(there, at);
                if both != NO {
                    faults.0.push(overlapping(topic, other, row, conditions.example_of(both, &tested)));
                    overlap.get_or_insert(&row.id.text);
                }
            }
        }
        covered = conditions.builder.or(covered, at);
        matches.push(at);
    }
    let uncovered = conditions.builder.not(covered);
    let gap = conditions.builder.and(applies, uncovered);
    if gap != NO {
        let example = conditions.example_of(gap, &tested);
        let (rows, overlap) = (source.rows.len(), overlap.cloned());
        let problem = Problem::Gap { topic: topic.clone(), example, rows, overlap };
        faults.add(&source.id.place, problem);
    }
    matches
}

/// That two rows match the same case: said at the later one.
fn overlapping(topic: &str, one: &SourceRow, later: &SourceRow, example: String) -> Fault {
    let problem = Problem::Overlap {
        topic: topic.to_owned(),
        row: later.id.text.clone(),
        other: one.id.text.clone(),
        line: one.place.line,
        example,
    };
    Fault { place: later.place.clone(), problem, also: vec![one.place.clone()] }
}
