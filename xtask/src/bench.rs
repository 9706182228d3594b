//! `cargo xtask bench`: measures, and prints tables. `bytes`, `wasm`, `profile`, `engine` and `pages` ask for one.

use crate::products::sizes::{self, Size};
use crate::run::{self, program, say};
use crate::setup::{self, browsers};
use crate::trunk::Std;
use crate::{dist, site};
use clap::ValueEnum;
use std::path::Path;

/// What is measured, the quickest first.
#[derive(Clone, Copy, clap::ValueEnum)]
pub(crate) enum Part {
    /// The bytes of a first visit
    Bytes,
    /// The parts of the wasm
    Wasm,
    /// Where the time of an answer goes
    Profile,
    /// The queries of the engine
    Engine,
    /// The guide beside pages that do the same by other means
    Pages,
}

pub(crate) fn run(root: &Path, part: Option<Part>) -> Result<(), String> {
    dist::run(root, Std::Small)?;
    let wanted = part.as_ref().map_or(Part::value_variants(), std::slice::from_ref);
    wanted.iter().try_for_each(|part| match part {
        Part::Bytes => bytes(root),
        Part::Wasm => parts(root),
        Part::Profile => profile(root),
        Part::Engine => engine(root),
        Part::Pages => pages(root),
    })
}

fn bytes(root: &Path) -> Result<(), String> {
    say(&format!("\n## Bytes of a first visit\n\n{}", table(&sizes::first_visit(root)?)));
    Ok(())
}

fn parts(root: &Path) -> Result<(), String> {
    let built = site::with_names(root)?;
    let rules = kanta_rules::bundle::bundle(root)?.rules.len();
    say("\n## Parts of the wasm\n");
    run::run(program(root, "node").arg("bench/parts.mjs").arg(built).arg(rules.to_string()))
}

fn profile(root: &Path) -> Result<(), String> {
    let built = site::with_names(root)?;
    let (variable, place) = browsers::chromium()?;
    say("\n## Where the time of an answer goes\n");
    run::run(program(root, "node").arg("bench/profile.mjs").arg(built).env(variable, place))
}

fn engine(root: &Path) -> Result<(), String> {
    let printed =
        run::read(program(root, "cargo").args(["bench", "--package=kanta-rules", "--bench=queries"]))?;
    // What criterion says of each time stands before the table.
    say(&printed.split_once("\n## ").map_or(printed.clone(), |(_, table)| format!("\n## {table}")));
    Ok(())
}

fn pages(root: &Path) -> Result<(), String> {
    setup::node_packages(&root.join("bench"))?;
    let (variable, place) = browsers::chromium()?;
    run::run(program(root, "node").arg("bench/build.mjs"))?;
    run::run(program(root, "node").arg("bench/same-page.mjs").env(variable, &place))?;
    say("\n## Pages side by side\n");
    run::run(program(root, "node").arg("bench/measure.mjs").env(variable, place))
}

fn table(visit: &[Size]) -> String {
    let total = sizes::total(visit);
    let mut lines = vec!["| file | raw | gzip | brotli |".to_owned(), "|---|---:|---:|---:|".to_owned()];
    lines.extend(visit.iter().chain([&total]).map(|size| {
        format!(
            "| {} | {} | {} | {} |",
            size.name,
            grouped(size.raw),
            grouped(size.gzip),
            grouped(size.brotli)
        )
    }));
    for (word, budget) in [("held", sizes::HELD), ("aim", sizes::AIM)] {
        let verdict = match budget.checked_sub(total.brotli) {
            Some(left) => format!("{} left", grouped(left)),
            None => format!("{} over", grouped(total.brotli - budget)),
        };
        lines.push(format!("| budget, {word}: {verdict} | | | {} |", grouped(budget)));
    }
    lines.join("\n")
}

/// A number with a comma before each three digits.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_sums_up_and_says_what_is_left() {
        let file = |name: &str, bytes| Size { name: name.to_owned(), raw: bytes, gzip: bytes, brotli: bytes };
        let table = table(&[file("a", 120_000), file("b", 999)]);
        let [.., total, held, aim] = table.lines().collect::<Vec<_>>()[..] else { panic!("{table}") };
        assert_eq!(total, "| in all | 120,999 | 120,999 | 120,999 |");
        assert_eq!(held, "| budget, held: 9,001 left | | | 130,000 |");
        assert_eq!(aim, "| budget, aim: 5,999 over | | | 115,000 |");
    }
}
