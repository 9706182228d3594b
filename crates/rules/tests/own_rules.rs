//! The guide's own rule sets, as every product has them.
#![allow(clippy::unwrap_used, reason = "a test may panic; clippy spares only the test functions themselves")]

mod tool;

use kanta_engine::{load_extras, load_late_words, load_pack, load_rules};
use kanta_rules::bundle::{BUILT_IN, RULE_SETS, WORDS, bundle, bundled_extras, languages, own_rules};
use kanta_rules::{compile_folder, extras, others_beside};
use std::fs;
use std::path::{Path, PathBuf};
use tool::Folder;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

#[test]
fn they_come_in_the_order_of_their_days_and_one_is_in_the_wasm() {
    let all = own_rules(Path::new(ROOT)).unwrap();
    let known: Vec<(&str, &str, bool)> =
        all.iter().map(|rules| (&*rules.id, &*rules.day, rules.file.is_some())).collect();
    assert_eq!(known, [("2021-04", "2021-04-19", false), ("2026-09", "2026-09-01", true)]);
    assert!(all.is_sorted_by(|one, next| one.day < next.day && one.mark != next.mark));
}

#[test]
fn a_first_visit_does_without_what_the_extras_bring() {
    let root = Path::new(ROOT);
    assert_eq!(languages(root).unwrap(), ["sv", "fi", "en"]);
    let (bundle, more) = (bundle(root).unwrap(), bundled_extras(root).unwrap());
    let rules = load_rules(&bundle.rules).unwrap();
    let compiled = compile_folder(&root.join(BUILT_IN)).unwrap();
    let others = others_beside(&root.join(BUILT_IN), &compiled.rules).unwrap();
    let all = std::iter::zip(&bundle.packs, &bundle.first_packs).zip(&more);
    let mut known = Vec::new();
    for (((language, whole), (first_language, first)), (extras_language, bytes)) in all {
        assert_eq!((language, language), (first_language, extras_language));
        let whole = load_pack(whole, &rules, bundle.words.len()).unwrap();
        let mut pack = load_pack(first, &rules, bundle.words.len()).unwrap();
        // What is late is there empty; all else is there.
        for (at, (text, first)) in std::iter::zip(&whole.texts, &pack.texts).enumerate() {
            let is_late = compiled.late.iter().any(|late| usize::from(late.0) == at);
            assert_eq!(first, if is_late { "" } else { text }, "{language} {at}");
        }
        // Of the words, those that are empty come, and no others.
        let mut there = pack.clone();
        let early = there.words.iter_mut().filter(|word| !word.is_empty());
        let early = early.map(|word| word.clear()).count();
        load_late_words(bytes, &mut there).unwrap();
        assert_eq!(there.words.iter().position(|word| !word.is_empty()), Some(early), "{language}");
        let rest = load_late_words(bytes, &mut pack).unwrap();
        let read = load_extras(rest, &rules, &mut pack).unwrap();
        assert_eq!(pack, whole, "{language}");
        let own = extras(&compiled, &others, &root.join(WORDS), language).unwrap();
        assert_eq!((read.glossary, read.places), (own.glossary, own.places), "{language}");
        known.push(language.as_str());
    }
    assert_eq!(known, ["sv", "fi", "en"]);
}

/// Of the help that is unfolded, the first question's alone is there at once; what concerns a result is not.
#[test]
fn what_no_page_before_the_result_shows_is_late() {
    let compiled = compile_folder(&Path::new(ROOT).join("crates/rules/tests/rule_sets/ferry")).unwrap();
    let (_, texts) = compiled.texts.iter().find(|(language, _)| language == "en").unwrap();
    let late: Vec<&str> =
        compiled.late.iter().filter_map(|text| texts.get(usize::from(text.0))).map(String::as_str).collect();
    for text in [
        "Look at the map on the pier.",
        "Any departure",
        "you may take any departure",
        "That is so in {islands}.",
        "A long car or a short lorry needs a booking.",
        "Without a booking you can be turned away.",
        "you go to the nature reserve",
        "you went to the nature reserve",
        "Queue",
        "Rings back.",
        "The warden",
        "Boarding",
        "https://ferry.example/conditions",
    ] {
        assert!(late.contains(&text), "{text}");
    }
    for text in [
        "The ferry",
        "Think of the way on from the pier.",
        "Where do you go ashore?",
        "Storholm",
        "any departure",
        "Getting aboard",
    ] {
        assert!(texts.iter().any(|one| one == text) && !late.contains(&text), "{text}");
    }
    assert_eq!((late.len(), texts.len()), (71, 117));
}

