//! `cargo xtask test`: everything that must hold before a change is offered, step by step; `cargo xtask test hosts`: the frameworks and
//! bundlers that packages are installed for; `cargo xtask test twice`: whether two checkouts give the same products.

use crate::products::sizes;
use crate::run::{self, Shown, program, say};
use crate::setup::browsers::{Browsers, chromium};
use crate::setup::{self, TARGET, Tools};
use crate::trunk::{self, Std};
use crate::{dist, files, twice};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// Tests that ran, by how they ended.
#[derive(Clone, Copy, Default)]
struct Count {
    passed: usize,
    failed: usize,
}

/// One step: what it is called, and what it does.
type Step<'a> = (&'a str, &'a dyn Fn(&mut Count) -> Result<(), String>);

/// What can be tested but is no part of everything.
#[derive(Clone, Copy, clap::ValueEnum)]
pub(crate) enum Part {
    /// The frameworks and bundlers that packages are installed for
    Hosts,
    /// Whether two checkouts give the same products
    Twice,
}

pub(crate) fn run(root: &Path, part: Option<Part>) -> Result<(), String> {
    match part {
        None => everything(root),
        Some(Part::Hosts) => hosts(root),
        Some(Part::Twice) => twice::run(root),
    }
}

/// The hosts that are built in clean folders with packages from the registry, out of the products that are there.
fn hosts(root: &Path) -> Result<(), String> {
    let browsers = setup::to_test(root)?;
    follow(&[("frameworks and bundlers, installed", &|count| journeys(root, "frameworks", &browsers, count))])
}

fn everything(root: &Path) -> Result<(), String> {
    let tools = setup::to_build(root)?;
    let browsers = setup::to_test(root)?;
    let cargo_deny = setup::cargo_deny(root)?;
    let engines = match &browsers.no_webkit {
        None => "journeys in Firefox and WebKit".to_owned(),
        Some(reason) => format!("journeys in Firefox; WebKit is SKIPPED: {reason}"),
    };
    let hosting = match &browsers.no_nginx {
        None => "hosting by nginx".to_owned(),
        Some(reason) => format!("hosting by nginx is SKIPPED: {reason}"),
    };
    let steps: [Step; 14] = [
        ("format", &|_| run::run(program(root, "cargo").args(["fmt", "--all", "--check"]))),
        ("types of the scripts", &|_| types(root)),
        ("lints", &|_| lints(root, &["--workspace", "--all-targets", "--all-features"])),
        ("lints for the browser", &|_| lints(root, &FOR_BROWSER)),
        ("licences, sources and versions of packages", &|_| packages(root, &cargo_deny)),
        ("native tests", &|count| {
            cargo_tests(cargo_test(root).args(["--workspace", "--no-fail-fast"]), count)
        }),
        ("component tests in Chromium", &|count| components(root, &tools, &browsers, count)),
        ("products", &|_| dist::build(root, &tools, Std::Small)),
        ("sizes", &|_| within_budget(root)),
        ("journeys in Chromium", &|count| journeys(root, "journeys", &browsers, count)),
        ("interface, packages, examples", &|count| journeys(root, "hosts", &browsers, count)),
        (&engines, &|count| journeys(root, "engines", &browsers, count)),
        (&hosting, &|count| journeys(root, "hosting", &browsers, count)),
        ("the site as stable Rust and plain Trunk build it", &|count| plain(root, &tools, &browsers, count)),
    ];
    follow(&steps)
}

/// Takes the steps and says in the last line how many tests passed and failed.
fn follow(steps: &[Step]) -> Result<(), String> {
    let mut count = Count::default();
    let (summary, ended) = take(steps, &mut count, &|line| say(line));
    say(&format!("\n== summary\n{}\n", summary.join("\n")));
    say(&format!("{} passed, {} failed", count.passed, count.failed));
    ended
}

/// Takes the steps in turn. Where tests fail the steps after them are taken all the same, so that one run tells of every suite; a step
/// that fails by itself, such as a build, is the last, and counts as one test, so that nobody reads the closing line as a success.
fn take(steps: &[Step], count: &mut Count, tell: &dyn Fn(&str)) -> (Vec<String>, Result<(), String>) {
    let mut summary = Vec::new();
    let mut ended = Ok(());
    for (name, step) in steps {
        tell(&format!("\n== {name}"));
        let start = Instant::now();
        let failed_before = count.failed;
        let end = step(count);
        let word = if end.is_ok() { "ok" } else { "FAILED" };
        let line = format!("{word:6} {:4} s  {name}", start.elapsed().as_secs());
        tell(&line);
        summary.push(line);
        if let Err(sentence) = end {
            tell(&sentence);
            // The sentence stands above already, and nothing may follow the count.
            ended = Err(String::new());
            if count.failed == failed_before {
                count.failed += 1;
                break;
            }
        }
    }
    (summary, ended)
}

/// What of the widget is compiled for the browser.
const FOR_BROWSER: [&str; 6] =
    ["--package=kanta-guide", "--lib", "--bin=kanta-guide", "--test=components", "--target", TARGET];

fn lints(root: &Path, what: &[&str]) -> Result<(), String> {
    run::run(program(root, "cargo").arg("clippy").args(what).args(["--", "-D", "warnings"]))
}

