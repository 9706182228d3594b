//! What is told to have changed between two small rule sets that are made for it: by which questions, since which day, from which
//! sources.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up fails")]

mod tool;

use kanta_engine::{Answer, Answers, Case, Kind, QuestionId, Since, Text, link, possible};
use kanta_rules::source::SourceSet;
use kanta_rules::{Faults, changes_logic, compile_folder, extras, others_beside, read_folder};
use std::fs;
use std::path::Path;
use tool::{FERRY, Folder};

const WORDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales");

/// The ferry leads to later rules, under which nobody goes ashore freely; who has a vehicle is no matter there. Residents hear of
/// asking in other words; where `drivers` do, those as well, under the later rules.
fn since(name: &str, drivers: bool) -> (Since, usize) {
    let (boarding, landing) = ("[topic.aboard]\n", "[topic.landing]\n");
    let variant =
        "[variant.home.topic.landing.outcome.free]\nshort = \"free, as always\"\n\n[topic.landing]\n";
    let other = "[other.later]\ntitle = \"Later\"\n\n[topic.aboard]\n";
    let own = Folder::with_ferry(
        name,
        &[
            ("rule-set.toml", "terms = ", "others = [\"later\"]\nterms = "),
            (
                "topics.toml",
                "[[topic]]",
                "[[variant]]\nid = \"home\"\nwhen = { resident = \"yes\" }\n\n[[topic]]",
            ),
            ("en.toml", boarding, other),
            ("fi.toml", boarding, other),
            ("en.toml", landing, variant),
            ("fi.toml", landing, variant),
        ],
    );
    let later = own.0.join("later");
    fs::create_dir_all(&later).unwrap();
    for file in fs::read_dir(FERRY).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), later.join(file.file_name())).unwrap();
    }
    let change = |file: &str, find: &str, put: &str| {
        let path = later.join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(find), "{file} has no {find:?}");
        fs::write(path, text.replacen(find, put, 1)).unwrap();
    };
    change("rule-set.toml", "id = \"ferry\"", "id = \"later\"");
    change("rule-set.toml", "2024-06-01", "2024-07-01");
    change("rule-set.toml", "terms = ", "others = [\"ferry\"]\nterms = ");
    let row = "  when = { motor = \"no\" }\n  outcome = \"free\"";
    change("topics.toml", row, &row.replace("free\"", "ask\"\n  since = \"2024-01-01\""));
    change(
        "topics.toml",
        "  outcome = \"ask\"\n  status = \"silent\"",
        "  outcome = \"ask\"\n  since = \"2024-05-05\"\n  status = \"stated\"\n  source = [\"S1/boarding\"]",
    );
    let case = "landing = \"free\", fare = false }\ntasks = [\"queue\"]";
    change("cases.toml", case, "landing = \"ask\", fare = false }\ntasks = [\"queue\", \"booking\"]");
    change("tasks.toml", "[[task]]", "[[contact]]\nid = \"pier\"\nwhen = { resident = \"no\" }\n\n[[task]]");
    let ferry = other
        .replace("[other.later]", "[contact.pier]\nname = \"The pier\"\nabout = \"Boats\"\n\n[other.ferry]");
    for file in ["en.toml", "fi.toml"] {
        change(file, boarding, &ferry);
        let text = fs::read_to_string(later.join(file)).unwrap();
        let (before, rest) = text.split_once("[topic.landing.outcome.free]").unwrap();
        let (_, after) = rest.split_once("\n\n").unwrap();
        fs::write(later.join(file), [before, after].concat()).unwrap();
    }
    if drivers {
        let variant = "[[variant]]\nid = \"by-car\"\nwhen = { vehicle = \"car\" }\n\n[[topic]]";
        change("topics.toml", "[[topic]]", variant);
        let short =
            "[variant.by-car.topic.landing.outcome.ask]\nshort = \"ask at the quay\"\n\n[topic.landing]\n";
        ["en.toml", "fi.toml"].iter().for_each(|file| change(file, landing, short));
    }
    fs::write(
        later.join("carry-over.toml"),
        "[from.ferry]\nas-is = [\"islands\", \"resident\"]\ndropped = [\"vehicle\", \"length\"]\n\n\
         [[from.ferry.differs]]\ntopic = \"aboard\"\noutcome = \"booked\"\nwhen = { reserve = \"yes\" }\n",
    )
    .unwrap();
    let compiled = compile_folder(&own.ferry()).unwrap();
    let others = others_beside(&own.ferry(), &compiled.rules).unwrap();
    let since = extras(&compiled, &others, Path::new(WORDS), "en").unwrap().since.remove(0);
    (since, compiled.rules.texts)
}

#[test]
fn an_end_has_the_words_that_a_person_is_told_and_a_day_only_where_all_rules_have_it() {
    let (since, texts) = since("since-ferry", false);
    let text = |text: Text| since.pack.texts[usize::from(text.0) - texts].as_str();
    let landing = since.changes.topics.iter().find(|topic| topic.id == "landing").unwrap();
    assert_eq!(landing.questions, [0, 2, 3].map(QuestionId));
    let ends: Vec<_> = landing.outcomes.iter().map(|outcome| (&*outcome.id, text(outcome.title))).collect();
    let wanted = [
        ("ask", "Earlier: free, as always. Now: ask. It is not known since when."),
        ("ask", "Earlier: free. Now: ask. It is not known since when."),
        ("same", "No change."),
    ];
    assert_eq!(ends, wanted);
}

