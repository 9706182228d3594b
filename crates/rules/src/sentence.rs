//! Parts of the sentences that findings are told in.

use crate::near::all_nearest;
use std::fmt;

/// How many keys are named that mean nothing.
const MOST_KEYS: usize = 3;

/// The first of some names in a sentence, and how many more there are.
pub(crate) fn first_of(names: &[String]) -> String {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    match names.split_at_checked(MOST_KEYS) {
        Some((first, rest)) if rest.len() > 1 => {
            format!("{} and {} more keys", quoted(first).join(", "), rest.len())
        }
        _ => all(&names),
    }
}

/// Names in a sentence: "`page`, `language` and `url`".
pub(crate) fn all(names: &[&str]) -> String {
    let quoted = quoted(names);
    match quoted.split_last() {
        Some((last, first)) if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        _ => quoted.concat(),
    }
}

/// Names as they stand in a sentence.
pub(crate) fn quoted<N: fmt::Display>(names: &[N]) -> Vec<String> {
    names.iter().map(|name| format!("`{name}`")).collect()
}

/// What to use in place of a name: what is near, or else one of all.
pub(crate) fn one_of(f: &mut fmt::Formatter<'_>, verb: &str, name: &str, known: &str) -> fmt::Result {
    match all_nearest(name, known.split(", ")).as_slice() {
        [] => write!(f, "{verb} one of: {known}."),
        near => write!(f, "did you mean `{}`?", near.join("` or `")),
    }
}

/// The end of a sentence on a text that is missing: what other languages say there.
pub(crate) fn end(f: &mut fmt::Formatter<'_>, others: &str) -> fmt::Result {
    if others.is_empty() { f.write_str(".") } else { write!(f, " ({others}).") }
}
