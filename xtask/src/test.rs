//! `cargo xtask test`: everything that must hold before a change is offered, step by step.

use crate::products::sizes;
use crate::run::{self, Shown, complain, program, say};
use crate::setup::{self, browsers::Browsers};
use crate::trunk::{self, Std};
use crate::{dist, files};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Tests that ran, by how they ended.
#[derive(Clone, Copy, Default)]
struct Count {
    passed: usize,
    failed: usize,
}

/// One step: what it is called, and what it does.
type Step<'a> = (&'a str, &'a dyn Fn(&mut Count) -> Result<(), String>);

pub(crate) fn run(root: &Path, _: &[String]) -> Result<(), String> {
    let tools = setup::to_build(root)?;
    let browsers = setup::to_test(root)?;
    let engines = match &browsers.no_webkit {
        None => "journeys in Firefox and WebKit".to_owned(),
        Some(reason) => format!("journeys in Firefox; WebKit is SKIPPED: {reason}"),
    };
    let hosting = match &browsers.no_nginx {
        None => "hosting by nginx".to_owned(),
        Some(reason) => format!("hosting by nginx is SKIPPED: {reason}"),
    };
    let steps: [Step; 10] = [
        ("format", &|_| run::run(program(root, "cargo").args(["fmt", "--all", "--check"]))),
        ("lints", &|_| {
            lints(program(root, "cargo").args(["clippy", "--workspace", "--all-targets", "--all-features"]))
        }),
        ("lints for the browser", &|_| lints(&mut trunk::lints_for_browser(root))),
        ("native tests", &|count| native(root, count)),
        ("products", &|_| dist::build(root, &tools, Std::Small)),
        ("sizes", &|_| within_budget(root)),
        ("journeys in Chromium", &|count| journeys(root, "journeys", &browsers, count)),
        ("interface, packages, examples", &|count| journeys(root, "hosts", &browsers, count)),
        (&engines, &|count| journeys(root, "engines", &browsers, count)),
        (&hosting, &|count| journeys(root, "hosting", &browsers, count)),
    ];
    follow(&steps)
}

/// Takes the steps in turn up to the first that fails. The last line that is printed counts the tests; a step that fails
/// without a test of its own having failed counts as one, so that nobody reads the line as a success.
fn follow(steps: &[Step]) -> Result<(), String> {
    let mut count = Count::default();
    let mut summary = Vec::new();
    let mut ended = Ok(());
    for (name, step) in steps {
        say(&format!("\n== {name}"));
        let start = Instant::now();
        ended = step(&mut count);
        let word = if ended.is_ok() { "ok" } else { "FAILED" };
        let line = format!("{word:6} {:4} s  {name}", start.elapsed().as_secs());
        say(&line);
        summary.push(line);
        if let Err(sentence) = &ended {
            complain(sentence);
            count.failed = count.failed.max(1);
            break;
        }
    }
    say(&format!("\n== summary\n{}\n", summary.join("\n")));
    say(&format!("{} passed, {} failed", count.passed, count.failed));
    // The sentence stands above already, and nothing may follow the count.
    ended.map_err(|_| String::new())
}

fn lints(cargo: &mut std::process::Command) -> Result<(), String> {
    run::run(cargo.args(["--", "-D", "warnings"]))
}

fn native(root: &Path, count: &mut Count) -> Result<(), String> {
    let Shown { text, ended } =
        run::show(program(root, "cargo").args(["test", "--workspace", "--no-fail-fast"]))?;
    for line in text.lines().filter(|line| line.starts_with("test result:")) {
        count.passed += before(line, "passed");
        count.failed += before(line, "failed");
    }
    ended
}

/// The number before a word: in "3 passed; 1 failed;", before "passed", 3.
fn before(line: &str, word: &str) -> usize {
    let words = line.split([' ', ';']).collect::<Vec<_>>();
    let pair = words.windows(2).find(|pair| pair.last() == Some(&word));
    pair.and_then(|pair| pair.first()?.parse().ok()).unwrap_or_default()
}

fn within_budget(root: &Path) -> Result<(), String> {
    let bytes = sizes::total(&sizes::first_visit(root)?).brotli;
    say(&format!("a first visit costs {bytes} bytes of brotli, of {} that it may", sizes::HELD));
    if bytes <= sizes::HELD { Ok(()) } else { Err("the first visit is over its budget".to_owned()) }
}

/// The journeys are named one by one: what a folder means to `node --test` differs between its versions.
fn journeys(root: &Path, folder: &str, browsers: &Browsers, count: &mut Count) -> Result<(), String> {
    let is_test = |file: &PathBuf| file.to_string_lossy().ends_with(".test.mjs");
    let tests = files::list(&root.join("tests").join(folder))?.into_iter().filter(is_test);
    let mut node = program(root, "node");
    node.args(["--test", "--test-reporter=spec"]).args(tests);
    node.envs(browsers.places.iter().map(|(variable, place)| (variable, place)));
    // Where one is set, the journeys that need what is missing say it and are skipped.
    for (variable, missing) in
        [("WEBKIT_MISSING", &browsers.no_webkit), ("NGINX_MISSING", &browsers.no_nginx)]
    {
        node.env_remove(variable).envs(missing.iter().map(|reason| (variable, reason)));
    }
    let Shown { text, ended } = run::show(&mut node)?;
    count.passed += after(&text, "ℹ pass ");
    count.failed += after(&text, "ℹ fail ") + after(&text, "ℹ cancelled ");
    ended
}

/// The number that ends the line with this start.
fn after(text: &str, start: &str) -> usize {
    text.lines().find_map(|line| line.strip_prefix(start)?.trim().parse().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_runners_summaries_are_read() {
        let cargo = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s";
        assert_eq!((before(cargo, "passed"), before(cargo, "failed")), (12, 3));
        let node = "✔ loads (3ms)\nℹ tests 5\nℹ pass 4\nℹ fail 1\n";
        assert_eq!((after(node, "ℹ pass "), after(node, "ℹ fail ")), (4, 1));
    }
}
