//! The code of each finding, by which tools and the manual name it.

use crate::problem::Problem;

impl Problem {
    /// A short name for the kind of fault, for tools.
    pub fn code(&self) -> &'static str {
        match self {
            Problem::NoRuleSet(_) => "no-rule-set",
            Problem::Unreadable(_) => "unreadable",
            Problem::Syntax(_)
            | Problem::NoList { .. }
            | Problem::Twice { .. }
            | Problem::SingleBrackets { .. } => "syntax",
            Problem::UnknownKey { .. } | Problem::UnknownKeys { .. } => "unknown-key",
            Problem::MissingKey { .. } => "missing-key",
            Problem::WrongType { .. } => "wrong-type",
            Problem::BadId(_) => "bad-id",
            Problem::BadAddress(_) => "bad-address",
            Problem::BadDigest(_) => "bad-digest",
            Problem::Reserved(_) => "reserved",
            Problem::DuplicateId { .. } => "duplicate-id",
            Problem::UnknownName { .. } => "unknown-name",
            Problem::UnknownValue { .. } => "unknown-value",
            Problem::LaterQuestion(_) => "later-question",
            Problem::SaidTwice(_) => "said-twice",
            Problem::Empty(_) => "empty",
            Problem::TooMany { .. } => "too-many",
            Problem::NoSource(_) => "no-source",
            Problem::SilentSource(_) => "silent-source",
            Problem::WrongSource { .. } => "wrong-source",
            Problem::FactGap { .. } => "fact-gap",
            Problem::FactOverlap { .. } => "fact-overlap",
            Problem::NeverAsked(_) => "never-asked",
            Problem::NeverMatters(_) => "never-matters",
            Problem::NeverApplies(_) => "never-applies",
            Problem::NeverHolds(_) => "never-holds",
            Problem::Gap { .. } => "gap",
            Problem::Overlap { .. } => "overlap",
            Problem::Unreachable { .. } => "unreachable-row",
            Problem::NoText { .. } => "no-text",
            Problem::SurplusText { .. } => "surplus-text",
            Problem::HalfText { .. } => "half-text",
            Problem::EmptyText { .. } => "empty-text",
            Problem::Placeholder { .. } => "placeholder",
            Problem::NoPlaceholder { .. } => "no-placeholder",
            Problem::CaseFails { .. } => "case-fails",
            Problem::SameLink { .. } => "same-link",
            Problem::NoCase { .. } => "no-case",
            Problem::IdleTerm { .. } => "idle-term",
            Problem::Hidden(_) => "hidden-character",
            Problem::SameLabel { .. } => "same-label",
            Problem::SameReason { .. } => "same-reason",
            Problem::SameTile { .. } => "same-tile",
            Problem::TooComplex { .. } => "too-complex",
            Problem::More { .. } => "more",
            Problem::NoSet => "no-set",
            Problem::Carry(problem) => problem.code(),
            Problem::Cause(problem) => problem.code(),
        }
    }
}
