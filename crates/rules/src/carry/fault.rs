//! What can be wrong with how answers carry over, each with its one wording.

use crate::sentence::all;
use std::fmt;

/// What is wrong with a table of `carry-over.toml`.
#[expect(missing_docs, reason = "the names of the fields say what they hold")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CarryProblem {
    /// The other rule set has faults of its own.
    OtherFaults { id: String },
    /// A question that is taken as it is, and is a choice in one rule set and a set in the other.
    OtherKind { question: String },
    /// A question that is taken as it is, with values that the other rule set does not have.
    OtherValues { question: String, values: String },
    /// Questions of which nothing is said.
    Nowhere { questions: Vec<String> },
    /// A value that no answer takes and that is not dropped.
    Hole { question: String, example: String },
    /// Two answers to one question that hold at once; the line of the first.
    Twice { question: String, value: String, line: usize, other: String, example: String },
}

impl CarryProblem {
    /// A short name for the kind of fault, for tools.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            CarryProblem::OtherFaults { .. } => "other-findings",
            CarryProblem::OtherKind { .. } => "other-kind",
            CarryProblem::OtherValues { .. } => "other-values",
            CarryProblem::Nowhere { .. } => "carried-nowhere",
            CarryProblem::Hole { .. } => "carried-hole",
            CarryProblem::Twice { .. } => "carried-twice",
        }
    }
}

impl fmt::Display for CarryProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CarryProblem::OtherFaults { id } => {
                write!(f, "the rule set `{id}` has findings of its own; check it, and mend those first.")
            }
            CarryProblem::OtherKind { question } => {
                write!(f, "`{question}` takes one value in one of the rule sets and several in the other; ")?;
                f.write_str("drop it, or say with `answer` what follows from it.")
            }
            CarryProblem::OtherValues { question, values } => {
                write!(
                    f,
                    "`{question}` cannot be taken as it is, for the other rule set does not have {values}; "
                )?;
                f.write_str("name values of a choice in `except`, drop the question, or say with `answer` what follows.")
            }
            CarryProblem::Nowhere { questions } => {
                let ids: Vec<&str> = questions.iter().map(String::as_str).collect();
                let each = if ids.len() == 1 { "it" } else { "each" };
                write!(f, "nothing is said of the answers to {}; add {each} to ", all(&ids))?;
                f.write_str("`as-is`, to `dropped` or to the condition of an `answer`.")
            }
            CarryProblem::Hole { question, example } => {
                write!(f, "no answer follows from `{question}` for {example}; ")?;
                f.write_str("add one, widen one, or name the values in `except`.")
            }
            CarryProblem::Twice { question, value, line, other, example } => {
                write!(f, "the answers `{value}` (line {line}) and `{other}` to `{question}` both hold ")?;
                write!(f, "for {example}; ")?;
                f.write_str("if a value in one of the two is a slip, mend that, else narrow one.")
            }
        }
    }
}
