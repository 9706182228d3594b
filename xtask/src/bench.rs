//! `cargo xtask bench`: measures, and prints tables.

use crate::sizes::{self, Size};
use crate::{dist, run::say};
use std::path::Path;

pub(crate) fn run(root: &Path) -> Result<(), String> {
    dist::run(root)?;
    say(&format!("\n## Bytes of a first visit\n\n{}", table(&sizes::first_visit(root)?)));
    Ok(())
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
        let table = table(&[file("a", 75_000), file("b", 999)]);
        let [.., total, held, aim] = table.lines().collect::<Vec<_>>()[..] else { panic!("{table}") };
        assert_eq!(total, "| in all | 75,999 | 75,999 | 75,999 |");
        assert_eq!(held, "| budget, held: 14,001 left | | | 90,000 |");
        assert_eq!(aim, "| budget, aim: 5,999 over | | | 70,000 |");
    }
}
