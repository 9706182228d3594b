//! `kanta-rules --explain`, the page of a finding, and `kanta-rules explain`, the evidence of a case.

use super::print_line;
use kanta_rules::{compile_folder, evidence, pages, read_file};
use std::io::Read;
use std::path::Path;
use std::process::ExitCode;

/// Prints the page of a code.
pub(crate) fn page(code: &str) -> ExitCode {
    match pages().into_iter().find(|page| page.code == code) {
        Some(page) => print_line(page.text().trim_end()),
        None => ExitCode::from(2),
    }
}

/// The evidence of a case.
pub(crate) fn case(folder: &Path, answers: &str, language: Option<&str>) -> Result<String, String> {
    let compiled = compile_folder(folder).map_err(|faults| faults.to_string())?;
    evidence(&compiled, language, &read(answers)?)
}

/// The answers: themselves, those of standard input, or those in a file.
fn read(answers: &str) -> Result<Vec<u8>, String> {
    if answers.trim_start().starts_with('{') {
        return Ok(answers.as_bytes().to_vec());
    }
    if answers == "-" {
        let mut bytes = Vec::new();
        let read = std::io::stdin().lock().read_to_end(&mut bytes);
        return read.map(|_| bytes).map_err(|error| format!("Standard input cannot be read: {error}."));
    }
    read_file(Path::new(answers))
        .map_err(|error| format!("{answers} cannot be read: {error}; mend its name."))
}
