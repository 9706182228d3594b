//! What is told to have changed since, against a naive reading: each completion of the answers is concluded under both rule sets by
//! the definition.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may panic; clippy spares only the test functions themselves"
)]

mod reference;

use kanta_engine::{
    Case, Pack, Question, Since, Source, Text, encode, is_changed, link, load_extras, outcome_ids, outcomes,
};
use kanta_rules::{Compiled, compile_folder, extras, others_beside, read_answers};
use reference::pairs::{Ids, carried, given, ids, known, regions};
use reference::{Given, Reference, folder, published};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const WORDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales");

/// What can become of each topic, by id: `same`, the outcome of the other rule set, an empty one where it does not apply there, `open`
/// where that asks for more; `None` where it applies under neither.
type Told = BTreeMap<String, BTreeSet<Option<String>>>;

/// For each profile what becomes of each topic, where the person has answered `told` under the other rule set.
fn naive(one: &Reference<'_>, other: &Reference<'_>, told: &Ids) -> Vec<Told> {
    let place = |topic: &str| other.set.topics.iter().position(|there| there.id.text == topic);
    let mut seen: BTreeMap<_, Vec<Vec<Option<String>>>> = BTreeMap::new();
    let told = one.profiles.iter().map(|profile| {
        let answers = ids(one, profile);
        let mut after = carried(&answers).0;
        // That counts as far as the answers under this one leave it open.
        for (question, value) in told {
            if after.get(question).is_none_or(|known| known.contains(value)) {
                after.insert(question.clone(), vec![value.clone()]);
            }
        }
        let is = seen
            .entry(after.clone())
            .or_insert_with(|| other.possibilities_of(&given(other, &after)))
            .clone();
        let was = one.possibilities_of(&given(one, &known(&answers)));
        let topic = |(at, topic): (usize, &kanta_rules::source::SourceTopic)| {
            // One id that means something else: another authority in Åland, and another registration.
            let is_other = match &*topic.id.text {
                "permit-aland" => answers["services"][0] != "social",
                "rollout-client-data" => true,
                _ => false,
            };
            let is = &is[place(&topic.id.text).unwrap()];
            let end = match is.as_slice() {
                [None] if was[at] == *is => None,
                _ if was[at] == *is && !is_other => Some("same".to_owned()),
                [only] => Some(only.clone().unwrap_or_default()),
                _ => Some("open".to_owned()),
            };
            (topic.id.text.clone(), BTreeSet::from([end]))
        };
        one.set.topics.iter().enumerate().map(topic).collect()
    });
    told.collect()
}

/// The same of some completions.
fn together(all: &[Told], completions: &[usize]) -> Told {
    let mut told = Told::new();
    for at in completions {
        for (topic, ends) in &all[*at] {
            told.entry(topic.clone()).or_default().extend(ends.iter().cloned());
        }
    }
    told
}

