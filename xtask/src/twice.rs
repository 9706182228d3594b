//! `cargo xtask test twice`: builds the last commit in a second folder, and compares each product with that of this one.

use crate::products::digests;
use crate::run::{self, program, say};
use crate::trunk::Std;
use crate::{dist, files, setup};
use std::path::Path;

/// Where the second checkout lies: deeper than the first, so that a path within a product would be another.
const SECOND: &str = "target/twice/a-second-checkout";

pub(crate) fn run(root: &Path) -> Result<(), String> {
    if !run::read(program(root, "git").args(["status", "--porcelain"]))?.is_empty() {
        return Err("commit what has changed first: the second checkout is of the last commit".to_owned());
    }
    let tools = setup::to_build(root)?;
    dist::build(root, &tools, Std::Small)?;
    let second = root.join(SECOND);
    files::empty_folder(&second)?;
    run::run(program(root, "git").args(["clone", "--quiet", ".", SECOND]))?;
    let mut cargo = program(&second, "cargo");
    cargo.args(["xtask", "dist"]).env("PATH", run::path_with(tools.folder())).env_remove("CARGO_TARGET_DIR");
    run::run(&mut cargo)?;
    let different = differences(&digests::lines(&root.join("dist"))?, &digests::lines(&second.join("dist"))?);
    if different.is_empty() {
        say("both checkouts give the same products, in every byte");
        return Ok(());
    }
    Err(format!(
        "the products of two checkouts are not the same (here -, there +):\n{}",
        different.join("\n")
    ))
}

/// The lines that only one side has.
fn differences(here: &[String], there: &[String]) -> Vec<String> {
    let only = |sign: &str, these: &[String], those: &[String]| -> Vec<String> {
        these.iter().filter(|line| !those.contains(line)).map(|line| format!("{sign} {line}")).collect()
    };
    [only("-", here, there), only("+", there, here)].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_one_checkout_has_is_told() {
        let lines = |all: &[&str]| all.iter().map(|&line| line.to_owned()).collect::<Vec<_>>();
        let here = lines(&["1  dist/embed", "2  dist/npm"]);
        assert_eq!(differences(&here, &here), lines(&[]));
        assert_eq!(
            differences(&here, &lines(&["1  dist/embed", "3  dist/npm", "4  dist/more"])),
            lines(&["- 2  dist/npm", "+ 3  dist/npm", "+ 4  dist/more"])
        );
    }
}
