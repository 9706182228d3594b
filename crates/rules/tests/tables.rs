//! The decision tables in words and the decision diagrams as pictures, against the files in `docs/tables/` and `docs/maps/`,
//! which are made from them. `KANTA_BLESS=1 cargo test` writes them anew.
#![allow(clippy::unwrap_used, reason = "a test may panic; clippy spares only the test functions themselves")]

use kanta_rules::{Format, compile_folder, table, topic_svg};
use std::path::Path;
use std::{env, fs};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

#[test]
fn the_tables_in_the_docs_are_those_of_the_rules() {
    let root = Path::new(ROOT);
    let bless = env::var_os("KANTA_BLESS").is_some();
    for language in ["sv", "fi", "en"] {
        let file = root.join(format!("docs/tables/2021-04.{language}.md"));
        let written =
            table(&root.join("rules/2021-04"), &root.join("locales"), language, Format::Markdown).unwrap();
        if bless {
            fs::create_dir_all(root.join("docs/tables")).unwrap();
            fs::write(&file, &written).unwrap();
        }
        assert_eq!(
            fs::read_to_string(&file).unwrap_or_default(),
            written,
            "docs/tables/2021-04.{language}.md"
        );
    }
}

#[test]
fn the_maps_in_the_docs_are_those_of_the_rules() {
    let root = Path::new(ROOT);
    let bless = env::var_os("KANTA_BLESS").is_some();
    let rules = compile_folder(&root.join("rules/2021-04")).unwrap().rules;
    for topic in rules.topics.iter().filter(|topic| !topic.diagram.nodes.is_empty()) {
        for language in ["sv", "fi", "en"] {
            let name = format!("docs/maps/{}.{language}.svg", topic.id);
            let drawn =
                topic_svg(&root.join("rules/2021-04"), &root.join("locales"), language, &topic.id).unwrap();
            if bless {
                fs::create_dir_all(root.join("docs/maps")).unwrap();
                fs::write(root.join(&name), &drawn).unwrap();
            }
            assert_eq!(fs::read_to_string(root.join(&name)).unwrap_or_default(), drawn, "{name}");
        }
    }
    let refused = topic_svg(&root.join("rules/2021-04"), &root.join("locales"), "en", "weather").unwrap_err();
    assert!(
        refused.starts_with("There is no topic `weather`; use one of: model-patient-data, "),
        "{refused}"
    );
}

#[test]
fn html_says_the_same_and_nothing_that_a_text_could_smuggle_in() {
    let root = Path::new(ROOT);
    let html = table(&root.join("rules/2021-04"), &root.join("locales"), "sv", Format::Html).unwrap();
    for (tag, count) in [
        ("table", 11),
        ("tr", 26 + 10 + 7),
        ("td", 2 * 26 + 7),
        ("th", 2 * 10 + 7),
        ("h3", 6),
        ("h4", 10),
        ("li", 11),
    ] {
        let begun = html.matches(&format!("<{tag}>")).count() + html.matches(&format!("<{tag} ")).count();
        assert_eq!((begun, html.matches(&format!("</{tag}>")).count()), (count, count), "{tag}");
    }
    for (_, rest) in html.match_indices("href=\"#").map(|(at, start)| html.split_at(at + start.len())) {
        let id = rest.split_once('"').unwrap().0;
        assert_eq!(html.matches(&format!("id=\"{id}\"")).count(), 1, "{id}");
    }
    for forbidden in ["<script", "style=", "javascript:", "{"] {
        assert!(!html.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn a_language_that_is_not_there_is_refused() {
    let root = Path::new(ROOT);
    let refused =
        table(&root.join("rules/2021-04"), &root.join("locales"), "de", Format::Markdown).unwrap_err();
    assert_eq!(refused, "There is no language `de`; use one of: sv, fi, en.\n");
}
