//! What a line or a table that was lost leaves behind: texts under another head, and one name that many places speak of.

use super::{CauseProblem, Rest, lies_under, missing, surplus};
use crate::fault::{Fault, Place, Problem};
use crate::texts::Language;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Keys with their places, by file and table.
type Tables = BTreeMap<(Rc<str>, String), BTreeMap<String, Place>>;

impl Rest<'_> {
    /// The texts that one table lacks, where another has just those and nothing asks for them there.
    pub(super) fn lost_heads(&mut self) -> Vec<Fault> {
        let lacking = self.tables(missing);
        let mut found = Vec::new();
        for ((file, table), keys) in self.tables(surplus) {
            let fits = |lacking: &BTreeMap<String, Place>| lacking.keys().eq(keys.keys());
            let mut heads = lacking.iter().filter(|((other, _), lacking)| *other == file && fits(lacking));
            let (Some(((_, head), _)), None) = (heads.next(), heads.next()) else { continue };
            let is_one = |fault: &Fault, key: Option<&str>, of: &str| {
                fault.place.file == file && key.is_some_and(|key| split(key).0 == of)
            };
            self.take(|fault| is_one(fault, missing(fault), head));
            let mut places = self.take(|fault| is_one(fault, surplus(fault), &table));
            places.sort();
            let problem = CauseProblem::NoHead { head: head.clone(), count: places.len() };
            found.extend(at_first(problem, places));
        }
        found
    }

    /// Where a topic has a gap, a row of which only the texts are left, with those of its outcome, is the one that is missing.
    pub(super) fn lost_rows(&mut self) {
        let topics: BTreeSet<String> =
            self.faults.iter().filter_map(|fault| gap(&fault.problem)).cloned().collect();
        for topic in topics {
            let [rows, outcomes] = ["row", "outcome"].map(|part| format!("topic.{topic}.{part}"));
            let (lost, untold) = (self.orphans_of(&rows), self.orphans_of(&outcomes));
            let (Some(row), true) = (lost.first(), lost.len() == 1 && untold.len() <= 1) else { continue };
            let mut places = self.take_orphan(&rows, row);
            untold.iter().for_each(|outcome| places.extend(self.take_orphan(&outcomes, outcome)));
            places.sort();
            let fault = self.faults.iter_mut().find(|fault| gap(&fault.problem) == Some(&topic));
            let thing =
                self.things.list.iter().find(|thing| thing.parent == "topic" && thing.id.text == topic);
            if let Some((Fault { problem: Problem::Gap { gone, near, .. }, also, place }, thing)) =
                fault.zip(thing)
            {
                (*gone, *near, *place) = (Some(row.clone()), None, thing.id.place.clone());
                also.extend(places);
            }
        }
    }

    /// One fault for all texts of something that one language lacks, or for all that stand under one head.
    pub(super) fn untold_in_one_language(&mut self) -> Vec<Fault> {
        let mut found = Vec::new();
        for language in self.languages {
            let texts = &language.texts;
            let untold = |key: &str| {
                let starts = key.match_indices('.').filter_map(|(at, _)| key.get(..at));
                let none = |start: &&str| !texts.contains_key(*start) && under(texts, start).next().is_none();
                starts.into_iter().find(none).map(str::to_owned)
            };
            for under in self.lacking(language, untold) {
                found.extend(self.untold(language, &under, |key| lies_under(key, &under)));
            }
            let headless = |key: &str| {
                let (table, _) = split(key);
                (!under(texts, table).any(|key| split(key).0 == table)).then(|| table.to_owned())
            };
            for under in self.lacking(language, headless) {
                found.extend(self.untold(language, &under, |key| split(key).0 == under));
            }
        }
        found
    }

    /// What the keys have in common that a language lacks.
    fn lacking(&self, language: &Language, of: impl Fn(&str) -> Option<String>) -> BTreeSet<String> {
        let here = self.faults.iter().filter(|fault| *fault.place.file == *language.file);
        here.filter_map(missing).filter_map(of).collect()
    }

    fn untold(&mut self, language: &Language, under: &str, which: impl Fn(&str) -> bool) -> Option<Fault> {
        let is_one =
            |fault: &Fault| *fault.place.file == *language.file && missing(fault).is_some_and(&which);
        let all: Vec<&str> = self.faults.iter().filter(|fault| is_one(fault)).filter_map(missing).collect();
        let has = self.languages.iter().find(|other| all.iter().any(|key| other.texts.contains_key(*key)));
        let (true, Some(has)) = (all.len() > 1, has) else { return None };
        let rest = |key: &&str| key.strip_prefix(under).unwrap_or(key).trim_start_matches('.').to_owned();
        let (keys, has) = (all.iter().map(rest).collect(), has.file.clone());
        let places = self.take(is_one).into_iter().take(1).collect();
        at_first(CauseProblem::NoneHere { under: under.to_owned(), keys, has }, places)
    }

    fn tables(&self, which: fn(&Fault) -> Option<&str>) -> Tables {
        let mut tables = Tables::new();
        for fault in &self.faults {
            if let Some((table, key)) = which(fault).map(split) {
                let table = (Rc::clone(&fault.place.file), table.to_owned());
                tables.entry(table).or_default().insert(key.to_owned(), fault.place.clone());
            }
        }
        tables
    }
}

