//! The decision tables in words and the decision diagrams as pictures, against the files in `docs/tables/` and `docs/maps/`,
//! which are made from them. `KANTA_BLESS=1 cargo test` writes them anew.
#![allow(clippy::unwrap_used, reason = "a test may panic; clippy spares only the test functions themselves")]

mod tool;

use kanta_rules::{Format, compile_folder, table, topic_svg};
use std::path::Path;
use std::{env, fs};
use tool::Folder;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

#[test]
fn the_tables_in_the_docs_are_those_of_the_rules() {
    let root = Path::new(ROOT);
    let bless = env::var_os("KANTA_BLESS").is_some();
    for (id, language) in ["2021-04", "2026-09"].iter().flat_map(|id| ["sv", "fi", "en"].map(|l| (id, l))) {
        let name = format!("docs/tables/{id}.{language}.md");
        let rules = root.join("rules").join(id);
        let written = table(&rules, &root.join("locales"), language, Format::Markdown).unwrap();
        if bless {
            fs::create_dir_all(root.join("docs/tables")).unwrap();
            fs::write(root.join(&name), &written).unwrap();
        }
        assert_eq!(fs::read_to_string(root.join(&name)).unwrap_or_default(), written, "{name}");
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
    let compiled = compile_folder(&root.join("rules/2021-04")).unwrap();
    let rules = &compiled.rules;
    let (topics, tasks) = (rules.topics.len(), rules.tasks.len());
    let rows: usize = rules.topics.iter().map(|topic| topic.rows.len()).sum();
    let notes: usize = rules.topics.iter().map(|topic| topic.notes.len()).sum();
    let areas = 7;
    for (tag, count) in [
        ("table", topics + 1),
        ("tr", rows + topics + areas),
        ("td", 2 * rows + areas),
        ("th", 2 * topics + areas),
        ("h3", rules.groups.len() + 3),
        ("h4", topics),
        ("li", topics + 3 + notes + tasks),
    ] {
        let begun = html.matches(&format!("<{tag}>")).count() + html.matches(&format!("<{tag} ")).count();
        assert_eq!((begun, html.matches(&format!("</{tag}>")).count()), (count, count), "{tag}");
    }
    for (_, rest) in html.match_indices("href=\"#").map(|(at, start)| html.split_at(at + start.len())) {
        let id = rest.split_once('"').unwrap().0;
        assert_eq!(html.matches(&format!("id=\"{id}\"")).count(), 1, "{id}");
    }
    for forbidden in ["<script", "style=", "javascript:", "{", "></h", "></a>"] {
        assert!(!html.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn what_stands_in_a_text_makes_nothing_in_a_table() {
    let root = Path::new(ROOT);
    let attack =
        "<img src=x onerror=alert(1)> &lt; [go](javascript:alert(1)) `a` *b* _c_ ~~d~~ | e \\\\ f\\ng";
    let safe = "&lt;img src=x onerror=alert(1)> &amp;lt; \\[go\\](javascript:alert(1)) \\`a\\` \\*b\\* \\_c\\_ \\~\\~d\\~\\~ \\| e \\\\ f g";
    let changes = [
        ("en.toml", "title = \"Boarding\"", format!("title = \"{attack} 1\"")),
        ("en.toml", "because = \"you take a lorry\"", format!("because = \"{attack} 2\"")),
        ("en.toml", "01 = \"Storholm\"", format!("01 = \"{attack} 3\"")),
        ("rule-set.toml", "boarding = \"Boarding\"", format!("boarding = \"{attack} 4\"")),
        ("rule-set.toml", "/conditions\"", "/conditions_(old)\"".to_owned()),
    ];
    let changes: Vec<_> = changes.iter().map(|(file, find, put)| (*file, *find, put.as_str())).collect();
    let folder = Folder::with_ferry("tables", &changes);
    let page = table(&folder.ferry(), &root.join("locales"), "en", Format::Markdown).unwrap();
    for number in 1..=4 {
        assert!(page.contains(&format!("{safe} {number}")), "{number} in {page}");
    }
    assert!(page.contains("](https://ferry.example/conditions_%28old%29)"), "{page}");
    let tags: Vec<_> = page.match_indices('<').map(|(at, _)| page.get(at..at + 4).unwrap()).collect();
    assert!(tags.iter().all(|tag| *tag == "<br>"), "{tags:?}");
    let cells: Vec<usize> = page
        .lines()
        .filter(|line| line.starts_with('|'))
        .map(|line| line.replace("\\|", "").matches('|').count())
        .collect();
    assert!(cells.iter().all(|count| [3, 5].contains(count)), "{cells:?}");
}

/// The tables of the ferry as HTML, with letters of markup in texts, addresses and headings.
#[test]
fn html_is_what_it_was_seen_to_be() {
    let changes = [
        ("en.toml", "title = \"Boarding\"", "title = \"<b>Boarding</b> & \\\"more\\\"\""),
        ("en.toml", "01 = \"Storholm\"", "01 = \"<Storholm>\""),
        ("rule-set.toml", "boarding = \"Boarding\"", "boarding = \"The ferry's conditions\""),
        ("rule-set.toml", "/conditions\"", "/conditions?a&b\""),
        ("rule-set.toml", "/lautta\"", "/lautta\"\nread = \"2024-05\""),
        (
            "questions.toml",
            "asked = { motor = \"yes\" }",
            "asked = [{ vehicle = \"car\" }, { vehicle = \"lorry\" }]",
        ),
    ];
    let (root, folder) = (Path::new(ROOT), Folder::with_ferry("html", &changes));
    let html = table(&folder.ferry(), &root.join("locales"), "en", Format::Html).unwrap();
    let seen = root.join("crates/rules/tests/rule_sets/ferry.en.html");
    if env::var_os("KANTA_BLESS").is_some() {
        fs::write(&seen, &html).unwrap();
    }
    assert_eq!(fs::read_to_string(seen).unwrap_or_default(), html);
}

#[test]
fn html_has_what_each_conclusion_means_each_note_each_task_and_the_id_of_each_rule() {
    let root = Path::new(ROOT);
    let compiled = compile_folder(&root.join("rules/2021-04")).unwrap();
    let rules = &compiled.rules;
    for (language, texts) in &compiled.texts {
        let html = table(&root.join("rules/2021-04"), &root.join("locales"), language, Format::Html).unwrap();
        let said =
            html.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        let text = |text: kanta_engine::Text| texts[usize::from(text.0)].as_str();
        for topic in &rules.topics {
            // What fills a gap depends on the answers.
            let details = topic.rows.iter().filter_map(|row| topic.outcomes[row.outcome].detail);
            for detail in details.map(text).filter(|detail| !detail.contains('{')) {
                assert!(said.contains(&format!("<p>{detail}</p>")), "{language}: {detail}");
            }
            for note in &topic.notes {
                assert!(said.contains(text(note.text)), "{language}: {}/{}", topic.id, note.id);
            }
            for row in &topic.rows {
                assert!(
                    html.contains(&format!("<code>{}/{}</code>", topic.id, row.id)),
                    "{}/{}",
                    topic.id,
                    row.id
                );
            }
        }
        for task in &rules.tasks {
            let said_of_it = [Some(task.title), Some(task.detail), task.who, task.place, task.means];
            for part in said_of_it.into_iter().flatten().chain(task.shares.iter().map(|share| share.text)) {
                assert!(said.contains(text(part)), "{language}: {}: {}", task.id, text(part));
            }
        }
        // A condition that names another topic's conclusion is a sentence too.
        assert!(!said.contains(" ."), "{language}");
    }
}

#[test]
fn a_word_that_is_not_there_is_a_fault_and_not_an_empty_place() {
    let root = Path::new(ROOT);
    let (rules, locales) = (root.join("rules/2021-04"), root.join("locales"));
    let words = env::temp_dir().join(format!("kanta-rules-words-{}", std::process::id()));
    for folder in ["documents", "result"] {
        fs::create_dir_all(words.join(folder)).unwrap();
    }
    for file in ["en.toml", "result/en.toml", "documents/en.toml"] {
        let text = fs::read_to_string(locales.join(file)).unwrap();
        let text =
            text.lines().filter(|line| !line.starts_with("or = ") && !line.starts_with("checklist-title = "));
        fs::write(words.join(file), text.collect::<Vec<_>>().join("\n")).unwrap();
    }
    let missing = "There is no word `or`; add it.\n";
    assert_eq!(table(&rules, &words, "en", Format::Markdown), Err(missing.to_owned()));
    let both = ["There is no word `checklist-title`; add it.\n", missing].concat();
    assert_eq!(table(&rules, &words, "en", Format::Html), Err(both));
    assert_eq!(topic_svg(&rules, &words, "en", "model-patient-data"), Err(missing.to_owned()));
    fs::remove_dir_all(words).unwrap();
}

#[test]
fn a_language_that_is_not_there_is_refused() {
    let root = Path::new(ROOT);
    let refused =
        table(&root.join("rules/2021-04"), &root.join("locales"), "de", Format::Markdown).unwrap_err();
    assert_eq!(refused, "There is no language `de`; use one of: sv, fi, en.\n");
}