/// Full profiles, and 5,000 sets of answers that are drawn by a fixed rule.
fn check(from: &str, to: &str) {
    let (one, other) = (published(from), published(to));
    let (one, other) = (Reference::new(&one, &regions()), Reference::new(&other, &regions()));
    let compiled = compile_folder(&folder(from)).unwrap();
    let others = others_beside(&folder(from), &compiled.rules).unwrap();
    let written = encode(&extras(&compiled, &others, Path::new(WORDS), "sv").unwrap());
    let (language, texts) = compiled.texts[0].clone();
    let mut pack = Pack { language, hash: compiled.rules.hash.clone(), words: Vec::new(), texts };
    let since = load_extras(&written, &compiled.rules, &mut pack).unwrap().since.remove(0);
    assert_eq!(compiled.rules.others[since.other].id, to);
    assert_eq!(since.changes.texts, since.pack.texts.len());

    let mut state = 1_u64;
    let mut draw = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below
    };
    // What was answered under the other rule set: nothing, and what some people have, of whom some do not know something.
    let there = compile_folder(&folder(to)).unwrap().rules;
    let mut tolds = vec![(Ids::new(), String::new())];
    for _ in 0..40 {
        let mut profile = other.profiles[draw(other.profiles.len())].clone();
        profile.iter_mut().for_each(|value| *value = value.filter(|_| draw(5) > 0));
        let told = ids(&other, &profile);
        let given: Vec<Given> =
            profile.iter().map(|value| value.map_or(Given::Unknown, Given::Value)).collect();
        let answers = read_answers(&there, other.input(&given).to_string().as_bytes()).unwrap();
        tolds.push((told, format!("1abc {}", link(&there, &answers, 0))));
    }
    let mut people: Vec<Vec<Given>> = one
        .profiles
        .iter()
        .map(|profile| profile.iter().map(|value| value.map_or(Given::LeftOut, Given::Value)).collect())
        .collect();
    for _ in 0..5_000 {
        let mut person = people[draw(one.profiles.len())].clone();
        for answer in &mut person {
            match draw(4) {
                0 => *answer = Given::LeftOut,
                1 => *answer = Given::Unknown,
                _ => {}
            }
        }
        people.push(person);
    }
    let (mut changed, mut open) = (0, [0; 2]);
    let alls: Vec<_> = tolds.iter().map(|(told, _)| naive(&one, &other, told)).collect();
    for (number, person) in people.into_iter().enumerate() {
        // Every third has answered nothing there.
        let which = if number % 3 == 0 { 0 } else { number % tolds.len() };
        let expected = together(&alls[which], &one.completing(&person));
        let answers = read_answers(&compiled.rules, one.input(&person).to_string().as_bytes()).unwrap();
        let answers = since.answers(&answers, &tolds[which].1);
        let case = Case::new(&since.changes, &answers);
        let possible = outcomes(&case);
        let found = outcome_ids(&case, &possible);
        for (topic, possible) in since.changes.topics.iter().zip(&possible) {
            let is_other = expected[&topic.id].iter().flatten().any(|end| end != "same");
            assert_eq!(is_changed(topic, possible), is_other, "{}: {person:?}", topic.id);
        }
        for topic in &one.set.topics {
            let id = &topic.id.text;
            let found = found.0.iter().find(|(known, _)| known == id).map(|(_, ends)| {
                ends.iter().map(|end| end.map(str::to_owned)).collect::<BTreeSet<Option<String>>>()
            });
            open[usize::from(which > 0)] += usize::from(expected[id].contains(&Some("open".to_owned())));
            match found {
                Some(found) => assert_eq!(found, expected[id], "{id}: {person:?}"),
                // A topic that changes for nobody is not told.
                None => assert!(expected[id].iter().flatten().all(|end| end == "same"), "{id}: {person:?}"),
            }
            changed += usize::from(expected[id].iter().flatten().any(|end| end != "same"));
        }
    }
    assert!(changed > 5_000, "what is compared changes: {changed}");
    assert!(open[0] * 3 > open[1] * 2, "what was answered there leaves less open: {open:?}");
}

#[test]
fn what_has_changed_since_2021_is_what_a_naive_reading_finds() {
    check("2021-04", "2026-09");
}

#[test]
fn what_the_rules_of_2021_say_of_answers_of_today_is_what_a_naive_reading_finds() {
    check("2026-09", "2021-04");
}

/// The rules in a folder, and what the others make of answers under them, in a language.
fn since_of(from: &str, language: &str) -> (Compiled, Since) {
    let compiled = compile_folder(&folder(from)).unwrap();
    let others = others_beside(&folder(from), &compiled.rules).unwrap();
    let since = extras(&compiled, &others, Path::new(WORDS), language).unwrap().since.remove(0);
    (compiled, since)
}

/// What is told of each outcome of a topic, in a language: its id, and its title, clause and detail.
fn told(from: &str, topic: &str, language: &str) -> Vec<(String, [String; 3])> {
    let (compiled, since) = since_of(from, language);
    let text =
        |text: kanta_engine::Text| since.pack.texts[usize::from(text.0) - compiled.rules.texts].clone();
    let topic = since.changes.topics.iter().find(|known| known.id == topic).unwrap();
    let outcome = |one: &kanta_engine::Outcome| {
        let detail = one.detail.map_or_else(String::new, text);
        (one.id.clone(), [text(one.title), text(one.short), detail])
    };
    topic.outcomes.iter().map(outcome).collect()
}

