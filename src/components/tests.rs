//! The pages as HTML, drawn natively, against the files in `tests/pages/`. `KANTA_BLESS=1 cargo test` writes them anew; read
//! what changed before it is kept.

mod drawings;
mod extras;

use super::{ExtrasStatus, Page, guide};
use crate::first_page::render;
use crate::state::tests::{after, start};
use crate::state::{Evaluation, Place, Session};
use crate::texts::Texts;
use crate::texts::tests::{first_packs, packs};
use kanta_engine::{
    Answer, Date, Drawing, DrawingRow, Drawings, Extras, Form, Pack, Point, QuestionId, RuleSet, Shape, Term,
    Text, link,
};
use std::path::Path;
use std::rc::Rc;
use std::{env, fs};
use yew::prelude::*;

/// The kept pages: a name, and what a person does to get there.
const PAGES: [(&str, &str); 10] = [
    ("first-question", ""),
    ("question-with-error", "private, continue"),
    ("regions", "private, social, ?01+21"),
    ("result-own-system", OWN_SYSTEM),
    (
        "result-joint-both",
        "private, both, self-employed, electronic, main-joiners, premises, 01+02, not-full, yes",
    ),
    (
        "result-joint-self-employed",
        "private, health, self-employed, electronic, main-joiners, chain, 01+19, full, no",
    ),
    ("result-main-joiner", "private, health, organisation, paper, shared-with-others, 19, full, yes"),
    ("result-aland", "private, social, 21, no"),
    ("result-public", "public, both"),
    (
        "result-nothing-known",
        "unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown",
    ),
];

const OWN_SYSTEM: &str = "private, health, organisation, electronic, own, 01+05, full, no";

/// The page of a session as HTML.
fn html_of(session: &Session, pack: &Pack, extras: &ExtrasStatus) -> String {
    let node = NodeRef::default();
    let evaluation = Evaluation::of(session);
    let html = guide(Page {
        session,
        evaluation: &evaluation,
        texts: Texts { pack, evaluation: &evaluation },
        dispatch: &Callback::noop(),
        on_search: &Callback::noop(),
        heading_level: 2,
        today: Date { year: 2021, month: 5, day: 3 },
        can_share: false,
        extras,
        root_ref: &node,
        heading_ref: &node,
        error_summary_ref: &node,
    });
    render(html)
}

/// The page that a script leads to.
fn html(script: &str, pack: &Pack) -> String {
    html_of(&after(start(), script), pack, &ExtrasStatus::NotAsked)
}

/// Drawings with the same few shapes for every topic: `<svg>` elements of each form, and a row of the table.
fn extras(rules: &RuleSet) -> ExtrasStatus {
    let at = |x, y| Point { x, y };
    let shape = |line, form| Shape { line, form };
    let drawing = Drawing {
        title: "A <topic>".to_owned(),
        width: 320,
        height: 90,
        shapes: vec![
            shape(1, Form::Track { start: at(43, 18), x: 16, end: at(27, 80) }),
            shape(0, Form::Circle(at(26, 18))),
            shape(2, Form::Square(at(26, 75))),
            shape(0, Form::Head(at(41, 23), "1. A question".to_owned())),
            shape(2, Form::Value(at(49, 50), "Another \"answer\"".to_owned())),
        ],
        rows: [1, 2]
            .map(|line| DrawingRow {
                line,
                question: "1. A question".to_owned(),
                answer: format!("Answer {line}"),
                leads_to: "An outcome".to_owned(),
            })
            .to_vec(),
    };
    ExtrasStatus::Ready(Rc::new(Extras {
        texts: Vec::new(),
        drawings: Drawings {
            heads: ["Question", "Answer", "Leads to", "Your path"].map(str::to_owned).to_vec(),
            yes: "Yes".to_owned(),
            key: "Thick lines.".to_owned(),
            topics: vec![drawing; rules.topics.len()],
        },
        glossary: vec![
            term("Asked", rules.questions[0].title),
            term("Concluded", rules.topics[1].outcomes[0].title),
            term("Done", rules.tasks.last().unwrap().title),
        ],
        places: None,
        since: Vec::new(),
    }))
}

/// A word that is explained, which the texts of what has this title have.
fn term(name: &str, title: Text) -> Term {
    Term { name: name.to_owned(), about: ["About ", name].concat(), titles: vec![title] }
}

