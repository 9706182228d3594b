//! Where a missing text belongs: under which table of the file, what to write there, and what other languages say.

use crate::fault::{Place, Problem};
use crate::texts::Language;

/// How many characters are shown of what another language says.
const MOST_SHOWN: usize = 60;

/// The fault that a language lacks a text, and where it belongs; `has` is the file of a language that has one which may be left out.
pub(crate) fn lacks(
    language: &Language,
    key: &str,
    has: Option<&Language>,
    languages: &[Language],
) -> (Place, Problem) {
    let (place, add) = spot(language, key);
    let (key, others) = (key.to_owned(), said(key, languages));
    let problem = match has {
        Some(other) => Problem::HalfText { key, add, others, has: other.file.clone() },
        None => Problem::NoText { key, add, others },
    };
    (place, problem)
}

/// The place at which a text belongs, and what to add there: at the head of its table; else at that of the nearest table around
/// it; else at the end of the file. What is in no table stands before all of them.
fn spot(language: &Language, key: &str) -> (Place, String) {
    if language.heads.is_empty() {
        return (language.end.clone(), format!("`{key}`"));
    }
    let outermost = (Place::start(&language.file), format!("`{key}` before the first table"));
    let Some((table, name)) = key.rsplit_once('.') else { return outermost };
    let new = format!("`[{table}]` with `{name}`");
    let mut around = Some(table);
    while let Some(one) = around {
        if let Some(place) = language.heads.get(one) {
            let rest = key.strip_prefix(one).unwrap_or(key).trim_start_matches('.');
            let add = if one == table { format!("`{rest}` under `[{one}]`") } else { new };
            return (place.clone(), add);
        }
        let within = [one, "."].concat();
        let lies_within = |(key, _): &(&String, &Place)| key.starts_with(&within);
        let head =
            language.heads.range(within.clone()..).take_while(lies_within).map(|(_, place)| place).min();
        if let Some(place) = head.filter(|_| one == table) {
            return (place.clone(), new);
        }
        // A table that is written as a part of keys takes no head.
        if head.is_none()
            && language.texts.range(within.clone()..).next().is_some_and(|(key, _)| key.starts_with(&within))
        {
            return dotted(language, key).unwrap_or(outermost);
        }
        around = one.rsplit_once('.').map(|(outer, _)| outer);
    }
    (language.end.clone(), new)
}

/// The place of a key with dots: under the nearest table that has a head.
fn dotted(language: &Language, key: &str) -> Option<(Place, String)> {
    let heads = key.match_indices('.').rev().filter_map(|(at, _)| key.split_at_checked(at));
    let mut found = heads.filter_map(|(head, rest)| Some((head, rest, language.heads.get(head)?)));
    let (head, rest, place) = found.next()?;
    Some((place.clone(), format!("`{}` under `[{head}]`", rest.trim_start_matches('.'))))
}

/// What the languages say that have a text, each in quotes.
fn said(key: &str, languages: &[Language]) -> String {
    let said = languages.iter().filter_map(|language| Some((language, &language.texts.get(key)?.0)));
    said.map(|(language, text)| format!("{}: “{}”", language.id, shortened(text)))
        .collect::<Vec<_>>()
        .join("; ")
}

/// The start of a text, on one line.
fn shortened(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(MOST_SHOWN) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default().trim_end()),
        None => text,
    }
}
