//! Characters that are not seen, or that change how others are seen: what a text may not hold, and how it is told.

use std::borrow::Cow;

/// The first character of a text that a reader would not see as it is: a control character but the line feed, one that turns
/// the direction of writing, one without a width, a tag. The soft hyphen and the blank that does not break do no harm.
pub(crate) fn hidden(text: &str) -> Option<char> {
    text.chars().find(|&c| c != '\n' && is_hidden(c))
}

/// A text as it can be shown in a line of a terminal or a report, whatever it holds.
pub fn shown(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| !is_hidden(c)) {
        return Cow::Borrowed(text);
    }
    let escape = |c: char| match is_hidden(c) {
        true => c.escape_unicode().to_string(),
        false => c.to_string(),
    };
    Cow::Owned(text.chars().map(escape).collect())
}

fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'..='\u{1160}'
                | '\u{17b4}'..='\u{17b5}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff0}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_is_found_and_what_people_write_is_not() {
        for c in
            ['\0', '\t', '\r', '\u{1b}', '\u{7f}', '\u{85}', '\u{200b}', '\u{202e}', '\u{2066}', '\u{2028}']
        {
            assert_eq!(hidden(&format!("a{c}b")), Some(c), "{c:?}");
        }
        for c in ['\u{61c}', '\u{feff}', '\u{3164}', '\u{e0001}', '\u{e0041}', '\u{e01ef}'] {
            assert_eq!(hidden(&format!("a{c}b")), Some(c), "{c:?}");
        }
        assert_eq!(hidden("Åäö – ”x”…\u{a0}3\u{202f}000\u{ad}m² \u{26a0}\u{fe0f}\nд 字"), None);
    }

    #[test]
    fn what_is_not_seen_is_shown_by_its_number() {
        assert_eq!(shown("Fårö"), "Fårö");
        assert_eq!(shown("\u{1b}"), "\\u{1b}");
        assert_eq!(shown("a\u{1b}[2K\r\nb\u{202e}"), "a\\u{1b}[2K\\u{d}\\u{a}b\\u{202e}");
    }
}
