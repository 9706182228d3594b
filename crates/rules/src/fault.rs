//! Faults of a rule set, which its author sees as findings: where each stands, and all of them in the order of files and lines.

use crate::causes::same_names;
use crate::hidden::shown;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;
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

    /// The folder of the rule set itself.
    pub(crate) fn folder() -> Place {
        Place::start(".")
    }

    /// The path of the file, where the rule set lies in `folder`; the folder, if that is meant.
    pub fn path(&self, folder: &Path) -> String {
        let path = if self.is_folder() { folder.to_owned() } else { folder.join(&*self.file) };
        shown(&path.display().to_string()).into_owned()
    }

    /// Whether the folder itself is meant, and no line of a file.
    pub fn is_folder(&self) -> bool {
        &*self.file == "."
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
        let sentence = self.problem.to_string();
        if self.place.is_folder() {
            return f.write_str(&shown(&sentence));
        }
        write!(f, "{}: {}", self.place, shown(&sentence))
    }
}

impl Fault {
    /// A line that an editor can follow: the path of the file, the place, the code and the sentence.
    fn line(&self, folder: &Path) -> String {
        let (path, code, sentence) = (self.place.path(folder), self.problem.code(), self.problem.to_string());
        let place = if self.place.is_folder() {
            String::new()
        } else {
            format!(":{}:{}", self.place.line, self.place.column)
        };
        format!("{path}{place}: error[{code}]: {}", shown(&sentence))
    }
}

/// How many faults of one kind are told. An author mends the first, and the rest is often their like.
const MOST_OF_A_KIND: usize = 40;

/// The faults found so far, and what was not looked at because of them. Reading and checking go on after each, so that an author
/// sees as many as can be at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults(pub Vec<Fault>, Vec<&'static str>);

impl Faults {
    /// Notes a fault.
    pub fn add(&mut self, place: &Place, problem: Problem) {
        self.0.push(Fault { place: place.clone(), problem, also: Vec::new() });
    }

    /// Notes that a table has no key which must be there: of all that it lacks, one fault.
    pub(crate) fn lacks(&mut self, table: &Place, what: &str, key: &'static str) {
        let known = self.0.iter_mut().filter(|fault| fault.place == *table).find_map(|fault| {
            if let Problem::MissingKey { what: of, keys } = &mut fault.problem {
                (of == what).then_some(keys)
            } else {
                None
            }
        });
        match known {
            Some(keys) => keys.push(key),
            None => self.add(table, Problem::MissingKey { what: what.to_owned(), keys: vec![key] }),
        }
    }

    /// Notes that something was not looked at: what would be said of it would not be true once the faults are mended.
    pub(crate) fn later(&mut self, what: &'static str) {
        self.1.push(what);
    }

    /// What was not looked at, in a sentence; `None` where all was.
    pub fn not_looked_at(&self) -> Option<String> {
        let (last, first) = self.1.split_last()?;
        let list =
            if first.is_empty() { (*last).to_owned() } else { format!("{} and {last}", first.join(", ")) };
        let start = list.chars().next().map(|first| first.to_uppercase().to_string());
        let rest = list.chars().skip(1).collect::<String>();
        Some(format!("{}{rest} were not looked at yet: mend these first.", start.unwrap_or_default()))
    }

    /// The faults as findings of the rule set in `folder`, each on a line that an editor can follow.
    pub fn lines(&self, folder: &Path) -> String {
        self.0.iter().map(|fault| fault.line(folder) + "\n").collect()
    }

    /// The same of files that lie in a folder within the one that is told.
    pub(crate) fn under(mut self, folder: &str) -> Faults {
        for fault in &mut self.0 {
            for place in std::iter::once(&mut fault.place).chain(&mut fault.also) {
                place.file = Rc::from(format!("{folder}/{}", place.file));
            }
        }
        self
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
    /// faults that its author did not make. Where a key is misspelt or several have lost their head, what seems to be missing in that file is not.
    pub(crate) fn sorted(mut self) -> Faults {
        let not_whole = |fault: &Fault| matches!(fault.problem.code(), "unreadable" | "syntax");
        let misspelt = |fault: &Fault| {
            matches!(fault.problem, Problem::UnknownKey { .. }) && fault.problem.meant().is_some()
                || matches!(fault.problem, Problem::UnknownKeys { .. })
        };
        let missing =
            |fault: &Fault| matches!(fault.problem, Problem::MissingKey { .. } | Problem::UnknownName { .. });
        let files = |which: &dyn Fn(&Fault) -> bool| -> BTreeSet<Rc<str>> {
            let faults = self.0.iter().filter(|fault| which(fault));
            faults.map(|fault| Rc::clone(&fault.place.file)).collect()
        };
        let (broken, slipped) = (files(&not_whole), files(&misspelt));
        // A text with a character that is not seen need not look wrong: only that is told of it.
        let is_hidden = |fault: &Fault| matches!(fault.problem, Problem::Hidden(_));
        let hidden: BTreeSet<Place> =
            self.0.iter().filter(|fault| is_hidden(fault)).map(|fault| fault.place.clone()).collect();
        self.0.retain(|fault| is_hidden(fault) || !hidden.contains(&fault.place));
        self.0.retain(|fault| {
            let file = &fault.place.file;
            not_whole(fault) || !(broken.contains(file) || slipped.contains(file) && missing(fault))
        });
        self.0.sort_by(|a, b| a.place.cmp(&b.place));
        same_names(&mut self.0);
        self.told()
    }

    /// The same with at most [`MOST_OF_A_KIND`] faults of each kind; of each kind with more, a fault that says how many.
    fn told(self) -> Faults {
        let mut seen: BTreeMap<&'static str, usize> = BTreeMap::new();
        let mut told: Vec<Fault> = Vec::new();
        let mut more: BTreeMap<&'static str, usize> = BTreeMap::new();
        for fault in self.0 {
            let kind = fault.problem.code();
            let number = seen.entry(kind).or_insert(0);
            *number = number.saturating_add(1);
            match number.checked_sub(MOST_OF_A_KIND) {
                None | Some(0) => told.push(fault),
                Some(over) => {
                    more.insert(kind, over);
                    if over == 1 {
                        told.push(Fault {
                            problem: Problem::More { kind, count: 1 },
                            also: Vec::new(),
                            ..fault
                        });
                    }
                }
            }
        }
        for fault in &mut told {
            if let Problem::More { kind, count } = &mut fault.problem {
                *count = more.get(kind).copied().unwrap_or(*count);
            }
        }
        Faults(told, self.1)
    }

    /// How many there are, those with them that are not told.
    pub fn count(&self) -> usize {
        let of = |fault: &Fault| if let Problem::More { count, .. } = fault.problem { count } else { 1 };
        self.0.iter().map(of).sum()
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|fault| writeln!(f, "{fault}"))
    }
}
