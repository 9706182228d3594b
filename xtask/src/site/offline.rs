//! The guide as one file, `kanta-guide.html`: the page with everything in it, opened from a disk, asking for nothing.

use super::page::{ELEMENT, FIRST, RUST, STYLE, with_line};
use crate::{compress, files};
use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha256};
use std::path::Path;

/// How one gets to a language where no script runs, in place of the links to other pages, and beside the tables.
const LINKS: &str = r##"<a href="?lang=sv#sv" lang="sv" hreflang="sv">Svenska</a> · <a href="?lang=fi#fi" lang="fi" hreflang="fi">Suomi</a> · <a href="?lang=en#en" lang="en" hreflang="en">English</a>"##;

/// What the file is called.
pub(crate) const NAME: &str = "kanta-guide.html";

/// Puts the file together, out of the page and what was bundled into `work`, beside the site's page, which offers it.
pub(super) fn write(page: &str, site: &Path, work: &Path) -> Result<(), String> {
    let text = |file: &str| files::read_text(&work.join(file));
    let parts = Parts {
        style: text("offline/page.css")?,
        first: text("offline/page.js")?,
        script: text("offline/kanta-guide.js")?,
        data: data(&site.join("embed"))?,
    };
    files::write(&site.join(NAME), parts.within(page)?.as_bytes())
}

/// What is put into the page.
struct Parts {
    style: String,
    /// The script that runs before the page is drawn.
    first: String,
    /// The element's script, which runs when all else is there.
    script: String,
    data: String,
}

impl Parts {
    /// The page with these parts in it.
    fn within(&self, page: &str) -> Result<String, String> {
        let Self { style, first, script, data } = self;
        for inside in [style, first, script] {
            must_lie_in_a_page(inside)?;
        }
        let end = format!("{data}<script>{script}</script>\n</body>");
        let lines = [
            (RUST, self.policy()),
            (STYLE, format!("<style>{style}</style>")),
            (FIRST, format!("<script>{first}</script>")),
            ("</body>", end),
        ];
        let page =
            lines.iter().try_fold(page.to_owned(), |page, (start, line)| with_line(&page, start, line))?;
        let mut whole = String::new();
        for line in page.lines().filter(|line| is_wanted(line)) {
            whole.push_str(&format!("{line}\n"));
            if line.starts_with("<header") {
                whole.push_str(&format!("<noscript>{LINKS}</noscript>\n"));
            } else if line.starts_with("<kanta-guide") {
                whole.push_str(&format!("<p>{LINKS}</p>\n"));
            }
        }
        Ok(whole)
    }

    /// What the page may do: run these two scripts and their wasm, and look like this; nothing else, and no request.
    fn policy(&self) -> String {
        let [first, script, style] = [&self.first, &self.script, &self.style].map(|inside| hash(inside));
        let policy = [
            "default-src 'none'".to_owned(),
            format!("script-src {first} {script} 'wasm-unsafe-eval'"),
            format!("style-src {style}"),
            "base-uri 'none'".to_owned(),
            "form-action 'none'".to_owned(),
            "require-trusted-types-for 'script'".to_owned(),
            "trusted-types 'none'".to_owned(),
        ];
        format!(r#"<meta http-equiv="Content-Security-Policy" content="{}">"#, policy.join("; "))
    }
}

/// Whether a line of the site's page belongs into the file: not the comments, nor what asks for a file, nor what leads to one, as
/// there is none beside it.
fn is_wanted(line: &str) -> bool {
    let asks = ["<!--", "<link ", ELEMENT].iter().any(|start| line.starts_with(start));
    let mut addresses = line.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    !asks && addresses.all(|address| address.contains(':') || address.starts_with(['#', '?']))
}

/// Refuses what would end its element early, or begin a comment in which it does not end.
fn must_lie_in_a_page(inside: &str) -> Result<(), String> {
    let small = inside.to_ascii_lowercase();
    match ["</script", "</style", "<!--", "<script", "\r"].iter().find(|bad| small.contains(**bad)) {
        Some(bad) => {
            Err(format!("a script or style of the offline page has {bad:?} in it: write it otherwise"))
        }
        None => Ok(()),
    }
}

/// A content as a policy names it.
fn hash(inside: &str) -> String {
    format!("'sha256-{}'", Base64::encode_string(&Sha256::digest(inside)))
}

/// The files beside the element's script, each as an element of data that offline/fetch.js reads.
fn data(embed: &Path) -> Result<String, String> {
    let mut data = String::new();
    for file in files::list(embed)? {
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let kind = match file.extension().and_then(|ending| ending.to_str()) {
            Some("wasm") => "application/wasm",
            Some("pack" | "extras" | "kgr") => "application/octet-stream",
            _ => continue,
        };
        let packed = Base64::encode_string(&compress::gzip(&files::read(&file)?)?);
        data.push_str(&format!("<script type=\"{kind}\" data-file=\"{name}\">{packed}</script>\n"));
    }
    Ok(data)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head>\n<!-- a comment -->\n<link data-trunk rel=\"rust\" data-bin=\"a\">\n\
        <link rel=\"manifest\" href=\"a\">\n<script src=\"site/site.js\"></script>\n\
        <script type=\"module\" src=\"src/element/element.js\"></script>\n<link rel=\"stylesheet\" href=\"site/site.css\">\n\
        </head>\n<body>\n<header class=\"site-header\">\n<nav aria-label=\"a\"><a href=\"fi/\">a</a></nav>\n</header>\n<kanta-guide>\n</kanta-guide>\n<p>Prose</p>\n<p><a href=\"kanta-guide.html\" download>This</a></p>\n</body>\n";

    fn parts(script: &str) -> Parts {
        let data = "<script type=\"application/wasm\" data-file=\"a.wasm\">H4s=</script>\n".to_owned();
        Parts { style: "p{}".to_owned(), first: "1".to_owned(), script: script.to_owned(), data }
    }

    #[test]
    fn the_page_gets_all_its_parts_and_loses_what_only_the_site_needs() {
        let whole = parts("2").within(PAGE).unwrap();
        let (head, rest) = whole.split_once('\n').unwrap();
        let (policy, rest) = rest.split_once('\n').unwrap();
        assert_eq!(head, "<head>");
        assert_eq!(
            policy,
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
             script-src 'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s=' \
             'sha256-1HNeOiZeFu7gP1lxi5tdAwGcB9i2xR+Q2jpmbuwTqzU=' 'wasm-unsafe-eval'; \
             style-src 'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y='; base-uri 'none'; form-action 'none'; \
             require-trusted-types-for 'script'; trusted-types 'none'\">"
        );
        assert_eq!(
            rest.replace(LINKS, "LINKS"),
            "<script>1</script>\n<style>p{}</style>\n</head>\n<body>\n<header class=\"site-header\">\n<noscript>LINKS</noscript>\n\
             </header>\n<kanta-guide>\n<p>LINKS</p>\n</kanta-guide>\n<p>Prose</p>\n\
             <script type=\"application/wasm\" data-file=\"a.wasm\">H4s=</script>\n<script>2</script>\n</body>\n"
        );
    }

    #[test]
    fn a_script_that_would_end_early_is_refused() {
        for bad in ["'</Script>'", "'<!--'", "'<script'"] {
            assert!(parts(bad).within(PAGE).is_err(), "{bad}");
        }
    }
}
