//! The rule set `2021-04` against a naive reading of itself and against the numbers of its specification.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may panic; clippy spares only the test functions themselves"
)]

mod reference;

use kanta_engine::{Kind, RuleSet, Text};
use kanta_rules::source::SourceSet;
use kanta_rules::{Compiled, Faults, Format, compile_folder, eval_line, read_folder, table};
use proptest::prelude::*;
use reference::{Given, Reference, normalised};
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashSet};
use std::path::Path;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../rules/2021-04");
const WORDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales");

fn source() -> SourceSet {
    let mut faults = Faults::default();
    let set = read_folder(Path::new(FOLDER), &mut faults);
    assert!(faults.is_empty(), "{faults}");
    set
}

/// One set of regions for each combination of facts.
fn region_sets() -> Vec<Vec<String>> {
    let sets: [&[&str]; 5] = [&["21"], &["01"], &["01", "21"], &["01", "02"], &["01", "02", "21"]];
    sets.iter().map(|set| set.iter().map(|&code| code.to_owned()).collect()).collect()
}

#[test]
fn holds_together() {
    let compiled = compile_folder(Path::new(FOLDER));
    assert!(compiled.is_ok(), "{}", compiled.unwrap_err());
}

#[test]
fn has_973_profiles() {
    let set = source();
    assert_eq!(compile_folder(Path::new(FOLDER)).unwrap().rules.profiles, 973);
    assert_eq!(Reference::new(&set, &region_sets()).profiles.len(), 973);
}

#[test]
fn every_full_profile_gets_what_the_naive_reading_gives() {
    let set = source();
    let reference = Reference::new(&set, &region_sets());
    let rules = compile_folder(Path::new(FOLDER)).unwrap().rules;
    for profile in &reference.profiles {
        let answers: Vec<Given> = profile.iter().map(|v| v.map_or(Given::LeftOut, Given::Value)).collect();
        let input = reference.input(&answers).to_string();
        let found: Value = serde_json::from_str(&eval_line(&rules, input.as_bytes()).unwrap()).unwrap();
        assert_eq!(normalised(found), reference.expected(&answers), "{input}");
        reference.check_explanations(&rules, &answers);
    }
}

/// What is true of a person, in the words of the tables: the clauses of their answers. Of a question that they are not asked all
/// clauses are, for nothing keeps a person from having an answer to it.
fn true_clauses(
    rules: &RuleSet,
    texts: &[String],
    profile: &[Option<usize>],
    facts: &[BTreeMap<String, String>],
) -> HashSet<String> {
    let text = |text: Text| texts[usize::from(text.0)].clone();
    let mut clauses = HashSet::new();
    for (question, answer) in rules.questions.iter().zip(profile) {
        match &question.kind {
            Kind::Choice(values) => {
                let own =
                    values.iter().enumerate().filter(|(at, _)| answer.is_none_or(|answer| answer == *at));
                clauses.extend(own.map(|(_, value)| text(value.because)));
            }
            Kind::Set(set) => {
                for fact in &set.facts {
                    let is_own = |id: &str| answer.is_none_or(|answer| facts[answer][&fact.id] == id);
                    let own = fact.values.iter().filter(|value| is_own(&value.id));
                    clauses.extend(own.map(|value| text(value.because)));
                }
            }
        }
    }
    clauses
}

/// Whether a condition of the tables is true, read as a person would: several ways, each with clauses, each with alternatives.
fn is_true(condition: &str, or: &str, known: &HashSet<String>, all: &HashSet<String>) -> bool {
    let separator = format!(" {or} ");
    let clause = |clause: &str| {
        let (mut rest, mut holds) = (clause, false);
        while !rest.is_empty() {
            let longest = all.iter().filter(|one| {
                rest.strip_prefix(one.as_str())
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with(&separator))
            });
            let found = longest.max_by_key(|one| one.len()).unwrap_or_else(|| panic!("not a clause: {rest}"));
            holds |= known.contains(found);
            rest = rest[found.len()..].strip_prefix(&separator).unwrap_or("");
        }
        holds
    };
    condition.split(&format!("<br>{or} ")).any(|way| way.split("; ").all(clause))
}

