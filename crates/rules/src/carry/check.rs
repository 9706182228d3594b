//! Checks `carry-over.toml` against the rule sets that it names, which lie beside the one that it belongs to.

use super::read::Direction;
use super::{CarryOver, CarryProblem, Logic, SourceCarry, by_ids, read_carry_over, resolve};
use crate::compile::compile_logic;
use crate::fault::{Faults, Problem};
use crate::read::read_folder;
use crate::source::SourceSet;
use std::path::Path;

/// Notes the faults in how the answers of the rule set in `folder` carry over.
pub(crate) fn check(folder: &Path, set: &SourceSet, carries: &[SourceCarry], faults: &mut Faults) {
    let own = Logic::new(set);
    for carry in carries {
        let id = &carry.other.text;
        let beside = folder.join("..").join(id);
        let mut others = Faults::default();
        let there = beside.join("rule-set.toml").exists() && *id != set.id;
        let other = there.then(|| read_folder(&beside, &mut others));
        let Some(other) = other.filter(|other| other.id == *id || !others.is_empty()) else {
            let problem = Problem::UnknownName {
                name: id.clone(),
                wanted: "rule set in a folder of that name beside this one",
                known: beside_ids(folder, set).join(", "),
            };
            faults.add(&carry.other.place, problem);
            continue;
        };
        if others.is_empty() {
            others = compile_logic(&other).1;
        }
        if !others.is_empty() {
            let problem = CarryProblem::OtherFaults { id: id.clone() };
            faults.add(&carry.other.place, Problem::Carry(problem));
            continue;
        }
        let other = Logic::new(&other);
        let (from, to) = match carry.direction {
            Direction::From => (&other, &own),
            Direction::To => (&own, &other),
        };
        resolve(carry, from, to, faults);
    }
    // What stands under a name that nothing has is missing where it is meant.
    if faults.0.iter().any(|fault| fault.problem.code() == "unknown-name") {
        faults.0.retain(|fault| !matches!(fault.problem.code(), "carried-hole" | "carried-nowhere"));
    }
}

/// The rule sets beside one, by the names of their folders.
fn beside_ids(folder: &Path, set: &SourceSet) -> Vec<String> {
    let folders = std::fs::read_dir(folder.join("..")).into_iter().flatten().flatten();
    let names = folders.filter(|entry| entry.path().join("rule-set.toml").exists());
    let names = names.filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> = names.filter(|name| *name != set.id).collect();
    names.sort();
    names
}

/// How the answers of the rule set in one folder become answers of that in another: as `carry-over.toml` of either says, the
/// second one's first; else what has the same id is taken as it is.
///
/// # Errors
/// The faults of the files, in words.
pub fn carry_between(from: &Path, to: &Path) -> Result<CarryOver, String> {
    let mut faults = Faults::default();
    let sets = [from, to].map(|folder| read_folder(folder, &mut faults));
    let [one, other] = sets.each_ref().map(Logic::new);
    faults.or(()).map_err(|faults| faults.to_string())?;
    between((from, &one), (to, &other)).map_err(|faults| faults.to_string())
}

/// The same for rule sets that were read.
pub(crate) fn between(
    (from_folder, from): (&Path, &Logic<'_>),
    (to_folder, to): (&Path, &Logic<'_>),
) -> Result<CarryOver, Faults> {
    let mut faults = Faults::default();
    for (folder, direction, other) in [(to_folder, Direction::From, from), (from_folder, Direction::To, to)] {
        let carries = read_carry_over(folder, &mut faults);
        if carries.iter().any(|carry| is_for(carry, direction, other)) {
            let carry = from_tables(&carries, direction, (from, to), &mut faults);
            return faults.or(carry);
        }
    }
    faults.or(by_ids(from, to))
}

/// The same by the tables of one file; `direction` says which of the two rule sets is the other one there.
pub(crate) fn from_tables(
    carries: &[SourceCarry],
    direction: Direction,
    (from, to): (&Logic<'_>, &Logic<'_>),
    faults: &mut Faults,
) -> CarryOver {
    let other = match direction {
        Direction::From => from,
        Direction::To => to,
    };
    let carry = carries.iter().find(|carry| is_for(carry, direction, other));
    carry.map_or_else(|| by_ids(from, to), |carry| resolve(carry, from, to, faults))
}

fn is_for(carry: &SourceCarry, direction: Direction, other: &Logic<'_>) -> bool {
    carry.direction == direction && carry.other.text == other.set.id
}
