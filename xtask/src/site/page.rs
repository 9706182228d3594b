//! The pages made of `index.html`: what stands in place of its lines for the build, and the decision tables.

use super::assets::Names;
use super::first_page::FirstPages;
use super::languages;
use super::oembed;
use super::others::Other;
use super::publisher::Publisher;
use crate::files;
use kanta_rules::Format;
use kanta_rules::bundle::{BUILT_IN, RULE_SETS, WORDS};
use std::path::Path;

/// How the lines begin that a build replaces.
pub(super) const RUST: &str = r#"<link data-trunk rel="rust" "#;
pub(super) const FIRST: &str = r#"<script src="site/site.js">"#;
pub(super) const ELEMENT: &str = r#"<script type="module" src="src/element/element.js">"#;
pub(super) const STYLE: &str = r#"<link rel="stylesheet" href="site/site.css">"#;
/// The style of the tables, which the page that has them asks for.
const TABLES: &str = r#"<link rel="stylesheet" href="styles/tables.css">"#;
/// The style and the script of the page that checks receipts.
const RECEIPT_STYLE: &str = r#"<link rel="stylesheet" href="site/receipt.css">"#;
const RECEIPT_SCRIPT: &str = r#"<script type="module" src="site/receipt.js"></script>"#;
/// How the line begins after which a page has the first question.
const GUIDE: &str = "<kanta-guide ";

/// What does not change from one build to the next as long as the rules do not.
pub(super) struct Pages {
    source: String,
    others: Vec<Other>,
    publisher: Publisher,
    /// By language, all rules for those who cannot or will not use the guide.
    tables: Vec<(String, String)>,
    /// By language the same of every rule set, for the page that has them.
    all_tables: Vec<String>,
}

impl Pages {
    pub(super) fn new(root: &Path) -> Result<Pages, String> {
        let words = root.join(WORDS);
        let table = |rules: &str, language: &str| {
            kanta_rules::table(&root.join(rules), &words, language, Format::Html)
        };
        let (mut tables, mut all_tables) = (Vec::new(), Vec::new());
        for language in kanta_rules::bundle::languages(root)? {
            let parts = RULE_SETS.map(|rules| Ok((rules, table(rules, &language)?)));
            let parts = parts.into_iter().collect::<Result<Vec<_>, String>>()?;
            all_tables.push(together(&parts, &language));
            tables.push((language.clone(), table(BUILT_IN, &language)?));
        }
        let source = files::read_text(&root.join("index.html"))?;
        Ok(Pages { source, others: Other::all(root)?, publisher: Publisher::read(root)?, tables, all_tables })
    }

    /// The page as it was written, in all languages, with the tables.
    pub(super) fn source(&self) -> Result<String, String> {
        let page = languages::in_all(&self.source)?;
        let with_table =
            |page: String, (language, table): &(String, String)| with_line(&page, &mark(language), table);
        self.tables.iter().try_fold(self.publisher.fill(&page), with_table)
    }

    /// The languages of the pages.
    pub(super) fn languages(&self) -> impl Iterator<Item = String> {
        self.tables.iter().map(|(language, _)| language.clone())
    }

    /// Out of the page as Trunk left it all pages of each language, finished for the site, by their paths there.
    pub(super) fn site(
        &self,
        page: &str,
        names: &Names,
        first_pages: &FirstPages,
    ) -> Result<Vec<(String, String)>, String> {
        let mut pages = Vec::new();
        let [receipt_style, receipt_script] = &names.receipt;
        for ((language, _), tables) in self.tables.iter().zip(&self.all_tables) {
            let guide = with_line(&with_names(page, names, language)?, STYLE, &style(&names.style))?;
            let guide = with_first_page(&guide, names, first_pages.page(language)?)?;
            pages.push(self.finished("index.html", language, &guide)?);
            pages.extend(oembed::file(&self.publisher, language));
            for other in &self.others {
                let page = with_line(&other.within(page)?, STYLE, &style(&names.style))?
                    .replace(TABLES, &style(&names.tables))
                    .replace(RECEIPT_STYLE, &style(receipt_style))
                    .replace(RECEIPT_SCRIPT, &module(receipt_script))
                    .replace(&mark(language), tables);
                pages.push(self.finished(other.name, language, &page)?);
            }
        }
        Ok(pages)
    }