/// What is said to some in other words comes when that comes which it stands for.
#[test]
fn words_for_some_are_late_where_those_for_all_are() {
    let variant = "[[variant]]\nid = \"home\"\nwhen = { resident = \"yes\" }\n\n[[topic]]";
    let words = "[variant.home.topic.landing.outcome.free]\nshort = \"free, as always\"\n\
                 detail = \"As always.\"\n\n[topic.landing]\n";
    let changes = [
        ("topics.toml", "[[topic]]", variant),
        ("en.toml", "[topic.landing]\n", words),
        ("fi.toml", "[topic.landing]\n", words),
    ];
    let compiled = compile_folder(&Folder::with_ferry("late-variant", &changes).ferry()).unwrap();
    let (_, texts) = compiled.texts.iter().find(|(language, _)| language == "en").unwrap();
    let late = ["free, as always", "As always."].map(|said| {
        let at = texts.iter().position(|text| text == said).unwrap();
        compiled.late.iter().any(|late| usize::from(late.0) == at)
    });
    assert_eq!(late, [false, true]);
}

/// A copy of what they are made from, removed when it goes.
struct Copy(PathBuf);

impl Copy {
    fn new(name: &str) -> Copy {
        let copy = Copy(std::env::temp_dir().join(format!("kanta-own-rules-{}-{name}", std::process::id())));
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
fn faults_are_told_with_the_folder() {
    let copy = Copy::new("faults");
    copy.change("rule-set.toml", "as-of = \"2021-04-19\"", "as-of = \"2021-04-31\"");
    let told = "rules/2021-04/rule-set.toml:5:9: error[wrong-type]: `as-of` must be a date of the calendar such as \"2021-04-19\"; change it.\n";
    assert_eq!(own_rules(&copy.0).unwrap_err(), told);
    assert_eq!(bundle(&copy.0).unwrap_err(), told);
    assert_eq!(bundled_extras(&copy.0).unwrap_err(), told);
    assert_eq!(languages(&copy.0).unwrap_err(), told);
}

#[test]
fn a_word_that_is_missing_is_told_at_the_end_of_the_file_that_lacks_it() {
    let copy = Copy::new("words");
    let file = copy.0.join("locales/result/fi.toml");
    let text = fs::read_to_string(&file).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with("changes-title = "));
    fs::write(&file, lines.map(|line| format!("{line}\n")).collect::<String>()).unwrap();
    let end = text.lines().count();
    let told = bundle(&copy.0).unwrap_err();
    let start = format!(
        "locales/result/fi.toml:{end}:1: error[no-text]: text `changes-title` is missing; add `changes-title` (sv: “"
    );
    assert!(told.starts_with(&start) && told.lines().count() == 1, "{told}");
}

#[test]
fn one_that_leads_to_a_rule_set_that_is_not_there_is_refused() {
    let copy = Copy::new("not-there");
    copy.change("rule-set.toml", "others = [\"2026-09\"]", "others = [\"2027-01\"]");
    for language in ["sv", "fi", "en"] {
        copy.change(&format!("{language}.toml"), "[other.2026-09]", "[other.2027-01]");
    }
    assert_eq!(
        own_rules(&copy.0).unwrap_err(),
        "rules/2021-04/rule-set.toml: there is no rule set `2027-01`; take it out of `others`, or name its folder in crates/rules/src/bundle.rs.\n"
    );
}