#[test]
fn every_full_profile_finds_its_conclusions_by_hand_in_the_tables_of_the_page() {
    let set = source();
    let reference = Reference::new(&set, &region_sets());
    let Compiled { rules, texts, .. } = compile_folder(Path::new(FOLDER)).unwrap();
    let regions = set.questions.iter().position(|question| question.id.text == "regions").unwrap();
    let facts_of = |codes: &Vec<String>| reference.facts(&set.questions[regions], codes);
    let facts: Vec<BTreeMap<String, String>> = reference.values[regions].iter().map(facts_of).collect();
    for (language, [or, applies, always]) in [
        ("sv", ["eller", "Gäller om", "alltid"]),
        ("fi", ["tai", "Koskee teitä, jos", "aina"]),
        ("en", ["or", "Applies if", "always"]),
    ] {
        let page = table(Path::new(FOLDER), Path::new(WORDS), language, Format::Html).unwrap();
        let texts = &texts.iter().find(|(id, _)| id == language).unwrap().1;
        let escaped = texts.iter().map(|text| text.replace('&', "&amp;").replace('"', "&quot;"));
        let texts: Vec<String> = escaped.collect();
        let all = true_clauses(&rules, &texts, &vec![None; rules.questions.len()], &facts);
        let tables: Vec<&str> = rules
            .topics
            .iter()
            .map(|topic| {
                let (_, table) = page.split_once(&format!("id=\"{language}-{}\"", topic.id)).unwrap();
                table.split_once("</table>").unwrap().0
            })
            .collect();
        for profile in &reference.profiles {
            let known = true_clauses(&rules, &texts, profile, &facts);
            let answers: Vec<Given> =
                profile.iter().map(|v| v.map_or(Given::LeftOut, Given::Value)).collect();
            let input = reference.input(&answers).to_string();
            let found: Value = serde_json::from_str(&eval_line(&rules, input.as_bytes()).unwrap()).unwrap();
            for (topic, table) in rules.topics.iter().zip(&tables) {
                let is_met = |condition: &str| condition == always || is_true(condition, or, &known, &all);
                let when = table
                    .split_once(&format!("<p>{applies} "))
                    .map(|(_, rest)| rest.split_once(".</p>").unwrap().0);
                let rows = table.split("<tr><td>").skip(1).map(|row| row.split_once("</td><td>").unwrap());
                let fitting: Vec<&str> = rows
                    .filter(|(when, _)| is_met(when))
                    .map(|(_, rest)| rest.strip_prefix("<b>").unwrap().split_once("</b>").unwrap().0)
                    .collect();
                let concluded = found["outcomes"][&topic.id].as_array().map(|ids| {
                    let outcome =
                        topic.outcomes.iter().find(|outcome| ids[0] == outcome.id.as_str()).unwrap();
                    texts[usize::from(outcome.title.0)].clone()
                });
                let by_hand = if when.is_none_or(is_met) { fitting } else { Vec::new() };
                let by_hand: Vec<String> = by_hand.into_iter().map(str::to_owned).collect();
                let expected: Vec<String> =
                    concluded.map(|title| in_general(&rules, &texts, &title)).into_iter().collect();
                assert_eq!(by_hand, expected, "{language}, {}, {input}", topic.id);
            }
        }
    }
}

/// A title with what stands for chosen groups in general.
fn in_general(rules: &RuleSet, texts: &[String], title: &str) -> String {
    rules.questions.iter().fold(title.to_owned(), |title, question| match &question.kind {
        Kind::Set(set) => {
            title.replace(&format!("{{{}}}", question.id), &texts[usize::from(set.any.unwrap().0)])
        }
        Kind::Choice(_) => title,
    })
}

#[test]
fn five_thousand_partial_profiles_get_what_the_naive_reading_gives() {
    let set = source();
    let reference = Reference::new(&set, &region_sets());
    let rules = compile_folder(Path::new(FOLDER)).unwrap().rules;
    let counts: Vec<usize> = reference.values.iter().map(Vec::len).collect();
    let answers = counts.into_iter().map(|count| {
        prop_oneof![1 => Just(Given::LeftOut), 1 => Just(Given::Unknown), 4 => (0..count).prop_map(Given::Value)]
    });
    let config = ProptestConfig { cases: 5_000, failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(answers in answers.collect::<Vec<_>>())| {
        let input = reference.input(&answers).to_string();
        let found: Value = serde_json::from_str(&eval_line(&rules, input.as_bytes()).unwrap()).unwrap();
        prop_assert_eq!(normalised(found), reference.expected(&answers), "{}", input);
        reference.check_explanations(&rules, &answers);
    });
}

