//! The rule set `2021-04` against a naive reading of itself and against the numbers of its specification.

mod reference;

use kanta_rules::source::SourceSet;
use kanta_rules::{Faults, compile_folder, eval_line, read_folder};
use proptest::prelude::*;
use reference::{Given, Reference, normalised};
use serde_json::{Value, json};
use std::path::Path;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../rules/2021-04");

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
