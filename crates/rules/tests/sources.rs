//! `kanta-rules sources`: made-up pages of the ferry, and what is said of them when they change.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use kanta_rules::{check_sources, source_digests};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const FERRY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/rule_sets/ferry");

/// The page of source S1. Its title stands twice, and its last section has a list.
const PAGE: &str = "\
The ferry's conditions

The ferry's conditions

What is said before the first heading.

Boarding

Come early.
Lorries need a booking.

Further notes

Be kind.

Fares

The crossing costs:

  • one ticket for one zone
  • two tickets for more.
";

/// What the rows of `ferry` cite.
const BOARDING: &str = "cited by topic.aboard.row.on-foot, topic.aboard.row.short-car, topic.aboard.row.long, \
    topic.aboard.note.turned-away, topic.landing.row.without-motor, task.queue, task.booking, task.booking.share.warden";
const FARES: &str = "cited by topic.fare.row.resident, topic.fare.row.one-zone, topic.fare.row.both-zones";
const WEIGHT: &str = "X1/weight: no copy; cited by topic.aboard.row.long-lorry";

/// A copy of `ferry` and a folder of saved pages; both go when they are dropped.
struct Folders(PathBuf);

impl Folders {
    fn new(name: &str) -> Folders {
        let folders =
            Folders(std::env::temp_dir().join(format!("kanta-sources-{}-{name}", std::process::id())));
        fs::create_dir_all(folders.rules()).unwrap();
        fs::create_dir_all(folders.pages()).unwrap();
        for file in fs::read_dir(FERRY).unwrap() {
            let file = file.unwrap();
            fs::copy(file.path(), folders.rules().join(file.file_name())).unwrap();
        }
        folders
    }

    /// The same with the page saved, and its digests in the rule set.
    fn with_digests(name: &str) -> Folders {
        let folders = Folders::new(name);
        folders.save("conditions.txt", PAGE);
        let digests = source_digests(&folders.rules(), &folders.pages()).unwrap();
        let head = folders.rules().join("rule-set.toml");
        let text = fs::read_to_string(&head).unwrap();
        fs::write(head, text.replace("[source.X1]", &format!("{digests}[source.X1]"))).unwrap();
        folders
    }

    fn rules(&self) -> PathBuf {
        self.0.join("rules")
    }

    fn pages(&self) -> PathBuf {
        self.0.join("pages")
    }

    fn save(&self, file: &str, text: impl AsRef<[u8]>) {
        fs::write(self.pages().join(file), text).unwrap();
    }

    /// The report, and whether the sources hold.
    fn report(&self) -> (String, bool) {
        let report = check_sources(&self.rules(), &self.pages()).unwrap();
        (report.text, report.hold)
    }

    /// The report where all is there, and whatever else is said of a page that is there.
    fn all_is_there(&self) {
        let sum = "3 headings: 2 there, 0 changed, 0 gone, 1 no copy, 0 no digest.";
        let text = format!("S1/boarding: there; {BOARDING}\nS1/fares: there; {FARES}\n{WEIGHT}\n{sum}\n");
        assert_eq!(self.report(), (text, true));
    }
}

