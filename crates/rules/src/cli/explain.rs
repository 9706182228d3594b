//! `kanta-rules --explain`: the page of a finding.

use super::print_line;
use kanta_rules::pages;
use std::process::ExitCode;

/// Prints the page of a code.
pub(crate) fn explain(code: &str) -> ExitCode {
    match pages().into_iter().find(|page| page.code == code) {
        Some(page) => print_line(page.text().trim_end()),
        None => ExitCode::from(2),
    }
}
