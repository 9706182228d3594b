//! `kanta-rules`: the rule author's tool.

use kanta_rules::{
    DiffFormat, Format, check_sources, compile_folder, diff, error_line, eval_line, package, receipt_rules,
    source_digests, table, topic_svg, verify,
};
use std::io::{BufRead, Write};
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "\
kanta-rules check FOLDER   reads, checks and proves a rule set; prints every fault
kanta-rules eval FOLDER    answers sets of answers, JSON, one a line, from standard input to standard output
kanta-rules table FOLDER WORDS LANGUAGE [--html]   writes every outcome with its conditions, as Markdown or HTML
kanta-rules map FOLDER WORDS LANGUAGE TOPIC                writes the decision diagram of a topic, as SVG
kanta-rules compile FOLDER WORDS FILE                      writes a rule set as one file that the guide can load (.kgr)
kanta-rules diff FOLDER FOLDER [--json]                    writes what changes from one rule set to another, as Markdown or JSON
kanta-rules verify RECEIPT [FOLDER]                        checks a receipt against a rule set, by default rules/ID
kanta-rules sources FOLDER --against COPIES [--digest]     compares what is cited with saved copies of its pages; or prints its digests";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["check", folder] => check(Path::new(folder)),
        ["eval", folder] => eval(Path::new(folder)),
        ["table", folder, words, language] => {
            write(table(Path::new(folder), Path::new(words), language, Format::Markdown))
        }
        ["table", folder, words, language, "--html"] => {
            write(table(Path::new(folder), Path::new(words), language, Format::Html))
        }
        ["map", folder, words, language, topic] => {
            write(topic_svg(Path::new(folder), Path::new(words), language, topic))
        }
        ["compile", folder, words, file] => {
            write(compile(Path::new(folder), Path::new(words), Path::new(file)))
        }
        ["diff", from, to] => write(diff(Path::new(from), Path::new(to), DiffFormat::Markdown)),
        ["diff", from, to, "--json"] => write(diff(Path::new(from), Path::new(to), DiffFormat::Json)),
        ["verify", receipt] => check_receipt(Path::new(receipt), None),
        ["verify", receipt, folder] => check_receipt(Path::new(receipt), Some(Path::new(folder))),
        ["sources", folder, "--against", copies] => sources(Path::new(folder), Path::new(copies)),
        ["sources", folder, "--against", copies, "--digest"] => {
            write(source_digests(Path::new(folder), Path::new(copies)))
        }
        _ => {
            eprintln!("{USAGE}");
            ExitCode::from(2)
        }
    }
}

fn check(folder: &Path) -> ExitCode {
    match compile_folder(folder) {
        Ok(compiled) => {
            let rules = compiled.rules;
            let rows: usize = rules.topics.iter().map(|topic| topic.rows.len()).sum();
            print_line(&format!(
                "Rule set {} holds together: {} profiles, {} topics, {rows} rows, {} languages. Hash {}.",
                rules.id,
                rules.profiles,
                rules.topics.len(),
                compiled.texts.len(),
                rules.hash,
            ))
        }
        Err(faults) => {
            let count = faults.0.len();
            let line = if count == 1 { "1 fault.".to_owned() } else { format!("{count} faults.") };
            print_line(&format!("{faults}{line}"));
            ExitCode::FAILURE
        }
    }
}

fn eval(folder: &Path) -> ExitCode {
    let rules = match compile_folder(folder) {
        Ok(compiled) => compiled.rules,
        Err(faults) => {
            eprint!("{faults}");
            return ExitCode::FAILURE;
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
                eprintln!("Standard input cannot be read: {error}.");
                return ExitCode::FAILURE;
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

/// Prints a document, or why there is none.
fn write(document: Result<String, String>) -> ExitCode {
    match document {
        Ok(document) => print_line(document.trim_end()),
        Err(report) => {
            eprintln!("{}", report.trim_end());
            ExitCode::FAILURE
        }
    }
}

/// Says what has become of the sources.
fn sources(folder: &Path, copies: &Path) -> ExitCode {
    match check_sources(folder, copies) {
        Ok(report) => {
            let printed = print_line(report.text.trim_end());
            if report.hold { printed } else { ExitCode::FAILURE }
        }
        Err(report) => {
            eprintln!("{}", report.trim_end());
            ExitCode::FAILURE
        }
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
        let receipt = std::fs::read(file)
            .map_err(|error| format!("{} cannot be read: {error}; mend its name.", file.display()))?;
        let own = Path::new("rules").join(receipt_rules(&receipt)?);
        let folder = folder.unwrap_or(&own);
        let compiled = compile_folder(folder)
            .map_err(|faults| format!("The rule set in {} has faults:\n{faults}", folder.display()))?;
        verify(&compiled.rules, &receipt)
    };
    match verdict() {
        Ok(line) => print_line(&line),
        Err(report) => {
            eprintln!("{}", report.trim_end());
            ExitCode::FAILURE
        }
    }
}

/// Prints a line; a closed output is no reason to panic.
fn print_line(line: &str) -> ExitCode {
    match writeln!(std::io::stdout(), "{line}") {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
