//! `kanta-rules check`: the findings of a rule set, for people and for programs.

use super::args::Format;
use super::drawn::drawn;
use super::print_line;
use kanta_rules::{Compiled, Fault, Faults, Place, compile_folder};
use serde_json::{Value, json};
use std::io::IsTerminal;
use std::path::Path;
use std::process::ExitCode;

/// Checks a rule set and prints what was found.
pub(crate) fn check(folder: &Path, format: Option<Format>) -> ExitCode {
    let by_itself = || if std::io::stdout().is_terminal() { Format::Human } else { Format::Short };
    let format = format.unwrap_or_else(by_itself);
    match compile_folder(folder) {
        Ok(compiled) => match format {
            Format::Human | Format::Short | Format::Github => print_line(&holds(&compiled)),
            Format::Json => print_line(&summary(folder, &compiled).to_string()),
        },
        Err(faults) => {
            print_line(&report(folder, &faults, format));
            ExitCode::FAILURE
        }
    }
}

/// The findings in a format, without the last line end.
pub(crate) fn report(folder: &Path, faults: &Faults, format: Format) -> String {
    let number = match faults.count() {
        1 => "1 finding".to_owned(),
        count => format!("{count} findings"),
    };
    let note = faults.not_looked_at();
    let later = note.as_ref().map_or_else(String::new, |note| format!("\n{note}"));
    let end = format!("{number}. What a code means: kanta-rules --explain CODE{later}");
    match format {
        Format::Human => drawn(folder, faults) + &end,
        Format::Short => faults.lines(folder) + &end,
        Format::Json => {
            let findings: Vec<Value> = faults.0.iter().map(finding).collect();
            let folder = folder.display().to_string();
            json!({"folder": folder, "holds": false, "findings": findings, "note": note}).to_string()
        }
        Format::Github => {
            let lines = faults.0.iter().map(|fault| annotation(folder, fault));
            lines.chain(note.map(|note| format!("::notice::{note}"))).collect::<Vec<_>>().join("\n")
        }
    }
}

/// The line that says what was proved.
pub(crate) fn holds(compiled: &Compiled) -> String {
    let rules = &compiled.rules;
    let rows: usize = rules.topics.iter().map(|topic| topic.rows.len()).sum();
    let cases = match compiled.cases {
        0 => "no cases".to_owned(),
        1 => "1 case, as written".to_owned(),
        cases => format!("{cases} cases, all as written"),
    };
    format!(
        "Rule set {} holds together: {} profiles, {} topics, {rows} rows, {} languages; {cases}. Hash {}.",
        rules.id,
        rules.profiles,
        rules.topics.len(),
        compiled.texts.len(),
        rules.hash,
    )
}

fn summary(folder: &Path, compiled: &Compiled) -> Value {
    let rules = &compiled.rules;
    json!({
        "folder": folder.display().to_string(),
        "holds": true,
        "findings": [],
        "rules": {"id": rules.id, "as-of": rules.as_of.iso(), "hash": rules.hash},
        "profiles": rules.profiles,
        "topics": rules.topics.len(),
        "rows": rules.topics.iter().map(|topic| topic.rows.len()).sum::<usize>(),
        "cases": compiled.cases,
        "languages": compiled.texts.iter().map(|(language, _)| language).collect::<Vec<_>>(),
    })
}

fn finding(fault: &Fault) -> Value {
    let place = |place: &Place| json!({"file": &*place.file, "line": place.line, "column": place.column});
    json!({
        "code": fault.problem.code(),
        "file": &*fault.place.file,
        "line": fault.place.line,
        "column": fault.place.column,
        "message": fault.problem.to_string(),
        "meant": fault.problem.meant(),
        "also": fault.also.iter().map(place).collect::<Vec<_>>(),
    })
}

/// A finding as a workflow command, which GitHub shows at the line.
fn annotation(folder: &Path, fault: &Fault) -> String {
    let escaped = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| escaped(text).replace(':', "%3A").replace(',', "%2C");
    format!(
        "::error file={},line={},col={},title={}::{}",
        property(&fault.place.path(folder)),
        fault.place.line,
        fault.place.column,
        property(fault.problem.code()),
        escaped(&fault.problem.to_string()),
    )
}
