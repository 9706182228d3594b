//! The pages that explain findings, against what the compiler tells.

use kanta_rules::pages;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The codes of which the page has one of these faults; and what it gives as an example stands in a file of the folder.
pub(crate) fn explained(folder: &Path, told: &str) -> BTreeSet<String> {
    let files = fs::read_dir(folder).unwrap().map(|file| fs::read_to_string(file.unwrap().path()).unwrap());
    let files: Vec<String> = files.collect();
    let is_told = |line: &str| told.lines().any(|told| told == line);
    let stands = |example: &str| files.iter().any(|file| file.contains(example));
    let pages = pages().into_iter().filter(|page| is_told(&page.told) && stands(&page.example));
    pages.map(|page| page.code).collect()
}
