//! What a first visit does without, in one language: it is fetched when a page first needs it.

use crate::binary::{decode, decode_first};
use crate::drawings::{Drawing, Drawings};
use crate::load::{has_sound_addresses, is_sound, is_sound_diagram};
use crate::{Kind, LoadError, Pack, QuestionId, RuleSet, Since, Text};
use serde::{Deserialize, Serialize};

/// What a first visit does without.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extras {
    /// Texts of the rule set that only a result has, each with its number; without them a [`Pack`] has empty ones in their places.
    pub texts: Vec<(Text, String)>,
    /// The drawings of all topics.
    pub drawings: Drawings,
    /// The words that are explained, in order.
    pub glossary: Vec<Term>,
    /// The places by which people find an item of a set, if the rule set has any.
    pub places: Option<Places>,
    /// What other rule sets make of the same answers.
    pub since: Vec<Since>,
}

/// A word that is explained.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The word.
    pub name: String,
    /// What it means.
    pub about: String,
    /// The titles of the questions, outcomes and tasks whose texts have it.
    pub titles: Vec<Text>,
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

impl Since {
    /// Puts this rule set's texts before those of the changes, and says whether every reference leads somewhere.
    fn is_ready(&mut self, rules: &RuleSet, pack: &Pack) -> bool {
        let own = std::mem::replace(&mut self.pack.texts, pack.texts.clone());
        self.pack.texts.extend(own);
        self.pack.words.clone_from(&pack.words);
        self.other < rules.others.len()
            && self.as_is.iter().all(|(question, _)| question.0 < rules.questions.len())
            && self.follows.iter().all(|one| is_sound_diagram(&one.when, rules, 1))
            && self.changes.questions.len()
                == rules.questions.len().saturating_add(self.there.questions.len())
            && is_sound(&self.there)
            && is_sound(&self.changes)
            && has_sound_addresses(&self.changes, &self.pack)
    }
}

/// Takes the words that only a result has from the bytes of a language, and puts them into `pack`, where they are the last. What
/// follows them, the extras of the built-in rule set, is given back.
///
/// # Errors
/// [`LoadError::Damaged`] if the bytes do not begin with words, [`LoadError::OtherRules`] if `pack` has fewer.
pub fn load_late_words<'b>(bytes: &'b [u8], pack: &mut Pack) -> Result<&'b [u8], LoadError> {
    let (words, rest): (Vec<String>, _) = decode_first(bytes).ok_or(LoadError::Damaged)?;
    let first = pack.words.len().checked_sub(words.len()).ok_or(LoadError::OtherRules)?;
    pack.words.truncate(first);
    pack.words.extend(words);
    Ok(rest)
}

/// Reads the extras of a rule set, and puts its late texts into `pack`, which has the others.
///
/// # Errors
/// [`LoadError::Damaged`] if the bytes are no extras or beyond bounds, [`LoadError::OtherRules`] if there is not one drawing for
/// each topic.
pub fn load_extras(bytes: &[u8], rules: &RuleSet, pack: &mut Pack) -> Result<Extras, LoadError> {
    let mut extras: Extras = decode(bytes).ok_or(LoadError::Damaged)?;
    let Extras { texts, drawings, places, since, .. } = &mut extras;
    for (number, text) in std::mem::take(texts) {
        if let Some(place) = pack.texts.get_mut(usize::from(number.0)) {
            *place = text;
        }
    }
    let topics = &drawings.topics;
    if topics.len() != rules.topics.len() {
        Err(LoadError::OtherRules)
    } else if has_sound_addresses(rules, pack)
        && topics.iter().all(Drawing::is_within_bounds)
        && places.as_ref().is_none_or(|places| places.are_sound(rules))
        && since.iter_mut().all(|since| since.is_ready(rules, pack))
    {
        Ok(extras)
    } else {
        Err(LoadError::Damaged)
    }
}
