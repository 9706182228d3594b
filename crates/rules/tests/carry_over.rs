//! Answers carry over between the two built-in rule sets as their specification says, for whole and half answers alike. What is
//! expected here is not read from the rule sets.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may panic; clippy spares only the test functions themselves"
)]

use kanta_engine::{Answer, Answers, Case, Kind, QuestionId, RuleSet, bit, members, open_link, replay};
use kanta_rules::{carry_between, carry_over, compile_folder, extras, others_beside};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Answers by ids; `unknown` for those that are not known.
type Given = BTreeMap<String, Vec<String>>;

const AS_IS: [&str; 5] = ["provider", "services", "form", "patient-system", "purchased"];

fn folder(id: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules").join(id)
}

/// What is expected of answers under 2021-04: those under 2026-09, and the questions whose answer is dropped.
fn to_2026(given: &Given) -> (Given, BTreeSet<String>) {
    let has = |question: &str, value: &str| given.get(question).is_some_and(|values| values == &[value]);
    let may_be = |question: &str, values: &[&str]| {
        given.get(question).is_none_or(|given| given == &["unknown"] || values.contains(&given[0].as_str()))
    };
    let may_be_private = may_be("provider", &["private"]);
    let may_have_health = may_be_private && may_be("services", &["health", "both"]);
    let asked = |question: &str| match question {
        "provider" | "services" => true,
        "regions" | "purchased" => may_be_private,
        "setting" => may_have_health && may_be("patient-system", &["main-joiners"]),
        _ => may_have_health,
    };
    let mut carried = Given::new();
    let mut dropped = BTreeSet::new();
    for (question, values) in given.iter().filter(|(question, _)| asked(question)) {
        // There, "yes" is said of some of the services as well as of all.
        let gone = question == "purchased" && values == &["yes"];
        if AS_IS.contains(&question.as_str()) && !gone {
            carried.insert(question.clone(), values.clone());
        } else if values == &["unknown"] {
        } else if question == "regions" && has("provider", "private") {
            let others = values.iter().any(|region| region != "21");
            let place = match (values.iter().any(|region| region == "21"), others) {
                (true, true) => "both",
                (true, false) => "aland",
                (false, _) => "mainland",
            };
            carried.insert("where".to_owned(), vec![place.to_owned()]);
        } else {
            dropped.insert(question.clone());
        }
    }
    (carried, dropped)
}

/// The same the other way.
fn to_2021(given: &Given) -> (Given, BTreeSet<String>) {
    let may_be = |question: &str, values: &[&str]| {
        given.get(question).is_none_or(|given| given == &["unknown"] || values.contains(&given[0].as_str()))
    };
    let may_be_private = may_be("provider", &["private"]);
    let may_have_health = may_be_private && may_be("services", &["health", "both"]);
    let may_have_social = may_be_private && may_be("services", &["social", "both"]);
    let asked = |question: &str| match question {
        "provider" | "services" | "where" => true,
        "purchased" => may_be_private,
        "form" | "patient-information-system" => may_have_health,
        "patient-system" => may_have_health && may_be("patient-information-system", &["yes"]),
        "client-information-system" => may_have_social,
        _ => may_have_social && may_be("client-information-system", &["yes"]),
    };
    let mut carried = Given::new();
    let mut dropped = BTreeSet::new();
    for (question, values) in given.iter().filter(|(question, _)| asked(question)) {
        let gone = values == &["public-organisers"] || values == &["some"];
        if AS_IS.contains(&question.as_str()) && !gone {
            carried.insert(question.clone(), values.clone());
        } else if values != &["unknown"] {
            dropped.insert(question.clone());
        }
    }
    (carried, dropped)
}

/// Answers as the engine has them.
fn answers(rules: &RuleSet, given: &Given) -> Answers {
    let mut answers = Answers::default();
    for (question, values) in given {
        let at = rules.questions.iter().position(|known| known.id == *question).unwrap();
        let answer = match &rules.questions[at].kind {
            _ if values == &["unknown"] => Answer::Unknown,
            Kind::Choice(known) => {
                Answer::Value(known.iter().position(|value| value.id == values[0]).unwrap())
            }
            Kind::Set(set) => {
                let place = |code: &String| set.items.iter().position(|item| item.code == *code).unwrap();
                Answer::Items(values.iter().map(place).fold(0, |set, item| set | bit(item)))
            }
        };
        answers.set(QuestionId(at), Some(answer));
    }
    answers
}

