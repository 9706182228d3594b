//! The pages beside the guide's own, `site/*.html`: each has its titles, descriptions and main part in all languages, and takes the
//! rest from `index.html`.

use super::page::{ELEMENT, FIRST, RUST};
use crate::files;
use std::path::Path;

/// Their names.
pub(super) const NAMES: [&str; 4] = ["about.html", "accessibility.html", "receipt.html", "rules.html"];

/// One of them, in all languages.
pub(super) struct Other {
    pub(super) name: &'static str,
    source: String,
}

impl Other {
    /// All of them.
    pub(super) fn all(root: &Path) -> Result<Vec<Other>, String> {
        let read = |name| Ok(Other { name, source: files::read_text(&root.join("site").join(name))? });
        NAMES.into_iter().map(read).collect()
    }

    /// The page within the head, the header and the footer of `index.html`, without the guide.
    pub(super) fn within(&self, index: &str) -> Result<String, String> {
        let parts =
            (self.source.split_once("<main"), index.split_once("<main"), index.split_once("</main>\n"));
        let (Some((about, main)), Some((before, _)), Some((_, after))) = parts else {
            return Err(format!("index.html and {} need one <main> each", self.name));
        };
        let mut page = String::new();
        for line in before.lines().filter(|line| !is_of_the_guide(line)) {
            let leads = ["<nav ", r#"<link rel="alternate" "#].iter().any(|start| line.starts_with(start));
            match line.strip_prefix("<p>").and_then(|line| line.strip_suffix("</p>")) {
                Some(name) => page.push_str(&format!("<p><a href=\"index.html\">{name}</a></p>")),
                _ if leads => page.push_str(&line.replace("/\"", &format!("/{}\"", self.name))),
                _ => page.push_str(line),
            }
            page.push('\n');
            if line.starts_with("<meta charset") {
                page.push_str(about);
            }
        }
        Ok(format!("{page}<main{main}{after}"))
    }
}

/// Whether a line of the head is about the guide's page alone.
fn is_of_the_guide(line: &str) -> bool {
    ["<title", "<meta lang", RUST, FIRST, ELEMENT].iter().any(|start| line.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    const INDEX: &str = "<head>\n<meta charset=\"utf-8\">\n<title lang=\"sv\">Guide</title>\n\
        <link rel=\"alternate\" hreflang=\"sv\" href=\"./\">\n<link rel=\"alternate\" hreflang=\"fi\" href=\"fi/\">\n\
        <script src=\"site/site.js\"></script>\n<script type=\"module\" src=\"src/element/element.js\"></script>\n\
        </head>\n<header>\n<p>Guide</p>\n<nav class=\"a\"><a href=\"./\">a</a> <a href=\"fi/\">b</a></nav>\n</header>\n\
        <main class=\"a\">\n<p>Guide</p>\n</main>\n<footer></footer>\n";

    #[test]
    fn a_page_has_its_own_main_part_and_leads_to_itself_in_other_languages() {
        let source =
            "<title lang=\"sv\">About</title>\n<main class=\"b\">\n<p>About</p>\n</main>\n".to_owned();
        assert_eq!(
            Other { name: "about.html", source }.within(INDEX).unwrap(),
            "<head>\n<meta charset=\"utf-8\">\n<title lang=\"sv\">About</title>\n\
             <link rel=\"alternate\" hreflang=\"sv\" href=\"./about.html\">\n\
             <link rel=\"alternate\" hreflang=\"fi\" href=\"fi/about.html\">\n</head>\n<header>\n\
             <p><a href=\"index.html\">Guide</a></p>\n\
             <nav class=\"a\"><a href=\"./about.html\">a</a> <a href=\"fi/about.html\">b</a></nav>\n</header>\n\
             <main class=\"b\">\n<p>About</p>\n</main>\n<footer></footer>\n"
        );
    }

    #[test]
    fn a_page_without_a_main_part_is_a_fault() {
        assert!(Other { name: "about.html", source: "<title>A</title>\n".to_owned() }.within(INDEX).is_err());
    }
}
