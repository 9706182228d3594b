//! Who publishes the site, `site/publisher.toml`: the one place where a publisher puts a name and an address.

use crate::files;
use std::path::Path;

/// What stands in the pages for it.
pub(super) struct Publisher {
    pub(super) name: String,
    pub(super) email: String,
}

impl Publisher {
    pub(super) fn read(root: &Path) -> Result<Publisher, String> {
        Publisher::parse(&files::read_text(&root.join("site/publisher.toml"))?)
    }

    fn parse(text: &str) -> Result<Publisher, String> {
        let value = |key: &str| {
            let start = format!("{key} = \"");
            let value = text.lines().find_map(|line| line.strip_prefix(&start)?.strip_suffix('"'));
            let plain = value.filter(|value| !value.contains(['"', '\\', '<', '&']));
            plain
                .map(str::to_owned)
                .ok_or_else(|| format!("site/publisher.toml needs a plain text: {key} = \"…\""))
        };
        Ok(Publisher { name: value("name")?, email: value("email")? })
    }

    /// A page with its gaps filled.
    pub(super) fn fill(&self, page: &str) -> String {
        page.replace("{publisher}", &self.name).replace("{email}", &self.email)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_gets_the_name_and_the_address() {
        let publisher = Publisher::parse("# Who\n\nname = \"A company\"\nemail = \"a@b.example\"\n").unwrap();
        assert_eq!(publisher.fill("{publisher}, {email}, {publisher}"), "A company, a@b.example, A company");
    }

    #[test]
    fn what_is_missing_or_would_be_markup_is_a_fault() {
        for text in ["name = \"a\"\n", "name = \"<b>\"\nemail = \"a\"\n", "name = 1\nemail = \"a\"\n"] {
            assert!(Publisher::parse(text).is_err(), "{text}");
        }
    }
}