/// In how many places the same name may be misspelt; in more, it is likely the name of something that is gone.
const MOST_SLIPS: usize = 2;

/// Puts one fault in place of all that speak of one name which nothing has.
pub(crate) fn same_names(faults: &mut Vec<Fault>) {
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for name in faults.iter().filter_map(|fault| unknown(&fault.problem)) {
        let count = counts.entry(name).or_default();
        *count = count.saturating_add(1);
    }
    let mut first: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut told: Vec<Fault> = Vec::new();
    for fault in std::mem::take(faults) {
        let name = unknown(&fault.problem);
        let is_slip = |name: &_| {
            fault.problem.meant().is_some() && counts.get(name).is_some_and(|count| *count <= MOST_SLIPS)
        };
        let known = name.filter(|name| !is_slip(name)).and_then(|name| match first.entry(name) {
            Entry::Occupied(at) => told.get_mut(*at.get()),
            Entry::Vacant(free) => {
                free.insert(told.len());
                None
            }
        });
        match known {
            Some(known) => known.also.push(fault.place),
            None => told.push(fault),
        }
    }
    *faults = told;
}

/// The keys under one.
fn under<'t, T>(texts: &'t BTreeMap<String, T>, start: &str) -> impl Iterator<Item = &'t String> {
    let start = format!("{start}.");
    texts.range(start.clone()..).map(|(key, _)| key).take_while(move |key| key.starts_with(&start))
}

/// The topic that has a gap.
fn gap(problem: &Problem) -> Option<&String> {
    if let Problem::Gap { topic, .. } = problem { Some(topic) } else { None }
}

/// The table of a key, and the rest of it.
fn split(key: &str) -> (&str, &str) {
    key.rsplit_once('.').unwrap_or(("", key))
}

/// A fault at the first of some places.
fn at_first(problem: CauseProblem, places: Vec<Place>) -> Option<Fault> {
    let mut places = places.into_iter();
    let place = places.next()?;
    Some(Fault { place, problem: Problem::Cause(problem), also: places.collect() })
}

/// What has no such name, and the name.
fn unknown(problem: &Problem) -> Option<(String, String)> {
    if let Problem::UnknownName { name, wanted, .. } = problem {
        // What a condition can use is not everywhere the same.
        let kind = wanted.split([' ', ',']).next().unwrap_or_default();
        return Some((kind.to_owned(), name.clone()));
    }
    if let Problem::UnknownValue { name, value, .. } = problem {
        return Some((name.clone(), value.clone()));
    }
    None
}