/// The ferry, and a later version of it of the same day, with another source.
#[test]
fn of_two_rule_sets_of_one_day_the_first_is_cited() {
    let set = read_folder(Path::new(FERRY), &mut Faults::default());
    let mut later = SourceSet { id: "later".to_owned(), ..set.clone() };
    later.sources[0].headings.push(("later".to_owned(), "Later".to_owned()));
    let text = "[from.ferry]\nas-is = [\"vehicle\", \"length\", \"islands\", \"resident\"]\n\n\
                [[from.ferry.differs]]\ntopic = \"aboard\"\noutcome = \"booked\"\nwhen = { resident = \"yes\" }\n";
    let changes = changes_logic(&set, &later, text, Path::new(WORDS)).unwrap().changes;
    assert_eq!(changes.sources[0].headings.len(), set.sources[0].headings.len());
    let told: Vec<_> = changes.topics.iter().map(|topic| (&*topic.id, topic.questions.as_slice())).collect();
    assert_eq!(told, [("aboard", [0, 1, 3].map(QuestionId).as_slice())]);
    let ends: Vec<_> = changes.topics[0].outcomes.iter().map(|outcome| &*outcome.id).collect();
    assert_eq!(ends, ["same", "booked"]);
}

/// What is said to some in other words is said to those who are known to be among them, by an answer here or there.
#[test]
fn words_for_some_are_said_to_who_said_there_that_they_are_among_them() {
    let (since, texts) = since("since-ferry-drivers", true);
    let resident = since.there.questions.iter().position(|question| question.id == "resident").unwrap();
    assert!(since.as_is.iter().any(|(question, _)| question.0 == resident), "it carries over");
    let topic = since.changes.topics.iter().find(|topic| topic.id == "landing").unwrap();
    let told = |vehicle: Option<usize>| {
        let there = Answers::default().with(QuestionId(0), vehicle.map(Answer::Value));
        // On foot here, to the reserve, no resident.
        let own = [Answer::Value(0), Answer::Value(0), Answer::Items(0b0100), Answer::Value(1)];
        let own = own.into_iter().enumerate().fold(Answers::default(), |answers, (question, answer)| {
            answers.with(QuestionId(question), Some(answer))
        });
        let code = link(&since.there, &there, 0);
        assert!(since.counts(&code) && !since.counts("ferry"), "{code}");
        let case = Case::new(&since.changes, &since.answers(&own, &code));
        let outcome = topic.outcomes.get(possible(&case, topic).certain()?)?;
        since.pack.texts.get(usize::from(outcome.title.0).checked_sub(texts)?).cloned()
    };
    let now = |said: &str| Some(format!("Earlier: free. Now: {said}"));
    assert_eq!(told(Some(2)), now("ask at the quay. Since 5 May 2024."));
    assert_eq!(told(Some(0)), now("ask. Since 1 January 2024."));
    assert_eq!(told(None), now("ask. It is not known since when."));
}

/// Of the other rule set there is no more than by what the code of a link under it is read.
#[test]
fn of_the_other_rules_only_the_questions_are_there() {
    let (Since { there, .. }, _) = since("since-ferry-there", true);
    let ids: Vec<&str> = there.questions.iter().map(|question| &*question.id).collect();
    assert_eq!(ids, ["vehicle", "length", "islands", "resident"]);
    let Kind::Set(islands) = &there.questions[2].kind else { unreachable!("the islands are a set") };
    let sizes = [
        islands.moves.len(),
        there.sources.len(),
        there.groups.len(),
        there.others.len(),
        there.topics.len(),
        there.tasks.len(),
        there.parties.len(),
        there.contacts.len(),
        there.variants.len(),
    ];
    assert_eq!((islands.classes.len(), sizes), (5, [0; 9]));
}

/// The ferry, and later rules that have to ask whether what is a car here is a lorry there.
#[test]
fn what_was_answered_there_counts_as_far_as_these_answers_leave_it_open() {
    let set = read_folder(Path::new(FERRY), &mut Faults::default());
    let later = SourceSet { id: "later".to_owned(), ..set.clone() };
    let text = "[from.ferry]\nas-is = [\"vehicle\", \"length\", \"islands\", \"resident\"]\n\
                except = { vehicle = \"car\" }\n\n[[from.ferry.answer]]\nquestion = \"vehicle\"\n\
                value = [\"car\", \"lorry\"]\nwhen = { vehicle = \"car\" }\n";
    let since = changes_logic(&set, &later, text, Path::new(WORDS)).unwrap();
    let aboard = since.changes.topics.iter().find(|topic| topic.id == "aboard").unwrap();
    // A short car.
    let own = Answers::default()
        .with(QuestionId(0), Some(Answer::Value(2)))
        .with(QuestionId(1), Some(Answer::Value(0)));
    let told = |vehicle: Option<usize>| {
        let there = Answers::default().with(QuestionId(0), vehicle.map(Answer::Value));
        let answers = since.answers(&own, &link(&since.there, &there, 0));
        let certain = possible(&Case::new(&since.changes, &answers), aboard).certain();
        certain.and_then(|at| aboard.outcomes.get(at)).map(|outcome| outcome.id.as_str())
    };
    assert_eq!([told(None), told(Some(2)), told(Some(3))], [Some("open"), Some("same"), Some("booked")]);
    // A bicycle is ruled out here.
    assert_eq!(told(Some(1)), Some("open"));
}
