//! The project's commands: this file is the table of them.
//!
//! From the ground up: `run`, `files` and `compress`; `setup` finds or installs the tools; `trunk` calls Trunk; `notices` tells what of
//! others is in the products; `site` is what Trunk calls when it has built; `products` is made of a finished site; `dist`, `serve`,
//! `bench`, `fuzz` and `test` are the commands. None knows one that stands above it.

mod bench;
mod compress;
mod dist;
mod files;
mod fuzz;
mod notices;
mod products;
mod run;
mod serve;
mod setup;
mod site;
mod test;
mod trunk;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What every command returns; the error is a sentence that says what to do, or empty if it has been said.
type Outcome = Result<(), String>;

struct Command {
    name: &'static str,
    says: &'static str,
    /// Takes the root of the checkout and the arguments after the command's name.
    run: fn(&Path, &[String]) -> Outcome,
}

const COMMANDS: [Command; 6] = [
    Command {
        name: "serve",
        says: "sets up, and hands over to `trunk serve` with the same arguments",
        run: serve::run,
    },
    Command {
        name: "test",
        says: "runs everything: format, lints, native tests, sizes, browsers; `hosts`: installs and tries frameworks",
        run: test::run,
    },
    Command {
        name: "dist",
        says: "builds the products into dist/; `--plain-std`: with the standard library as it comes",
        run: dist::run,
    },
    Command { name: "bench", says: "measures, and prints tables", run: bench::run },
    Command {
        name: "fuzz",
        says: "tries what reads files, links and answers with anything; `MINUTES`: so many for each target",
        run: fuzz::run,
    },
    Command { name: "finish", says: "(called by Trunk) makes what Trunk cannot", run: site::run },
];

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let name = arguments.next().unwrap_or_default();
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        run::complain("Say one of these commands:");
        for command in &COMMANDS {
            run::complain(&format!("  cargo xtask {:7} {}", command.name, command.says));
        }
        return ExitCode::from(2);
    };
    match (command.run)(&workspace(), &arguments.collect::<Vec<_>>()) {
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
