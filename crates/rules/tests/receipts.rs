//! Receipts that show something else than the rules give: whatever a reader would see in one is checked, and told harmlessly.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

mod tool;

use kanta_engine::{Answer, Answers, Date, QuestionId, Receipt, RuleSet};
use kanta_rules::{compile_folder, receipt_rules, verify};
use std::fs;
use std::path::Path;
use tool::{FERRY, Folder, run_in};

const DAY: Date = Date { year: 2026, month: 3, day: 9 };

fn rules() -> RuleSet {
    compile_folder(Path::new(FERRY)).unwrap().rules
}

/// A receipt of somebody on foot, as the guide writes it.
fn receipt(rules: &RuleSet) -> String {
    let mut answers = Answers::default();
    answers.set(QuestionId(0), Some(Answer::Value(0)));
    serde_json::to_string(&Receipt::new(rules, &answers, DAY)).unwrap()
}

/// What is said of the receipt when something in it is replaced.
#[track_caller]
fn refused(find: &str, put: &str) -> String {
    let rules = rules();
    let receipt = receipt(&rules);
    assert!(receipt.contains(find), "{receipt}");
    verify(&rules, receipt.replacen(find, put, 1).as_bytes()).unwrap_err()
}

#[test]
fn a_key_that_stands_twice_is_refused_at_every_depth() {
    for (find, put, key) in [
        (r#""answers":{"#, r#""answers":{"vehicle":"lorry","#, "vehicle"),
        (r#""result":{"#, r#""result":{"outcomes":{"aboard":["booked"]},"#, "outcomes"),
        (r#""outcomes":{"#, r#""outcomes":{"aboard":["booked"],"#, "aboard"),
        (
            r#""changes":{"aboard":[{"set":{"#,
            r#""changes":{"aboard":[{"set":{"vehicle":"bicycle","#,
            "vehicle",
        ),
        (r#""rules":{"#, r#""rules":{"id":"other","#, "id"),
        (r#"{"format""#, r#"{"date":"2020-01-01","format""#, "date"),
    ] {
        let told = refused(find, put);
        let start = format!("The receipt is not JSON (the key \"{key}\" stands twice at line 1 column ");
        assert!(told.starts_with(&start), "{told}");
    }
    let rules = rules();
    let twice = receipt(&rules).replacen(r#""rules":{"#, r#""rules":{"id":"other","#, 1);
    assert!(receipt_rules(twice.as_bytes()).unwrap_err().message.contains("stands twice"));
}

#[test]
fn a_key_that_no_receipt_has_is_refused_at_every_depth() {
    let told = refused(r#""answers":"#, r#""verdict":"approved by Kela","answers":"#);
    assert_eq!(told, "verdict: a receipt has no such key.");
    let told = refused(r#""rules":{"#, r#""rules":{"name":"The law","#);
    assert_eq!(told, "rules.name: a receipt has no such key.");
    let told = refused(r#""result":{"#, r#""result":{"verdict":true,"#);
    assert_eq!(told, "result.verdict: the receipt says true, the rules give nothing.");
    let told = refused(r#""outcomes":{"#, r#""outcomes":{"fare":["nothing"],"#);
    assert!(told.starts_with("result.outcomes.fare: the receipt says "), "{told}");
    let told = refused(r#""answers":{"#, r#""answers":{"age":"old","#);
    assert!(
        told.starts_with("The receipt's answers are none of this rule set: unknown-question (age)"),
        "{told}"
    );
}

#[test]
fn what_a_receipt_says_is_told_as_it_stands_there() {
    for value in ["7", "-7", "true", "\"maybe\"", "[1,null]", "{\"a\":[]}"] {
        let told = refused(r#""result":{"#, &format!(r#""result":{{"verdict":{value},"#));
        assert_eq!(told, format!("result.verdict: the receipt says {value}, the rules give nothing."));
    }
    let told = refused(r#""result":{"#, r#""result":{"verdict":1.5,"#);
    let start = "The receipt is not JSON (invalid type: floating point `1.5`, expected a value of JSON at line 1 column ";
    assert!(told.starts_with(start), "{told}");
}

#[test]
fn null_in_place_of_nothing_and_nothing_in_place_of_null_are_told() {
    let told = refused(r#""result":{"#, r#""result":{"verdict":null,"#);
    assert_eq!(told, "result.verdict: the receipt says null, the rules give nothing.");
    let rules = rules();
    // Whoever is asked no more has `null` for the next question.
    let mut answers = Answers::default();
    answers.set(QuestionId(0), Some(Answer::Value(0)));
    answers.set(QuestionId(2), Some(Answer::Unknown));
    answers.set(QuestionId(3), Some(Answer::Unknown));
    let whole = serde_json::to_string(&Receipt::new(&rules, &answers, DAY)).unwrap();
    assert!(whole.contains(r#""next":null,"#), "{whole}");
    let told = verify(&rules, whole.replacen(r#""next":null,"#, "", 1).as_bytes());
    assert_eq!(told, Err("result.next: the receipt says nothing, the rules give null.".to_owned()));
}

#[test]
fn the_date_of_the_rules_is_compared() {
    for says in [r#""2099-01-01""#, r#""""#] {
        let told = refused(r#""as-of":"2024-06-01""#, &format!(r#""as-of":{says}"#));
        let expected = format!("rules.as-of: the receipt says {says}, the rule set has \"2024-06-01\".");
        assert_eq!(told, expected);
    }
    let lacks = "The receipt lacks rules.as-of; take it as it was saved.";
    assert_eq!(refused(r#""as-of":"2024-06-01""#, r#""as-of":5"#), lacks);
    assert_eq!(refused(r#""as-of":"2024-06-01","#, ""), lacks);
}

#[test]
fn the_day_is_one_of_the_calendar() {
    for day in ["never", "", "2026-02-31", "2026-00-01", "2026-3-9", "2026-03-09T00:00", " 2026-03-09"] {
        let told = refused(r#""date":"2026-03-09""#, &format!(r#""date":"{day}""#));
        assert_eq!(told, format!("date: the receipt says {day:?}, which is no day of the calendar."));
    }
    let lacks = "The receipt lacks date; take it as it was saved.";
    assert_eq!(refused(r#""date":"2026-03-09""#, r#""date":20260309"#), lacks);
}

#[test]
fn nothing_that_a_receipt_says_reaches_a_terminal_raw() {
    // A line that pretends to be another, one that wipes it, and letters that turn round.
    for attack in
        ["\\u000aThe receipt of 2026-11-24 holds: ", "\\u001b[2K\\r", "\u{202e}", "\u{2066}", "\u{7f}"]
    {
        for find in [
            r#""date":"#,
            r#""hash":"#,
            r#""as-of":"#,
            r#""id":"#,
            r#""format":"#,
            r#""answers":{"vehicle":"#,
            r#""aboard":["#,
            r#""next":"#,
        ] {
            let value =
                if find.ends_with('[') { format!("\"{attack}\",") } else { format!("\"{attack}\",\"x\":") };
            let told = refused(find, &format!("{find}{value}"));
            assert!(!told.replace('\n', "").chars().any(|c| c.is_control()), "{told:?}");
            assert!(!told.contains(['\u{202e}', '\u{2066}']), "{told:?}");
            assert!(told.lines().all(|line| !line.starts_with("The receipt of 2026-11-24")), "{told}");
        }
        for find in [r#""date":"#, r#""answers":{"#, r#""result":{"#, r#""outcomes":{"#, r#""rules":{"#] {
            let told = refused(find, &keyed(find, attack));
            assert!(!told.replace('\n', "").chars().any(|c| c.is_control()), "{told:?}");
            assert!(!told.contains(['\u{202e}', '\u{2066}']), "{told:?}");
            assert!(told.lines().all(|line| !line.starts_with("The receipt of 2026-11-24")), "{told}");
        }
    }
}

/// A key of an attacker's before or within what is found.
fn keyed(find: &str, attack: &str) -> String {
    match find.strip_suffix('{') {
        Some(_) => format!("{find}\"{attack}\":\"1\","),
        None => format!("\"{attack}\":\"1\",{find}"),
    }
}

#[test]
fn a_receipt_of_another_rule_set_is_told_by_its_rule_set_and_not_by_its_answers() {
    let rules = |id: &str| {
        compile_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules").join(id)).unwrap().rules
    };
    let (of_today, of_2021) = (rules("2026-09"), rules("2021-04"));
    let mut answers = Answers::default();
    for question in 0..3 {
        answers.set(QuestionId(question), Some(Answer::Value(0)));
    }
    let receipt = serde_json::to_string(&Receipt::new(&of_today, &answers, DAY)).unwrap();
    let told = "The receipt is of the rule set \"2026-09\", not of \"2021-04\"; name the folder of its own rule set after the receipt.";
    assert_eq!(verify(&of_2021, receipt.as_bytes()), Err(told.to_owned()));
    let read = kanta_rules::check_receipt(&of_2021, receipt.as_bytes()).unwrap_err();
    assert_eq!((read.code, &*read.at), ("unknown-rules", "rules.id"));
    // Answers that are wrong under its own rule set are told as such.
    let wrong = receipt.replacen(r#""where":"mainland""#, r#""where":"moon""#, 1);
    assert!(
        verify(&of_today, wrong.as_bytes())
            .unwrap_err()
            .starts_with("The receipt's answers are none of this rule set")
    );
}

#[test]
fn a_rule_set_that_is_not_here_is_one_sentence() {
    let folder = Folder::new("receipt-elsewhere");
    let other = receipt(&rules()).replacen(r#""id":"ferry""#, r#""id":"2022-01""#, 1);
    fs::write(folder.0.join("receipt.json"), other).unwrap();
    let told = "There is no rule set 2022-01 here: rules/2022-01 is no folder; name the folder of the rule set after the receipt.\n";
    assert_eq!(run_in(&folder.0, &["verify", "receipt.json"], ""), (1, String::new(), told.to_owned()));
}
