//! The rule set `2026-09` against its specification: every profile, what comes out, how sure it is and what is to be done, as a
//! person reads it off the tables of the specification. Nothing here is read from the folder of the rule set.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may panic; clippy spares only the test functions themselves"
)]

use kanta_engine::{Answer, Answers, Case, CaseResult, Kind, QuestionId, RuleSet, Topic, notes, outcomes};
use kanta_rules::compile_folder;
use serde_json::{Value, json};
use std::path::Path;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../rules/2026-09");

const HEALTH: &[&str] = &["health", "both"];
const SOCIAL: &[&str] = &["social", "both"];
const SYSTEMS: &[&str] = &["own", "main-joiners", "shared-with-others", "public-organisers"];

/// A person: an answer to each question that is asked, and nothing for the others.
#[derive(Clone, Debug, Default)]
struct Person(Vec<(&'static str, &'static str)>);

impl Person {
    fn has(&self, question: &str, values: &[&str]) -> bool {
        self.0.iter().any(|(asked, value)| *asked == question && values.contains(value))
    }

    fn is_private(&self) -> bool {
        self.has("provider", &["private"])
    }

    fn has_health(&self) -> bool {
        self.has("services", HEALTH)
    }

    fn has_social(&self) -> bool {
        self.has("services", SOCIAL)
    }

    fn is_on_mainland(&self) -> bool {
        self.has("where", &["mainland", "both"])
    }

    fn uses_system(&self, question: &str) -> bool {
        self.has(question, &["yes"])
    }
}

