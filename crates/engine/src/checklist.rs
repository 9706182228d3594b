//! The checklist of a compiled rule set: what is to be done, and what others do of it.

use crate::{Diagram, Pointer, Text};
use serde::{Deserialize, Serialize};

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// The task's id.
    pub id: String,
    /// Leaf 1 where it is to be done, leaf 0 where not.
    pub diagram: Diagram,
    /// Where it is read off.
    pub sources: Vec<Pointer>,
    /// What to do.
    pub title: Text,
    /// What that means.
    pub detail: Text,
    /// Who does it.
    pub who: Option<Text>,
    /// Where it is done.
    pub place: Option<Text>,
    /// The address of that place.
    pub link: Option<Text>,
    /// With what it is done.
    pub means: Option<Text>,
    /// What others do of it.
    pub shares: Vec<Share>,
}

/// Somebody whom a visitor should ask before acting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// The contact's id.
    pub id: String,
    /// Leaf 1 where it is to be asked, leaf 0 where not.
    pub diagram: Diagram,
    /// Its address.
    pub link: Option<Text>,
    /// Its name.
    pub name: Text,
    /// What it is asked.
    pub about: Text,
    /// Where all else depends on the answer, to ask it is the first step: its title.
    pub step: Option<Text>,
}

/// What a party other than the visitor does of a task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// The place of the party in [`crate::RuleSet::parties`].
    pub party: usize,
    /// Leaf 1 where the party has this share, leaf 0 where not.
    pub diagram: Diagram,
    /// Where it is read off.
    pub sources: Vec<Pointer>,
    /// What the party does.
    pub text: Text,
}
