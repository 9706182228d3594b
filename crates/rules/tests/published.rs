//! Every rule set of the folder `rules` against a naive reading of itself, and its tables against a reader of them.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may panic; clippy spares only the test functions themselves"
)]

mod reference;

use kanta_engine::{Kind, RuleSet, Text};
use kanta_rules::source::{SourceKind, SourceQuestion};
use kanta_rules::{Compiled, Format, compile_folder, eval_line, table};
use proptest::prelude::*;
use reference::{Given, Reference, folder, normalised, published};
use serde_json::Value;
use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use toml::de::{DeTable, DeValue};

const RULES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../rules");
const WORDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales");

/// The rule sets, each with the number of its profiles.
const SETS: [(&str, u64); 2] = [("2021-04", 973), ("2026-09", 594)];

fn rules_of(id: &str) -> RuleSet {
    compile_folder(&folder(id)).unwrap().rules
}

/// One set of regions for each combination of facts, for the rule sets that ask for regions.
fn region_sets() -> Vec<Vec<String>> {
    let sets: [&[&str]; 5] = [&["21"], &["01"], &["01", "21"], &["01", "02"], &["01", "02", "21"]];
    sets.iter().map(|set| set.iter().map(|&code| code.to_owned()).collect()).collect()
}

/// The result of a line.
fn result(rules: &RuleSet, input: &str) -> Value {
    serde_json::from_str(&eval_line(rules, input.as_bytes()).unwrap()).unwrap()
}

#[test]
fn every_folder_of_rules_is_tested_here() {
    let folders = std::fs::read_dir(RULES).unwrap().map(|entry| entry.unwrap());
    let sets = folders.filter(|folder| folder.path().join("rule-set.toml").is_file());
    let mut folders: Vec<String> = sets.map(|set| set.file_name().into_string().unwrap()).collect();
    folders.sort();
    assert_eq!(folders, SETS.map(|(id, _)| id.to_owned()));
}

#[test]
fn each_holds_together_and_has_its_profiles() {
    for (id, profiles) in SETS {
        let compiled = compile_folder(&folder(id));
        let rules = compiled.unwrap_or_else(|faults| panic!("{id}: {faults}")).rules;
        assert_eq!(rules.profiles, profiles, "{id}");
        let known = Reference::new(&published(id), &region_sets()).profiles.len();
        assert_eq!(u64::try_from(known).unwrap(), profiles, "{id}");
    }
}

#[test]
fn every_full_profile_gets_what_the_naive_reading_gives() {
    for (id, _) in SETS {
        let set = published(id);
        let reference = Reference::new(&set, &region_sets());
        let rules = rules_of(id);
        for profile in &reference.profiles {
            let answers: Vec<Given> =
                profile.iter().map(|v| v.map_or(Given::LeftOut, Given::Value)).collect();
            let input = reference.input(&answers).to_string();
            assert_eq!(normalised(result(&rules, &input)), reference.expected(&answers), "{id}: {input}");
            reference.check_explanations(&rules, &answers);
        }
    }
}

/// A clause of several values of a question or fact.
struct Either {
    of: String,
    values: Vec<String>,
    clause: String,
}

impl Either {
    fn has(&self, of: &str, value: &str) -> bool {
        self.of == of && self.values.iter().any(|one| one == value)
    }
}

/// The clauses of several values in a file of texts.
fn eithers(file: &str) -> Vec<Either> {
    let mut found = Vec::new();
    for (_, things) in DeTable::parse(file).unwrap().get_ref() {
        let DeValue::Table(things) = things.get_ref() else { continue };
        for (of, texts) in things {
            let DeValue::Table(texts) = texts.get_ref() else { continue };
            let clauses = texts.iter().filter(|(name, _)| name.get_ref() == "either");
            let clauses = clauses.filter_map(|(_, clauses)| clauses.get_ref().as_table()).flatten();
            found.extend(clauses.map(|(values, clause)| Either {
                of: of.get_ref().to_string(),
                values: values.get_ref().split('+').map(str::to_owned).collect(),
                clause: clause.get_ref().as_str().unwrap().to_owned(),
            }));
        }
    }
    found
}

