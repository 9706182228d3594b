//! Reading what the compiler wrote, with every bound checked before anything is used.

use crate::address::is_https_address;
use crate::binary::decode;
use crate::{Diagram, Kind, Pointer, RuleSet, Target, Text};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The version of the binary form of rule sets, texts and extras. A change to that form needs the next number.
pub const FORMAT: u32 = 9;

/// The texts of one language: the interface's own words, and those of the rule set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pack {
    /// The language.
    pub language: String,
    /// [`RuleSet::hash`] of the rule set that the texts belong to.
    pub hash: String,
    /// The interface's words, in the order of their keys.
    pub words: Vec<String>,
    /// The rule set's texts; [`Text`] is a place in it.
    pub texts: Vec<String>,
}

impl Pack {
    /// A text of the rule set; empty if there is none, which [`load_pack`] keeps from happening.
    pub fn text(&self, text: Text) -> &str {
        self.texts.get(usize::from(text.0)).map_or("", String::as_str)
    }

    /// Whether all texts are there: those that only a result has can come later.
    pub fn is_whole(&self) -> bool {
        self.texts.iter().all(|text| !text.is_empty())
    }

    /// A word of the interface by its number; empty if there is none.
    pub fn word(&self, number: usize) -> &str {
        self.words.get(number).map_or("", String::as_str)
    }
}

/// Why something could not be loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// The bytes are not what the compiler writes.
    Damaged,
    /// The texts belong to another rule set than the one in use.
    OtherRules,
}

impl LoadError {
    /// What is wrong and what to do.
    pub fn message(self) -> &'static str {
        match self {
            LoadError::Damaged => "The file is damaged; put the one from the release in its place.",
            LoadError::OtherRules => "The texts belong to another version; take all files from one release.",
        }
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message())
    }
}

/// Reads a compiled rule set.
///
/// # Errors
/// [`LoadError::Damaged`] if the bytes are not a rule set whose diagrams keep their invariant.
pub fn load_rules(bytes: &[u8]) -> Result<RuleSet, LoadError> {
    decode(bytes).filter(is_sound).ok_or(LoadError::Damaged)
}

/// Reads the texts of one language, for use with `rules` and an interface of `words` words.
///
/// # Errors
/// [`LoadError::Damaged`] if the bytes are not a pack, [`LoadError::OtherRules`] if it belongs to other rules or words.
pub fn load_pack(bytes: &[u8], rules: &RuleSet, words: usize) -> Result<Pack, LoadError> {
    let pack: Pack = decode(bytes).ok_or(LoadError::Damaged)?;
    if pack.hash != rules.hash || pack.texts.len() != rules.texts || pack.words.len() != words {
        Err(LoadError::OtherRules)
    } else {
        Ok(pack)
    }
}

/// Reads a rule set that is not built in, and its texts of one language, from the bytes of both, one after the other: the texts
/// are a [`Pack`] without words, and take the words of `interface`, whose language they must have.
///
/// # Errors
/// [`LoadError::Damaged`] if the bytes are not that, or their diagrams break their invariant.
pub fn load_set(bytes: &[u8], interface: &Pack) -> Result<(RuleSet, Pack), LoadError> {
    let (rules, mut pack): (RuleSet, Pack) = decode(bytes).ok_or(LoadError::Damaged)?;
    pack.words.clone_from(&interface.words);
    let theirs =
        pack.hash == rules.hash && pack.texts.len() == rules.texts && pack.language == interface.language;
    let is_whole = theirs && is_sound(&rules) && has_sound_addresses(&rules, &pack);
    if is_whole { Ok((rules, pack)) } else { Err(LoadError::Damaged) }
}

/// Whether every address among the texts of a rule set is one of a page.
pub(crate) fn has_sound_addresses(rules: &RuleSet, pack: &Pack) -> bool {
    let sources = rules.sources.iter().map(|source| source.url);
    let tasks = rules.tasks.iter().filter_map(|task| task.link);
    let contacts = rules.contacts.iter().filter_map(|contact| contact.link);
    sources.chain(tasks).chain(contacts).all(|address| is_https_address(pack.text(address)))
}

/// Whether every reference of a rule set leads somewhere.
pub(crate) fn is_sound(rules: &RuleSet) -> bool {
    let pointer = |p: &Pointer| rules.sources.get(p.source).is_some_and(|s| p.heading < s.headings.len());
    let questions =
        rules.questions.iter().all(|question| match &question.kind {
            Kind::Choice(values) => (1..=64).contains(&values.len()),
            Kind::Set(set) => {
                (1..=64).contains(&set.items.len())
                    && (1..=64).contains(&set.classes.len())
                    && set.items.iter().all(|item| item.group.is_none_or(|group| group < set.groups.len()))
                    && set.moves.iter().flat_map(|m| &m.facts).all(|&(fact, value)| {
                        set.facts.get(fact).is_some_and(|fact| value < fact.values.len())
                    })
            }
        });
    let topics = rules.topics.iter().all(|topic| {
        topic.group < rules.groups.len()
            && topic.rows.len() < 64
            && topic.questions.len() <= 64
            && topic.questions.is_sorted()
            && topic
                .rows
                .iter()
                .all(|row| row.outcome < topic.outcomes.len() && row.sources.iter().all(pointer))
            && is_sound_diagram(&topic.diagram, rules, topic.rows.len())
            && topic.diagram.nodes.iter().all(|node| topic.questions.binary_search(&node.question).is_ok())
            && topic
                .notes
                .iter()
                .all(|n| is_sound_diagram(&n.diagram, rules, 1) && n.sources.iter().all(pointer))
    });
    let tasks = rules.tasks.iter().all(|task| {
        is_sound_diagram(&task.diagram, rules, 1)
            && task.sources.iter().all(pointer)
            && task.shares.iter().all(|share| {
                share.party < rules.parties.len()
                    && is_sound_diagram(&share.diagram, rules, 1)
                    && share.sources.iter().all(pointer)
            })
    });
    let variants = rules.variants.iter().all(|variant| is_sound_diagram(&variant.diagram, rules, 1));
    let contacts = rules.contacts.iter().all(|contact| is_sound_diagram(&contact.diagram, rules, 1));
    questions && topics && tasks && variants && contacts
}

/// Whether a diagram keeps its invariant and has no leaf above `last`.
pub(crate) fn is_sound_diagram(diagram: &Diagram, rules: &RuleSet, last: usize) -> bool {
    let leads_on = |target: Target, before: usize, question: Option<usize>| match target {
        Target::Leaf(leaf) => leaf <= last,
        Target::Node(at) => {
            at < before
                && diagram.nodes.get(at).is_some_and(|node| question.is_none_or(|q| q < node.question.0))
        }
    };
    leads_on(diagram.root, diagram.nodes.len(), None)
        && diagram.nodes.iter().enumerate().all(|(at, node)| {
            rules.questions.get(node.question.0).is_some_and(|q| q.arity() == node.edges.len())
                && node.edges.iter().all(|&target| leads_on(target, at, Some(node.question.0)))
        })
}
