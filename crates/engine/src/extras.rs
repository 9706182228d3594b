//! What a first visit does without, in one language: it is fetched when a page first needs it.

use crate::binary::decode;
use crate::drawings::{Drawing, Drawings};
use crate::{Kind, LoadError, QuestionId, RuleSet};
use serde::{Deserialize, Serialize};

/// What a first visit does without.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extras {
    /// The drawings of all topics.
    pub drawings: Drawings,
    /// The words that are explained, in order.
    pub glossary: Vec<Term>,
    /// The places by which people find an item of a set, if the rule set has any.
    pub places: Option<Places>,
}

/// A word that is explained.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The word.
    pub name: String,
    /// What it means.
    pub about: String,
    /// The questions whose texts have it.
    pub questions: Vec<QuestionId>,
}

/// Places by which people find an item of a set, such as the municipalities of a region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Places {
    /// The set question.
    pub question: QuestionId,
    /// Where the places come from, in words.
    pub source: String,
    /// The places.
    pub list: Vec<NamedPlace>,
}

/// A place with its names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedPlace {
    /// Its name.
    pub name: String,
    /// Its name in another language; empty where it has none.
    pub other: String,
    /// The item that it lies in, as a place in [`crate::SetKind::items`].
    pub item: usize,
}

impl Places {
    /// Whether every place lies in an item of the question.
    fn are_sound(&self, rules: &RuleSet) -> bool {
        match rules.questions.get(self.question.0).map(|question| &question.kind) {
            Some(Kind::Set(set)) => self.list.iter().all(|place| place.item < set.items.len()),
            Some(Kind::Choice(_)) | None => false,
        }
    }
}

/// Reads the extras of a rule set.
///
/// # Errors
/// [`LoadError::Damaged`] if the bytes are no extras or beyond bounds, [`LoadError::OtherRules`] if there is not one drawing for
/// each topic.
pub fn load_extras(bytes: &[u8], rules: &RuleSet) -> Result<Extras, LoadError> {
    let extras: Extras = decode(bytes).ok_or(LoadError::Damaged)?;
    let topics = &extras.drawings.topics;
    if topics.len() != rules.topics.len() {
        Err(LoadError::OtherRules)
    } else if topics.iter().all(Drawing::is_within_bounds)
        && extras.places.as_ref().is_none_or(|places| places.are_sound(rules))
    {
        Ok(extras)
    } else {
        Err(LoadError::Damaged)
    }
}