fn titles(from: &str, topic: &str) -> Vec<String> {
    told(from, topic, "en").into_iter().map(|(_, [title, ..])| title).collect()
}

#[test]
fn a_change_says_what_was_what_is_and_since_when() {
    let told = titles("2021-04", "permit-authority");
    let wanted = "Earlier: Valvira. Now: the Finnish Supervisory Agency. Since 1 January 2026.";
    assert!(told.contains(&wanted.to_owned()), "{told:#?}");
}

#[test]
fn a_last_day_is_told_as_one_and_not_as_the_day_since_which_it_is_so() {
    let told = titles("2026-09", "duty-client-data");
    let wanted = "Earlier: voluntary. Now: you must join. Since 1 November 2021.";
    assert!(told.contains(&wanted.to_owned()), "{told:#?}");
}

#[test]
fn a_change_stands_within_a_sentence_and_names_what_decides_where_it_is_open() {
    let told_in = |language| {
        let told = told("2021-04", "duty-patient-data", language);
        told.into_iter().map(|(_, [_, clause, _])| clause).collect::<Vec<_>>()
    };
    for (language, wanted) in [
        ("en", "earlier: you must join; now this decides: Use of a patient information system"),
        ("fi", "aiemmin: teidän on liityttävä; nyt ratkaisee: Potilastietojärjestelmän käyttö"),
        ("sv", "tidigare: ni är skyldiga att ansluta er; nu avgör: Användning av patientdatasystem"),
    ] {
        let told = told_in(language);
        assert!(told.contains(&wanted.to_owned()), "{told:#?}");
    }
    for (from, topics) in [("2021-04", "permit-authority"), ("2026-09", "permit-authority")] {
        for (id, [title, clause, _]) in told(from, topics, "en") {
            assert!(title.ends_with('.') && !clause.ends_with(['.', '?']), "{from} {id}: {clause}");
        }
    }
}

#[test]
fn where_nothing_applies_now_no_rule_is_said_to_be_silent() {
    let told = told("2026-09", "model-client-data", "en");
    let (_, [title, _, detail]) =
        told.iter().find(|(id, [title, ..])| id == "direct" && title.contains("not concern")).unwrap();
    assert_eq!(title, "Earlier: direct connection. Now: it does not concern you.");
    assert_eq!(detail, "Under these rules your answers lead to no conclusion on this.");
}

/// Whichever rules one starts from.
#[test]
fn where_nothing_applied_or_applies_it_is_said_in_the_right_tense() {
    for from in ["2021-04", "2026-09"] {
        for (topic, wanted) in [
            ("model-client-data", "Earlier: direct connection. Now: it does not concern you."),
            (
                "permit-authority",
                "Earlier: it did not concern you. Now: the Finnish Supervisory Agency. Since 1 January 2026.",
            ),
        ] {
            assert!(titles(from, topic).iter().any(|title| title == wanted), "{from} {topic}");
        }
    }
}

#[test]
fn what_has_one_id_and_means_something_else_is_told() {
    let wanted = [
        "Earlier: the Government of Åland for health care, KST for social services. Now: ÅMHM for health care, KST for social services. It is not known since when.",
        "Earlier: the Government of Åland. Now: ÅMHM (Ålands miljö- och hälsoskyddsmyndighet). It is not known since when.",
        "No change.",
    ];
    let mut told = titles("2021-04", "permit-aland");
    told.sort();
    assert_eq!(told, wanted);
    assert_eq!(
        titles("2021-04", "rollout-client-data"),
        [
            "Earlier: register, if you start using the archive. Now: register with Kela. It is not known since when."
        ]
    );
}

