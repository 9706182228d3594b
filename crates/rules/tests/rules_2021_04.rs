//! The rule set `2021-04` against the words of its specification.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may panic; clippy spares only the test functions themselves"
)]

use kanta_engine::{Case, deciding};
use kanta_rules::{compile_folder, eval_line, read_answers};
use serde_json::{Value, json};
use std::path::Path;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../rules/2021-04");

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

#[test]
fn a_topic_depends_on_the_questions_that_are_open_and_matter_to_it() {
    let rules = compile_folder(Path::new(FOLDER)).unwrap().rules;
    let deciding = |line: &str, topic: &str| -> Vec<&str> {
        let answers = read_answers(&rules, line.as_bytes()).unwrap();
        let topic = rules.topics.iter().find(|known| known.id == topic).unwrap();
        let open = deciding(&Case::new(&rules, &answers), topic);
        open.iter().map(|question| rules.questions[question.0].id.as_str()).collect()
    };
    let topic = "model-patient-data";
    assert_eq!(deciding("{}", topic), ["provider", "services", "patient-system", "setting"]);
    assert_eq!(
        deciding(r#"{"provider":"private","services":"health"}"#, topic),
        ["patient-system", "setting"]
    );
    // What is answered is not open, and what makes no difference any more is none of it.
    assert_eq!(deciding(r#"{"services":"health","patient-system":"own"}"#, topic), [""; 0]);
    assert_eq!(deciding(r#"{"provider":"public","services":"health"}"#, topic), [""; 0]);
    // Not to know is no answer.
    assert_eq!(deciding(r#"{"provider":"public","services":"unknown"}"#, topic), ["services"]);
    assert_eq!(deciding(r#"{"patient-system":"main-joiners"}"#, topic), ["provider", "services", "setting"]);
}
