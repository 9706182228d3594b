//! Saved copies of pages, as text or Markdown: which source each is of, and what stands under a heading.

use crate::encoding::without_mark;
use crate::files::read_inside;
use crate::source::SourcePage;
use std::path::Path;

/// Where an address may stand that says of which page a copy is: in one of so many lines.
const HEAD: usize = 5;

/// The saved copies in a folder, in the order of their names, and the files that are none.
#[derive(Debug, Default)]
pub(crate) struct Copies {
    pub(crate) pages: Vec<SavedPage>,
    pub(crate) others: Vec<String>,
}

/// A saved copy of a page.
#[derive(Debug)]
pub(crate) struct SavedPage {
    pub(crate) file: String,
    address: Option<String>,
    lines: Vec<Line>,
}

/// A line that is not empty.
#[derive(Debug)]
struct Line {
    text: String,
    /// Of a heading in Markdown, its level.
    level: Option<usize>,
    /// Whether it is an item of a list, and so no heading.
    item: bool,
}

impl Copies {
    /// Reads every file of a folder whose name ends in `.txt` or `.md`.
    ///
    /// # Errors
    /// What cannot be read, and what to do.
    pub(crate) fn read(folder: &Path) -> Result<Copies, String> {
        let failed = |error| format!("{} cannot be read: {error}; mend its name.", folder.display());
        let mut names = Vec::new();
        for entry in std::fs::read_dir(folder).map_err(failed)? {
            names.push(entry.map_err(failed)?.file_name());
        }
        names.sort();
        let mut copies = Copies::default();
        for name in names {
            let (path, file) = (folder.join(&name), name.to_string_lossy().into_owned());
            let kind = path.extension().map(|kind| kind.to_string_lossy().to_lowercase());
            if !matches!(kind.as_deref(), Some("txt" | "md")) {
                copies.others.push(file);
                continue;
            }
            let bytes = read_inside(folder, &name).map_err(|error| {
                format!("{file} cannot be read: {error}; see to it that it can be opened.")
            })?;
            let text = std::str::from_utf8(without_mark(&bytes))
                .map_err(|_| format!("{file} is not UTF-8; save it anew as UTF-8."))?;
            copies.pages.push(SavedPage::parse(file, text));
        }
        Ok(copies)
    }

    /// The copy of a source, if there is one.
    ///
    /// # Errors
    /// That there are several.
    pub(crate) fn of(&self, source: &SourcePage) -> Result<Option<&SavedPage>, String> {
        let found: Vec<&SavedPage> = self.pages.iter().filter(|page| page.is_of(source)).collect();
        match found.as_slice() {
            [] => Ok(None),
            [page] => Ok(Some(page)),
            [one, other, ..] => {
                let (id, one, other) = (&source.id.text, &one.file, &other.file);
                Err(format!("{one} and {other} are both copies of source {id}; keep one."))
            }
        }
    }
}

impl SavedPage {
    fn parse(file: String, text: &str) -> SavedPage {
        let mut lines: Vec<Line> = text.lines().map(line).filter(|line| !line.text.is_empty()).collect();
        let at = lines.iter().take(HEAD).position(|line| bare(&line.text).starts_with("https://"));
        let address = at.map(|at| bare(&lines.remove(at).text).to_owned());
        SavedPage { file, address, lines }
    }

    /// Whether it is a copy of this source: by the address that it names, else by its first line, the page's title.
    pub(crate) fn is_of(&self, source: &SourcePage) -> bool {
        match &self.address {
            Some(address) => *address == source.url,
            None => self.lines.first().is_some_and(|line| line.text == plain(&source.page)),
        }
    }

    /// What stands under a heading, to the next of the source's headings or the end; in Markdown also to the next heading of
    /// the same level or a higher one. A heading that stands there several times, such as a title, has all of it.
    pub(crate) fn section(&self, source: &SourcePage, heading: &str) -> Option<String> {
        let wanted = plain(heading);
        let named: Vec<String> = source.headings.iter().map(|(_, heading)| plain(heading)).collect();
        let mut found = None;
        let mut within = None;
        for line in &self.lines {
            if !line.item && line.text == wanted {
                found.get_or_insert_with(Vec::new);
                within = Some(line.level.unwrap_or(0));
                continue;
            }
            let ends = !line.item && named.contains(&line.text);
            let ends = ends || within.is_some_and(|own| line.level.is_some_and(|level| level <= own));
            if ends {
                within = None;
            }
            if let (Some(text), Some(_)) = (&mut found, within) {
                text.push(line.text.as_str());
            }
        }
        found.map(|lines| lines.join(" "))
    }
}

fn line(line: &str) -> Line {
    let text = plain(line);
    let hashes = text.bytes().take_while(|&byte| byte == b'#').count();
    if let Some(heading) = text.get(hashes..).and_then(|rest| rest.strip_prefix(' '))
        && (1..=6).contains(&hashes)
    {
        let text = heading.trim_end_matches('#').trim_end().to_owned();
        return Line { text, level: Some(hashes), item: false };
    }
    match ["• ", "- ", "* ", "+ "].into_iter().find_map(|mark| text.strip_prefix(mark)) {
        Some(item) => Line { text: item.to_owned(), level: None, item: true },
        None => Line { text, level: None, item: false },
    }
}

/// A text with one blank for all white space, and without what nobody sees: soft hyphens, marks of no width.
fn plain(text: &str) -> String {
    let seen = |c: &char| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}');
    let text: String = text.chars().filter(seen).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An address without the brackets that Markdown puts around it.
fn bare(text: &str) -> &str {
    text.trim_start_matches('<').trim_end_matches('>')
}
