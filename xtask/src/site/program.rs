//! The program and its glue as Trunk built them: taken out of the site, where the element's bundle stands for them, and made small.

use super::{Kind, work_folder};
use crate::files;
use crate::run::{self, program};
use std::path::{Path, PathBuf};

/// Where the two lie.
pub(super) struct Program {
    pub(super) wasm: PathBuf,
    /// The script that wasm-bindgen wrote for it.
    pub(super) glue: PathBuf,
    /// The short names by which the two call each other, for the glue still to take; a dev build has none.
    pub(super) names: Option<PathBuf>,
}

const WASM_OPT: &str = "node_modules/binaryen/bin/wasm-opt";

/// The wasm as wasm-bindgen wrote it.
const BUILT: &str = "built.wasm";

/// How wasm-opt makes it small. Of what follows on `--converge`: calls kept as calls pack better than what they call laid out in
/// several places, and rustc has inlined already (0.8 KB); the first kilobyte of memory is the far end of the stack, so an address
/// that is a number plus an offset is never there, and the two can be one (0.6 KB); what occurs twice packs better than what is kept
/// for a second use (0.3 KB), and what stands in the order of the source better than what is moved to where it is used (0.1 KB).
const SMALL: [&str; 9] = [
    "-Oz",
    "--converge",
    "--one-caller-inline-max-function-size=0",
    "--always-inline-max-function-size=0",
    "--low-memory-unused",
    "--skip-pass=local-cse",
    "--skip-pass=simplify-locals",
    "--strip-producers",
    // It tells wasm-opt what the wasm may use, and nobody else.
    "--strip-target-features",
];

/// Takes both out of the site.
pub(super) fn take(root: &Path, site: &Path, work: &Path, kind: Kind) -> Result<Program, String> {
    let (wasm, glue) = (work.join("kanta-guide.wasm"), work.join("kanta-guide-glue.js"));
    let built = work.join(BUILT);
    files::rename(&the_one(site, "kanta-guide", "_bg.wasm")?, &built)?;
    files::rename(&the_one(site, "kanta-guide", ".js")?, &glue)?;
    let names = match kind {
        Kind::Release => {
            let short = work.join("short-names.wasm");
            let names = shorten_names(root, &built, &[], &short)?;
            optimise(root, &short, &[], &wasm)?;
            Some(names)
        }
        Kind::Dev => {
            files::write(&wasm, &files::read(&built)?)?;
            None
        }
    };
    Ok(Program { wasm, glue, names })
}

/// Takes the engine without a page out of the site. Nobody waits for it on a first visit, so its names stay as they are.
pub(super) fn take_engine(root: &Path, site: &Path, work: &Path, kind: Kind) -> Result<Program, String> {
    const NAME: &str = "kanta-engine-js";
    let (wasm, glue, built) = (
        work.join("kanta-guide-engine.wasm"),
        work.join("kanta-guide-engine-glue.js"),
        work.join("engine-built.wasm"),
    );
    files::rename(&the_one(site, NAME, "_bg.wasm")?, &built)?;
    files::rename(&the_one(site, NAME, ".js")?, &glue)?;
    match kind {
        Kind::Release => optimise(root, &built, &[], &wasm)?,
        Kind::Dev => files::rename(&built, &wasm)?,
    }
    Ok(Program { wasm, glue, names: None })
}

/// The last release once more, made small, but its functions keep their names: for the bench.
pub(crate) fn with_names(root: &Path) -> Result<PathBuf, String> {
    let work = work_folder(root, Kind::Release);
    let (short, named) = (work.join("short-with-names.wasm"), work.join("with-names.wasm"));
    shorten_names(root, &work.join(BUILT), &["-g"], &short)?;
    optimise(root, &short, &["-g"], &named)?;
    Ok(named)
}

fn optimise(root: &Path, from: &Path, more: &[&str], to: &Path) -> Result<(), String> {
    let mut node = program(root, "node");
    node.arg(WASM_OPT).args(SMALL).args(more);
    run::run(node.arg(from).arg("--output").arg(to))
}

/// Gives the imports and exports of the wasm short names; wasm-opt prints the list of them, which is written beside it. The names that
/// wasm-bindgen gives have a hash each, in the wasm and in the glue: 4 KB together.
fn shorten_names(root: &Path, from: &Path, more: &[&str], to: &Path) -> Result<PathBuf, String> {
    let names = to.with_extension("json");
    let mut node = program(root, "node");
    node.arg(WASM_OPT)
        .args(more)
        .arg("--minify-imports-and-exports-and-modules")
        .arg(from)
        .arg("--output")
        .arg(to);
    files::write(&names, run::read(&mut node)?.as_bytes())?;
    Ok(names)
}

/// The one file of Trunk's whose name begins and ends so.
fn the_one(site: &Path, start: &str, end: &str) -> Result<PathBuf, String> {
    let fault = |error| format!("could not list {}: {error}", site.display());
    let mut found = Vec::new();
    for entry in std::fs::read_dir(site).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        let name = files::name(&path)?;
        if name.starts_with(start) && name.ends_with(end) {
            found.push(path);
        }
    }
    match <[PathBuf; 1]>::try_from(found) {
        Ok([path]) => Ok(path),
        Err(found) => {
            Err(format!("Trunk has made {} files {start}…{end}, not one: {}", found.len(), site.display()))
        }
    }
}
