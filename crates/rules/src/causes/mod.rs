//! One cause is said once, at the cause: where many faults come from one slip, that is told in place of them.

mod fault;
mod keys;
mod lost;
mod pointers;
mod things;

pub use fault::CauseProblem;
pub(crate) use lost::same_names;

use crate::fault::{Fault, Faults, Place, Problem};
use crate::near::nearest;
use crate::source::SourceSet;
use crate::texts::Language;
use std::collections::BTreeSet;
use std::rc::Rc;
use things::{Thing, Things};

/// Among more faults than this no causes are looked for.
const MOST_FAULTS: usize = 2_000;

/// Puts causes in place of what follows from them.
pub(crate) fn gather(set: &SourceSet, languages: &[Language], faults: &mut Faults) {
    // So many do not come from a few slips, and to look for causes among them takes their square.
    if faults.is_empty() || faults.0.len() > MOST_FAULTS {
        return;
    }
    let things = Things::of(set);
    let mut rest = Rest { things: &things, languages, faults: std::mem::take(&mut faults.0) };
    rest.untold_facts(set);
    rest.idle_terms();
    let mut found: Vec<Fault> = things.list.iter().filter_map(|thing| rest.cause(thing)).collect();
    found.extend(rest.misspelt_headings(set));
    found.extend(rest.misspelt_keys());
    found.extend(rest.lost_heads());
    rest.lost_rows();
    found.extend(rest.orphans());
    found.extend(rest.untold_in_one_language());
    faults.0 = rest.faults;
    faults.0.extend(found);
}

/// The faults for which no cause has been found yet.
struct Rest<'t> {
    things: &'t Things<'t>,
    languages: &'t [Language],
    faults: Vec<Fault>,
}

