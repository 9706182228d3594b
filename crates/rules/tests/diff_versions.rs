//! `kanta-rules diff` of two versions of one rule set, run as a program.
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

mod tool;

use kanta_rules::source::{
    SourceFact, SourceFactKind, SourceQuestion, SourceRow, SourceSet, SourceTopic, Test,
};
use kanta_rules::{DiffFormat, Faults, Placed, diff_logic, read_folder};
use serde_json::{Value, json};
use std::path::Path;
use tool::{FERRY, Folder, run};

/// Islands 03 and 09 lie in the reserve, where 03 alone did: of the sets without 03, those with 09. There are seven kinds of sets,
/// by their zones and by both readings of the reserve, and twelve ways to answer the other questions.
const EXPECTED: &str = "\
# From the rules ferry to ferry

Made by `kanta-rules diff`. The first rules are of 2024-06-01, the second of 2024-06-01.

84 full profiles of ferry carry over to ferry.

## Topics

How many profiles conclude the same, something else, or cannot conclude without new answers.

| topic | there | same | something else | needs answers |
|---|---|---:|---:|---:|
| `aboard` | in both | 84 | 0 | 0 |
| `landing` | in both | 48 | 36 | 0 |
| `fare` | in both | 84 | 0 | 0 |

### `landing`

| was | is | profiles | when |
|---|---|---:|---|
| *does not apply* | `ask` | 24 | some with `vehicle = car or lorry`, `reserve = no` |
| *does not apply* | `free` | 12 | some with `vehicle = none or bicycle`, `reserve = no` |

## Questions

Nothing is different.

## Values

Nothing is different.

## Facts

- Changed: `reserve`
  - follows: contains 03 → contains 03 or 09

## Rows

- Changed: `aboard/short-car`
  - status: implied → stated

## Tasks

Nothing is different.

## Sources

- Changed: `https://ferry.example/conditions`
  - dated: 2024-05-15 → 2024-05-20

## Texts

- Changed: `en: group.boarding.title`
  - text: Boarding → Going aboard
";

fn diff(to: &Path) -> (i32, String, String) {
    run(&["diff", FERRY, to.to_str().unwrap()], "")
}

