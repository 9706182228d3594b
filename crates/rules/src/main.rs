//! `kanta-rules`: the rule author's tool.

mod cli;

use clap::{CommandFactory, Parser};
use cli::args::{Arguments, Command};
use cli::{complain, print, print_line};
use kanta_rules::{
    DiffFormat, Format, check_sources, compile_folder, diff, package, read_file, receipt_rules,
    source_digests, table, topic_svg, verify,
};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(told) => return tell(&told),
    };
    match (arguments.explain, arguments.command) {
        (Some(Some(code)), _) => cli::explain::page(&code),
        (Some(None), _) => cli::explain::codes(),
        (None, Some(command)) => run(command),
        (None, None) => ExitCode::from(2),
    }
}

/// Prints help, the version, or why the command was not understood.
fn tell(told: &clap::Error) -> ExitCode {
    match (told.print(), told.exit_code()) {
        (Ok(()), 0) => ExitCode::SUCCESS,
        (Err(_), 0) => ExitCode::FAILURE,
        _ => ExitCode::from(2),
    }
}

fn run(command: Command) -> ExitCode {
    match command {
        Command::Check { folder, format } => cli::check::check(&folder, format),
        Command::Eval { folder } => cli::eval::eval(&folder),
        Command::Explain { folder, answers, language } => {
            print(cli::explain::case(&folder, &answers, language.as_deref()))
        }
        Command::Table { folder, words, language, html } => {
            let format = if html { Format::Html } else { Format::Markdown };
            print(table(&folder, &words, &language, format))
        }
        Command::Map { folder, words, language, topic } => {
            print(topic_svg(&folder, &words, &language, &topic))
        }
        Command::Compile { folder, words, file } => print(compile(&folder, &words, &file)),
        Command::Diff { from, to, json } => {
            print(diff(&from, &to, if json { DiffFormat::Json } else { DiffFormat::Markdown }))
        }
        Command::Verify { receipt, folder } => check_receipt(&receipt, folder.as_deref()),
        Command::Sources { folder, against, digest: false } => sources(&folder, &against),
        Command::Sources { folder, against, digest: true } => print(source_digests(&folder, &against)),
        Command::New { folder } => print(cli::new::new(&folder)),
        Command::Watch { folder, format } => cli::watch::watch(&folder, format),
        Command::Man { folder } => print(manual(&folder)),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "kanta-rules", &mut script);
            print(String::from_utf8(script).map_err(|error| error.to_string()))
        }
    }
}

/// Writes the manual pages into a folder, which is made if it is not there.
fn manual(folder: &Path) -> Result<String, String> {
    let failed = |error: std::io::Error| format!("{} cannot be written: {error}.", folder.display());
    std::fs::create_dir_all(folder).map_err(failed)?;
    clap_mangen::generate_to(Arguments::command(), folder).map_err(failed)?;
    Ok(format!("The manual pages are in {}: man {}/kanta-rules.1", folder.display(), folder.display()))
}

/// Says what has become of the sources.
fn sources(folder: &Path, copies: &Path) -> ExitCode {
    match check_sources(folder, copies) {
        Ok(report) => {
            let printed = print_line(report.text.trim_end());
            if report.hold { printed } else { ExitCode::FAILURE }
        }
        Err(report) => complain(&report),
    }
}

/// Writes a rule set as a file, and says what a page that loads it needs to know.
fn compile(folder: &Path, words: &Path, file: &Path) -> Result<String, String> {
    let package = package(folder, words)?;
    std::fs::write(file, &package.bytes)
        .map_err(|error| format!("{} cannot be written: {error}; mend its name.\n", file.display()))?;
    let (id, hash, bytes) = (&package.rules.id, &package.rules.hash, package.bytes.len());
    let integrity = package.integrity();
    Ok(format!("Rule set {id} in {bytes} bytes. Hash {hash}.\nrules-integrity=\"{integrity}\""))
}

fn check_receipt(file: &Path, folder: Option<&Path>) -> ExitCode {
    let verdict = || -> Result<String, String> {
        let receipt = read_file(file)
            .map_err(|error| format!("{} cannot be read: {error}; mend its name.", file.display()))?;
        let id = receipt_rules(&receipt).map_err(|error| error.message)?;
        let own = Path::new("rules").join(&id);
        if folder.is_none() && !own.is_dir() {
            let remedy = "name the folder of the rule set after the receipt";
            return Err(format!("There is no rule set {id} here: rules/{id} is no folder; {remedy}."));
        }
        let folder = folder.unwrap_or(&own);
        let compiled = compile_folder(folder).map_err(|faults| faults.lines(folder))?;
        verify(&compiled.rules, &receipt)
    };
    match verdict() {
        Ok(line) => print_line(&line),
        Err(report) => complain(&report),
    }
}
