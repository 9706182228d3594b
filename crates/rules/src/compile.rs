//! From source to compiled rule set: everything is checked and proved on the way, and an incomplete rule set does not compile.

use crate::carry::{self, read_carry_over};
use crate::cases;
use crate::causes;
use crate::conditions::Conditions;
use crate::document::Placed;
use crate::either;
use crate::fault::{Faults, Place, Problem};
use crate::glossary;
use crate::options;
use crate::places::{self, Lines, Places, first_set, read_places};
use crate::profiles::profiles;
use crate::questions;
use crate::read::read_folder;
use crate::source::{SourceGroup, SourcePage, SourceSet};
use crate::texts::{Language, Slots};
use crate::topics::{contacts, same_ids, topics};
use crate::variants::variants;
use kanta_engine::{Group, RuleSet, Source, Term, Text, Titled, ambiguous_parts, encode};
use sha2::{Digest, Sha256};
use std::path::Path;

/// A rule set that holds together: the rules, and the texts of each language in the order of their numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compiled {
    /// The rules.
    pub rules: RuleSet,
    /// Languages with their texts.
    pub texts: Vec<(String, Vec<String>)>,
    /// The texts that only a result has.
    pub late: Vec<Text>,
    /// Languages with the words that are explained.
    pub glossary: Vec<(String, Vec<Term>)>,
    /// The places by which an item of a set is found.
    pub places: Option<Places>,
    /// How many example cases came out as written.
    pub cases: usize,
}

/// Compiles the rule set in a folder.
///
/// # Errors
/// Every fault that it has, if it has any.
pub fn compile_folder(folder: &Path) -> Result<Compiled, Faults> {
    let mut faults = Faults::default();
    let set = read_folder(folder, &mut faults);
    if faults.0.iter().any(|fault| matches!(fault.problem, Problem::NoRuleSet(_))) {
        return Err(faults);
    }
    let languages: Vec<Language> =
        set.languages.iter().map(|language| Language::read(folder, &language.text, &mut faults)).collect();
    let places = read_places(folder, &mut faults);
    let carries = read_carry_over(folder, &mut faults);
    let carry_later = |mut faults: Faults| {
        if !carries.is_empty() {
            faults.later("answers that carry over");
        }
        faults
    };
    // Half-read tables have gaps that the author did not leave; the proofs wait until the files can be read.
    if !faults.is_empty() {
        ["conditions", "texts", "cases"].into_iter().for_each(|what| faults.later(what));
        return Err(carry_later(faults.sorted()));
    }
    let compiled = compile(&set, &languages, places, faults).map_err(carry_later)?;
    let mut faults = Faults::default();
    carry::check(folder, &set, &carries, &mut faults);
    faults.or(compiled)
}

/// Compiles a rule set without its texts and cases, for tools that need only the logic: what could be compiled, and every
/// fault that was found. Without faults it is the rule set; with faults the caller decides.
pub fn compile_logic(set: &SourceSet) -> (RuleSet, Faults) {
    let mut faults = Faults::default();
    let rules = logic(set, &mut Slots::new(&[]), &mut faults);
    (rules, faults)
}

fn compile(
    set: &SourceSet,
    languages: &[Language],
    places: Option<Lines>,
    mut faults: Faults,
) -> Result<Compiled, Faults> {
    let mut slots = Slots::new(languages);
    let mut rules = logic(set, &mut slots, &mut faults);
    let places = places.and_then(|places| {
        let Some((question, id, kind)) = first_set(&rules) else {
            faults.add(&Place::start(places::FILE), Problem::NoSet);
            return None;
        };
        let source = slots.need(format!("question.{id}.places"));
        let languages: Vec<String> = languages.iter().map(|language| language.id.clone()).collect();
        places.ready((question, kind), source, &languages, &mut faults)
    });
    rules.texts = slots.count();
    glossary::ask(set, &mut slots);
    either::ask(set, &mut slots);
    let late = slots.late();
    let texts = slots.finish(&mut faults);
    options::check(set, languages, &mut faults);
    let glossary = glossary::glossaries(set, &rules, languages, &mut faults);
    causes::gather(set, languages, &mut faults);
    if faults.is_empty() {
        if let Some((one, other)) = ambiguous_parts(&rules) {
            faults.add(&Place::start("questions.toml"), Problem::SameLink { one, other });
        }
        cases::check(set, &rules, &mut faults);
    } else {
        faults.later("cases");
    }
    rules.hash = hash(&rules, &texts, &glossary);
    faults.or(Compiled { rules, texts, late, glossary, places, cases: set.cases.len() })
}

