//! The guide's own rule sets, as every product has them.
#![allow(clippy::unwrap_used, reason = "a test may panic; clippy spares only the test functions themselves")]

use kanta_rules::bundle::{BUILT_IN, RULE_SETS, WORDS, own_rules};
use std::fs;
use std::path::{Path, PathBuf};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

#[test]
fn they_come_in_the_order_of_their_days_and_one_is_in_the_wasm() {
    let all = own_rules(Path::new(ROOT)).unwrap();
    let known: Vec<(&str, &str, bool)> =
        all.iter().map(|rules| (&*rules.id, &*rules.day, rules.file.is_some())).collect();
    assert_eq!(known, [("2021-04", "2021-04-19", false), ("2026-09", "2026-09-01", true)]);
    assert!(all.is_sorted_by(|one, next| one.day < next.day && one.mark != next.mark));
}

/// A copy of what they are made from, removed when it goes.
struct Copy(PathBuf);

impl Copy {
    fn new() -> Copy {
        let copy = Copy(std::env::temp_dir().join(format!("kanta-own-rules-{}", std::process::id())));
        for folder in RULE_SETS.iter().chain([&WORDS, &"locales/result", &"locales/documents"]) {
            fs::create_dir_all(copy.0.join(folder)).unwrap();
            for entry in fs::read_dir(Path::new(ROOT).join(folder)).unwrap().map(Result::unwrap) {
                if entry.file_type().unwrap().is_file() {
                    fs::copy(entry.path(), copy.0.join(folder).join(entry.file_name())).unwrap();
                }
            }
        }
        copy
    }

    /// Puts a text in place of another in a file.
    fn change(&self, file: &str, before: &str, now: &str) {
        let file = self.0.join(BUILT_IN).join(file);
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.contains(before), "{}", file.display());
        fs::write(file, text.replace(before, now)).unwrap();
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn one_that_leads_to_a_rule_set_that_is_not_there_is_refused() {
    let copy = Copy::new();
    copy.change("rule-set.toml", "others = [\"2026-09\"]", "others = [\"2027-01\"]");
    for language in ["sv", "fi", "en"] {
        copy.change(&format!("{language}.toml"), "[other.2026-09]", "[other.2027-01]");
    }
    assert_eq!(
        own_rules(&copy.0).unwrap_err(),
        "rules/2021-04/rule-set.toml: there is no rule set `2027-01`; take it out of `others`, or name its folder in crates/rules/src/bundle.rs.\n"
    );
}
