//! Names that are nearly another: what somebody who misspelt one may have meant.

use strsim::osa_distance;

/// The known name that is nearest, if it is near enough to be meant: one letter in three may be wrong.
pub(crate) fn nearest<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let near = known.into_iter().filter_map(|other| Some((distance(name, other)?, other)));
    near.min_by_key(|(distance, _)| *distance).map(|(_, other)| other)
}

/// All that are as near as that.
pub(crate) fn all_nearest<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> Vec<&'n str> {
    let near: Vec<(usize, &str)> =
        known.into_iter().filter_map(|other| Some((distance(name, other)?, other))).collect();
    let least = near.iter().map(|(distance, _)| *distance).min();
    near.into_iter().filter(|(distance, _)| Some(*distance) == least).map(|(_, other)| other).collect()
}

/// How many letters differ, where two names are near and not the same.
pub(crate) fn distance(name: &str, other: &str) -> Option<usize> {
    let most = name.chars().count().max(other.chars().count()) / 3;
    let distance = osa_distance(name, other);
    (1..=most).contains(&distance).then_some(distance)
}