    /// A page in a language, with its path.
    fn finished(&self, name: &str, language: &str, page: &str) -> Result<(String, String), String> {
        let path = format!("{}{name}", languages::folder(language));
        let located = self.publisher.located(page, path.trim_end_matches("index.html"));
        let page = self.publisher.fill(&languages::page(&located, language)?);
        let page = if name == "index.html" { oembed::named(&self.publisher, language, &page) } else { page };
        let lines = page.lines().filter(|line| !line.is_empty() && !line.starts_with("<!--"));
        Ok((path, lines.map(|line| format!("{line}\n")).collect()))
    }
}

/// The line in place of which a language's tables stand.
fn mark(language: &str) -> String {
    format!("<!-- xtask: tables {language} -->")
}

/// The tables of several rule sets, each by its folder, on one page: links to each, and then each with ids of its own. Those of the
/// built-in one are as they are where it stands alone.
fn together(parts: &[(&str, String)], language: &str) -> String {
    let (mut contents, mut page) = (String::new(), String::new());
    for (folder, table) in parts {
        let id = folder.rsplit('/').next().unwrap_or_default();
        let own = format!("{language}-{id}");
        let (title, rest) =
            table.strip_prefix("<h2>").and_then(|table| table.split_once("</h2>")).unwrap_or_default();
        let rest = match *folder == BUILT_IN {
            true => rest.to_owned(),
            false => [" id=\"", " href=\"#"].iter().fold(rest.to_owned(), |rest, start| {
                rest.replace(&format!("{start}{language}-"), &format!("{start}{own}-"))
            }),
        };
        contents.push_str(&format!("<li><a href=\"#{own}\">{title}</a></li>\n"));
        page.push_str(&format!("<h2 id=\"{own}\">{title}</h2>{rest}"));
    }
    format!("<ul>\n{contents}</ul>\n{page}")
}