#[test]
fn no_page_before_the_result_has_a_word_of_the_result() {
    let code = |script: &str| {
        let session = after(start(), script);
        link(&session.rules, &session.asked().1, 0)
    };
    let whole =
        code("private, both, self-employed, electronic, main-joiners, premises, 01+02, not-full, yes");
    let (intact, damaged) = (format!("open {whole}"), format!("open {}", &whole[..whole.len() - 4]));
    let mut scripts = vec![
        "continue",
        "private, ?social",
        "private, social, 01+21, ",
        "private, health, keep link",
        "unknown, unknown",
        "unfold",
        "private, health, change provider",
        &intact,
        &damaged,
        "open 1qjg",
    ];
    for (_, script) in PAGES {
        let ends = script.match_indices(',').map(|(end, _)| script.get(..end).unwrap());
        scripts.extend(ends);
    }
    for (full, first) in packs().iter().zip(&first_packs()) {
        let pack = Pack { texts: full.texts.clone(), ..first.clone() };
        for script in &scripts {
            assert!(html(script, &pack) == html(script, full), "{script}");
        }
        // The result has them.
        assert!(html(OWN_SYSTEM, &pack) != html(OWN_SYSTEM, full));
    }
}

/// Every page that looks unlike the others, with what is only seen at times: the kept pages, all that unfolds on the result, a
/// review, an answer of the host, and a drawing.
fn all_pages(pack: &Pack) -> Vec<String> {
    let mut pages: Vec<String> = PAGES.iter().map(|(_, script)| html(script, pack)).collect();
    for keep in ["link", "text", "reasons", "receipt"] {
        pages.push(html(&format!("{OWN_SYSTEM}, keep {keep}"), pack));
    }
    pages.push(html("open nothing", pack));
    let mut given = start();
    given.give(QuestionId(0), Some(Answer::Value(0)), "From the register".to_owned(), false);
    let result = after(given, OWN_SYSTEM);
    let code = kanta_engine::link(&result.rules, &result.answers, 1);
    pages.push(html(&format!("open {code}"), pack));
    let pictured = after(result, "picture model-patient-data");
    pages.push(html_of(&pictured, pack, &extras(&pictured.rules)));
    pages
}

#[test]
fn pages_are_what_they_were() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let bless = env::var_os("KANTA_BLESS").is_some();
    let mut changed: Vec<String> = Vec::new();
    for pack in packs() {
        for (name, script) in PAGES {
            let file = folder.join(format!("{name}.{}.html", pack.language));
            // The result with the extras, as it stays.
            let session = after(start(), script);
            let is_result = session.place == Place::Result;
            let extras = if is_result { extras(&session.rules) } else { ExtrasStatus::NotAsked };
            let drawn = html_of(&session, &pack, &extras).replace("><", ">\n<") + "\n";
            if bless {
                fs::write(&file, &drawn).unwrap();
            } else if fs::read_to_string(&file).unwrap_or_default() != drawn {
                changed.push(file.file_name().unwrap().to_string_lossy().into_owned());
            }
        }
    }
    assert!(changed.is_empty(), "these pages have changed: {changed:?}; see src/components/tests.rs");
}

#[test]
fn no_text_has_an_unfilled_gap() {
    for pack in packs() {
        for html in all_pages(&pack) {
            assert!(!html.contains('{') && !html.contains('}'), "{html}");
        }
    }
}

/// The attributes that any element may have.
const COMMON: [&str; 2] = ["class", "part"];

/// Each element that is ever drawn, with the other attributes that it may have. An attribute that is not here is misspelt, or
/// needs a place here. There is no `style`, which a strict content security policy forbids.
const ELEMENTS: [(&str, &[&str]); 35] = [
    ("a", &["href", "lang", "hreflang"]),
    ("b", &[]),
    ("button", &["type", "lang", "aria-current", "aria-expanded", "aria-label", "data-ask", "data-keep"]),
    ("caption", &[]),
    ("code", &[]),
    ("dd", &[]),
    ("details", &["data-topic", "data-outcome", "data-status", "data-party", "data-section"]),
    (
        "div",
        &[
            "role",
            "tabindex",
            "aria-label",
            "aria-labelledby",
            "data-answer",
            "data-area",
            "data-section",
            "data-picture",
        ],
    ),
    ("dl", &[]),
    ("dt", &[]),
    ("fieldset", &["aria-describedby", "data-question"]),
    ("form", &["novalidate"]),
    ("h2", &["id", "tabindex"]),
    ("h3", &["tabindex"]),
    ("h4", &[]),
    (
        "input",
        &[
            "type",
            "id",
            "name",
            "value",
            "checked",
            "autocomplete",
            "spellcheck",
            "aria-labelledby",
            "aria-describedby",
        ],
    ),
    ("label", &["for", "data-column", "data-row", "data-area"]),
    ("legend", &[]),
    ("li", &["data-ask", "data-task", "data-contact"]),
    ("nav", &["aria-label"]),
    ("ol", &[]),
    ("p", &["id", "role"]),
    ("path", &["d", "data-shape", "data-marked"]),
    ("section", &["lang", "dir", "aria-labelledby"]),
    ("slot", &["name"]),
    ("span", &["id", "lang", "data-mark"]),
    ("summary", &[]),
    ("svg", &["viewBox", "aria-hidden"]),
    ("table", &[]),
    ("td", &[]),
    ("text", &["x", "y", "data-shape", "data-marked"]),
    ("textarea", &["readonly", "aria-label"]),
    ("th", &["scope"]),
    ("tr", &[]),
    ("ul", &["id", "tabindex", "aria-label"]),
];