impl Rest<'_> {
    /// Takes out faults; the places where they were.
    fn take(&mut self, which: impl Fn(&Fault) -> bool) -> Vec<Place> {
        let (taken, kept) = std::mem::take(&mut self.faults).into_iter().partition(which);
        self.faults = kept;
        let taken: Vec<Fault> = taken;
        taken.into_iter().map(|fault| fault.place).collect()
    }

    /// The texts of facts of which it is not known that they are those of a set are not surplus.
    fn untold_facts(&mut self, set: &SourceSet) {
        for fact in &set.facts {
            if self.is_unknown(&fact.of.place) {
                let prefix = format!("fact.{}", fact.id.text);
                self.take(|fault| surplus(fault).is_some_and(|key| lies_under(key, &prefix)));
            }
        }
    }

    /// While a language lacks texts, it is not known which terms it uses.
    fn idle_terms(&mut self) {
        let lacking = self.faults.iter().filter(|fault| missing(fault).is_some());
        let files: BTreeSet<Rc<str>> = lacking.map(|fault| Rc::clone(&fault.place.file)).collect();
        let is_idle = |problem: &Problem| matches!(problem, Problem::IdleTerm { .. });
        self.take(|fault| is_idle(&fault.problem) && files.contains(&fault.place.file));
    }

    /// The fault of a thing of which no text tells, or which nothing names.
    fn cause(&mut self, thing: &Thing<'_>) -> Option<Fault> {
        let prefix = thing.prefix();
        if !thing.told {
            return self.misspelt_fact(thing);
        }
        if self.has_texts(&prefix) {
            return None;
        }
        let missing = self.faults.iter().filter_map(missing).filter(|key| lies_under(key, &prefix));
        let missing: BTreeSet<String> = missing.map(str::to_owned).collect();
        // A variant may have any texts, and must have none.
        if missing.is_empty() && thing.parent != "variant" {
            return None;
        }
        let orphans = self.orphans_of(&thing.parent);
        let orphan = nearest(&thing.id.text, orphans.iter().map(String::as_str)).map(str::to_owned);
        let orphan = orphan.or_else(|| self.only(thing, &orphans));
        if missing.is_empty() && orphan.is_none() {
            return None;
        }
        self.take(|fault| self::missing(fault).is_some_and(|key| lies_under(key, &prefix)));
        // A name that is not known is a fault already.
        if self.is_unknown(&thing.id.place) {
            let left = orphan.or_else(|| orphans.into_iter().next());
            left.iter().for_each(|orphan| drop(self.take_orphan(&thing.parent, orphan)));
            return None;
        }
        let what = thing.what.clone();
        let (problem, mut also) = if let Some(meant) = orphan {
            let texts = self.take_orphan(&thing.parent, &meant);
            let uses = self.take(|fault| names(&fault.problem, &thing.parent, &meant));
            self.take(|fault| lacks_value(&fault.problem, thing));
            let (number, used) = (texts.len(), uses.len());
            (CauseProblem::Misspelt { what, meant, texts: number, uses: used }, [texts, uses].concat())
        } else if let Some(meant) = self.other_outcome(thing) {
            (CauseProblem::Misspelt { what, meant: meant.to_owned(), texts: 0, uses: 0 }, Vec::new())
        } else {
            (CauseProblem::NoTexts { what, keys: missing.into_iter().collect() }, Vec::new())
        };
        also.sort();
        Some(Fault { place: thing.id.place.clone(), problem: Problem::Cause(problem), also })
    }

    /// A fact that no condition names, while several name another that is near.
    fn misspelt_fact(&mut self, thing: &Thing<'_>) -> Option<Fault> {
        if self.things.is_tested(thing) {
            return None;
        }
        let named = self.faults.iter().filter_map(|fault| named(&fault.problem, &thing.parent));
        let meant = nearest(&thing.id.text, named)?.to_owned();
        let is_one = |fault: &Fault| names(&fault.problem, &thing.parent, &meant);
        // Where it is named but once, either name may be the wrong one; then the fault stays where the name is.
        if self.faults.iter().filter(|fault| is_one(fault)).count() < 2 {
            return None;
        }
        let also = self.take(is_one);
        let problem = CauseProblem::Misspelt { what: thing.what.clone(), meant, texts: 0, uses: also.len() };
        Some(Fault { place: thing.id.place.clone(), problem: Problem::Cause(problem), also })
    }

    /// Texts of things that there are not: a fault for each thing.
    fn orphans(&mut self) -> Vec<Fault> {
        let keys = self.faults.iter().filter_map(surplus);
        let orphans: BTreeSet<(String, String)> = keys.filter_map(|key| self.things.orphan(key)).collect();
        let mut found = Vec::new();
        for (parent, id) in orphans {
            let under = format!("{parent}.{id}");
            let keys = self.faults.iter().filter(|fault| is_of_orphan(self.things, fault, &parent, &id));
            let texts = keys.count();
            let mut uses = self.take(|fault| names(&fault.problem, &parent, &id));
            uses.sort();
            if let Some(place) = uses.first().cloned() {
                let also: Vec<Place> = uses.drain(1..).chain(self.take_orphan(&parent, &id)).collect();
                let uses = also.len().saturating_add(1).saturating_sub(texts);
                let problem = CauseProblem::Gone { under, texts, uses };
                found.push(Fault { place, problem: Problem::Cause(problem), also });
            } else if texts > 1 {
                let also = self.take_orphan(&parent, &id);
                found.extend(surplus_texts(under, None, also));
            }
        }
        found
    }

    fn orphans_of(&self, parent: &str) -> BTreeSet<String> {
        let orphans = self.faults.iter().filter_map(surplus).filter_map(|key| self.things.orphan(key));
        orphans.filter(|(one, _)| one == parent).map(|(_, id)| id).collect()
    }

    /// What only one thing can be meant by that has no texts: one name was changed and the other left.
    fn only(&self, thing: &Thing<'_>, orphans: &BTreeSet<String>) -> Option<String> {
        let untold = |other: &&Thing<'_>| other.parent == thing.parent && !self.has_texts(&other.prefix());
        let mut orphans = orphans.iter();
        let only = orphans.next().filter(|_| orphans.next().is_none())?;
        (self.things.list.iter().filter(untold).count() == 1).then(|| only.clone())
    }

    fn take_orphan(&mut self, parent: &str, id: &str) -> Vec<Place> {
        let things = self.things;
        self.take(|fault| is_of_orphan(things, fault, parent, id))
    }

    fn has_texts(&self, prefix: &str) -> bool {
        let under = [prefix, "."].concat();
        self.languages.iter().any(|language| {
            let mut after = language.texts.range(under.clone()..);
            language.texts.contains_key(prefix)
                || after.next().is_some_and(|(key, _)| key.starts_with(&under))
        })
    }

    /// Another outcome of the same topic whose id is near.
    fn other_outcome(&self, thing: &Thing<'_>) -> Option<&str> {
        let others = self.things.ids(&thing.parent);
        thing.parent.ends_with(".outcome").then(|| nearest(&thing.id.text, others)).flatten()
    }

    /// Whether the name at a place is known to be wrong.
    fn is_unknown(&self, place: &Place) -> bool {
        let unknown = |problem: &Problem| matches!(problem, Problem::UnknownName { .. });
        self.faults.iter().any(|fault| fault.place == *place && unknown(&fault.problem))
    }
}

