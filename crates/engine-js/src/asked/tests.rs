//! What a script is told, against the JSON interface and the changes by hand.

use super::*;
use kanta_rules::bundle::{bundle, bundled_extras, own_rules};
use kanta_rules::{compile_folder, eval_line};
use serde_json::{Value, json};
use std::path::Path;

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

fn built_in() -> Asked {
    let of =
        |files: Vec<(String, Vec<u8>)>| files.into_iter().find(|(language, _)| language == "en").unwrap().1;
    let (packs, extras) = (bundle(root()).unwrap().packs, bundled_extras(root()).unwrap());
    Asked::new(&of(packs), &of(extras), [&[], &[]]).unwrap()
}

fn as_json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap()
}

#[test]
fn a_result_begins_with_the_line_of_the_json_interface() {
    let asked = built_in();
    let rules = compile_folder(&root().join("rules/2021-04")).unwrap().rules;
    for line in
        ["{}", r#"{"provider":"private","services":"health","regions":["01"]}"#, r#"{"purchased":"unknown"}"#]
    {
        let told = serde_json::to_string(&asked.evaluate(line.as_bytes()).unwrap()).unwrap();
        let line = eval_line(&rules, line.as_bytes()).unwrap();
        assert!(told.starts_with(line.trim_end_matches('}')), "{told}\n{line}");
    }
}

#[test]
fn conclusions_are_said_in_words_and_a_link_leads_to_the_answers() {
    let asked = built_in();
    let told = as_json(&asked.evaluate(br#"{"provider":"public","services":"social"}"#).unwrap());
    assert_eq!(told["conclusions"][0]["topic"], "model-client-data");
    assert_eq!(told["conclusions"][0]["outcome"], "direct");
    let code = told["code"].as_str().unwrap();
    let opened = open_link(&asked.rules, code).answers;
    assert_eq!(
        as_json(&answer_ids(&asked.rules, &opened)),
        json!({"provider": "public", "services": "social"})
    );
}

#[test]
fn what_is_refused_has_the_code_of_the_json_interface() {
    let error = built_in().evaluate(br#"{"povider":"public"}"#).unwrap_err();
    assert_eq!((error.code, &*error.at), ("unknown-question", "povider"));
    assert!(error.message.contains("did you mean `provider`?"), "{}", error.message);
}

#[test]
fn a_rule_set_says_what_the_one_it_leads_to_changes_and_no_other() {
    let asked = built_in();
    let same = asked.diff(b"{}", &asked).unwrap_err();
    assert_eq!((same.code, &*same.at), ("no-changes", "to"));
    assert!(same.message.ends_with("use one of: 2026-09."), "{}", same.message);
    assert!(own_rules(root()).unwrap().iter().any(|rules| rules.id == "2026-09"));
}
