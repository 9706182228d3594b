//! The project's commands: this file is the table of them.
//!
//! From the ground up: `run`, `files` and `compress`; `setup` finds or installs the tools; `trunk` calls Trunk; `notices` tells what of
//! others is in the products; `site` is what Trunk calls when it has built; `products` is made of a finished site; `dist`, `serve`,
//! `bench`, `fuzz`, `coverage`, `twice` and `test` are the commands. None knows one that stands above it.

mod bench;
mod compress;
mod coverage;
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
mod twice;

use clap::{Parser, Subcommand};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use trunk::Std;

/// The project's commands.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Sets up, and hands over to `trunk serve`
    Serve {
        /// What `trunk serve` takes
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Runs everything: format, lints, native tests, sizes, browsers
    Test {
        /// Another part, which everything is without
        part: Option<test::Part>,
    },
    /// Builds the products into dist/
    Dist {
        /// With the standard library as it comes
        #[arg(long)]
        plain_std: bool,
    },
    /// Measures, and prints tables
    Bench {
        /// One table alone
        part: Option<bench::Part>,
    },
    /// Tries what reads files, links and answers with anything
    Fuzz {
        /// So many for each target
        #[arg(default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
        minutes: u32,
        /// What to try: the programs of fuzz/fuzz_targets; all where none is named
        targets: Vec<String>,
    },
    /// Counts through how many lines and branches of the engine the native tests go
    Coverage,
    /// Makes what Trunk cannot (called by Trunk)
    #[command(hide = true)]
    Finish,
}

fn main() -> ExitCode {
    let root = workspace();
    let outcome = match Arguments::parse().command {
        Command::Serve { arguments } => serve::run(&root, &arguments),
        Command::Test { part } => test::run(&root, part),
        Command::Dist { plain_std } => dist::run(&root, if plain_std { Std::Plain } else { Std::Small }),
        Command::Bench { part } => bench::run(&root, part),
        Command::Fuzz { minutes, targets } => fuzz::run(&root, minutes, &targets),
        Command::Coverage => coverage::run(&root),
        Command::Finish => site::run(&root),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            // It is empty where the fault has been told.
            if !sentence.is_empty() {
                run::complain(&format!("cargo xtask: {sentence}"));
            }
            ExitCode::FAILURE
        }
    }
}

/// The checkout's root: the folder above this package's own.
fn workspace() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package).to_path_buf()
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn what_is_not_known_is_refused_with_what_is() {
        let said = |words: &[&str]| match Arguments::try_parse_from(["xtask"].iter().chain(words)) {
            Ok(_) => String::new(),
            Err(error) => error.to_string(),
        };
        assert!(said(&["test", "host"]).contains("a similar value exists: 'hosts'"));
        assert!(said(&["bench", "bytes", "wasm"]).contains("unexpected argument 'wasm'"));
        assert!(said(&["fuzz", "0"]).contains("0 is not in 1.."));
        assert_eq!(said(&["serve", "--port", "9000"]), "");
        assert_eq!(said(&["fuzz", "2", "links", "packs"]), "");
    }
}
