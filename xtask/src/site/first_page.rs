//! The first page of each language, so that it is seen before the program has arrived: it stands in the HTML of the site's page, and its
//! pack begins with it, for the pages of others. The guide itself draws it, by Yew's renderer for servers.

use crate::files;
use crate::run::{self, program};
use std::path::{Path, PathBuf};

/// The pages by language, without what is folded away at their end.
pub(super) struct FirstPages(Vec<(String, String)>);

/// Has the program `first-page` draw the pages.
pub(super) fn draw(root: &Path, work: &Path) -> Result<FirstPages, String> {
    let folder = work.join("first-pages");
    files::folder(&folder)?;
    let mut cargo = program(root, "cargo");
    cargo.args(["run", "--quiet", "--package=kanta-guide", "--features=ssr", "--bin=first-page", "--"]);
    run::run(cargo.arg(&folder))?;
    let read = |file: PathBuf| {
        let language = files::name(&file)?.trim_end_matches(".html").to_owned();
        let page = shown(&files::read_text(&file)?).ok_or_else(|| {
            format!("the first page in {language} has what first-page.js cannot read: mend xtask/src/site/first_page.rs")
        })?;
        Ok((language, page))
    };
    files::list(&folder)?.into_iter().map(read).collect::<Result<_, String>>().map(FirstPages)
}

impl FirstPages {
    /// The page in a language.
    pub(super) fn page(&self, language: &str) -> Result<&str, String> {
        let page = self.0.iter().find(|(known, _)| known == language);
        page.map(|(_, page)| &**page).ok_or_else(|| format!("there is no first page in {language}"))
    }
}

/// A pack with a page before it, after the length of that in four bytes, the least first.
pub(super) fn before(page: &str, pack: &[u8]) -> Result<Vec<u8>, String> {
    let length = u32::try_from(page.len()).map_err(|error| error.to_string())?;
    Ok([&length.to_le_bytes(), page.as_bytes(), pack].concat())
}

/// How what is folded away at the end of a page begins.
const ABOUT: &str = "<details data-section=\"about\"";

/// The page without what is folded away at its end; none if it has what `first-page.js` does not read.
fn shown(page: &str) -> Option<String> {
    let (question, about) = page.split_once(ABOUT)?;
    let (summary, _) = about.split_once("<div class=\"row__body\">")?;
    let shown = [question, ABOUT, summary].concat();
    let readable = !shown.contains(['&', '\n']);
    readable.then(|| format!("{shown}</details></section>"))
}

#[cfg(test)]
mod tests {
    use super::*;

    impl FirstPages {
        /// These pages.
        pub(crate) fn of(pages: impl IntoIterator<Item = (String, String)>) -> FirstPages {
            FirstPages(pages.into_iter().collect())
        }
    }

    #[test]
    fn a_page_ends_where_it_is_folded() {
        let page = "<section><p>Private?</p><div class=\"row__body\"><p>Help</p></div><details data-section=\"about\"><summary>About</summary><div class=\"row__body\"><p>Long</p><details><div class=\"row__body\">";
        assert_eq!(
            shown(page).as_deref(),
            Some(
                "<section><p>Private?</p><div class=\"row__body\"><p>Help</p></div><details data-section=\"about\"><summary>About</summary></details></section>"
            )
        );
        assert_eq!(shown(&page.replace("Private", "A &amp; B")), None);
        assert_eq!(shown(&page.replace("><", ">\n<")), None);
        assert_eq!(shown("<section>"), None);
    }
}
