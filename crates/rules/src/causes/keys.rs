//! Keys of texts that are misspelt in one language: said at the key, and not at what is missing too.

use super::{Rest, missing, surplus, surplus_texts};
use crate::fault::{Fault, Place, Problem};
use crate::near::distance;
use std::collections::BTreeMap;

/// A file with how a key begins there, and how another does that is meant.
type Slip = (String, String, String);

impl Rest<'_> {
    /// The keys that nothing asks for, where the same language lacks one that is near.
    pub(super) fn misspelt_keys(&mut self) -> Vec<Fault> {
        let mut slips: BTreeMap<Slip, Vec<(String, String)>> = BTreeMap::new();
        for fault in &self.faults {
            let Some(key) = surplus(fault) else { continue };
            let file = &fault.place.file;
            let lacking = self.faults.iter().filter(|other| other.place.file == *file).filter_map(missing);
            let near = lacking.filter_map(|other| Some((slip(key, other)?, other)));
            let Some(((_, start, meant), other)) = near.min_by_key(|((distance, ..), _)| *distance) else {
                continue;
            };
            let pair = (key.to_owned(), other.to_owned());
            slips.entry((file.to_string(), start, meant)).or_default().push(pair);
        }
        slips.into_iter().filter_map(|(slip, pairs)| self.one_slip(slip, &pairs)).collect()
    }

    fn one_slip(&mut self, (file, start, meant): Slip, pairs: &[(String, String)]) -> Option<Fault> {
        let here = |fault: &Fault| *fault.place.file == *file;
        self.take(|fault| {
            here(fault) && missing(fault).is_some_and(|key| pairs.iter().any(|(_, other)| key == other))
        });
        let places: Vec<Place> = self.take(|fault| {
            here(fault) && surplus(fault).is_some_and(|key| pairs.iter().any(|(own, _)| key == own))
        });
        match (pairs, places.as_slice()) {
            ([(key, other)], [place]) => {
                let problem = Problem::SurplusText { key: key.clone(), meant: Some(other.clone()) };
                Some(Fault { place: place.clone(), problem, also: Vec::new() })
            }
            _ => surplus_texts(start, Some(meant), places),
        }
    }
}

/// How two keys begin that differ in one part, which is near; and by how much.
fn slip(key: &str, other: &str) -> Option<(usize, String, String)> {
    let parts = key.split('.').zip(other.split('.'));
    let mut differing = parts.enumerate().filter(|(_, (one, other))| one != other);
    let (at, (one, meant)) = differing.next()?;
    if differing.next().is_some() || key.matches('.').count() != other.matches('.').count() {
        return None;
    }
    let start = |key: &str| key.split('.').take(at.saturating_add(1)).collect::<Vec<_>>().join(".");
    Some((distance(one, meant)?, start(key), start(other)))
}
