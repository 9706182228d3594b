//! Short conditions for a group of profiles: of each, no clause can be left out, and no value added.

use super::Clause;
use crate::builder::has;
use kanta_engine::{Kind, Move, Question, QuestionId, RuleSet, SetKind, bit, members};
use std::collections::BTreeSet;

/// Profiles that have the same where it matters.
pub(super) struct Cell {
    /// What each question has; `None` where it is not asked.
    pub(super) values: Vec<Option<usize>>,
    /// The group that they belong to.
    pub(super) kind: usize,
    pub(super) profiles: u64,
}

/// What the questions of cells are called.
pub(super) struct Namer<'a> {
    pub(super) rules: &'a RuleSet,
    pub(super) questions: &'a [QuestionId],
}

/// For each question the values that it may have; `None` where nothing is said of it.
type Cube = Vec<Option<u64>>;

/// The conditions that together hold for all cells of a group and for no other cell, and whether they hold for some profiles of
/// other groups too: the second rule set may see more of a set than the first, and so than a condition can say.
pub(super) fn conditions(cells: &[Cell], kind: usize, namer: &Namer<'_>) -> (Vec<Vec<Clause>>, bool) {
    let own: BTreeSet<&[Option<usize>]> =
        cells.iter().filter(|cell| cell.kind == kind).map(|cell| cell.values.as_slice()).collect();
    let others = |cell: &Cell| cell.kind != kind && own.contains(cell.values.as_slice());
    let partly = cells.iter().any(others);
    let cells: Vec<&[Option<usize>]> = cells.iter().map(|cell| cell.values.as_slice()).collect();
    let mut cubes: Vec<Cube> = Vec::new();
    for cell in &own {
        if !cubes.iter().any(|cube| holds(cube, cell)) {
            cubes.push(widened(cell, &cells, &own, namer));
        }
    }
    // What the others say together need not be said again.
    let mut at = 0;
    while at < cubes.len() {
        let mut others = cubes.clone();
        others.remove(at);
        if own.iter().all(|cell| others.iter().any(|cube| holds(cube, cell))) {
            cubes = others;
        } else {
            at = at.saturating_add(1);
        }
    }
    (cubes.iter().flat_map(|cube| namer.clauses(cube)).collect(), partly)
}

/// The condition that holds for one cell, with each clause left out that can be, the last question first, and then each value
/// added that can be.
fn widened(
    cell: &[Option<usize>],
    cells: &[&[Option<usize>]],
    own: &BTreeSet<&[Option<usize>]>,
    namer: &Namer<'_>,
) -> Cube {
    let mut cube: Cube = cell.iter().map(|value| value.map(bit)).collect();
    let pure = |cube: &Cube| cells.iter().all(|other| own.contains(other) || !holds(cube, other));
    for at in (0..cube.len()).rev() {
        replace_if(&mut cube, at, None, pure);
    }
    for (at, question) in namer.questions.iter().enumerate() {
        let arity = namer.rules.questions.get(question.0).map_or(0, Question::arity);
        for value in 0..arity {
            let Some(Some(values)) = cube.get(at).copied() else { continue };
            // A value with which nobody more is meant would only puzzle the reader.
            let before = count(&cube, cells);
            replace_if(&mut cube, at, Some(values | bit(value)), |new| {
                pure(new) && count(new, cells) > before
            });
        }
    }
    cube
}

/// How many cells a condition holds for.
fn count(cube: &Cube, cells: &[&[Option<usize>]]) -> usize {
    cells.iter().filter(|cell| holds(cube, cell)).count()
}

/// Puts something else in one place of a cube, where it stays pure.
fn replace_if(cube: &mut Cube, at: usize, new: Option<u64>, pure: impl Fn(&Cube) -> bool) {
    let mut tried = cube.clone();
    if let Some(place) = tried.get_mut(at) {
        *place = new;
        if pure(&tried) {
            *cube = tried;
        }
    }
}

/// Whether a condition holds for a cell. What it says of a question that is not asked does not hold.
fn holds(cube: &Cube, cell: &[Option<usize>]) -> bool {
    cube.iter().zip(cell).all(|(values, value)| match (values, value) {
        (None, _) => true,
        (Some(values), Some(value)) => has(*values, *value),
        (Some(_), None) => false,
    })
}

impl Namer<'_> {
    /// A condition in ids. What several facts of a set must say is one list for each way.
    fn clauses(&self, cube: &Cube) -> Vec<Vec<Clause>> {
        let mut ways: Vec<Vec<Clause>> = vec![Vec::new()];
        for (question, values) in self.questions.iter().zip(cube) {
            let (Some(question), Some(values)) = (self.rules.questions.get(question.0), values) else {
                continue;
            };
            let said: Vec<Vec<Clause>> = match &question.kind {
                Kind::Choice(known) => {
                    let ids = members(*values).filter_map(|at| known.get(at)).map(|value| value.id.clone());
                    vec![vec![Clause { name: question.id.clone(), values: ids.collect() }]]
                }
                Kind::Set(set) => {
                    let moves = needed(question, set, *values);
                    let clause = |&(fact, value): &(usize, usize)| {
                        let fact = set.facts.get(fact)?;
                        let value = fact.values.get(value)?;
                        Some(Clause { name: fact.id.clone(), values: vec![value.id.clone()] })
                    };
                    let all = moves.iter().map(|one| one.facts.iter().filter_map(clause).collect());
                    joined(all.collect())
                }
            };
            let with = |way: &Vec<Clause>| {
                said.iter().map(|more| [way.as_slice(), more].concat()).collect::<Vec<_>>()
            };
            ways = ways.iter().flat_map(with).collect();
        }
        ways
    }
}

/// The fewest partial descriptions of a set that together leave just these classes: of those that cover them, none that the others
/// make superfluous.
fn needed<'s>(question: &Question, set: &'s SetKind, values: u64) -> Vec<&'s Move> {
    let mut moves: Vec<&Move> =
        question.cover(values).into_iter().filter_map(|at| set.moves.get(at)).collect();
    for at in (0..moves.len()).rev() {
        let others = moves.iter().enumerate().filter(|(other, _)| *other != at);
        if others.fold(0, |all, (_, one)| all | one.classes) & values == values {
            moves.remove(at);
        }
    }
    moves
}

/// Ways that name one and the same fact are one way with several values.
fn joined(ways: Vec<Vec<Clause>>) -> Vec<Vec<Clause>> {
    let mut kept: Vec<Vec<Clause>> = Vec::new();
    for way in ways {
        let [clause] = way.as_slice() else {
            kept.push(way);
            continue;
        };
        let same = kept.iter_mut().find_map(|other| match other.as_mut_slice() {
            [one] if one.name == clause.name => Some(one),
            _ => None,
        });
        match same {
            Some(one) => one.values.extend(clause.values.iter().cloned()),
            None => kept.push(way),
        }
    }
    kept
}
