//! The pages that explain the findings, a page a code: for `--explain` and for the manual.

use crate::near::nearest;
use toml::de::{DeTable, DeValue};

/// All pages.
const FILE: &str = include_str!("../findings.toml");

/// What explains a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The code of the finding.
    pub code: String,
    /// What is found, in a line.
    pub what: String,
    /// Where it comes from.
    pub cause: String,
    /// What somebody wrote.
    pub example: String,
    /// What is then told.
    pub told: String,
    /// What to do.
    pub remedy: String,
}

/// All pages, in the order of their codes.
pub fn pages() -> Vec<Page> {
    let (file, _) = DeTable::parse_recoverable(FILE);
    let list = file.get_ref().get("finding").and_then(|list| list.get_ref().as_array());
    let tables = list.into_iter().flatten().filter_map(|table| table.get_ref().as_table());
    let page = |table: &DeTable<'_>| {
        let text = |key: &str| {
            let text = table.get(key).map(toml::Spanned::get_ref).and_then(DeValue::as_str);
            text.unwrap_or_default().trim_end().to_owned()
        };
        Page {
            code: text("code"),
            what: text("what"),
            cause: text("cause"),
            example: text("example"),
            told: text("told"),
            remedy: text("remedy"),
        }
    };
    tables.map(page).collect()
}

/// The page of a code.
///
/// # Errors
/// That there is no such code, and the one that is nearest.
pub fn explained(code: &str) -> Result<Page, String> {
    let pages = pages();
    let near = nearest(code, pages.iter().map(|page| page.code.as_str()));
    let near = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
    let end = if near.is_empty() { "." } else { "" };
    let told = format!("There is no finding `{code}`{near}{end} All codes: kanta-rules --explain");
    pages.into_iter().find(|page| page.code == code).ok_or(told)
}

impl Page {
    /// The page for a terminal.
    pub fn text(&self) -> String {
        let Page { code, what, cause, told, remedy, .. } = self;
        let example: Vec<String> = self.example.lines().map(|line| format!("    {line}")).collect();
        let example = if example.is_empty() { String::new() } else { example.join("\n") + "\n\n" };
        format!("{code}: {what}.\n\n{cause}\n\n{example}{told}\n\n{remedy}\n")
    }

    /// The page as a section of the manual.
    pub fn markdown(&self) -> String {
        let Page { code, what, cause, example, told, remedy } = self;
        let example = if example.is_empty() { String::new() } else { format!("```toml\n{example}\n```\n\n") };
        format!("## `{code}`\n\n**{what}.** {cause}\n\n{example}```\n{told}\n```\n\n{remedy}\n")
    }
}
