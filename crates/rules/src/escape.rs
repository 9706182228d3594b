//! Words as documents show them: safe in Markdown, where they stand as they are and make nothing, and with a capital.

/// Words as they are written into a line or a cell.
pub(crate) fn escaped(words: &str) -> String {
    let mut safe = String::new();
    for letter in words.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '\n' => safe.push(' '),
            '\\' | '|' | '[' | ']' | '*' | '_' | '`' | '~' => safe.extend(['\\', letter]),
            _ => safe.push(letter),
        }
    }
    safe
}

/// An address as it is written between the brackets of a link.
pub(crate) fn address(url: &str) -> String {
    url.replace('(', "%28").replace(')', "%29").replace('|', "%7C")
}

/// Words that begin with a capital.
pub(crate) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
