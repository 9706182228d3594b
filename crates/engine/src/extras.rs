//! What a first visit does without, in one language: it is fetched when a page first needs it.

use crate::binary::decode;
use crate::drawings::{Drawing, Drawings};
use crate::{LoadError, QuestionId, RuleSet};
use serde::{Deserialize, Serialize};

/// What a first visit does without.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extras {
    /// The drawings of all topics.
    pub drawings: Drawings,
    /// The words that are explained, in order.
    pub glossary: Vec<Term>,
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
    } else if topics.iter().all(Drawing::is_within_bounds) {
        Ok(extras)
    } else {
        Err(LoadError::Damaged)
    }
}