fn logic(set: &SourceSet, slots: &mut Slots<'_>, faults: &mut Faults) -> RuleSet {
    let ids = set.questions.iter().map(|question| &question.id).chain(set.facts.iter().map(|fact| &fact.id));
    let ids =
        ids.chain(set.topics.iter().map(|topic| &topic.id)).chain(set.tasks.iter().map(|task| &task.id));
    same_ids(ids, faults);
    let title = slots.need("title".to_owned());
    let date = ["date".to_owned()];
    let strip = slots.need_with("about.strip".to_owned(), &date);
    let check = slots.need_with("about.check".to_owned(), &date);
    let others = set.others.iter().map(|id| titled("other", id, slots)).collect();
    let (questions, facts) = questions::questions(set, slots, faults);
    let mut conditions = Conditions::new(set, &questions, &facts, faults);
    same_ids(set.groups.iter().map(|group| &group.id), faults);
    let groups = set.groups.iter().map(|group| ready_group(group, slots)).collect();
    let (topics, tasks) = topics(set, &mut conditions, slots, faults);
    same_ids(set.parties.iter(), faults);
    let parties = set.parties.iter().map(|party| titled("party", party, slots)).collect();
    let contacts = contacts(set, &mut conditions, slots, faults);
    let variants = variants(set, &mut conditions, slots, faults);
    let profiles = profiles(&mut conditions);
    let first = set.questions.first().map(|question| &question.id.place);
    conditions.end(first.unwrap_or(&Place::start("questions.toml")), "the number of profiles", faults);
    // A condition that is not understood leaves gaps and idle rows that the author did not; the proofs wait until all are.
    if !conditions.understood {
        faults.0.retain(|fault| !fault.problem.is_of_proof());
        ["gaps", "overlaps"].into_iter().for_each(|what| faults.later(what));
    }
    RuleSet {
        id: set.id.clone(),
        as_of: set.as_of,
        hash: String::new(),
        title,
        strip,
        check,
        others,
        texts: 0,
        profiles,
        sources: set.sources.iter().map(|source| ready_source(source, slots)).collect(),
        groups,
        questions,
        topics,
        tasks,
        parties,
        contacts,
        variants,
    }
}

fn titled(kind: &str, id: &Placed, slots: &mut Slots<'_>) -> Titled {
    Titled { id: id.text.clone(), title: slots.need(format!("{kind}.{}.title", id.text)) }
}

fn ready_group(group: &SourceGroup, slots: &mut Slots<'_>) -> Group {
    let id = &group.id.text;
    Group {
        id: id.clone(),
        main: group.main,
        title: slots.need(format!("group.{id}.title")),
        none: slots.maybe(format!("group.{id}.none"), &[]),
    }
}

fn ready_source(source: &SourcePage, slots: &mut Slots<'_>) -> Source {
    Source {
        id: source.id.text.clone(),
        page: slots.fixed(&source.page),
        language: source.language.clone(),
        dated: source.dated,
        read: source.read.clone(),
        url: slots.fixed(&source.url),
        outside: source.outside,
        headings: source.headings.iter().map(|(_, heading)| slots.fixed(heading)).collect(),
    }
}

/// SHA-256 over the rules, all texts and the glossary, in hexadecimal.
fn hash(rules: &RuleSet, texts: &[(String, Vec<String>)], glossary: &[(String, Vec<Term>)]) -> String {
    let mut bytes = encode(rules);
    for (language, texts) in texts {
        bytes.extend(encode(language));
        bytes.extend(encode(texts));
    }
    bytes.extend(glossary.iter().flat_map(|(_, terms)| encode(terms)));
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
