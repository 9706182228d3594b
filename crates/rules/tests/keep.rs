//! What people take along: links that restore answers, whatever becomes of them on the way, and receipts that are recomputed.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use kanta_engine::{
    Answer, Answers, Date, Kind, Opened, QuestionId, Receipt, RuleSet, ambiguous_parts, link, open_link,
    value_part,
};
use kanta_rules::{compile_folder, receipt_rules, verify};
use proptest::prelude::*;
use std::path::Path;
use std::process::Command;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../rules/2021-04");
const DAY: Date = Date { year: 2026, month: 3, day: 9 };

fn receipt_json(rules: &RuleSet, answers: &Answers, drawn_up: Date) -> String {
    serde_json::to_string(&Receipt::new(rules, answers, drawn_up)).unwrap()
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn rules() -> RuleSet {
    compile_folder(Path::new(FOLDER)).unwrap().rules
}

/// Some answers, drawn as numbers: for each question left out, unknown, or a value or set of items.
fn drawn(rules: &RuleSet, numbers: &[u64]) -> Answers {
    let mut answers = Answers::default();
    for (at, (question, number)) in rules.questions.iter().zip(numbers).enumerate() {
        let answer = match (number % 8, &question.kind) {
            (0, _) => None,
            (1, _) => Some(Answer::Unknown),
            (_, Kind::Choice(values)) => {
                Some(Answer::Value(usize::try_from(number / 8).unwrap() % values.len()))
            }
            (_, Kind::Set(set)) => Some(Answer::Items((number / 8 % ((1 << set.items.len()) - 1)) + 1)),
        };
        answers.set(QuestionId(at), answer);
    }
    answers
}

fn numbers() -> impl Strategy<Value = Vec<u64>> {
    prop::collection::vec(any::<u64>(), 9)
}

/// The answers alone, without empty places at their end.
fn list(rules: &RuleSet, answers: &Answers) -> Vec<Option<Answer>> {
    (0..rules.questions.len()).map(|at| answers.get(QuestionId(at))).collect()
}

#[test]
fn a_link_brings_back_what_it_was_made_of_and_is_short() {
    let rules = rules();
    proptest!(config(2_000), |(numbers in numbers(), done in 0_u64..1 << 11)| {
        let answers = drawn(&rules, &numbers);
        let code = link(&rules, &answers, done);
        let opened = open_link(&rules, &code);
        prop_assert_eq!(list(&rules, &opened.answers), list(&rules, &answers));
        let rest = Opened { answers: Answers::default(), ..opened.clone() };
        prop_assert_eq!(rest, Opened { answers: Answers::default(), done, same_rules: true, intact: true, dropped: 0 });
        // All nine questions, all regions and all tasks: 5 + 3 × (8 + 19 + 11).
        prop_assert!(code.len() <= 119 && code.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        // Read out on the telephone, and written down in capitals.
        prop_assert_eq!(open_link(&rules, &code.to_uppercase()), opened);
    });
}

/// Links that people have kept go on working: the code of the same answers is always the same.
#[test]
fn a_code_is_what_it_was_and_what_it_says_twice_it_says_once() {
    let rules = rules();
    let answers = drawn(&rules, &[2, 2, 2, 1, 2, 2, 2, 42, 2]);
    let code = link(&rules, &answers, 3);
    assert_eq!(code, "1qjgowuvpq6r8k96vsxrlakwfbhhfrcioe166g");
    let (head, parts) = code.split_at(4);
    let parts = parts.split_at(parts.len() - 1).0;
    let opened = open_link(&rules, &format!("{head}{parts}{parts}0"));
    assert_eq!((list(&rules, &opened.answers), opened.done), (list(&rules, &answers), 3));
}

#[test]
fn a_link_with_one_character_wrong_is_seen_to_be_damaged_and_the_rest_of_it_is_kept() {
    let rules = rules();
    proptest!(config(2_000), |(numbers in numbers(), place in any::<prop::sample::Index>(), digit in 0..36_u32)| {
        let answers = drawn(&rules, &numbers);
        let code = link(&rules, &answers, 0);
        let mut broken: Vec<char> = code.chars().collect();
        let place = place.index(broken.len());
        let digit = char::from_digit(digit, 36).unwrap();
        prop_assume!(broken[place] != digit);
        broken[place] = digit;
        let opened = open_link(&rules, &broken.into_iter().collect::<String>());
        prop_assert!(!opened.intact);
        // Of the parts one at most is lost; a version that is not ours loses all.
        let (before, after) = (list(&rules, &answers), list(&rules, &opened.answers));
        if place > 0 {
            let differing = before.iter().zip(&after).filter(|(one, other)| one != other).count();
            prop_assert!(differing <= 2, "{before:?} became {after:?}");
        } else {
            prop_assert_eq!(opened, Opened::default());
        }
    });
}

#[test]
fn whatever_stands_in_a_link_nothing_breaks() {
    let rules = rules();
    proptest!(config(5_000), |(code in "\\PC{0,200}")| {
        let opened = open_link(&rules, &code);
        // What comes out is a state that a link can be made of again.
        let again = open_link(&rules, &link(&rules, &opened.answers, opened.done));
        prop_assert_eq!(list(&rules, &again.answers), list(&rules, &opened.answers));
    });
    proptest!(config(5_000), |(code in "1qjg[a-z0-9]{0,120}")| {
        open_link(&rules, &code);
    });
    for code in ["", "1", "1qjg", &"1".repeat(100_000), "__proto__", "%E0%A4%A", "1qjg\u{0}"] {
        assert_eq!(list(&rules, &open_link(&rules, code).answers), vec![None; 9], "{code:.20}");
    }
}

#[test]
fn a_link_from_other_rules_says_so_and_keeps_what_still_means_something() {
    let rules = rules();
    let mut later = rules.clone();
    later.id = "2022-01".to_owned();
    // There, purchased services are not asked about, and there is another way to be provided for.
    later.questions.pop();
    let answers = drawn(&rules, &[10; 9]);
    let opened = open_link(&later, &link(&rules, &answers, 1));
    assert_eq!((opened.same_rules, opened.intact, opened.dropped, opened.done), (false, true, 1, 1));
    let mut kept = list(&rules, &answers);
    kept.pop();
    assert_eq!(list(&later, &opened.answers), kept);
}

#[test]
fn what_a_link_could_not_tell_apart_is_named() {
    assert_eq!(ambiguous_parts(&rules()), None);
    for before in ["private", "unknown"] {
        let mut rules = rules();
        let services = &rules.questions[1].id;
        let part = value_part("provider", before);
        let mut twins = (0..1_000_000).map(|number: u32| number.to_string());
        let twin = twins.find(|value| value_part(services, value) == part).unwrap();
        let Kind::Choice(values) = &mut rules.questions[1].kind else { panic!("a choice") };
        values[0].id.clone_from(&twin);
        let named = (format!("provider={before}"), format!("services={twin}"));
        assert_eq!(ambiguous_parts(&rules), Some(named));
    }
}

#[test]
fn two_answers_to_one_question_contradict_each_other_and_neither_is_kept() {
    let rules = rules();
    let both = |numbers: [u64; 2]| {
        let one = |number: u64| link(&rules, &drawn(&rules, &[number]), 0);
        let (first, second) = (one(numbers[0]), one(numbers[1]));
        open_link(&rules, &format!("{}{}", &first[..7], &second[4..]))
    };
    let opened = both([2, 10]);
    assert_eq!((opened.answers.get(QuestionId(0)), opened.dropped), (None, 1));
    // Said twice is not contradicted.
    let opened = both([2, 2]);
    assert_eq!((opened.answers.get(QuestionId(0)), opened.dropped), (Some(Answer::Value(0)), 0));
}

#[test]
fn a_receipt_is_written_as_it_always_was() {
    let ferry = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/rule_sets/ferry");
    let rules = RuleSet { hash: "HASH".to_owned(), ..compile_folder(Path::new(ferry)).unwrap().rules };
    let mut answers = Answers::default();
    for (at, value) in ["none", "long", "01", "unknown"].into_iter().enumerate() {
        let value = match &rules.questions[at].kind {
            _ if value == "unknown" => Answer::Unknown,
            Kind::Choice(values) => Answer::Value(values.iter().position(|v| v.id == value).unwrap()),
            Kind::Set(set) => Answer::Items(1 << set.items.iter().position(|i| i.code == value).unwrap()),
        };
        answers.set(QuestionId(at), Some(value));
    }
    assert_eq!(
        receipt_json(&rules, &answers, DAY),
        concat!(
            r#"{"format":"kanta-guide-receipt/1","date":"2026-03-09","#,
            r#""rules":{"id":"ferry","as-of":"2024-06-01","hash":"HASH"},"#,
            r#""answers":{"vehicle":"none","length":"long","islands":["01"],"resident":"unknown"},"#,
            r#""result":{"outcomes":{"aboard":["any-departure"]},"next":null,"because":{"aboard":["vehicle"]},"#,
            r#""changes":{"aboard":[{"set":{"vehicle":"car"},"outcome":"booked"},"#,
            r#"{"set":{"vehicle":"lorry"},"outcome":"freight-ferry"}]},"tasks":["queue"]}}"#
        )
    );
}

#[test]
fn a_receipt_holds_and_a_changed_one_does_not() {
    let rules = rules();
    proptest!(config(256), |(numbers in numbers())| {
        let answers = drawn(&rules, &numbers);
        let receipt = receipt_json(&rules, &answers, DAY);
        prop_assert_eq!(receipt_rules(receipt.as_bytes()), Ok("2021-04".to_owned()));
        let holds = "The receipt of 2026-03-09 holds: its result is what rule set 2021-04 gives for its answers.";
        prop_assert_eq!(verify(&rules, receipt.as_bytes()), Ok(holds.to_owned()));
    });
    let answers = drawn(&rules, &[2, 10, 0, 0, 0, 0, 2, 0, 2]);
    let receipt = receipt_json(&rules, &answers, DAY);
    let refused = |find: &str, put: &str| {
        assert!(receipt.contains(find), "{receipt}");
        verify(&rules, receipt.replacen(find, put, 1).as_bytes()).unwrap_err()
    };
    assert_eq!(
        refused(r#""permit-authority":["regional-authority"]"#, r#""permit-authority":["valvira"]"#),
        r#"result.outcomes.permit-authority: the receipt says ["valvira"], the rules give ["regional-authority"]."#
    );
    assert_eq!(
        refused(r#""services":"social""#, r#""services":"none""#),
        "The receipt's answers are none of this rule set: unknown-value (services): There is no such value; use one of: \
         health, social, both, unknown."
    );
    let other = refused(&rules.hash, "00");
    assert_eq!(other, format!("rules.hash: the receipt says \"00\", the rule set has {:?}.", rules.hash));
    assert_eq!(
        refused("kanta-guide-receipt/1", "kanta-guide-receipt/2"),
        r#"The receipt is of the form "kanta-guide-receipt/2"; this tool reads "kanta-guide-receipt/1"."#
    );
    assert_eq!(refused(r#""date":"#, r#""day":"#), "The receipt lacks date; take it as it was saved.");
}

#[test]
fn the_program_checks_a_receipt_in_a_file() {
    let root = Path::new(FOLDER).join("../..");
    let verify = |file: &Path| {
        let run = Command::new(env!("CARGO_BIN_EXE_kanta-rules"))
            .current_dir(&root)
            .arg("verify")
            .arg(file)
            .output()
            .unwrap();
        let said = String::from_utf8([run.stdout, run.stderr].concat()).unwrap();
        (run.status.code().unwrap(), said)
    };
    let file = std::env::temp_dir().join(format!("kanta-receipt-{}.json", std::process::id()));
    std::fs::write(&file, receipt_json(&rules(), &Answers::default(), DAY)).unwrap();
    let holds =
        "The receipt of 2026-03-09 holds: its result is what rule set 2021-04 gives for its answers.\n";
    assert_eq!(verify(&file), (0, holds.to_owned()));
    std::fs::write(&file, "{}").unwrap();
    let none = "This is no receipt: it has no format \"kanta-guide-receipt/1\".\n";
    assert_eq!(verify(&file), (1, none.to_owned()));
    std::fs::remove_file(&file).unwrap();
    assert_eq!(verify(&file).0, 1);
}

#[test]
fn whatever_stands_in_a_receipt_nothing_breaks() {
    let rules = rules();
    proptest!(config(2_000), |(bytes in prop::collection::vec(any::<u8>(), 0..200))| {
        prop_assert!(verify(&rules, &bytes).is_err());
        prop_assert!(receipt_rules(&bytes).is_err());
    });
    let receipt = receipt_json(&rules, &Answers::default(), DAY);
    proptest!(config(1_000), |(place in any::<prop::sample::Index>(), byte in any::<u8>())| {
        let mut bytes = receipt.clone().into_bytes();
        let place = place.index(bytes.len());
        bytes[place] = byte;
        // It may still be the same receipt, with a space for a space.
        let _ = verify(&rules, &bytes);
    });
    let path = receipt.replace(r#""id":"2021-04""#, r#""id":"../2021-04""#);
    assert!(receipt_rules(path.as_bytes()).unwrap_err().message.contains("no id"));
}
