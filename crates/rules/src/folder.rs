//! Whether a rule set lies in a folder; and if not, where the author may have meant.

use std::fmt;
use std::path::Path;

/// The files of a rule set beside its texts.
const FILES: [&str; 6] =
    ["rule-set.toml", "questions.toml", "topics.toml", "tasks.toml", "cases.toml", "carry-over.toml"];
/// How many folders are named.
const MOST_NAMED: usize = 5;

/// Why there is no rule set where one was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoRuleSet {
    /// Nothing is there.
    Nothing,
    /// It is a file; and the folder that it lies in, if that has a rule set.
    File(Option<String>),
    /// It is a folder without one; and the folders in it that have one.
    Folder(Vec<String>),
}

impl NoRuleSet {
    /// Looks at a path.
    pub(crate) fn at(path: &Path) -> Option<NoRuleSet> {
        if path.is_dir() {
            let has_one = FILES.iter().any(|file| path.join(file).is_file());
            return (!has_one).then(|| NoRuleSet::Folder(within(path)));
        }
        if !path.exists() {
            return Some(NoRuleSet::Nothing);
        }
        let parent = path.parent().filter(|parent| parent.join("rule-set.toml").is_file());
        let name = |parent: &Path| match parent.display().to_string() {
            empty if empty.is_empty() => ".".to_owned(),
            name => name,
        };
        Some(NoRuleSet::File(parent.map(name)))
    }
}

/// The rule sets in the folders of a folder, by their paths.
fn within(folder: &Path) -> Vec<String> {
    let folders = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut found: Vec<String> = folders
        .filter(|path| path.join("rule-set.toml").is_file())
        .map(|path| path.display().to_string())
        .collect();
    found.sort();
    found
}

impl fmt::Display for NoRuleSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NoRuleSet::Nothing => f.write_str("there is no such folder; mend its name."),
            NoRuleSet::File(None) => f.write_str("this is a file; name the folder of a rule set."),
            NoRuleSet::File(Some(parent)) => {
                write!(f, "this is a file of a rule set; name the folder in which it lies, `{parent}`.")
            }
            NoRuleSet::Folder(found) if found.is_empty() => {
                f.write_str("there is no rule set here; name the folder in which one lies.")
            }
            NoRuleSet::Folder(found) => {
                let named = found.iter().take(MOST_NAMED).map(|path| format!("`{path}`"));
                let named = named.collect::<Vec<_>>().join(", ");
                let more = match found.len().saturating_sub(MOST_NAMED) {
                    0 => String::new(),
                    more => format!(" and {more} more"),
                };
                write!(f, "there is no rule set here, but in folders of it; name one of them: {named}{more}.")
            }
        }
    }
}