#[test]
fn the_example_of_the_specification_comes_out_to_the_letter() {
    let rules = compile_folder(Path::new(FOLDER)).unwrap().rules;
    let line = br#"{"provider":"private","services":"social","regions":["01","21"],"purchased":"unknown"}"#;
    let expected = concat!(
        r#"{"outcomes":{"model-client-data":["direct"],"permit-authority":["regional-authority"],"permit-aland":["separate-permit"],"#,
        r#""rollout-client-data":["register"],"duty-client-data":["voluntary"],"#,
        r#""purchased-services":["organisers-register-access-right","own-register"],"register-entry":["sote"]},"#,
        r#""next":null,"#,
        r#""because":{"model-client-data":["services"],"permit-authority":["provider","regions"],"permit-aland":["provider","regions"],"#,
        r#""rollout-client-data":["services"],"duty-client-data":["services"],"register-entry":["provider","services"]},"#,
        r#""changes":{"model-client-data":[],"permit-authority":[{"set":{"areas":"none"},"outcome":"outside-mainland"},"#,
        r#"{"set":{"areas":"several"},"outcome":"valvira"}],"permit-aland":[],"rollout-client-data":[],"duty-client-data":[],"#,
        r#""register-entry":[{"set":{"services":"health","form":"self-employed"},"outcome":"iah"},"#,
        r#"{"set":{"services":"both","form":"self-employed"},"outcome":"sote-and-iah"}]},"#,
        r#""tasks":["permits","register-data","access-point-oid","self-monitoring-plan","certificate-cards","card-agreement","#,
        r#""rollout-registration","application"]}"#,
    );
    assert_eq!(eval_line(&rules, line).unwrap(), expected);
}

#[test]
fn a_set_of_regions_counts_its_agency_areas() {
    let rules = compile_folder(Path::new(FOLDER)).unwrap().rules;
    let outcome = |regions: &[&str]| {
        let line = json!({"provider": "private", "regions": regions}).to_string();
        let result: Value = serde_json::from_str(&eval_line(&rules, line.as_bytes()).unwrap()).unwrap();
        (result["outcomes"]["permit-authority"].clone(), result["outcomes"]["permit-aland"].clone())
    };
    let south = ["01", "05", "07", "08", "09"];
    let west = ["06", "13", "14", "15", "16"];
    assert_eq!(outcome(&south), (json!(["regional-authority"]), Value::Null));
    assert_eq!(outcome(&west), (json!(["regional-authority"]), Value::Null));
    assert_eq!(outcome(&["02", "04"]), (json!(["regional-authority"]), Value::Null));
    assert_eq!(
        outcome(&["10", "11", "12", "21"]),
        (json!(["regional-authority"]), json!(["separate-permit"]))
    );
    assert_eq!(outcome(&["17", "18"]), (json!(["regional-authority"]), Value::Null));
    assert_eq!(outcome(&["19"]), (json!(["regional-authority"]), Value::Null));
    assert_eq!(outcome(&["19", "18"]), (json!(["valvira"]), Value::Null));
    assert_eq!(outcome(&["21"]), (json!(["outside-mainland"]), json!(["separate-permit"])));
}

#[test]
fn a_line_that_is_no_set_of_answers_is_refused_with_its_place() {
    let rules = compile_folder(Path::new(FOLDER)).unwrap().rules;
    let check = |line: &[u8], code: &str, at: &str| {
        let error = eval_line(&rules, line).unwrap_err();
        assert_eq!((error.code, error.at.as_str()), (code, at), "{}", String::from_utf8_lossy(line));
    };
    check(b"", "not-json", "column 0");
    check(b"{", "not-json", "column 1");
    check(b"[]", "not-an-object", "column 0");
    check(b"\"private\"", "not-an-object", "column 9");
    check(b"null", "not-an-object", "column 4");
    check(b"{} {}", "not-json", "column 4");
    check(b"\xff", "not-json", "byte 1");
    check(br#"{"colour":"red"}"#, "unknown-question", "colour");
    check(br#"{"provider":"Private"}"#, "unknown-value", "provider");
    check(br#"{"provider":null}"#, "wrong-type", "provider");
    check(br#"{"provider":["private"]}"#, "wrong-type", "provider");
    check(br#"{"provider":"private","provider":"private"}"#, "duplicate-question", "provider");
    check(br#"{"regions":[]}"#, "empty-set", "regions");
    check(br#"{"regions":"01"}"#, "wrong-type", "regions");
    check(br#"{"regions":["01","03"]}"#, "unknown-value", "regions[1]");
    check(br#"{"regions":["01",2]}"#, "wrong-type", "regions[1]");
    check(br#"{"regions":["unknown"]}"#, "unknown-value", "regions[0]");
    check(br#"{"areas":"one"}"#, "unknown-question", "areas");
}
