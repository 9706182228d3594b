//! The project's commands: this file is the table of them; each is written in the file of its name.

mod archive;
mod bench;
mod browsers;
mod bundle;
mod compress;
mod dist;
mod embed;
mod files;
mod first_page;
mod nginx;
mod npm;
mod offline;
mod packs;
mod page;
mod run;
mod serve;
mod setup;
mod site;
mod sizes;
mod test;
mod wasm;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What every command returns; the error is a sentence that says what to do, or empty if it has been said.
type Outcome = Result<(), String>;

struct Command {
    name: &'static str,
    says: &'static str,
    run: fn(&Path) -> Outcome,
}

const COMMANDS: [Command; 5] = [
    Command {
        name: "serve",
        says: "serves the site on http://127.0.0.1:8080 with live rebuild",
        run: serve::run,
    },
    Command {
        name: "test",
        says: "runs everything: format, lints, native tests, sizes, browsers",
        run: test::run,
    },
    Command { name: "dist", says: "builds the products into dist/", run: dist::run },
    Command { name: "bench", says: "measures, and prints tables", run: bench::run },
    Command {
        name: "bundle",
        says: "(called by Trunk) rebuilds what the served page is made of",
        run: bundle::run,
    },
];

fn main() -> ExitCode {
    let name = std::env::args().nth(1).unwrap_or_default();
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        run::complain("Say one of these commands:");
        for command in &COMMANDS {
            run::complain(&format!("  cargo xtask {:7} {}", command.name, command.says));
        }
        return ExitCode::from(2);
    };
    match (command.run)(&workspace()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) if sentence.is_empty() => ExitCode::FAILURE,
        Err(sentence) => {
            run::complain(&format!("cargo xtask {name}: {sentence}"));
            ExitCode::FAILURE
        }
    }
}

/// The checkout's root: the folder above this package's own.
fn workspace() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package).to_path_buf()
}
