//! What changes from one rule set to another: for each topic whose conclusion it changes, and the parts that came, went or changed.

mod conditions;
mod json;
mod markdown;
mod parts;
mod profiles;
mod topics;

use crate::carry::{CarryOver, Direction, Logic, between, from_tables, parse_carry_over};
use crate::compile::{compile_folder, compile_logic};
use crate::fault::Faults;
use crate::read::read_folder;
use crate::source::SourceSet;
use kanta_engine::RuleSet;
use std::path::Path;

/// How the differences are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiffFormat {
    /// Markdown, for people.
    Markdown,
    /// JSON, for programs.
    Json,
}

/// All that is different between two rule sets.
struct Diff {
    from: Head,
    to: Head,
    /// How many profiles of the first rule set carry over.
    profiles: usize,
    /// How many do not, for one of their values is dropped.
    left_out: usize,
    topics: Vec<TopicDiff>,
    parts: Vec<PartDiff>,
}

/// A rule set by name.
struct Head {
    id: String,
    as_of: String,
}

/// Whether a topic is there in both rule sets.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Presence {
    Both,
    New,
    Gone,
}

/// What becomes of the conclusions of a topic.
struct TopicDiff {
    id: String,
    presence: Presence,
    /// Profiles that conclude the same.
    same: u64,
    /// Profiles that conclude something else.
    changed: u64,
    /// Profiles for which new questions decide.
    open: u64,
    moves: Vec<Move>,
}

/// Profiles with one conclusion under the first rule set, and what can come out under the second. `None`: the topic does not
/// apply.
struct Move {
    was: Option<String>,
    is: Vec<Option<String>>,
    profiles: u64,
    /// Who they are: any of the lists holds, and of a list every clause.
    when: Vec<Vec<Clause>>,
    /// Whether that holds for others too.
    partly: bool,
}

/// A question or fact with the values that it may have.
#[derive(Clone)]
struct Clause {
    name: String,
    values: Vec<String>,
}

/// The parts of one kind that are different.
struct PartDiff {
    /// The kind, in the plural.
    kind: &'static str,
    added: Vec<String>,
    gone: Vec<String>,
    changed: Vec<Changed>,
}

/// A part that is there in both rule sets, with what it had and has.
struct Changed {
    id: String,
    aspects: Vec<Aspect>,
}

/// What is different in a part.
#[derive(PartialEq)]
struct Aspect {
    name: &'static str,
    was: String,
    is: String,
}

/// Compares the rule sets in two folders.
///
/// # Errors
/// The faults of either, or that there are too many profiles to look at each, in words.
pub fn diff(from: &Path, to: &Path, format: DiffFormat) -> Result<String, String> {
    let (one, one_rules) = read(from)?;
    let (other, other_rules) = read(to)?;
    let (logic, other_logic) = (Logic::new(&one), Logic::new(&other));
    let carry = between((from, &logic), (to, &other_logic)).map_err(|faults| faults.to_string())?;
    let mut diff = compare((&one, &one_rules), (&other, &other_rules), &carry)?;
    // Between two rule sets nearly all texts differ, and it says nothing.
    if one.id == other.id {
        diff.parts.push(parts::texts((from, &one), (to, &other)));
    }
    Ok(written(&diff, format))
}

/// Compares two rule sets without their texts and cases, for tools that need only the logic; `carry_over` is the text of the
/// second one's `carry-over.toml`. Without a table for the first, what has the same id is taken as it is.
///
/// # Errors
/// The faults of the text, or that there are too many profiles to look at each, in words.
pub fn diff_logic(
    from: &SourceSet,
    to: &SourceSet,
    carry_over: &str,
    format: DiffFormat,
) -> Result<String, String> {
    let mut faults = Faults::default();
    let carries = parse_carry_over(carry_over, &mut faults);
    let carry = from_tables(&carries, Direction::From, (&Logic::new(from), &Logic::new(to)), &mut faults);
    let carry = faults.or(carry).map_err(|faults| faults.to_string())?;
    let diff = compare((from, &compile_logic(from).0), (to, &compile_logic(to).0), &carry)?;
    Ok(written(&diff, format))
}

fn compare(
    (one, one_rules): (&SourceSet, &RuleSet),
    (other, other_rules): (&SourceSet, &RuleSet),
    carry: &CarryOver,
) -> Result<Diff, String> {
    let profiles = profiles::profiles(carry, one_rules, other_rules)?;
    Ok(Diff {
        from: head(one_rules),
        to: head(other_rules),
        profiles: profiles.list.len(),
        left_out: profiles.left_out,
        topics: topics::topics(carry, one_rules, other_rules, &profiles),
        parts: parts::parts(one, other),
    })
}

fn written(diff: &Diff, format: DiffFormat) -> String {
    match format {
        DiffFormat::Markdown => markdown::write(diff),
        DiffFormat::Json => json::write(diff),
    }
}

fn head(rules: &RuleSet) -> Head {
    Head { id: rules.id.clone(), as_of: rules.as_of.iso() }
}

fn read(folder: &Path) -> Result<(SourceSet, RuleSet), String> {
    let compiled = compile_folder(folder).map_err(|faults| faults.lines(folder))?;
    Ok((read_folder(folder, &mut Faults::default()), compiled.rules))
}
