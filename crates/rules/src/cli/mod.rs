//! The commands of the tool.

pub(crate) mod args;
pub(crate) mod check;
mod drawn;
pub(crate) mod eval;
pub(crate) mod explain;
pub(crate) mod new;
pub(crate) mod watch;

use std::io::Write;
use std::process::ExitCode;

/// Prints a line, with colours where a terminal shows them; a closed output is no reason to panic.
pub(crate) fn print_line(line: &str) -> ExitCode {
    match writeln!(anstream::stdout(), "{line}") {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// Prints a document, or why there is none.
pub(crate) fn print(document: Result<String, String>) -> ExitCode {
    match document {
        Ok(document) => print_line(document.trim_end()),
        Err(report) => complain(&report),
    }
}

/// Says on standard error what went wrong; where that is full or closed there is nobody to tell.
pub(crate) fn complain(report: &str) -> ExitCode {
    let _ = writeln!(std::io::stderr(), "{}", report.trim_end());
    ExitCode::FAILURE
}