/// The line for a style.
fn style(name: &str) -> String {
    format!(r#"<link rel="stylesheet" href="{name}">"#)
}

/// The line for a module.
fn module(name: &str) -> String {
    format!(r#"<script type="module" src="{name}"></script>"#)
}

/// The page with the first question in the guide's element, hidden until its style has come (site/guide.css); and where no script runs,
/// what else stands in the element. The second link has no `rel` yet: site.js sets that when its style is needed.
fn with_first_page(page: &str, names: &Names, first: &str) -> Result<String, String> {
    let element = page.lines().find(|line| line.starts_with(GUIDE)).unwrap_or_default();
    let Names { guide, later, .. } = names;
    let template = format!(
        "<template shadowrootmode=\"open\"><link rel=\"stylesheet\" href=\"{guide}\"><link href=\"{later}\"><div data-first hidden>{first}</div>\
         <div class=\"guide\"><slot></slot></div></template>"
    );
    with_line(page, GUIDE, &format!("{element}\n{template}"))
}

/// The guide's page with the names of its files. What the first question is seen by comes first, and nothing is drawn before it is
/// there; the rest comes after that, and the wasm and the texts are asked for before the script has been read.
fn with_names(page: &str, names: &Names, language: &str) -> Result<String, String> {
    let Names { wasm, packs, guide, first, element, .. } = names;
    let packs = packs.iter().filter(|(known, _)| known == language).map(|(_, pack)| (pack, ""));
    let at_once = std::iter::once((wasm, r#" type="application/wasm""#)).chain(packs).map(|(file, kind)| {
        format!(
            "\n<link rel=\"preload\" href=\"{file}\" as=\"fetch\" fetchpriority=\"low\"{kind} crossorigin>"
        )
    });
    let seen = format!(
        "<link rel=\"preload\" href=\"{guide}\" as=\"style\">\n<link rel=\"expect\" href=\"#{language}\" blocking=\"render\">"
    );
    let script = format!(r#"<script type="module" fetchpriority="low" src="{element}"></script>"#);
    let lines = [
        (RUST, seen),
        (FIRST, format!(r#"<script src="{first}"></script>"#)),
        (ELEMENT, std::iter::once(script).chain(at_once).collect()),
    ];
    lines.iter().try_fold(page.to_owned(), |page, (start, line)| with_line(&page, start, line))
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
    fn the_page_of_each_language_gets_the_names_of_its_files_and_the_first_question() {
        let page = "<head>\n<link data-trunk rel=\"rust\" data-bin=\"a\" data-trunk-id=\"0\">\n<link rel=\"stylesheet\" href=\"site/site.css\">\n\
            <script src=\"site/site.js\"></script>\n<script type=\"module\" src=\"src/element/element.js\"></script>\n\
            </head>\n<!-- a comment -->\n<kanta-guide a>\n<section lang=\"sv\">\n<!-- xtask: tables sv -->\n</section>\n\
            <section lang=\"fi\">\n<!-- xtask: tables fi -->\n</section>\n</kanta-guide>\n";
        let names = ["1.wasm", "2.css", "3.css", "4.js", "5.js", "6.css", "7.css"]
            .map(|name| format!("assets/{name}"));
        let [wasm, style, guide, first, element, table_style, later] = names;
        let packs =
            ["sv", "fi"].map(|language| (language.to_owned(), format!("assets/{language}.pack"))).to_vec();
        let tables =
            ["sv", "fi"].map(|language| (language.to_owned(), format!("<table id=\"{language}\">"))).to_vec();
        let publisher = Publisher::nobody();
        let all_tables = vec![String::new(); 2];
        let pages = Pages { source: String::new(), others: Vec::new(), publisher, tables, all_tables };
        let first_pages = FirstPages::of(
            ["sv", "fi"].map(|language| (language.to_owned(), format!("<h2>{language}?</h2>"))),
        );
        let receipt = ["8.css", "9.js"].map(str::to_owned);
        let names = Names { wasm, packs, style, tables: table_style, receipt, guide, later, first, element };
        let made = pages.site(page, &names, &first_pages).unwrap();
        let page = |up: &str, language: &str| {
            format!(
                "<head>\n<link rel=\"preload\" href=\"{up}assets/3.css\" as=\"style\">\n\
                 <link rel=\"expect\" href=\"#{language}\" blocking=\"render\">\n\
                 <link rel=\"stylesheet\" href=\"{up}assets/2.css\">\n\
                 <script src=\"{up}assets/4.js\"></script>\n<script type=\"module\" fetchpriority=\"low\" src=\"{up}assets/5.js\"></script>\n\
                 <link rel=\"preload\" href=\"{up}assets/1.wasm\" as=\"fetch\" fetchpriority=\"low\" type=\"application/wasm\" crossorigin>\n\
                 <link rel=\"preload\" href=\"{up}assets/{language}.pack\" as=\"fetch\" fetchpriority=\"low\" crossorigin>\n</head>\n<kanta-guide a>\n\
                 <template shadowrootmode=\"open\"><link rel=\"stylesheet\" href=\"{up}assets/3.css\"><link href=\"{up}assets/7.css\">\
                 <div data-first hidden><h2>{language}?</h2></div><div class=\"guide\"><slot></slot></div></template>\n\
                 <section lang=\"{language}\">\n</section>\n</kanta-guide>\n"
            )
        };
        let expected = [("index.html", page("", "sv")), ("fi/index.html", page("../", "fi"))];
        assert_eq!(made, expected.map(|(path, page)| (path.to_owned(), page)));
    }

    #[test]
    fn tables_of_several_rule_sets_have_ids_of_their_own() {
        let table = |title| {
            format!(
                "<h2>{title}</h2>\n<ul>\n<li><a href=\"#en-a\">A</a></li>\n</ul>\n<h4 id=\"en-a\">A</h4>\n"
            )
        };
        let made = together(&[(BUILT_IN, table("Old")), ("rules/2026-09", table("New"))], "en");
        let expected = "<ul>\n<li><a href=\"#en-2021-04\">Old</a></li>\n<li><a href=\"#en-2026-09\">New</a></li>\n</ul>\n\
            <h2 id=\"en-2021-04\">Old</h2>\n<ul>\n<li><a href=\"#en-a\">A</a></li>\n</ul>\n<h4 id=\"en-a\">A</h4>\n\
            <h2 id=\"en-2026-09\">New</h2>\n<ul>\n<li><a href=\"#en-2026-09-a\">A</a></li>\n</ul>\n<h4 id=\"en-2026-09-a\">A</h4>\n";
        assert_eq!(made, expected);
    }

    #[test]
    fn a_line_that_is_missing_or_stands_twice_is_a_fault() {
        assert!(with_line("a\nb\n", "c", "d").is_err());
        assert!(with_line("a\nb\na\n", "a", "d").is_err());
    }
}
