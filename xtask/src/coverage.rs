//! `cargo xtask coverage`: runs the native tests over an engine that counts, and prints through how many of its lines and branches they
//! go, and each line and branch through which none does.

use crate::files;
use crate::run::{self, program, say};
use crate::setup::{self, Llvm};
use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// Where what is built for it lies.
const OWN: &str = "target/coverage";
/// What is measured.
const ENGINE: &str = "crates/engine/src";
/// The least of its branches that is enough, in hundredths. Of its lines it is all.
const BRANCHES: usize = 95;

pub(crate) fn run(root: &Path) -> Result<(), String> {
    let llvm = setup::to_cover(root)?;
    let counts = root.join(OWN).join("counts");
    files::empty_folder(&counts)?;
    run::run(&mut tests(root, &llvm, &["--quiet"]))?;
    let found = files::list(&counts)?;
    let sum = counts.join("sum");
    run::run(
        program(root, llvm.tool("llvm-profdata")).args(["merge", "--sparse", "-o"]).arg(&sum).args(found),
    )?;
    let built = run::read(&mut tests(root, &llvm, &["--no-run", "--message-format=json"]))?;
    let mut export = program(root, llvm.tool("llvm-cov"));
    export.args(["export", "--format=lcov", "--instr-profile"]).arg(&sum);
    // The first has no name before it.
    export.args(programs(&built).iter().flat_map(|file| ["--object", file.as_str()]).skip(1));
    let covered = Covered::of(&run::read(export.arg(root.join(ENGINE)))?);
    say(&covered.told(root));
    covered.enough()
}

/// The tests of the packages that have the engine. Lines are counted by what is stable; branches are not yet.
fn tests(root: &Path, llvm: &Llvm, more: &[&str]) -> Command {
    let mut cargo = program(root, "cargo");
    cargo.args(["test", "--package=kanta-engine", "--package=kanta-rules", "--package=kanta-guide"]);
    // For a target that is named, what builds is built without counting.
    cargo.args(["--target", &llvm.host, "--target-dir", OWN]).args(more);
    cargo.env("RUSTFLAGS", "-C instrument-coverage -Z coverage-options=branch").env("RUSTC_BOOTSTRAP", "1");
    cargo.env("LLVM_PROFILE_FILE", root.join(OWN).join("counts/%4m.profraw"));
    cargo
}

/// The programs that Cargo says it has built.
fn programs(said: &str) -> Vec<String> {
    let messages = said.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    messages.filter_map(|message| message.get("executable")?.as_str().map(str::to_owned)).collect()
}

/// How many there are of something, and how many of them a test goes through.
#[derive(Debug, Default, PartialEq)]
struct Part {
    all: usize,
    covered: usize,
}

/// What a report of lcov's form says.
#[derive(Debug, Default, PartialEq)]
struct Covered {
    lines: Part,
    branches: Part,
    /// The lines through which no test goes, and those of branches that none takes, each with its file.
    missed: Vec<String>,
}

impl Covered {
    fn of(report: &str) -> Covered {
        let mut covered = Covered::default();
        let mut file = "";
        for (key, value) in report.lines().filter_map(|line| line.split_once(':')) {
            let number = value.parse().unwrap_or(0);
            match key {
                "SF" => file = value,
                "LF" => covered.lines.all += number,
                "LH" => covered.lines.covered += number,
                "BRF" => covered.branches.all += number,
                "BRH" => covered.branches.covered += number,
                "DA" => covered.missed.extend(value.strip_suffix(",0").map(|line| format!("{file}:{line}"))),
                "BRDA" if value.ends_with(",0") || value.ends_with(",-") => {
                    let line = value.split(',').next().unwrap_or_default();
                    covered.missed.push(format!("a branch of {file}:{line}"));
                }
                _ => {}
            }
        }
        covered
    }

    fn told(&self, root: &Path) -> String {
        let part = |Part { all, covered }: &Part| format!("{covered} of {all}");
        let own = format!("{}/", root.display());
        let missed =
            self.missed.iter().map(|line| format!("no test goes through {}\n", line.replace(&own, "")));
        let (lines, branches) = (part(&self.lines), part(&self.branches));
        format!("{}{ENGINE}: {lines} lines, {branches} branches", missed.collect::<String>())
    }

    fn enough(&self) -> Result<(), String> {
        let Covered { lines, branches, .. } = self;
        if lines.all == 0 || branches.all == 0 {
            return Err(format!("nothing was counted in {ENGINE}"));
        }
        if lines.covered < lines.all {
            return Err("a line of the engine has no test: write one, or remove it".to_owned());
        }
        if branches.covered.saturating_mul(100) < branches.all.saturating_mul(BRANCHES) {
            return Err(format!("fewer than {BRANCHES} of a hundred branches of the engine have a test"));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_read_and_a_line_without_a_test_told() {
        let report = "SF:/a/crates/engine/src/find.rs\nFN:9,_R\nDA:9,12\nDA:22,0\nBRDA:9,0,0,3\nBRF:4\nBRH:3\nLF:2\nLH:1\nBRDA:9,0,1,0\n\
                      end_of_record\nSF:/a/crates/engine/src/sets.rs\nDA:1,10\nBRF:16\nBRH:16\nLF:1\nLH:1\nend_of_record\n";
        let covered = Covered::of(report);
        let told = "no test goes through crates/engine/src/find.rs:22\n\
                    no test goes through a branch of crates/engine/src/find.rs:9\n\
                    crates/engine/src: 2 of 3 lines, 19 of 20 branches";
        assert_eq!(covered.told(Path::new("/a")), told);
        assert_eq!(
            covered.enough(),
            Err("a line of the engine has no test: write one, or remove it".to_owned())
        );
    }

    #[test]
    fn all_lines_are_enough_with_nineteen_of_twenty_branches() {
        let part = |all, covered| Part { all, covered };
        let enough = |branches| Covered { lines: part(3, 3), branches, missed: Vec::new() }.enough();
        assert_eq!(enough(part(20, 19)), Ok(()));
        assert!(enough(part(40, 37)).is_err());
        assert!(enough(part(0, 0)).is_err());
    }

    #[test]
    fn programs_are_those_that_cargo_names() {
        let said = "{\"reason\":\"compiler-artifact\",\"executable\":null}\nnot JSON\n\
                    {\"reason\":\"compiler-artifact\",\"executable\":\"/a/b\"}\n";
        assert_eq!(programs(said), ["/a/b"]);
    }
}
