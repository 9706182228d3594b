//! What many faults can come from, each with its one wording.

use crate::sentence::quoted;
use std::fmt;

/// One cause of many faults, said at the cause in place of them.
#[expect(missing_docs, reason = "the names of the fields say what they hold")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CauseProblem {
    /// Something that has no texts, while texts and conditions speak of nearly the same name.
    Misspelt { what: String, meant: String, texts: usize, uses: usize },
    /// Something new of which no language says anything; the keys that are missing.
    NoTexts { what: String, keys: Vec<String> },
    /// Something of which texts and other places speak, and which is not there.
    Gone { under: String, texts: usize, uses: usize },
    /// All texts of something, which one language lacks; their keys after what they have in common.
    NoneHere { under: String, keys: Vec<String>, has: String },
    /// Texts that stand under another head than that of their table.
    NoHead { head: String, count: usize },
    /// Texts of something that there is not, or under a part of a key that nothing asks for; and what may be meant.
    SurplusTexts { under: String, count: usize, meant: Option<String> },
}

impl CauseProblem {
    /// A short name for the kind of fault, for tools.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            CauseProblem::Misspelt { .. } => "misspelt",
            CauseProblem::NoTexts { .. } => "no-texts",
            CauseProblem::Gone { .. } => "gone",
            CauseProblem::NoneHere { .. } => "no-text",
            CauseProblem::NoHead { .. } | CauseProblem::SurplusTexts { .. } => "surplus-texts",
        }
    }

    /// What the author may have meant.
    pub(crate) fn meant(&self) -> Option<&str> {
        match self {
            CauseProblem::Misspelt { meant, .. } => Some(meant),
            CauseProblem::NoTexts { .. }
            | CauseProblem::Gone { .. }
            | CauseProblem::NoneHere { .. }
            | CauseProblem::NoHead { .. } => None,
            CauseProblem::SurplusTexts { meant, .. } => meant.as_deref(),
        }
    }
}

impl fmt::Display for CauseProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CauseProblem::Misspelt { what, meant, texts: 0, uses: 0 } => {
                write!(f, "{what} has no texts; did you mean `{meant}`? If not, write its texts.")
            }
            CauseProblem::Misspelt { what, meant, texts, uses } => {
                let lacks = if *texts == 0 { "is used nowhere" } else { "has no texts" };
                write!(f, "{what} {lacks}, but {} `{meant}`; did you mean that?", speak(*texts, *uses))
            }
            CauseProblem::NoTexts { what, keys } => {
                let keys = quoted(keys).join(", ");
                write!(f, "{what} has no texts in any language; add {keys}.")
            }
            CauseProblem::Gone { under, texts, uses } => {
                let who = speak(*texts, *uses);
                write!(
                    f,
                    "`{under}` is not there, but {who} it; write it anew, mend its name or remove them."
                )
            }
            CauseProblem::NoneHere { under, keys, has } => {
                let count = keys.len();
                let keys = keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
                write!(f, "the {count} texts under `{under}` are missing, which {has} has; add {keys}.")
            }
            CauseProblem::NoHead { head, count } => {
                let texts = if *count == 1 {
                    "this text stands".to_owned()
                } else {
                    format!("{count} texts from here on stand")
                };
                write!(
                    f,
                    "{texts} under another head, and `{head}` lacks them; is the line `[{head}]` before them missing?"
                )
            }
            CauseProblem::SurplusTexts { under, count, meant: None } => {
                write!(f, "the {count} texts under `{under}` are not used; remove them or mend their name.")
            }
            CauseProblem::SurplusTexts { under, count, meant: Some(meant) } => {
                write!(f, "the {count} texts under `{under}` are not used; did you mean `{meant}`?")
            }
        }
    }
}

/// Who speaks of a name: "1 text and 3 conditions speak of".
fn speak(texts: usize, uses: usize) -> String {
    let some = |count: usize, what: &str| match count {
        0 => None,
        1 => Some(format!("1 {what}")),
        _ => Some(format!("{count} {what}s")),
    };
    let who: Vec<String> = [some(texts, "text"), some(uses, "other place")].into_iter().flatten().collect();
    let verb = if texts.saturating_add(uses) == 1 { "speaks" } else { "speak" };
    format!("{} {verb} of", who.join(" and "))
}
