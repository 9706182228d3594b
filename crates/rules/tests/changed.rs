//! The ferry with changes with which it still holds together: what is then made of it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot be set up fails"
)]

mod tool;

use kanta_engine::{Kind, QuestionId, RuleSet};
use kanta_rules::{compile_folder, extras};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use tool::Folder;

const WORDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales");

/// The ferry with changes, which holds together.
fn changed(name: &str, changes: &[(&str, &str, &str)]) -> RuleSet {
    compile_folder(&Folder::with_ferry(name, changes).ferry()).unwrap().rules
}

#[test]
fn the_hash_is_of_the_rules_and_of_every_word() {
    let hash = |changes: &[_]| changed("hash", changes).hash;
    let (title, term) = (r#""Boarding""#, "The pier is where the ferry lands.");
    let hashes = [
        hash(&[]),
        hash(&[("rule-set.toml", "2024-05-15", "2024-05-20")]),
        hash(&[("en.toml", title, r#""Going aboard""#)]),
        hash(&[("en.toml", term, "The ferry lands at the pier.")]),
        hash(&[("fi.toml", r#"name = "Laituri""#, r#"name = "Laiturit""#)]),
    ];
    assert_eq!(BTreeSet::from(hashes.clone()).len(), hashes.len(), "{hashes:?}");
    for hash in &hashes {
        assert!(
            hash.len() == 64 && hash.chars().all(|c| c.is_ascii_digit() || ('a'..='f').contains(&c)),
            "{hash}"
        );
    }
    assert_eq!(hash(&[]), hashes[0]);
}

#[test]
fn a_question_may_matter_only_between_the_last_outcomes() {
    let rules = changed(
        "last-outcomes",
        &[
            (
                "topics.toml",
                r#"when = { vehicle = "car", length = "short" }"#,
                r#"when = { vehicle = "car" }"#,
            ),
            (
                "topics.toml",
                r#"[{ vehicle = "car", length = "long" }, { vehicle = "lorry", length = "short" }]"#,
                r#"{ vehicle = "lorry", length = "short" }"#,
            ),
            ("questions.toml", r#"asked = { motor = "yes" }"#, r#"asked = { vehicle = "lorry" }"#),
            (
                "cases.toml",
                "[[case]]",
                "[[case]]\nname = \"A short lorry\"\nanswers = { vehicle = \"lorry\", length = \"short\", islands = [\"01\"], resident = \"yes\" }\nexpect = { aboard = \"booked\", landing = false, fare = \"nothing\" }\n\n[[case]]",
            ),
            ("cases.toml", "vehicle = \"car\", length = \"short\"", "vehicle = \"car\""),
            ("cases.toml", r#"vehicle = "car", length = "long""#, r#"vehicle = "car""#),
            (
                "cases.toml",
                "aboard = \"booked\", landing = false, fare = \"nothing\" }\ntasks = [\"queue\", \"booking\"]",
                "aboard = \"any-departure\", landing = false, fare = \"nothing\" }",
            ),
        ],
    );
    assert_eq!(rules.topics[0].questions, [QuestionId(0), QuestionId(1)]);
}

#[test]
fn what_no_set_of_items_is_is_no_profile() {
    let case = (r#"landing = false, fare = "nothing" }"#, r#"landing = "ask", fare = "nothing" }"#);
    let reserve = ("questions.toml", r#"contains = ["03"]"#, r#"contains = ["03", "04"]"#);
    let rules = changed("no-set", &[reserve, ("cases.toml", case.0, case.1)]);
    // Nobody goes to both zones and not to the reserve; before, one kind of five could.
    assert_eq!(rules.profiles, 48);
}

#[test]
fn a_map_may_have_thirty_tiles() {
    let harbour = "  [[question.item]]\n  code = \"09\"\n";
    let (mut items, mut names) = (String::new(), String::new());
    let tiles = (1..=6).flat_map(|row| (1..=5).map(move |column| (column, row)));
    let taken = [(1, 1), (2, 1), (1, 2), (2, 2), (1, 3)];
    for (number, (column, row)) in (10..).zip(tiles.filter(|tile| !taken.contains(tile))) {
        items += &format!("  [[question.item]]\n  code = \"{number}\"\n  tile = [{column}, {row}]\n\n");
        names += &format!("{number} = \"Skerry {number}\"\n");
    }
    let items = items + harbour;
    let names = names + "09 = ";
    let changes =
        [("questions.toml", harbour, &*items), ("en.toml", "09 = ", &*names), ("fi.toml", "09 = ", &*names)];
    let rules = changed("thirty-tiles", &changes);
    let Kind::Set(islands) = &rules.questions[2].kind else { panic!("a choice") };
    assert_eq!(islands.items.len(), 30);
}

/// Places are found by their names in a language and in another; an item is, besides, by what another language calls it.
#[test]
fn a_place_leads_to_its_item_by_each_of_its_names() {
    let [en, fi] = ["how = \"Look at the map on the pier.\"", "how = \"Katso laiturin kartasta.\""];
    let put = |how: &str| format!("{how}\nplaces = \"The map.\"");
    let folder = Folder::with_ferry("places", &[("en.toml", en, &put(en)), ("fi.toml", fi, &put(fi))]);
    let places = "item,fi,en\n01,Pohjoislaituri,North pier\n09,Satama,Port\n03,Utskär,Utskär\n";
    fs::write(folder.ferry().join("places.csv"), places).unwrap();
    let compiled = compile_folder(&folder.ferry()).unwrap();
    let english = [
        ("North pier", "Pohjoislaituri", 0),
        ("Port", "Satama", 4),
        ("Utskär", "", 2),
        // The harbour, as it is called in Finnish.
        ("Satama", "", 4),
    ];
    let finnish = [
        ("Pohjoislaituri", "North pier", 0),
        ("Satama", "Port", 4),
        ("Utskär", "", 2),
        ("The harbour", "", 4),
    ];
    for (language, wanted) in [("en", english), ("fi", finnish)] {
        let places = extras(&compiled, &[], Path::new(WORDS), language).unwrap().places.unwrap();
        let found = places.list.iter().map(|place| (&*place.name, &*place.other, place.item));
        assert_eq!(found.collect::<Vec<_>>(), wanted);
        assert_eq!((places.source.as_str(), places.question), ("The map.", QuestionId(2)));
    }
}