/// The changes are rules that have nothing else of those from which they lead: no task, no person to ask, no words for some only.
#[test]
fn the_changes_are_rules_of_their_own() {
    let heads = [
        ("2021-04", "2026-09", "1 September 2026", [0, 0, 0, 0, 1].as_slice()),
        ("2026-09", "2021-04", "19 April 2021", &[0, 0, 0, 8, 2]),
    ];
    for (from, to, day, except) in heads {
        let (Compiled { rules, .. }, since) = since_of(from, "en");
        let other = compile_folder(&folder(to)).unwrap().rules;
        let text = |text: Text| since.pack.texts[usize::from(text.0) - rules.texts].clone();
        let Since { changes, dropped, done, .. } = &since;
        assert_eq!((&changes.id, changes.as_of, &changes.hash), (&rules.id, other.as_of, &rules.hash));
        assert_eq!(text(changes.title), "Changed since 19 April 2021");
        assert_eq!(text(changes.strip), "Conclusions affected: {n}");
        assert_eq!(text(changes.check), format!("Your conclusions are the same under the rules of {day}."));
        let others: Vec<_> = changes.others.iter().map(|one| (one.id.as_str(), text(one.title))).collect();
        assert_eq!(others, [(to, format!("Go on under the rules of {day}"))]);
        let wanted = "Not used here: {answers}. The rules of DAY ask it in another way, or not at all."
            .replace("DAY", day);
        assert_eq!((text(*dropped), text(*done)), (wanted, "finished steps".to_owned()));
        assert_eq!(changes.texts, rules.texts + since.pack.texts.len());
        // The later rules are cited, whichever these are.
        let cited = if from < to { other.sources.clone() } else { rules.sources.clone() };
        let pages = |sources: &[Source]| {
            let kinds =
                sources.iter().map(|source| (source.dated, source.read.clone(), source.headings.len()));
            kinds.collect::<Vec<_>>()
        };
        assert_eq!(pages(&changes.sources), pages(&cited));
        // A heading that is the page's title is told as that.
        let titled = |sources: &[Source]| {
            sources.iter().filter(|source| source.headings.contains(&source.page)).count()
        };
        assert_eq!(titled(&changes.sources), titled(&cited));
        assert!(titled(&cited) > 0);
        assert_eq!(changes.groups, rules.groups[..1]);
        let (own, there) = changes.questions.split_at(rules.questions.len());
        assert_eq!(own, rules.questions);
        // The questions of the other rules follow, each with one value more: that it is not answered.
        let shape = |question: &Question| (question.id.clone(), question.arity());
        let of_other = |question: &Question| (format!("{to}/{}", question.id), question.arity() + 1);
        assert_eq!(
            there.iter().map(shape).collect::<Vec<_>>(),
            other.questions.iter().map(of_other).collect::<Vec<_>>()
        );
        let none = (changes.tasks.is_empty(), changes.parties.is_empty(), changes.contacts.is_empty());
        assert_eq!((none, changes.variants.is_empty()), ((true, true, true), true));
        let ids = ["provider", "services", "form", "patient-system", "purchased"];
        let as_is = since.as_is.iter().map(|(at, except)| (&*rules.questions[at.0].id, *except));
        assert_eq!(
            as_is.collect::<Vec<_>>(),
            std::iter::zip(ids, except.iter().copied()).collect::<Vec<_>>()
        );
    }
}

/// Where it is certain what applies, the rules say it; only where nothing applies there is more to say.
#[test]
fn of_what_is_certain_the_rules_are_the_detail() {
    for from in ["2021-04", "2026-09"] {
        let (compiled, since) = since_of(from, "en");
        let is_empty = |text: Text| since.pack.texts[usize::from(text.0) - compiled.rules.texts].is_empty();
        let mut certain = 0;
        for topic in &since.changes.topics {
            for (row, outcome) in topic.rows.iter().zip(&topic.outcomes) {
                if !["same", "open"].contains(&&*outcome.id) {
                    assert_eq!(outcome.detail.is_some(), is_empty(row.rule), "{from} {}", topic.id);
                    certain += 1;
                }
            }
        }
        assert!(certain > 10, "{certain}");
    }
}
