//! The pages as HTML, drawn natively, against the files in `tests/pages/`. `KANTA_BLESS=1 cargo test` writes them anew; read
//! what changed before it is kept.

use super::{GuideProps, draw};
use crate::host::here;
use crate::state::Speech;
use crate::state::tests::{after, packs, start};
use std::path::Path;
use std::rc::Rc;
use std::{env, fs};
use yew::prelude::*;

/// The pages: a name, and what a person does to get there.
const PAGES: [(&str, &str); 9] = [
    ("first-question", ""),
    ("question-with-error", "private, continue"),
    ("regions", "private, social, ?01+21"),
    ("result-own-system", "private, health, organisation, electronic, own, 01+05, full, no"),
    (
        "result-joint-both",
        "private, both, self-employed, electronic, main-joiners, premises, 01+02, not-full, yes",
    ),
    ("result-main-joiner", "private, health, organisation, paper, shared-with-others, 19, full, yes"),
    ("result-aland", "private, social, 21, no"),
    ("result-public", "public, both"),
    (
        "result-nothing-known",
        "unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown",
    ),
];

#[derive(Clone, PartialEq, Properties)]
struct ShownProps {
    html: Html,
}

#[component]
fn Shown(props: &ShownProps) -> Html {
    props.html.clone()
}

/// Draws what a script leads to.
fn html(script: &str, pack: &kanta_engine::Pack) -> String {
    let state = after(start(), script);
    let props = GuideProps {
        rules: state.rules,
        pack: Rc::new(pack.clone()),
        level: 2,
        on_ask: Callback::noop(),
        on_draw: Callback::noop(),
    };
    let node = NodeRef::default();
    let speech = Speech::of(&state, &props.pack);
    let html = draw(&state, &speech, &props, &here(), &Callback::noop(), &node, &node);
    let renderer = yew::LocalServerRenderer::<Shown>::with_props(ShownProps { html }).hydratable(false);
    // A line an element, so that a change can be read.
    pollster::block_on(renderer.render()).replace("><", ">\n<") + "\n"
}

#[test]
fn pages_are_what_they_were() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let bless = env::var_os("KANTA_BLESS").is_some();
    let mut changed: Vec<String> = Vec::new();
    for pack in packs() {
        for (name, script) in PAGES {
            let file = folder.join(format!("{name}.{}.html", pack.language));
            let drawn = html(script, &pack);
            if bless {
                fs::write(&file, &drawn).unwrap();
            } else if fs::read_to_string(&file).unwrap_or_default() != drawn {
                changed.push(file.file_name().unwrap().to_string_lossy().into_owned());
            }
        }
    }
    assert!(changed.is_empty(), "these pages have changed: {changed:?}; see src/view/tests.rs");
}

#[test]
fn no_page_styles_itself_inline() {
    // A strict content security policy forbids it.
    for pack in packs() {
        for (name, script) in PAGES {
            assert!(!html(script, &pack).contains("style="), "{name} in {}", pack.language);
        }
    }
}

#[test]
fn no_text_has_an_unfilled_gap() {
    for pack in packs() {
        for (name, script) in PAGES {
            let html = html(script, &pack);
            assert!(!html.contains('{') && !html.contains('}'), "{name} in {}", pack.language);
        }
    }
}