#[test]
fn what_is_different_is_told_with_what_it_was_and_is() {
    let version = Folder::with_ferry(
        "diff-told",
        &[
            ("questions.toml", r#"contains = ["03"]"#, r#"contains = ["03", "09"]"#),
            ("en.toml", r#"title = "Boarding""#, r#"title = "Going aboard""#),
            ("topics.toml", r#"status = "implied""#, r#"status = "stated""#),
            ("rule-set.toml", "2024-05-15", "2024-05-20"),
        ],
    );
    let (code, told, faults) = diff(&version.ferry());
    assert_eq!((code, told.as_str(), faults.as_str()), (0, EXPECTED, ""));
    let (code, told, faults) = run(&["diff", "--json", FERRY, version.ferry().to_str().unwrap()], "");
    let told: Value = serde_json::from_str(&told).unwrap();
    let part = |changed: Value| json!({ "added": [], "gone": [], "changed": changed });
    let was = |was: &str, is: &str| json!({ "was": was, "is": is });
    let parts = json!({
        "questions": part(json!({})),
        "values": part(json!({})),
        "facts": part(json!({ "reserve": { "follows": was("contains 03", "contains 03 or 09") } })),
        "rows": part(json!({ "aboard/short-car": { "status": was("implied", "stated") } })),
        "tasks": part(json!({})),
        "sources": part(json!({ "https://ferry.example/conditions": { "dated": was("2024-05-15", "2024-05-20") } })),
        "texts": part(json!({ "en: group.boarding.title": { "text": was("Boarding", "Going aboard") } })),
    });
    assert_eq!((code, &told["parts"], faults.as_str()), (0, &parts, ""));
}

#[test]
fn a_rule_set_with_faults_is_not_compared() {
    let version = Folder::with_ferry("diff-faults", &[("fi.toml", "title = ", "title ")]);
    let (code, told, faults) = diff(&version.ferry());
    let expected = format!(
        "{}/fi.toml:1:7: error[syntax]: this is not TOML: key with no value, expected `=`; correct the line.\n",
        version.ferry().display()
    );
    assert_eq!((code, told.as_str(), faults), (1, "", expected));
}

#[test]
fn rule_sets_with_too_many_profiles_to_look_at_each_are_refused() {
    let mut set = read_folder(Path::new(FERRY), &mut Faults::default());
    let resident = set.questions.iter().find(|question| question.id.text == "resident").unwrap().clone();
    for number in 0..20 {
        let mut question = resident.clone();
        question.id.text = format!("more-{number}");
        set.questions.push(question);
    }
    let refused = diff_logic(&set, &set, "", DiffFormat::Markdown).unwrap_err();
    assert_eq!(refused, "ferry has 62914560 profiles; more than 2000000 are not compared.\n");
}

#[test]
fn a_carry_over_file_with_faults_compares_nothing() {
    let set = read_folder(Path::new(FERRY), &mut Faults::default());
    let later = SourceSet { id: "later".to_owned(), ..set.clone() };
    let text = "[from.ferry]\nas-is = [\"vehicle\", \"length\", \"islands\"]\n";
    let refused = diff_logic(&set, &later, text, DiffFormat::Markdown).unwrap_err();
    let expected = "carry-over.toml:1:7: nothing is said of the answers to `resident`; \
                    add it to `as-is`, to `dropped` or to the condition of an `answer`.\n";
    assert_eq!(refused, expected);
}

/// The ferry and a later version of it, with something else in its file `questions.toml` or its topics.
fn logic(from: &SourceSet, to: &SourceSet, carry_over: &str) -> Value {
    serde_json::from_str(&diff_logic(from, to, carry_over, DiffFormat::Json).unwrap()).unwrap()
}

fn ferry(name: &str, changes: &[(&str, &str, &str)]) -> SourceSet {
    let mut faults = Faults::default();
    let set = read_folder(&Folder::with_ferry(name, changes).ferry(), &mut faults);
    assert_eq!(faults.to_string(), "");
    set
}

#[test]
fn every_kind_of_set_is_a_profile_once() {
    let (group, code) =
        ("  group = \"outer\"\n  tile = [2, 2]\n", "\n  [[question.item]]\n  code = \"05\"\n");
    let item = format!("{group}{code}  group = \"outer\"\n  tile = [3, 2]\n");
    // The reserve is two of the three outer islands: one goes there from either zone, and need not.
    let set = ferry(
        "every-kind",
        &[("questions.toml", group, &item), ("questions.toml", "[\"03\"]", "[\"03\", \"04\"]")],
    );
    let diff = logic(&set, &set, "");
    assert_eq!((&diff["profiles"], &diff["left-out"]), (&json!(60), &json!(0)));
}

#[test]
fn sets_with_an_item_that_is_gone_are_left_out() {
    let set = ferry("item-there", &[]);
    let later = ferry(
        "item-gone",
        &[(
            "questions.toml",
            "  [[question.item]]\n  code = \"02\"\n  group = \"inner\"\n  tile = [2, 1]\n",
            "",
        )],
    );
    let diff = logic(&set, &later, "");
    // With that island one is in one zone or in both, and in both with the reserve or without.
    assert_eq!((&diff["profiles"], &diff["left-out"]), (&json!(60), &json!(36)));
}

/// What comes out when three questions are answered with yes or no: `other` where a condition holds, else `same`.
fn three(other: &[&[(usize, &str)]], same: &[&[(usize, &str)]]) -> SourceSet {
    let mut set = read_folder(Path::new(FERRY), &mut Faults::default());
    let resident = set.questions.iter().find(|question| question.id.text == "resident").unwrap().clone();
    let placed = |text: &str| Placed { text: text.to_owned(), place: resident.id.place.clone() };
    let question = |at| SourceQuestion { id: placed(&format!("q{at}")), ..resident.clone() };
    set.questions = (0..3).map(question).collect();
    let condition = |ways: &[&[(usize, &str)]]| {
        let test = |&(at, value): &(usize, &str)| Test {
            name: placed(&format!("q{at}")),
            values: vec![placed(value)],
        };
        ways.iter().map(|tests| tests.iter().map(test).collect()).collect()
    };
    let topic = set.topics.first().unwrap().clone();
    let first = topic.rows.first().unwrap();
    let row = |id: &str, ways| SourceRow { outcome: placed(id), when: condition(ways), ..first.clone() };
    let rows = vec![row("other", other), row("same", same)];
    set.topics = vec![SourceTopic { rows, notes: Vec::new(), ..topic }];
    (set.facts, set.tasks) = (Vec::new(), Vec::new());
    set
}

/// Of the first profile both neighbours say something, and what they say covers it.
#[test]
fn what_other_conditions_say_together_is_not_said_again() {
    let before = three(&[], &[&[]]);
    let after = three(
        &[&[(0, "yes"), (2, "no")], &[(1, "yes"), (2, "yes")]],
        &[&[(1, "no"), (2, "yes")], &[(0, "no"), (2, "no")]],
    );
    let diff = logic(&before, &after, "");
    let when = json!([{ "q0": ["yes"], "q2": ["no"] }, { "q1": ["yes"], "q2": ["yes"] }]);
    let change = json!({ "was": "same", "is": ["other"], "profiles": 4, "when": when, "partly": false });
    assert_eq!(diff["topics"][0]["changes"], json!([change]));
}

/// The same of three facts of a set: whether the island `01`, `02`, `03` is chosen.
fn three_facts(other: &[&[(usize, &str)]], same: &[&[(usize, &str)]]) -> SourceSet {
    let mut set = three(other, same);
    let ferry = read_folder(Path::new(FERRY), &mut Faults::default());
    let contains = ferry.facts.iter().find(|fact| fact.id.text == "reserve").unwrap();
    let placed = |text: String| Placed { text, place: contains.id.place.clone() };
    let fact = |at| SourceFact {
        id: placed(format!("q{at}")),
        kind: SourceFactKind::Contains(vec![placed(format!("0{}", at + 1))]),
        ..contains.clone()
    };
    set.facts = (0..3).map(fact).collect();
    set.questions = ferry.questions.into_iter().filter(|question| question.id.text == "islands").collect();
    set
}

/// Sets that have one or two of three islands: of the six pairs that say so, each kind of set fits two.
#[test]
fn a_description_of_sets_that_others_cover_where_they_overlap_is_left_out() {
    let before = three_facts(&[], &[&[]]);
    let after = three_facts(
        &[&[(0, "yes"), (1, "no")], &[(1, "yes"), (2, "no")], &[(2, "yes"), (0, "no")]],
        &[&[(0, "yes"), (1, "yes"), (2, "yes")], &[(0, "no"), (1, "no"), (2, "no")]],
    );
    let diff = logic(&before, &after, "");
    let when = json!([
        { "q0": ["yes"], "q1": ["no"] },
        { "q0": ["yes"], "q2": ["no"] },
        { "q0": ["no"], "q1": ["yes"] },
        { "q0": ["no"], "q2": ["yes"] },
    ]);
    let change = json!({ "was": "same", "is": ["other"], "profiles": 6, "when": when, "partly": false });
    assert_eq!(diff["topics"][0]["changes"], json!([change]));
}
