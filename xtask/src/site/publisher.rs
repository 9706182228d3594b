//! Who publishes the site and where, `site/publisher.toml`: the one place where a publisher puts a name and addresses.

use crate::files;
use std::path::Path;

/// What stands in the pages for it.
pub(crate) struct Publisher {
    pub(super) name: String,
    pub(super) email: String,
    /// The address of the site, if it is known beforehand.
    pub(crate) address: Option<String>,
    /// The address of the source, if it is public.
    pub(crate) repository: Option<String>,
    /// The address at which errors of the package are told, if there is one.
    pub(crate) issues: Option<String>,
}

/// How the line of the head begins that names a page in another language, and how the last of them begins, which names the site.
const ALTERNATE: &str = r#"<link rel="alternate" "#;
const DEFAULT: &str = r#"<link rel="alternate" hreflang="x-default" "#;

impl Publisher {
    pub(crate) fn read(root: &Path) -> Result<Publisher, String> {
        Publisher::parse(&files::read_text(&root.join("site/publisher.toml"))?)
    }

    /// Whether the file is as it came: nobody has said yet who publishes the site.
    pub(super) fn is_nobody(&self) -> bool {
        self.name.starts_with('[')
    }

    fn parse(text: &str) -> Result<Publisher, String> {
        let value = |key: &str| {
            let start = format!("{key} = ");
            text.lines().find_map(|line| line.strip_prefix(&start))
        };
        let plain = |key: &str| {
            let text = value(key).and_then(|value| value.strip_prefix('"')?.strip_suffix('"'));
            let plain = text.filter(|text| !text.contains(['"', '\\', '<', '&']));
            plain
                .map(str::to_owned)
                .ok_or_else(|| format!("site/publisher.toml needs a plain text: {key} = \"…\""))
        };
        let public = |key: &str| match value(key).map(|_| plain(key)).transpose()? {
            Some(address) if !address.starts_with("https://") => {
                Err(format!("{key} in site/publisher.toml begins with https://"))
            }
            address => Ok(address),
        };
        let address = public("address")?;
        if address.as_ref().is_some_and(|address| !address.ends_with('/')) {
            return Err("address in site/publisher.toml ends with a slash".to_owned());
        }
        let (repository, issues) = (public("repository")?, public("issues")?);
        Ok(Publisher { name: plain("name")?, email: plain("email")?, address, repository, issues })
    }

    /// A page, not yet moved into its language's folder, with the site's address before those of its languages, and its own, `path`
    /// below the site's; as it was where no address is known.
    pub(super) fn located(&self, page: &str, path: &str) -> String {
        let Some(address) = &self.address else { return page.to_owned() };
        let mut located = String::new();
        for line in page.lines() {
            if line.starts_with(ALTERNATE) {
                let line = line.replace(" href=\"./", " href=\"");
                located.push_str(&line.replace(" href=\"", &format!(" href=\"{address}")));
            } else {
                located.push_str(line);
            }
            located.push('\n');
            if line.starts_with(DEFAULT) {
                located.push_str(&format!("<link rel=\"canonical\" href=\"{address}{path}\">\n"));
            }
        }
        located
    }

    /// A page with its gaps filled.
    pub(super) fn fill(&self, page: &str) -> String {
        page.replace("{publisher}", &self.name).replace("{email}", &self.email)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Publisher {
        /// One with a name alone.
        pub(crate) fn nobody() -> Publisher {
            Publisher::parse("name = \"A\"\nemail = \"a\"\n").unwrap()
        }

        /// The same with an address of the site.
        pub(crate) fn at(address: &str) -> Publisher {
            Publisher { address: Some(address.to_owned()), ..Publisher::nobody() }
        }
    }

    #[test]
    fn a_page_gets_the_name_and_the_address() {
        let publisher = Publisher::parse("# Who\n\nname = \"A company\"\nemail = \"a@b.example\"\n").unwrap();
        assert_eq!(publisher.fill("{publisher}, {email}, {publisher}"), "A company, a@b.example, A company");
    }

    const HEAD: &str = "<link rel=\"alternate\" hreflang=\"sv\" href=\"./about.html\">\n<link rel=\"alternate\" hreflang=\"fi\" href=\"fi/about.html\">\n\
        <link rel=\"alternate\" hreflang=\"x-default\" href=\"./about.html\">\n<link rel=\"icon\" href=\"./a.svg\">\n";

    #[test]
    fn a_page_names_itself_and_its_languages_at_the_address_of_the_site() {
        let text = "name = \"a\"\nemail = \"a\"\naddress = \"https://a.example/kanta/\"\n";
        assert_eq!(
            Publisher::parse(text).unwrap().located(HEAD, "fi/about.html"),
            "<link rel=\"alternate\" hreflang=\"sv\" href=\"https://a.example/kanta/about.html\">\n\
             <link rel=\"alternate\" hreflang=\"fi\" href=\"https://a.example/kanta/fi/about.html\">\n\
             <link rel=\"alternate\" hreflang=\"x-default\" href=\"https://a.example/kanta/about.html\">\n\
             <link rel=\"canonical\" href=\"https://a.example/kanta/fi/about.html\">\n<link rel=\"icon\" href=\"./a.svg\">\n"
        );
    }

    #[test]
    fn without_the_address_of_the_site_a_page_stays_as_it_is() {
        let publisher = Publisher::parse("name = \"a\"\nemail = \"a\"\n").unwrap();
        assert_eq!(publisher.located(HEAD, "fi/about.html"), HEAD);
    }

    #[test]
    fn the_addresses_of_the_source_and_of_errors_are_known_where_they_stand() {
        let text = "name = \"a\"\nemail = \"a\"\nrepository = \"https://a.example/guide\"\nissues = \"https://a.example/errors\"\n";
        let publisher = Publisher::parse(text).unwrap();
        let known = [publisher.repository, publisher.issues, publisher.address];
        assert_eq!(
            known,
            [Some("https://a.example/guide".to_owned()), Some("https://a.example/errors".to_owned()), None]
        );
        assert!(Publisher::parse(&text.replace("https://a.example/errors", "a@b.example")).is_err());
    }

    #[test]
    fn an_address_that_is_none_of_a_folder_is_a_fault() {
        for address in ["\"http://a.example/\"", "\"https://a.example\"", "a", "\"https://<a>/\""] {
            let text = format!("name = \"a\"\nemail = \"a\"\naddress = {address}\n");
            assert!(Publisher::parse(&text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_missing_or_would_be_markup_is_a_fault() {
        for text in ["name = \"a\"\n", "name = \"<b>\"\nemail = \"a\"\n", "name = 1\nemail = \"a\"\n"] {
            assert!(Publisher::parse(text).is_err(), "{text}");
        }
    }
}
