//! `kanta-rules --explain`, the page of a finding, and `kanta-rules explain`, the evidence of a case.

use super::{complain, print_line};
use kanta_rules::{compile_folder, evidence, explained, pages, read_file};
use std::io::Read;
use std::path::Path;
use std::process::ExitCode;

/// Prints all codes, each with what it says.
pub(crate) fn codes() -> ExitCode {
    let pages = pages();
    let widest = pages.iter().map(|page| page.code.len()).max().unwrap_or(0);
    let lines = pages.iter().map(|page| format!("{:widest$}  {}.", page.code, page.what));
    print_line(&lines.collect::<Vec<_>>().join("\n"))
}

/// Prints the page of a code.
pub(crate) fn page(code: &str) -> ExitCode {
    match explained(code) {
        Ok(page) => print_line(page.text().trim_end()),
        Err(told) => {
            complain(&told);
            ExitCode::from(2)
        }
    }
}

/// The evidence of a case.
pub(crate) fn case(folder: &Path, answers: &str, language: Option<&str>) -> Result<String, String> {
    let compiled = compile_folder(folder).map_err(|faults| faults.lines(folder))?;
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
