//! The page `index.html`: what stands in place of its lines for the build, and the decision tables.

use super::assets::Names;
use crate::files;
use kanta_rules::Format;
use kanta_rules::bundle::{BUILT_IN, WORDS};
use std::path::Path;

/// How the lines begin that a build replaces.
pub(super) const RUST: &str = r#"<link data-trunk rel="rust" "#;
pub(super) const FIRST: &str = r#"<script src="site/site.js">"#;
pub(super) const ELEMENT: &str = r#"<script type="module" src="src/element/element.js">"#;
pub(super) const STYLE: &str = r#"<link rel="stylesheet" href="site/site.css">"#;

/// What does not change from one build to the next as long as the rules do not.
pub(super) struct Pages {
    source: String,
    /// By language, what a browser without JavaScript or without WebAssembly shows in the guide's place.
    tables: Vec<(String, String)>,
}

impl Pages {
    pub(super) fn new(root: &Path) -> Result<Pages, String> {
        let (rules, words) = (root.join(BUILT_IN), root.join(WORDS));
        let table = |language: String| {
            kanta_rules::table(&rules, &words, &language, Format::Html).map(|table| (language, table))
        };
        let languages = kanta_rules::bundle::languages(root)?;
        let tables = languages.into_iter().map(table).collect::<Result<_, String>>()?;
        Ok(Pages { source: files::read_text(&root.join("index.html"))?, tables })
    }

    /// The page as it was written, with the tables.
    pub(super) fn source(&self) -> Result<String, String> {
        self.with_tables(&self.source)
    }

    /// The page as Trunk left it, finished for the site. The wasm is asked for at once, not only when the script has been read;
    /// which texts are wanted only the scripts know.
    pub(super) fn site(&self, page: &str, names: &Names) -> Result<String, String> {
        let Names { wasm, style, first, element } = names;
        let lines = [
            (
                RUST,
                format!(
                    r#"<link rel="preload" href="{wasm}" as="fetch" type="application/wasm" crossorigin>"#
                ),
            ),
            (FIRST, format!(r#"<script src="{first}"></script>"#)),
            (ELEMENT, format!(r#"<script type="module" src="{element}"></script>"#)),
            (STYLE, format!(r#"<link rel="stylesheet" href="{style}">"#)),
        ];
        let page =
            lines.iter().try_fold(page.to_owned(), |page, (start, line)| with_line(&page, start, line))?;
        self.with_tables(&page)
    }

    fn with_tables(&self, page: &str) -> Result<String, String> {
        let mark = |language| format!("<!-- xtask: tables {language} -->");
        self.tables
            .iter()
            .try_fold(page.to_owned(), |page, (language, table)| with_line(&page, &mark(language), table))
    }
}

/// The page with another line in place of the one that begins so.
pub(super) fn with_line(page: &str, start: &str, line: &str) -> Result<String, String> {
    let begins = |old: &&str| old.starts_with(start);
    if page.lines().filter(begins).count() != 1 {
        return Err(format!("index.html must have once a line that begins with {start}"));
    }
    Ok(page
        .lines()
        .map(|old| if begins(&old) { line } else { old })
        .map(|line| format!("{line}\n"))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_gets_the_names_of_the_files_and_the_tables() {
        let page = "<head>\n<link data-trunk rel=\"rust\" data-bin=\"a\" data-trunk-id=\"0\">\n<script src=\"site/site.js\"></script>\n\
            <script type=\"module\" src=\"src/element/element.js\"></script>\n<link rel=\"stylesheet\" href=\"site/site.css\">\n\
            </head>\n<!-- xtask: tables sv -->\n";
        let names = ["1.wasm", "2.css", "3.js", "4.js"].map(|name| format!("assets/{name}"));
        let [wasm, style, first, element] = names;
        let tables = vec![("sv".to_owned(), "<table>".to_owned())];
        let pages = Pages { source: String::new(), tables };
        assert_eq!(
            pages.site(page, &Names { wasm, style, first, element }).unwrap(),
            "<head>\n<link rel=\"preload\" href=\"assets/1.wasm\" as=\"fetch\" type=\"application/wasm\" crossorigin>\n\
             <script src=\"assets/3.js\"></script>\n<script type=\"module\" src=\"assets/4.js\"></script>\n\
             <link rel=\"stylesheet\" href=\"assets/2.css\">\n</head>\n<table>\n"
        );
    }

    #[test]
    fn a_line_that_is_missing_or_stands_twice_is_a_fault() {
        assert!(with_line("a\nb\n", "c", "d").is_err());
        assert!(with_line("a\nb\na\n", "a", "d").is_err());
    }
}
