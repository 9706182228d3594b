//! `cargo xtask fuzz [MINUTES] [TARGETS]`: tries each target of `fuzz/` with anything for so many minutes, one after the other, and prints
//! a table. Without a number it is one minute each.

use crate::files;
use crate::run::{self, program, say};
use crate::setup;
use std::fs::File;
use std::path::Path;

/// Where all that fuzzing leaves behind lies.
const OWN: &str = "target/fuzz";

/// An input that takes longer, in seconds, is a finding; the slowest of honest ones take hundredths.
const TIMEOUT: u32 = 20;

/// What is known of a target when its time is over.
struct Tried {
    target: String,
    executions: String,
    edges: String,
    found: bool,
}

pub(crate) fn run(root: &Path, minutes: u32, named: &[String]) -> Result<(), String> {
    let wanted = wanted(named, targets(root)?)?;
    let tools = setup::to_fuzz(root)?;
    begin(root)?;
    let tried =
        wanted.iter().map(|target| fuzz(root, &tools, target, minutes)).collect::<Result<Vec<_>, _>>()?;
    say(&format!("\n{minutes} min a target:\n\n{}", table(&tried)));
    match tried.iter().filter(|one| one.found).count() {
        0 => Ok(()),
        _ => Err(format!(
            "the inputs that broke something lie in {OWN}/found: mend what they show, and keep each in fuzz/kept"
        )),
    }
}

/// The targets: each has a program.
fn targets(root: &Path) -> Result<Vec<String>, String> {
    let programs = files::list(&root.join("fuzz/fuzz_targets"))?;
    programs.iter().map(|file| Ok(files::name(file)?.trim_end_matches(".rs").to_owned())).collect()
}

/// The targets that are named; all where none is.
fn wanted(named: &[String], all: Vec<String>) -> Result<Vec<String>, String> {
    match named.iter().find(|name| !all.contains(name)) {
        Some(name) => Err(format!("there is no target {name}: say some of {}", all.join(", "))),
        None if named.is_empty() => Ok(all),
        None => Ok(named.to_vec()),
    }
}

/// Writes the inputs to begin with. The test that does it tries them too, and those that are kept.
fn begin(root: &Path) -> Result<(), String> {
    let mut cargo = program(root, "cargo");
    cargo.args(["test", "--quiet", "--package=kanta-rules", "--test=fuzzed"]);
    run::run(cargo.env("KANTA_SEEDS", root.join(OWN).join("seeds")))
}

fn fuzz(root: &Path, tools: &Path, target: &str, minutes: u32) -> Result<Tried, String> {
    let own = |what: &str| format!("{OWN}/{what}/{target}");
    let (corpus, found) = (own("corpus"), own("found"));
    for folder in [&corpus, &found] {
        files::folder(&root.join(folder))?;
    }
    let log = format!("{OWN}/{target}.log");
    say(&format!("{target}: {minutes} min (what the fuzzer says is in {log})…"));
    let mut cargo = program(root, "cargo");
    cargo.env("PATH", run::path_with(tools)).env_remove("CARGO_TARGET_DIR");
    // No sanitizer: there is no unsafe code of ours, and so the pinned stable Rust will do.
    cargo.args(["fuzz", "run", "--sanitizer=none", "--target-dir", OWN]);
    if target == "folders" {
        // A compiler compares so much that to watch it do so takes more time than all else; its words are in the dictionary.
        cargo.arg("--no-trace-compares");
    }
    cargo.arg(target);
    cargo.args([&corpus, &own("seeds"), &format!("fuzz/kept/{target}"), "--"]);
    cargo.arg(format!("-max_total_time={}", minutes.saturating_mul(60)));
    cargo.arg(format!("-artifact_prefix={found}/")).arg(format!("-timeout={TIMEOUT}"));
    cargo.args(["-rss_limit_mb=1024", "-print_final_stats=1"]);
    let words = format!("fuzz/dictionaries/{target}.dict");
    if root.join(&words).is_file() {
        cargo.arg(format!("-dict={words}"));
    }
    let file = File::create(root.join(&log)).map_err(|error| format!("could not write {log}: {error}"))?;
    let ended = run::run(cargo.stderr(file));
    let said = String::from_utf8_lossy(&files::read(&root.join(&log))?).into_owned();
    let executions = last(&said, "stat::number_of_executed_units:");
    if executions.is_empty() {
        return Err(format!("{target} did not run; see {log}"));
    }
    Ok(Tried { target: target.to_owned(), executions, edges: last(&said, " cov:"), found: ended.is_err() })
}

/// The number after the last of these words.
fn last(said: &str, words: &str) -> String {
    let rest = said.rsplit_once(words).map_or("", |(_, rest)| rest).trim_start();
    rest.chars().take_while(char::is_ascii_digit).collect()
}

fn table(tried: &[Tried]) -> String {
    let row = |one: &Tried| {
        let Tried { target, executions, edges, found } = one;
        format!("| `{target}` | {executions} | {edges} | {} |\n", u8::from(*found))
    };
    let head = "| target | executions | edges covered | findings |\n|---|---:|---:|---:|\n";
    head.to_owned() + &tried.iter().map(row).collect::<String>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_targets_that_are_named_are_tried() {
        let strings = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>();
        let asked = |words: &[&str]| wanted(&strings(words), strings(&["links", "sets"]));
        assert_eq!(asked(&[]), Ok(strings(&["links", "sets"])));
        assert_eq!(asked(&["sets"]), Ok(strings(&["sets"])));
        assert_eq!(
            asked(&["sets", "set"]),
            Err("there is no target set: say some of links, sets".to_owned())
        );
    }

    #[test]
    fn the_fuzzers_figures_are_read() {
        let said = "#2\tINITED cov: 376 ft: 377 corp: 1/1b\n#8166\tDONE   cov: 423 ft: 513 corp: 81/588b\n\
                    stat::number_of_executed_units: 8166\nstat::average_exec_per_sec: 510\n";
        assert_eq!(
            (last(said, "stat::number_of_executed_units:"), last(said, " cov:")),
            ("8166".into(), "423".into())
        );
        assert_eq!(last("error: could not compile", " cov:"), "");
    }

    #[test]
    fn every_target_is_a_program_and_has_a_folder_for_what_is_kept() {
        let root = crate::workspace();
        let all = targets(&root).unwrap();
        let listed = files::read_text(&root.join("fuzz/src/lib.rs")).unwrap();
        let programs = files::read_text(&root.join("fuzz/Cargo.toml")).unwrap();
        for target in &all {
            assert!(listed.contains(&format!("(\"{target}\", {target}),")), "{target}");
            assert!(programs.contains(&format!("name = \"{target}\"")), "{target}");
            assert!(root.join("fuzz/kept").join(target).is_dir(), "{target}");
        }
        assert_eq!((programs.matches("[[bin]]").count(), all.len()), (all.len(), 6));
    }
}
