//! The first question of each language, which a pack begins with, so that it is seen before the program has arrived: the page as
//! the tests keep it, which hold it against what the guide draws.

use crate::files;
use std::path::Path;

/// Where the pages lie, for a language.
fn place(language: &str) -> String {
    format!("tests/pages/first-question.{language}.html")
}

/// A pack with the page before it, after the length of that in four bytes, the least first.
pub(crate) fn before(root: &Path, language: &str, pack: &[u8]) -> Result<Vec<u8>, String> {
    let place = place(language);
    let page = markup(&files::read_text(&root.join(&place))?).ok_or_else(|| {
        format!("{place} has what the script cannot draw before the program is there: mend first_page.rs")
    })?;
    let length = u32::try_from(page.len()).map_err(|error| error.to_string())?;
    Ok([&length.to_le_bytes(), page.as_bytes(), pack].concat())
}

/// The page without what is folded away at its end, in one line; none if it has what `first-page.js` does not read.
fn markup(page: &str) -> Option<String> {
    let (shown, _) = page.split_once("<div class=\"details__text\">")?;
    let line = shown.replace(">\n<", "><");
    let readable = !line.trim_end().contains(['&', '\n']);
    readable.then(|| format!("{}</details></section>", line.trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_a_line_and_ends_where_it_is_folded() {
        let page = "<section>\n<p>Private?</p>\n<details>\n<summary>About</summary>\n<div class=\"details__text\">\n<p>Long</p>";
        assert_eq!(
            markup(page).as_deref(),
            Some("<section><p>Private?</p><details><summary>About</summary></details></section>")
        );
        assert_eq!(markup(&page.replace("Private", "A &amp; B")), None);
        assert_eq!(markup("<section>"), None);
    }
}
