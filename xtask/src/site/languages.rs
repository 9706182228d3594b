//! The site's pages by language: what of the one template each has, where it lies, and what its addresses are there.

use super::others;
use crate::files;
use std::path::Path;

/// The language whose pages lie in the site's own folder; the template's addresses are those of its page.
const FIRST: &str = "sv";

/// What each language has a file of its own of, under one name, besides the other pages; its first page is the folder itself.
const OWN: [&str; 2] = [INDEX, "manifest.webmanifest"];
const INDEX: &str = "index.html";

/// The folder of a language's pages within the site.
pub(super) fn folder(language: &str) -> String {
    if language == FIRST { String::new() } else { format!("{language}/") }
}

/// The page of a language: of the lines and blocks that begin with a tag with a `lang` those in this language, and addresses that
/// are right in its folder.
pub(super) fn page(template: &str, language: &str) -> Result<String, String> {
    let page =
        template.replacen(&format!("<html lang=\"{FIRST}\">"), &format!("<html lang=\"{language}\">"), 1);
    let page = only(&page, language)?;
    let page = if language == FIRST { page } else { from_below(&page) };
    Ok(page.replace(&format!("href=\"{INDEX}\""), "href=\"./\""))
}

/// The head of the template in its first language, with the body in all.
pub(super) fn in_all(template: &str) -> Result<String, String> {
    let (head, body) = template.split_once("<body>").ok_or("index.html has no <body>")?;
    Ok(format!("{}<body>{body}", only(head, FIRST)?))
}

/// Copies what each language has for an installed app.
pub(super) fn manifests(
    root: &Path,
    site: &Path,
    languages: impl Iterator<Item = String>,
) -> Result<(), String> {
    for language in languages {
        let own = root.join("site").join(format!("manifest-{language}.webmanifest"));
        files::write(&site.join(folder(&language)).join("manifest.webmanifest"), &files::read(&own)?)?;
    }
    Ok(())
}

/// The lines of a text but those in another language.
fn only(text: &str, language: &str) -> Result<String, String> {
    let mut kept = String::new();
    // How a block in another language ends, inside one.
    let mut end: Option<String> = None;
    for line in text.lines() {
        if let Some(last) = &end {
            if line.starts_with(last) {
                end = None;
            }
            continue;
        }
        match tag_in_a_language(line) {
            Some((tag, other)) if tag != "html" && other != language => {
                let last = format!("</{tag}>");
                end = (tag != "meta" && !line.ends_with(&last)).then_some(last);
            }
            _ => {
                kept.push_str(line);
                kept.push('\n');
            }
        }
    }
    end.map_or(Ok(kept), |end| {
        Err(format!("index.html has no line {end} after a block in another language than {language}"))
    })
}

/// The name and the language of the tag with which a line begins, if it has both.
fn tag_in_a_language(line: &str) -> Option<(&str, &str)> {
    let (tag, _) = line.strip_prefix('<')?.split_once('>')?;
    let (_, language) = tag.split_once(" lang=\"")?;
    Some((tag.split_once(' ')?.0, language.split_once('"')?.0))
}

/// A page with its relative addresses as they are from a folder further down.
fn from_below(page: &str) -> String {
    let starts = [" href=\"", " src=\""];
    starts.iter().fold(page.to_owned(), |page, start| {
        let mut parts = page.split(start);
        let mut moved = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            moved.push_str(start);
            let address = part.split('"').next().unwrap_or_default();
            let is_relative = !address.contains(':') && !address.starts_with(['#', '/']);
            let file = address.split('#').next().unwrap_or_default();
            if is_relative && !OWN.contains(&file) && !others::NAMES.contains(&file) {
                moved.push_str("../");
                moved.push_str(part.strip_prefix("./").unwrap_or(part));
            } else {
                moved.push_str(part);
            }
        }
        moved
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = "<html lang=\"sv\">\n<title lang=\"sv\">Ja</title>\n<title lang=\"fi\">Joo</title>\n\
        <meta lang=\"sv\" name=\"a\">\n<meta lang=\"fi\" name=\"a\">\n<link rel=\"manifest\" href=\"manifest.webmanifest\">\n\
        <body>\n<div lang=\"sv\">\n<p><a href=\"./\">Ett</a></p>\n</div>\n<div lang=\"fi\">\n\
        <p><a href=\"./\" lang=\"sv\">1</a> <a href=\"fi/\">2</a> <a href=\"#a\">3</a> <a href=\"https://a.fi/\">4</a></p>\n</div>\n\
        <a href=\"index.html\">5</a> <a href=\"about.html#a\">6</a> <a href=\"./about.html\">7</a>\n<img src=\"a.svg\">\n</body>\n";

    #[test]
    fn a_page_has_its_own_language_alone_and_addresses_from_its_folder() {
        assert_eq!(
            page(TEMPLATE, "fi").unwrap(),
            "<html lang=\"fi\">\n<title lang=\"fi\">Joo</title>\n<meta lang=\"fi\" name=\"a\">\n\
             <link rel=\"manifest\" href=\"manifest.webmanifest\">\n<body>\n<div lang=\"fi\">\n\
             <p><a href=\"../\" lang=\"sv\">1</a> <a href=\"../fi/\">2</a> <a href=\"#a\">3</a> <a href=\"https://a.fi/\">4</a></p>\n\
             </div>\n<a href=\"./\">5</a> <a href=\"about.html#a\">6</a> <a href=\"../about.html\">7</a>\n\
             <img src=\"../a.svg\">\n</body>\n"
        );
        assert_eq!(
            page(TEMPLATE, "sv").unwrap(),
            "<html lang=\"sv\">\n<title lang=\"sv\">Ja</title>\n<meta lang=\"sv\" name=\"a\">\n\
             <link rel=\"manifest\" href=\"manifest.webmanifest\">\n<body>\n<div lang=\"sv\">\n<p><a href=\"./\">Ett</a></p>\n\
             </div>\n<a href=\"./\">5</a> <a href=\"about.html#a\">6</a> <a href=\"./about.html\">7</a>\n\
             <img src=\"a.svg\">\n</body>\n"
        );
        assert_eq!([folder("sv"), folder("fi")], ["", "fi/"]);
    }

    #[test]
    fn the_page_in_all_languages_has_one_head() {
        let whole = in_all(TEMPLATE).unwrap();
        assert!(
            !whole.contains("Joo") && whole.contains("Ja") && whole.contains("Ett") && whole.contains("#a"),
            "{whole}"
        );
    }

    #[test]
    fn a_block_without_an_end_is_a_fault() {
        assert!(page("<div lang=\"fi\">\n<p>a</p>\n", "sv").is_err());
    }
}