/// Whether what Cargo brings in is what `deny.toml` allows; a line there that allows what nothing needs is a fault, too. The fuzzing's packages
/// are others, so that some lines are not needed there.
fn packages(root: &Path, cargo_deny: &Path) -> Result<(), String> {
    for (manifest, unneeded) in [("Cargo.toml", "--deny=warnings"), ("fuzz/Cargo.toml", "--allow=warnings")] {
        let mut cargo = program(root, cargo_deny);
        cargo.args([
            "--manifest-path",
            manifest,
            "--config=deny.toml",
            "--workspace",
            "--locked",
            "check",
            unneeded,
        ]);
        run::run(cargo.args(["licenses", "sources", "bans"]))?;
    }
    Ok(())
}

fn types(root: &Path) -> Result<(), String> {
    for folder in ["src/element", "crates/engine-js/js"] {
        run::run(program(root, "node").args(["node_modules/typescript/bin/tsc", "-p", folder]))?;
    }
    Ok(())
}

fn cargo_test(root: &Path) -> Command {
    let mut cargo = program(root, "cargo");
    cargo.arg("test");
    cargo
}

/// Runs tests of Cargo's and counts them.
fn cargo_tests(cargo: &mut Command, count: &mut Count) -> Result<(), String> {
    let Shown { text, ended } = run::show(cargo)?;
    for line in text.lines().filter(|line| line.starts_with("test result:")) {
        count.passed += before(line, "passed");
        count.failed += before(line, "failed");
    }
    ended
}

/// Where wasm-bindgen's runner reads what Chromium is started with besides its own `headless` and `no-sandbox`.
const WEBDRIVER: &str = "target/webdriver.json";

/// The tests of the components, which wasm-bindgen's runner takes into Chromium.
fn components(root: &Path, tools: &Tools, browsers: &Browsers, count: &mut Count) -> Result<(), String> {
    let program_file = chromium()?.1.to_string_lossy().into_owned();
    let options = format!(
        r#"{{ "goog:chromeOptions": {{ "binary": {program_file:?}, "args": ["disable-gpu", "disable-background-networking", "disable-component-update"] }} }}"#
    );
    files::write(&root.join(WEBDRIVER), options.as_bytes())?;
    let mut cargo = cargo_test(root);
    cargo.args(["--package=kanta-guide", "--test=components", "--target", TARGET]);
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    cargo.env("PATH", run::path_with(tools.folder()));
    cargo.envs(browsers.places());
    cargo.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", WEBDRIVER).env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    cargo_tests(&mut cargo, count)
}

/// Builds the site with nothing but stable Rust and Trunk, and walks through it.
fn plain(root: &Path, tools: &Tools, browsers: &Browsers, count: &mut Count) -> Result<(), String> {
    let products = "target/plain";
    run::run(trunk::build(root, tools).arg(format!("--dist={products}/site")))?;
    let tests = ["smoke", "answers"].map(|name| format!("tests/journeys/{name}.test.mjs"));
    node_tests(node_test(root, browsers).args(tests).env("KANTA_PRODUCTS", products), count)
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
    node_tests(node_test(root, browsers).args(tests), count)
}

/// The runner of Node.js, which is told where the browsers lie.
fn node_test(root: &Path, browsers: &Browsers) -> Command {
    let mut node = program(root, "node");
    node.args(["--test", "--test-reporter=spec"]);
    node.envs(browsers.places());
    // Where one is set, the journeys that need what is missing say it and are skipped.
    for (variable, missing) in
        [("WEBKIT_MISSING", &browsers.no_webkit), ("NGINX_MISSING", &browsers.no_nginx)]
    {
        node.env_remove(variable).envs(missing.iter().map(|reason| (variable, reason)));
    }
    node.env_remove("KANTA_PRODUCTS");
    node
}

/// Runs tests of Node.js' and counts them.
fn node_tests(node: &mut Command, count: &mut Count) -> Result<(), String> {
    let Shown { text, ended } = run::show(node)?;
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
    fn failed_tests_do_not_hide_the_next_suite_and_a_failed_build_is_the_last_step() {
        let taken = std::cell::RefCell::new(Vec::new());
        let step = |name: &'static str, failed: usize, end: Result<(), String>| {
            let taken = &taken;
            move |count: &mut Count| {
                taken.borrow_mut().push(name);
                count.failed += failed;
                end.clone()
            }
        };
        let tests = step("tests", 2, Err("tests failed".to_owned()));
        let build = step("build", 0, Err("it does not build".to_owned()));
        let never = step("never", 0, Ok(()));
        let mut count = Count::default();
        let (summary, ended) =
            take(&[("tests", &tests), ("build", &build), ("never", &never)], &mut count, &|_| ());
        assert_eq!((summary.len(), ended, count.failed), (2, Err(String::new()), 3));
        assert_eq!(*taken.borrow(), ["tests", "build"]);
    }

    #[test]
    fn the_runners_summaries_are_read() {
        let cargo = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s";
        assert_eq!((before(cargo, "passed"), before(cargo, "failed")), (12, 3));
        let node = "✔ loads (3ms)\nℹ tests 5\nℹ pass 4\nℹ fail 1\n";
        assert_eq!((after(node, "ℹ pass "), after(node, "ℹ fail ")), (4, 1));
    }
}