/// One fault for many texts, at the first of their places.
fn surplus_texts(under: String, meant: Option<String>, mut places: Vec<Place>) -> Option<Fault> {
    let count = places.len();
    places.sort();
    let mut places = places.into_iter();
    let place = places.next()?;
    let problem = Problem::Cause(CauseProblem::SurplusTexts { under, count, meant });
    Some(Fault { place, problem, also: places.collect() })
}

/// The key of a text that is missing.
fn missing(fault: &Fault) -> Option<&str> {
    if let Problem::NoText { key, .. } | Problem::HalfText { key, .. } = &fault.problem {
        Some(key)
    } else {
        None
    }
}

/// The key of a text that nothing asks for.
fn surplus(fault: &Fault) -> Option<&str> {
    if let Problem::SurplusText { key, meant: None } = &fault.problem { Some(key) } else { None }
}

/// Whether a text is of a certain thing that there is not.
fn is_of_orphan(things: &Things<'_>, fault: &Fault, parent: &str, id: &str) -> bool {
    let orphan = surplus(fault).and_then(|key| things.orphan(key));
    orphan.is_some_and(|(one, other)| one == parent && other == id)
}

fn lies_under(key: &str, prefix: &str) -> bool {
    key.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// Whether a fault says of a name that it is none of a parent's ids.
fn names(problem: &Problem, parent: &str, id: &str) -> bool {
    named(problem, parent) == Some(id)
}

/// Whether a fault says that a fact has no value for this one of its question.
fn lacks_value(problem: &Problem, thing: &Thing<'_>) -> bool {
    let is_value = thing.parent.starts_with("question.") && thing.parent.ends_with(".value");
    let value = format!("`{}`", thing.id.text);
    is_value && matches!(problem, Problem::FactGap { missing, .. } if *missing == value)
}

/// The name of which a fault says that it is none of a parent's ids.
fn named<'p>(problem: &'p Problem, parent: &str) -> Option<&'p str> {
    let part = parent.rsplit('.').next().unwrap_or(parent);
    if let Problem::UnknownValue { name, value, .. } = problem {
        let is_of = |kind: &str| parent.strip_prefix(kind).is_some_and(|rest| lies_under(rest, name));
        let fits = part != parent && ["question.", "fact.", "topic."].into_iter().any(is_of);
        return fits.then_some(value);
    }
    if let Problem::UnknownName { name, wanted, .. } = problem {
        let fits = match part {
            "question" | "fact" | "topic" => wanted.starts_with("question"),
            _ => *wanted == part,
        };
        return fits.then_some(name);
    }
    if let Problem::Placeholder { placeholder, .. } = problem {
        return (part == "question").then_some(placeholder);
    }
    None
}