/// What is true of a person, in the words of the tables: the clauses of their answers. Of a question that they are not asked all
/// clauses are, for nothing keeps a person from having an answer to it.
fn true_clauses(
    rules: &RuleSet,
    texts: &[String],
    profile: &[Option<usize>],
    facts: &[Vec<BTreeMap<String, String>>],
    eithers: &[Either],
) -> HashSet<String> {
    let either = |of: &str, value: &str| {
        eithers.iter().filter(|one| one.has(of, value)).map(|one| one.clause.clone()).collect::<Vec<_>>()
    };
    let text = |text: Text| texts[usize::from(text.0)].clone();
    let mut clauses = HashSet::new();
    for ((question, answer), facts) in rules.questions.iter().zip(profile).zip(facts) {
        match &question.kind {
            Kind::Choice(values) => {
                let own =
                    values.iter().enumerate().filter(|(at, _)| answer.is_none_or(|answer| answer == *at));
                for (_, value) in own {
                    clauses.insert(text(value.because));
                    clauses.extend(either(&question.id, &value.id));
                }
            }
            Kind::Set(set) => {
                for fact in &set.facts {
                    let is_own = |id: &str| answer.is_none_or(|answer| facts[answer][&fact.id] == id);
                    for value in fact.values.iter().filter(|value| is_own(&value.id)) {
                        clauses.insert(text(value.because));
                        clauses.extend(either(&fact.id, &value.id));
                    }
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
    SETS.iter().for_each(|(id, _)| conclusions_by_hand(id));
}

fn conclusions_by_hand(id: &str) {
    let set = published(id);
    let reference = Reference::new(&set, &region_sets());
    let Compiled { rules, texts, .. } = compile_folder(&folder(id)).unwrap();
    let facts_of = |(question, values): (&_, &Vec<Vec<String>>)| match question {
        SourceQuestion { kind: SourceKind::Set { .. }, .. } => {
            values.iter().map(|codes| reference.facts(question, codes)).collect()
        }
        SourceQuestion { kind: SourceKind::Choice(_), .. } => Vec::new(),
    };
    let facts: Vec<Vec<BTreeMap<String, String>>> =
        set.questions.iter().zip(&reference.values).map(facts_of).collect();
    for (language, [or, applies, always]) in [
        ("sv", ["eller", "Gäller om", "alltid"]),
        ("fi", ["tai", "Koskee teitä, jos", "aina"]),
        ("en", ["or", "Applies if", "always"]),
    ] {
        let page = table(&folder(id), Path::new(WORDS), language, Format::Html).unwrap();
        let texts = &texts.iter().find(|(id, _)| id == language).unwrap().1;
        let escaped = texts.iter().map(|text| text.replace('&', "&amp;").replace('"', "&quot;"));
        let texts: Vec<String> = escaped.collect();
        let file = std::fs::read_to_string(folder(id).join(format!("{language}.toml"))).unwrap();
        let eithers = eithers(&file);
        let all = true_clauses(&rules, &texts, &vec![None; rules.questions.len()], &facts, &eithers);
        let tables: Vec<&str> = rules
            .topics
            .iter()
            .map(|topic| {
                let (_, table) = page.split_once(&format!("id=\"{language}-{}\"", topic.id)).unwrap();
                table.split_once("</table>").unwrap().0
            })
            .collect();
        for profile in &reference.profiles {
            let known = true_clauses(&rules, &texts, profile, &facts, &eithers);
            let answers: Vec<Given> =
                profile.iter().map(|v| v.map_or(Given::LeftOut, Given::Value)).collect();
            let input = reference.input(&answers).to_string();
            let found = result(&rules, &input);
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
                assert_eq!(by_hand, expected, "{id}, {language}, {}, {input}", topic.id);
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
fn five_thousand_partial_profiles_of_each_get_what_the_naive_reading_gives() {
    for (id, _) in SETS {
        let set = published(id);
        let reference = Reference::new(&set, &region_sets());
        let rules = rules_of(id);
        let counts: Vec<usize> = reference.values.iter().map(Vec::len).collect();
        let answers = counts.into_iter().map(|count| {
            prop_oneof![1 => Just(Given::LeftOut), 1 => Just(Given::Unknown), 4 => (0..count).prop_map(Given::Value)]
        });
        let config = ProptestConfig { cases: 5_000, failure_persistence: None, ..ProptestConfig::default() };
        proptest!(config, |(answers in answers.collect::<Vec<_>>())| {
            let input = reference.input(&answers).to_string();
            prop_assert_eq!(normalised(result(&rules, &input)), reference.expected(&answers), "{}", input);
            reference.check_explanations(&rules, &answers);
        });
    }
}
