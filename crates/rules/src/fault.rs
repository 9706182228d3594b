//! Faults of a rule set: where each stands, and all of them in the order of files and lines.

use crate::hidden::shown;
use std::collections::BTreeSet;
use std::fmt;
use std::rc::Rc;

pub use crate::problem::Problem;

/// Where something stands in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file's name within the rule set.
    pub file: Rc<str>,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

impl Place {
    /// The start of a file.
    pub fn start(file: &str) -> Place {
        Place { file: Rc::from(file), line: 1, column: 1 }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// One fault: where, and what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where it is: at its cause.
    pub place: Place,
    /// What it is.
    pub problem: Problem,
    /// Where else it shows. These places are right again when the cause is mended.
    pub also: Vec<Place>,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, shown(&self.problem.to_string()))
    }
}

/// The faults found so far. Reading and checking go on after each, so that an author sees all of them at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults(pub Vec<Fault>);

impl Faults {
    /// Notes a fault.
    pub fn add(&mut self, place: &Place, problem: Problem) {
        self.0.push(Fault { place: place.clone(), problem, also: Vec::new() });
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `value` if there are no faults; else the faults, in the order of files and lines.
    ///
    /// # Errors
    /// The faults.
    pub fn or<T>(self, value: T) -> Result<T, Faults> {
        if self.is_empty() { Ok(value) } else { Err(self.sorted()) }
    }

    /// The same in the order of files and lines. Of a file that could not be read whole only that is kept: the rest of it has
    /// faults that its author did not make. Where a key is misspelt, what seems to be missing in that file is not.
    pub(crate) fn sorted(mut self) -> Faults {
        let not_whole = |fault: &Fault| matches!(fault.problem, Problem::Unreadable(_) | Problem::Syntax(_));
        let misspelt = |fault: &Fault| {
            matches!(fault.problem, Problem::UnknownKey { .. }) && fault.problem.meant().is_some()
        };
        let missing =
            |fault: &Fault| matches!(fault.problem, Problem::MissingKey { .. } | Problem::UnknownName { .. });
        let files = |which: &dyn Fn(&Fault) -> bool| -> BTreeSet<Rc<str>> {
            let faults = self.0.iter().filter(|fault| which(fault));
            faults.map(|fault| Rc::clone(&fault.place.file)).collect()
        };
        let (broken, slipped) = (files(&not_whole), files(&misspelt));
        self.0.retain(|fault| {
            let file = &fault.place.file;
            not_whole(fault) || !(broken.contains(file) || slipped.contains(file) && missing(fault))
        });
        self.0.sort_by(|a, b| a.place.cmp(&b.place));
        self
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|fault| writeln!(f, "{fault}"))
    }
}
