//! What a page of others shows that is given the site's address alone: an answer of oEmbed 1.0 as a file, one a language. The answer has
//! whole addresses, so there is none where the site's own is not known.

use super::languages;
use super::publisher::Publisher;

/// The answer's name in the folder of a language.
const NAME: &str = "oembed.json";
/// What the frame may do: all that the guide does, and not lead the page around it elsewhere.
const SANDBOX: &str = "allow-scripts allow-same-origin allow-forms allow-modals allow-downloads allow-popups allow-popups-to-escape-sandbox";
/// The room that the frame has. Its width gives way to the page's, as a file cannot hear `maxwidth`.
const HEIGHT: u32 = 900;
const WIDTH: u32 = 640;

/// What the guide is called in a language.
fn title(language: &str) -> &'static str {
    match language {
        "fi" => "Kanta-opas",
        "sv" => "Kanta-guiden",
        _ => "Kanta Guide",
    }
}

/// The line that shows the guide in a frame, for a page that takes no script.
fn frame(address: &str, language: &str) -> String {
    let title = title(language);
    format!(
        "<iframe src=\"{address}embed/frame.html?lang={language}\" title=\"{title}\" width=\"100%\" height=\"{HEIGHT}\" \
         sandbox=\"{SANDBOX}\" allow=\"clipboard-write\"></iframe>"
    )
}

/// The answer in a language, with its path in the site.
pub(super) fn file(publisher: &Publisher, language: &str) -> Option<(String, String)> {
    let address = publisher.address.as_ref()?;
    let answer = serde_json::json!({
        "version": "1.0",
        "type": "rich",
        "title": title(language),
        "provider_name": publisher.name,
        "provider_url": address,
        "html": frame(address, language),
        "width": WIDTH,
        "height": HEIGHT,
    });
    Some((format!("{}{NAME}", languages::folder(language)), format!("{answer}\n")))
}

/// A start page that names its answer.
pub(super) fn named(publisher: &Publisher, language: &str, page: &str) -> String {
    let Some(address) = &publisher.address else { return page.to_owned() };
    let folder = languages::folder(language);
    let title = title(language);
    let link = format!(
        "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{address}{folder}{NAME}\" title=\"{title}\">"
    );
    page.replacen("</head>", &format!("{link}\n</head>"), 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADDRESS: &str = "https://guide.example/";

    #[test]
    fn an_answer_shows_the_frame_that_the_manual_has() {
        let (path, answer) = file(&Publisher::at(ADDRESS), "sv").unwrap();
        let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
        assert_eq!(path, "oembed.json");
        let html = answer.get("html").and_then(|html| html.as_str()).unwrap();
        let manual = include_str!("../../../docs/hosts/cms.md");
        assert!(manual.lines().any(|line| line == html), "{html}");
        let keys = ["version", "type", "title", "provider_name", "provider_url", "width", "height"];
        let expected = serde_json::json!(["1.0", "rich", "Kanta-guiden", "A", ADDRESS, 640, 900]);
        assert_eq!(
            serde_json::Value::from(keys.map(|key| answer.get(key).cloned().unwrap()).to_vec()),
            expected
        );
    }

    #[test]
    fn the_start_page_of_a_language_names_its_own_answer() {
        let publisher = Publisher::at(ADDRESS);
        assert_eq!(file(&publisher, "fi").unwrap().0, "fi/oembed.json");
        assert_eq!(
            named(&publisher, "fi", "<head>\n</head>\n"),
            "<head>\n<link rel=\"alternate\" type=\"application/json+oembed\" href=\"https://guide.example/fi/oembed.json\" \
             title=\"Kanta-opas\">\n</head>\n"
        );
    }

    #[test]
    fn without_an_address_there_is_no_answer_and_none_is_named() {
        assert!(file(&Publisher::nobody(), "sv").is_none());
        assert_eq!(named(&Publisher::nobody(), "sv", "<head>\n</head>\n"), "<head>\n</head>\n");
    }
}
