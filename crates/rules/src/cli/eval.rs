//! `kanta-rules eval`: a set of answers a line in, a result a line out.

use super::complain;
use kanta_rules::{compile_folder, error_line, eval_line};
use std::io::{BufRead, Write};
use std::path::Path;
use std::process::ExitCode;

/// Answers every line of standard input.
pub(crate) fn eval(folder: &Path) -> ExitCode {
    let rules = match compile_folder(folder) {
        Ok(compiled) => compiled.rules,
        Err(faults) => {
            return complain(&faults.lines(folder));
        }
    };
    let mut input = std::io::BufReader::new(std::io::stdin().lock());
    let mut output = std::io::BufWriter::new(std::io::stdout().lock());
    let mut all_answered = true;
    let mut line = Vec::new();
    loop {
        line.clear();
        match input.read_until(b'\n', &mut line) {
            Ok(0) => break,
            // The second half of the line feed that ends a text in UTF-16.
            Ok(_) if line == [0] => break,
            Ok(_) => {}
            Err(error) => {
                return complain(&format!("Standard input cannot be read: {error}."));
            }
        }
        let text = line.strip_suffix(b"\n").unwrap_or(&line);
        let answer = eval_line(&rules, text).unwrap_or_else(|error| {
            all_answered = false;
            error_line(&error)
        });
        // A caller that sends one line and waits gets its answer; many lines at once are answered in one write.
        let written = writeln!(output, "{answer}").and_then(|()| match input.buffer().is_empty() {
            true => output.flush(),
            false => Ok(()),
        });
        if written.is_err() {
            return ExitCode::FAILURE; // the reader has closed
        }
    }
    if output.flush().is_err() || !all_answered { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