/// A question: its id, its values, and whom it is asked.
type Asked = (&'static str, &'static [&'static str], fn(&Person) -> bool);

/// The section "Questions".
const QUESTIONS: [Asked; 9] = [
    ("provider", &["private", "public"], |_| true),
    ("services", &["health", "social", "both"], |_| true),
    ("where", &["mainland", "aland", "both"], |_| true),
    ("form", &["organisation", "self-employed"], |p| p.is_private() && p.has_health()),
    ("patient-information-system", &["yes", "no"], |p| p.is_private() && p.has_health()),
    ("patient-system", SYSTEMS, |p| p.uses_system("patient-information-system")),
    ("client-information-system", &["yes", "no"], |p| p.is_private() && p.has_social()),
    ("client-system", SYSTEMS, |p| p.uses_system("client-information-system")),
    ("purchased", &["no", "some", "yes"], Person::is_private),
];

fn people() -> Vec<Person> {
    QUESTIONS.iter().fold(vec![Person::default()], |people, (question, values, is_asked)| {
        let answered = |person: Person| -> Vec<Person> {
            if !is_asked(&person) {
                return vec![person];
            }
            let with = |value: &&'static str| {
                Person(person.0.iter().copied().chain([(*question, *value)]).collect())
            };
            values.iter().map(with).collect()
        };
        people.into_iter().flat_map(answered).collect()
    })
}

/// An outcome with its status, and whether "check this" stands with it.
type Conclusion = Option<(&'static str, &'static str, bool)>;

/// Either model: the five rows are the same.
fn model(person: &Person, has_services: bool, question: &str) -> Conclusion {
    if !has_services {
        return None;
    }
    if !person.is_private() {
        return Some(("direct", "stated", false));
    }
    let system = person.0.iter().find(|(asked, _)| *asked == question).map(|(_, value)| *value)?;
    Some(match system {
        "own" => ("direct", "implied", false),
        "main-joiners" => ("direct-or-joint", "stated", true),
        "shared-with-others" => ("direct-as-main-joiner", "implied", false),
        "public-organisers" => ("not-verified", "not-verified", false),
        other => panic!("no such system: {other}"),
    })
}

/// Either duty; what is due in social welfare is to be checked.
fn duty(person: &Person, has_services: bool, question: &str, check: bool) -> Conclusion {
    if !has_services {
        None
    } else if !person.is_on_mainland() {
        Some(("not-verified", "not-verified", false))
    } else if !person.is_private() || person.uses_system(question) {
        Some(("must-join", "stated", check))
    } else {
        Some(("no-duty", "implied", false))
    }
}

/// The section "Topics".
fn conclusions(person: &Person) -> [(&'static str, Conclusion); 10] {
    let (private, health, social) = (person.is_private(), person.has_health(), person.has_social());
    let authority = match (person.is_on_mainland(), private) {
        (true, true) => ("finnish-supervisory-agency", "stated", false),
        (true, false) => ("finnish-supervisory-agency", "stated", true),
        (false, _) => ("outside-mainland", "outside", false),
    };
    let rollout = match private {
        true => ("no-registration", "implied", true),
        false => ("not-stated", "silent", false),
    };
    let purchased = match (person.has("purchased", &["no"]), health, social) {
        (true, ..) => "own-register",
        (false, true, false) => "organisers-register-authorisation",
        (false, false, true) => "organisers-register-access-right",
        (false, ..) => "organisers-register-both",
    };
    let entry = match (person.has("form", &["self-employed"]), social) {
        (false, _) => ("sote", "stated", false),
        (true, false) => ("sote-or-iah", "outside", true),
        (true, true) => ("sote", "outside", true),
    };
    let in_aland = private && person.has("where", &["aland", "both"]);
    [
        ("model-patient-data", model(person, health, "patient-system")),
        ("model-client-data", model(person, social, "client-system")),
        ("permit-authority", Some(authority)),
        ("permit-aland", in_aland.then_some(("separate-permit", "outside", true))),
        ("rollout-client-data", social.then_some(("register", "stated", true))),
        ("rollout-patient-data", health.then_some(rollout)),
        ("duty-patient-data", duty(person, health, "patient-information-system", false)),
        ("duty-client-data", duty(person, social, "client-information-system", true)),
        ("purchased-services", private.then_some((purchased, "stated", false))),
        ("register-entry", private.then_some(entry)),
    ]
}

/// The section "Tasks".
fn tasks(person: &Person) -> Vec<&'static str> {
    let private = person.is_private();
    let models = [
        model(person, person.has_health(), "patient-system"),
        model(person, person.has_social(), "client-system"),
    ];
    let has_model = |id: &str| models.iter().flatten().any(|(outcome, ..)| *outcome == id);
    let has_system = !private
        || person.uses_system("patient-information-system")
        || person.uses_system("client-information-system");
    let all = [
        ("permits", private),
        ("register-data", true),
        ("access-point-oid", true),
        ("information-security-plan", true),
        ("self-monitoring-plan", private),
        ("certified-system", has_system),
        ("certificate-cards", true),
        ("card-agreement", true),
        ("joint-agreement", has_model("direct-or-joint")),
        ("main-joiner-duties", has_model("direct-as-main-joiner")),
        ("rollout-registration", person.has_social()),
        ("deployment-test", true),
        ("inform-clients", true),
        ("user-fee", private && person.has_health()),
        ("application", true),
    ];
    all.into_iter().filter(|(_, gets_it)| *gets_it).map(|(task, _)| task).collect()
}

fn rules() -> RuleSet {
    compile_folder(Path::new(FOLDER)).unwrap().rules
}

fn answers(rules: &RuleSet, person: &Person) -> Answers {
    let mut answers = Answers::default();
    for (question, value) in &person.0 {
        let at = rules.questions.iter().position(|known| known.id == *question).unwrap();
        let Kind::Choice(values) = &rules.questions[at].kind else { panic!("{question} takes a set") };
        let value = values.iter().position(|known| known.id == *value).unwrap();
        answers.set(QuestionId(at), Some(Answer::Value(value)));
    }
    answers
}

#[test]
fn it_asks_what_the_specification_asks_in_its_order() {
    let rules = rules();
    let asked = rules.questions.iter().map(|question| {
        let Kind::Choice(values) = &question.kind else { panic!("{} takes a set", question.id) };
        (question.id.as_str(), values.iter().map(|value| value.id.as_str()).collect::<Vec<_>>())
    });
    let wanted = QUESTIONS.map(|(question, values, _)| (question, values.to_vec()));
    assert_eq!(asked.collect::<Vec<_>>(), wanted);
}

#[test]
fn each_of_the_594_profiles_comes_out_as_the_specification_says() {
    let rules = rules();
    let people = people();
    assert_eq!(people.len(), 594);
    for person in &people {
        let answers = answers(&rules, person);
        let case = Case::new(&rules, &answers);
        let result: Value = serde_json::to_value(CaseResult::new(&case)).unwrap();
        let wanted = conclusions(person).into_iter();
        let wanted = wanted.filter_map(|(topic, of)| Some((topic.to_owned(), json!([of?.0])))).collect();
        assert_eq!(result["outcomes"], Value::Object(wanted), "{person:?}");
        assert_eq!(result["tasks"], json!(tasks(person)), "{person:?}");
        assert_eq!(result["next"], Value::Null, "{person:?}");
    }
}

#[test]
fn each_conclusion_is_as_sure_as_the_specification_says_and_says_what_to_check() {
    let rules = rules();
    let checks =
        |case: &Case<'_>, topic: &Topic| notes(case, topic).iter().any(|note| note.id.starts_with("check-"));
    for person in people() {
        let answers = answers(&rules, &person);
        let case = Case::new(&rules, &answers);
        for ((topic, possible), (id, wanted)) in
            rules.topics.iter().zip(outcomes(&case)).zip(conclusions(&person))
        {
            assert_eq!(topic.id, id);
            let found = match possible.rows.as_slice() {
                [] => None,
                [row] => Some((topic.rows[*row].status.id(), checks(&case, topic))),
                rows => panic!("{} rows of {id} decide for {person:?}", rows.len()),
            };
            assert_eq!(found, wanted.map(|(_, status, check)| (status, check)), "{id}: {person:?}");
        }
    }
}

#[test]
fn what_is_not_verified_is_an_outcome_of_that_name_and_every_source_says_when_it_was_read() {
    let rules = rules();
    for topic in &rules.topics {
        for row in &topic.rows {
            let outcome = topic.outcomes[row.outcome].id.as_str();
            assert_eq!(
                row.status.id() == "not-verified",
                outcome == "not-verified",
                "{}/{}",
                topic.id,
                row.id
            );
        }
    }
    for source in &rules.sources {
        let read = source.read.clone();
        assert_eq!(read.as_deref(), Some("11/2026"), "{}", source.id);
    }
}