/// The elements of a page: the name of each, and its attributes. Yew writes neither `<` nor `>` in texts and values, and no `"` in
/// values.
fn elements(html: &str) -> Vec<(&str, Vec<(&str, &str)>)> {
    let tags = html.split('<').skip(1).filter(|tag| !tag.starts_with('/'));
    tags.map(|tag| {
        let (tag, _) = tag.split_once('>').unwrap();
        let (element, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
        let mut attributes = Vec::new();
        while !rest.is_empty() {
            let (name, after) = rest.split_at(rest.find([' ', '=']).unwrap_or(rest.len()));
            let (value, after) = match after.strip_prefix("=\"") {
                Some(after) => after.split_once('"').unwrap(),
                None => ("", after),
            };
            attributes.push((name, value));
            rest = after.trim_start();
        }
        (element, attributes)
    })
    .collect()
}

#[test]
fn elements_have_only_attributes_that_are_known() {
    let mut used: Vec<(&str, &str)> = Vec::new();
    for pack in packs() {
        for html in all_pages(&pack) {
            for (element, attributes) in elements(&html) {
                let known = ELEMENTS.iter().find(|(name, _)| *name == element);
                let (element, known) = known.unwrap_or_else(|| panic!("<{element}> is not known"));
                for (attribute, _) in attributes {
                    let known = COMMON.iter().chain(*known).find(|known| **known == attribute);
                    let known = known.unwrap_or_else(|| panic!("<{element} {attribute}> is not known"));
                    used.push((element, known));
                }
            }
        }
    }
    for (element, attributes) in ELEMENTS {
        for attribute in attributes {
            assert!(
                used.contains(&(element, attribute)),
                "no page has <{element} {attribute}>: strike it out"
            );
        }
    }
}

#[test]
fn every_id_is_there_once_and_every_reference_leads_to_one() {
    for pack in packs() {
        for html in all_pages(&pack) {
            let elements = elements(&html);
            let attributes = || elements.iter().flat_map(|(_, attributes)| attributes);
            let ids: Vec<&str> = attributes().filter(|(name, _)| *name == "id").map(|&(_, id)| id).collect();
            for id in &ids {
                assert_eq!(ids.iter().filter(|other| *other == id).count(), 1, "{id}");
            }
            for (_, references) in attributes().filter(|(name, _)| name.ends_with("edby")) {
                for id in references.split(' ') {
                    assert!(ids.contains(&id), "{id} in {ids:?}");
                }
            }
        }
    }
}

#[test]
fn an_address_that_is_not_https_is_no_link() {
    let [.., english] = packs();
    for url in
        ["javascript:alert(1)", "http://example.org/", " https://example.org/", "HTTPS://example.org/", "#"]
    {
        let session = start();
        let rules = &session.rules;
        let (mut english, status) = (english.clone(), extras(rules));
        let page = format!(">{}</span>", english.text(rules.sources[0].page));
        let links = rules.tasks.iter().filter_map(|task| task.link);
        let links = links.chain(rules.contacts.iter().filter_map(|contact| contact.link));
        for address in links.chain(rules.sources.iter().map(|source| source.url)) {
            english.texts[usize::from(address.0)] = url.to_owned();
        }
        let html = html_of(&after(session, OWN_SYSTEM), &english, &status);
        let links = elements(&html)
            .into_iter()
            .filter(|(name, _)| *name == "a")
            .flat_map(|(_, attributes)| attributes);
        let addresses: Vec<&str> =
            links.filter(|(name, _)| *name == "href").map(|(_, address)| address).collect();
        let contact = "https://kanta.fi/en/professionals/customer-relations-and-support";
        assert_eq!(
            addresses,
            [contact, "mailto:kanta@kanta.fi", contact],
            "Kela is the only one whose links are left under {url:?}"
        );
        assert!(html.contains(&page), "the page is named all the same");
    }
}
