//! The proof of a decision table: in every case in which the topic applies, exactly one row matches.

use crate::builder::NO;
use crate::conditions::{Conditions, Scope};
use crate::fault::{Fault, Faults, Problem};
use crate::source::{SourceRow, SourceTopic, Test};
use crate::topics::MOST_ROWS;
use kanta_engine::Target;
use std::collections::BTreeSet;

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
    // The rows of which something is told already.
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for row in &source.rows {
        let when = conditions.diagram(&row.when, Scope::Questions, faults);
        if source.rows.len() > MOST_ROWS {
            matches.push(NO);
            continue;
        }
        let at = conditions.builder.and(applies, when);
        if at == NO && applies != NO {
            let problem = Problem::Unreachable { topic: topic.clone(), row: row.id.text.clone() };
            faults.add(row.when.place_or(&row.id), problem);
            told.insert(&row.id.text);
        }
        if conditions.builder.and(covered, at) != NO {
            for (other, &there) in source.rows.iter().zip(&matches) {
                let both = conditions.builder.and(there, at);
                // Of a row that stands there twice the id is at fault.
                if both != NO && other.id.text != row.id.text {
                    let example = conditions.example_of(both, &tested);
                    overlaps(overlapping(topic, other, row, example), faults);
                    overlap.get_or_insert(&row.id.text);
                    told.extend([other.id.text.as_str(), &row.id.text]);
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
        let near = nearest(source, (applies, gap), &told, conditions);
        let place = near.map_or(&source.id.place, |(_, test)| &test.name.place);
        let near = near.map(|(row, test)| (row.id.text.clone(), test.name.text.clone()));
        let (rows, overlap) = (source.rows.len(), overlap.cloned());
        faults.add(place, Problem::Gap { topic: topic.clone(), example, rows, near, overlap, gone: None });
    }
    matches
}

/// The row that only one test keeps from a case in which no row matches, and that test: with the case's value there the row would
/// match nothing but what lies in the gap. `None` where no row or several are so near. Where something is told of rows, one of those.
fn nearest<'s>(
    source: &'s SourceTopic,
    (applies, gap): (Target, Target),
    told: &BTreeSet<&str>,
    conditions: &mut Conditions<'_>,
) -> Option<(&'s SourceRow, &'s Test)> {
    let case = conditions.builder.example(gap);
    let mut fits = |tests: &'s Vec<Test>| {
        let test = conditions.only_failing(tests, &case)?;
        let mended = conditions.with_value_of(tests, test, &case)?;
        let mended = conditions.builder.and(applies, mended);
        (conditions.builder.and(mended, gap) == mended).then_some(test)
    };
    let suspect = |row: &&SourceRow| told.is_empty() || told.contains(row.id.text.as_str());
    let rows = source.rows.iter().filter(suspect);
    let mut near = rows.filter_map(|row| Some((row, row.when.ways.iter().find_map(&mut fits)?)));
    let one = near.next();
    one.filter(|_| near.next().is_none())
}

/// Notes an overlap. Where one of the two rows overlaps another already, both overlaps are likely one slip in it, and are told once.
fn overlaps(fault: Fault, faults: &mut Faults) {
    let rows = |problem: &Problem| {
        let Problem::Overlap { topic, row, other, .. } = problem else { return None };
        Some([other, row].map(|row| (topic.clone(), row.clone())))
    };
    let here = rows(&fault.problem);
    let shared = |one: &&mut Fault| match (rows(&one.problem), &here) {
        (Some(there), Some(here)) => there.iter().any(|row| here.contains(row)),
        _ => false,
    };
    match faults.0.iter_mut().find(shared) {
        Some(known) => known.also.push(fault.place),
        None => faults.0.push(fault),
    }
}

/// That two rows match the same case: said at the later one.
fn overlapping(topic: &str, one: &SourceRow, later: &SourceRow, example: String) -> Fault {
    let place = one.when.place_or(&one.id);
    let problem = Problem::Overlap {
        topic: topic.to_owned(),
        row: later.id.text.clone(),
        other: one.id.text.clone(),
        line: place.line,
        example,
    };
    Fault { place: later.when.place_or(&later.id).clone(), problem, also: vec![place.clone()] }
}