impl Drop for Folders {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

#[test]
fn without_digests_the_tool_prints_those_that_belong_into_the_rule_set() {
    let folders = Folders::new("print");
    folders.save("conditions.txt", PAGE);
    let text = format!(
        "S1/boarding: no digest (conditions.txt); {BOARDING}\nS1/fares: no digest (conditions.txt); {FARES}\n\
         {WEIGHT}\n3 headings: 0 there, 0 changed, 0 gone, 1 no copy, 2 no digest.\n"
    );
    assert_eq!(folders.report(), (text, true));
    // SHA-256 of "Come early. Lorries need a booking. Further notes Be kind.", and of "The crossing costs: one ticket …".
    let digests = "[source.S1.digest]\nboarding = \"e89527915549c683\"\nfares = \"cafda0275ca09097\"\n\n";
    assert_eq!(source_digests(&folders.rules(), &folders.pages()), Ok(digests.to_owned()));
}

#[test]
fn what_nobody_sees_changes_nothing() {
    let folders = Folders::with_digests("unseen");
    folders.all_is_there();
    folders.save("conditions.txt", PAGE.replace('\n', "\r\n"));
    folders.all_is_there();
    let unseen = PAGE.replace("a booking", "a\u{a0}book\u{ad}ing").replace("Come ", "\u{200b}Come   ");
    folders.save("conditions.txt", format!("\u{feff}{unseen}"));
    folders.all_is_there();
    let more = PAGE.replace("before the first heading", "before all");
    folders.save("conditions.txt", more);
    folders.all_is_there();
}

#[test]
fn a_page_in_markdown_is_read_as_the_same() {
    let folders = Folders::with_digests("markdown");
    fs::remove_file(folders.pages().join("conditions.txt")).unwrap();
    let page = "\
# The ferry’s conditions, in another layout

<https://ferry.example/conditions>

- Boarding
- Fares

## Boarding

Come early. Lorries need a booking.

### Further notes

Be kind.

## Fares ##

The crossing costs:

* one ticket for one zone
* two tickets for more.

## Contact

Call us.
";
    folders.save("conditions.MD", page.replace("### Further", "Further"));
    folders.all_is_there();
    // A heading of a lower level is part of the section; one of the same level ends it.
    folders.save("conditions.MD", page);
    folders.all_is_there();
}

#[test]
fn a_changed_word_and_a_heading_that_is_gone_are_told() {
    let folders = Folders::with_digests("changed");
    folders.save(
        "conditions.txt",
        PAGE.replace("one ticket", "two tickets").replace("\nBoarding\n", "\nOn board\n"),
    );
    let text = format!(
        "S1/boarding: gone (conditions.txt); {BOARDING}\nS1/fares: changed (conditions.txt); {FARES}\n\
         {WEIGHT}\n3 headings: 0 there, 1 changed, 1 gone, 1 no copy, 0 no digest.\n"
    );
    assert_eq!(folders.report(), (text, false));
    let missing = "conditions.txt has no line \"Boarding\" for S1/boarding.\n";
    assert_eq!(source_digests(&folders.rules(), &folders.pages()), Err(missing.to_owned()));
}

#[test]
fn files_that_are_no_copies_are_named() {
    let folders = Folders::with_digests("others");
    folders.save("conditions.html", "<p>");
    folders.save("moved.txt", "https://ferry.example/moved\n\nThe ferry's conditions\n");
    fs::remove_file(folders.pages().join("conditions.txt")).unwrap();
    let text = format!(
        "S1/boarding: no copy; {BOARDING}\nS1/fares: no copy; {FARES}\n{WEIGHT}\n\
         moved.txt: of no source; it must begin with a page's title, or name its address\n\
         conditions.html: not read; save the page as text (.txt) or Markdown (.md)\n\
         3 headings: 0 there, 0 changed, 0 gone, 3 no copy, 0 no digest.\n"
    );
    assert_eq!(folders.report(), (text, true));
}

#[test]
fn copies_that_cannot_be_used_are_refused() {
    let folders = Folders::with_digests("refused");
    let refused = |message: &str| {
        assert_eq!(check_sources(&folders.rules(), &folders.pages()), Err(message.to_owned()));
        assert_eq!(source_digests(&folders.rules(), &folders.pages()), Err(message.to_owned()));
    };
    folders.save("older.md", PAGE);
    refused("conditions.txt and older.md are both copies of source S1; keep one.");
    folders.save("older.md", b"F\xe5r\xf6");
    refused("older.md is not UTF-8; save it anew as UTF-8.");
    fs::remove_dir_all(folders.pages()).unwrap();
    let error = fs::read_dir(folders.pages()).unwrap_err();
    refused(&format!("{} cannot be read: {error}; mend its name.", folders.pages().display()));
    fs::write(folders.rules().join("questions.toml"), "question = 1\n").unwrap();
    refused(&format!(
        "{}/questions.toml:1:12: error[wrong-type]: `question` must be a list of tables, each begun with double brackets; change it.\n",
        folders.rules().display()
    ));
}

/// Runs the program and gives its exit code, standard output and standard error.
fn run(rules: &Path, pages: &Path, more: &[&str]) -> (i32, String, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_kanta-rules"));
    let output = program.arg("sources").arg(rules).arg("--against").arg(pages).args(more).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn the_exit_code_says_whether_the_sources_hold() {
    let folders = Folders::with_digests("program");
    let (rules, pages) = (folders.rules(), folders.pages());
    assert_eq!(run(&rules, &pages, &[]), (0, folders.report().0, String::new()));
    let digests = source_digests(&rules, &pages).unwrap();
    assert_eq!(run(&rules, &pages, &["--digest"]), (0, format!("{}\n", digests.trim_end()), String::new()));
    folders.save("conditions.txt", PAGE.replace("early", "late"));
    assert_eq!(run(&rules, &pages, &[]), (1, folders.report().0, String::new()));
    folders.save("copy.txt", PAGE);
    let twice = "conditions.txt and copy.txt are both copies of source S1; keep one.\n";
    assert_eq!(run(&rules, &pages, &[]), (1, String::new(), twice.to_owned()));
    assert_eq!(run(&rules, &pages, &["--digest"]), (1, String::new(), twice.to_owned()));
}
