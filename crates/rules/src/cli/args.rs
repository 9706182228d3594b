//! What the tool takes on its command line.

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use kanta_rules::pages;
use std::ffi::OsStr;
use std::path::PathBuf;

/// What the words of a rule set mean, and each exit code.
const WORDS_AND_EXIT_CODES: &str = "\
Words:
  fact     what follows from an answer, such as the number of areas; conditions can test it
  profile  somebody's answers to all questions, as far as the rules can tell people apart
  topic    one thing that is concluded, by a table of rows
  row      a condition, and the outcome where it holds; in each profile just one row of a topic holds
  case     an example: answers, and what must come out

Exit codes:
  0  all is as it should be, or help was asked for
  1  a rule set has findings, a line of answers was refused, a receipt or a source does not hold,
     or something cannot be read or written
  2  the command was not understood";

/// What answers look like.
const ANSWERS: &str = r#"Example of answers, with a value, a list of codes, and one that is not known:
  {"provider":"private","services":"health","regions":["01","02"],"records":"unknown"}"#;

/// The rule author's tool of the Kanta guide: checks, proves, asks and compiles rule sets.
#[derive(Debug, Parser)]
#[command(version, arg_required_else_help = true, args_conflicts_with_subcommands = true)]
#[command(after_help = WORDS_AND_EXIT_CODES, disable_help_subcommand = true)]
pub(crate) struct Arguments {
    /// Explains a finding by its code: cause, example and remedy; without a code, lists all
    #[arg(long, value_name = "CODE", num_args = 0..=1, value_parser = Code, hide_possible_values = true)]
    pub(crate) explain: Option<Option<String>>,
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Reads, checks and proves a rule set, and runs its cases; prints every finding
    Check {
        /// The folder of the rule set
        folder: PathBuf,
        /// How findings are printed: by default `human` on a terminal, else `short`
        #[arg(long, value_enum)]
        format: Option<Format>,
    },
    /// Answers sets of answers, JSON, one a line, from standard input to standard output
    #[command(after_help = ANSWERS)]
    Eval {
        /// The folder of the rule set
        folder: PathBuf,
    },
    /// Explains one case in words: what comes out, by which rule, why, and what would change it
    #[command(after_help = ANSWERS)]
    Explain {
        /// The folder of the rule set
        folder: PathBuf,
        /// The answers: an object as `eval` takes it, the name of a file with one, or `-` for standard input
        answers: String,
        /// The language of the rules that are quoted: by default the rule set's first
        #[arg(long)]
        language: Option<String>,
    },
    /// Writes every outcome with its conditions, as Markdown or HTML
    Table {
        /// The folder of the rule set
        folder: PathBuf,
        /// The folder of the interface's words, `locales`
        words: PathBuf,
        /// The language, such as `en`
        language: String,
        /// As HTML, not Markdown
        #[arg(long)]
        html: bool,
    },
    /// Writes the decision diagram of a topic, as SVG
    Map {
        /// The folder of the rule set
        folder: PathBuf,
        /// The folder of the interface's words, `locales`
        words: PathBuf,
        /// The language, such as `en`
        language: String,
        /// The topic's id
        topic: String,
    },
    /// Writes a rule set as one file that the guide can load (.kgr)
    Compile {
        /// The folder of the rule set
        folder: PathBuf,
        /// The folder of the interface's words, `locales`
        words: PathBuf,
        /// The file to write
        file: PathBuf,
    },
    /// Writes what changes from one rule set to another, as Markdown or JSON
    Diff {
        /// The folder of the first rule set
        from: PathBuf,
        /// The folder of the second rule set
        to: PathBuf,
        /// As JSON, not Markdown
        #[arg(long)]
        json: bool,
    },
    /// Checks a receipt against a rule set
    Verify {
        /// The receipt that the guide saved
        receipt: PathBuf,
        /// The folder of the rule set: by default `rules/ID`, after the receipt
        folder: Option<PathBuf>,
    },
    /// Compares what is cited with saved copies of its pages; or prints its digests
    Sources {
        /// The folder of the rule set
        folder: PathBuf,
        /// The folder of the saved copies
        #[arg(long, value_name = "COPIES")]
        against: PathBuf,
        /// Prints the digests of the copies
        #[arg(long)]
        digest: bool,
    },
    /// Writes a small rule set to begin with, which passes `check`
    New {
        /// The folder to make; its name becomes the rule set's id
        folder: PathBuf,
    },
    /// Checks a rule set and its cases, and again at each save
    Watch {
        /// The folder of the rule set
        folder: PathBuf,
        /// How findings are printed: by default `human` on a terminal, else `short`
        #[arg(long, value_enum)]
        format: Option<Format>,
    },
    /// Prints what makes a shell complete the tool's command lines
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Writes the manual pages: one for the tool, and one for each command
    Man {
        /// The folder to write them into, such as `~/.local/share/man/man1`
        folder: PathBuf,
    },
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Each with its line of the file and a caret under what is meant
    Human,
    /// One line each: path, line, column, code, sentence
    Short,
    /// One JSON object
    Json,
    /// Annotations of GitHub Actions
    Github,
}

/// The code of a finding: shells complete it, and what is none is told with the one that is nearest.
#[derive(Clone)]
struct Code;

impl TypedValueParser for Code {
    type Value = String;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&Arg>,
        value: &OsStr,
    ) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(pages().into_iter().map(|page| PossibleValue::new(page.code))))
    }
}