/// And back.
fn given(rules: &RuleSet, answers: &Answers) -> Given {
    let one = |(at, question): (usize, &kanta_engine::Question)| {
        let values = match (answers.get(QuestionId(at))?, &question.kind) {
            (Answer::Value(value), Kind::Choice(values)) => vec![values[value].id.clone()],
            (Answer::Items(items), Kind::Set(set)) => {
                members(items).map(|item| set.items[item].code.clone()).collect()
            }
            (Answer::Unknown | Answer::Value(_) | Answer::Items(_), _) => vec!["unknown".to_owned()],
        };
        Some((question.id.clone(), values))
    };
    rules.questions.iter().enumerate().filter_map(one).collect()
}

/// The values that are tried for a question: each one of a choice, and sets of each kind.
fn options(rules: &RuleSet, question: usize) -> Vec<Vec<String>> {
    let ids = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>();
    match &rules.questions[question].kind {
        Kind::Choice(values) => values.iter().map(|value| vec![value.id.clone()]).collect(),
        Kind::Set(_) => {
            [&["21"][..], &["01"], &["21", "01"], &["01", "19"], &["19", "21", "01"]].map(ids).to_vec()
        }
    }
}

/// 30,000 sets of answers, drawn by a fixed rule: each question left out, not known, or answered.
fn check(from: &str, to: &str, expected: fn(&Given) -> (Given, BTreeSet<String>)) {
    let compiled = compile_folder(&folder(from)).unwrap();
    let others = others_beside(&folder(from), &compiled.rules).unwrap();
    let words = folder("../locales");
    let since = extras(&compiled, &others, &words, "en").unwrap().since.remove(0);
    let one = compiled.rules;
    let other = compile_folder(&folder(to)).unwrap().rules;
    let carry = carry_between(&folder(from), &folder(to)).unwrap();
    let mut state = 1_u64;
    let mut draw = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below
    };
    let mut seen = BTreeSet::new();
    for _ in 0..30_000 {
        let mut drawn = Given::new();
        for (at, question) in one.questions.iter().enumerate() {
            let options = options(&one, at);
            match draw(options.len() * 2 + 2) {
                0 => {}
                1 => drop(drawn.insert(question.id.clone(), vec!["unknown".to_owned()])),
                number => drop(drawn.insert(question.id.clone(), options[number % options.len()].clone())),
            }
        }
        let carried = carry_over(&carry, &one, &answers(&one, &drawn));
        let dropped = carried.dropped.iter().map(|question| one.questions[question.0].id.clone());
        let found = (given(&other, &carried.answers), dropped.collect());
        assert_eq!(found, expected(&drawn), "{drawn:?}");
        seen.insert(found);
        // What the guide makes of the answers that count, by diagrams and a link's code.
        let counted = replay(&one, &answers(&one, &drawn)).1;
        let carried = carry_over(&carry, &one, &counted);
        let case = Case::new(&one, &counted);
        let opened = open_link(&other, &since.code(&case, to, &counted));
        assert_eq!(given(&other, &opened.answers), given(&other, &carried.answers), "{drawn:?}");
        assert_eq!((opened.same_rules, opened.intact, opened.dropped), (true, true, 0), "{drawn:?}");
        assert_eq!(since.lost(&case), carried.dropped, "{drawn:?}");
    }
    assert!(seen.len() > 1_000, "what is drawn differs: {}", seen.len());
}

#[test]
fn answers_of_2021_become_answers_of_2026() {
    check("2021-04", "2026-09", to_2026);
}

#[test]
fn answers_of_2026_become_answers_of_2021() {
    check("2026-09", "2021-04", to_2021);
}

#[test]
fn within_one_rule_set_all_answers_that_count_carry_over() {
    for id in ["2021-04", "2026-09"] {
        let rules = compile_folder(&folder(id)).unwrap().rules;
        let carry = carry_between(&folder(id), &folder(id)).unwrap();
        let mut all = Given::new();
        for (at, question) in rules.questions.iter().enumerate() {
            all.insert(question.id.clone(), options(&rules, at)[0].clone());
        }
        let before = answers(&rules, &all);
        let carried = carry_over(&carry, &rules, &before);
        assert_eq!(carried.dropped, []);
        // The first value of `services` is health care alone; nobody then asks of the systems of social welfare.
        let mut expected = all;
        expected.remove("setting");
        if id == "2026-09" {
            expected.remove("client-information-system");
            expected.remove("client-system");
        }
        assert_eq!(given(&rules, &carried.answers), expected, "{id}");
    }
}
