//! The first page of a language as HTML, drawn without a browser. The site's build puts it before the texts, so that the first question
//! is seen before the program has arrived.

use crate::host::here;
use crate::state::{Speech, State};
use crate::view::{GuideProps, draw};
use kanta_engine::{decode, load_rules};
use std::rc::Rc;
use yew::prelude::*;

const RULES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rules.kgr"));

// The texts of each language, written by build.rs.
include!(concat!(env!("OUT_DIR"), "/packs.rs"));

#[derive(Clone, PartialEq, Properties)]
struct PageProps {
    html: Html,
}

#[component]
fn Page(props: &PageProps) -> Html {
    props.html.clone()
}

/// The languages of the built-in rule set.
pub fn languages() -> impl Iterator<Item = &'static str> {
    PACKS.iter().map(|(language, _)| *language)
}

/// The first page in a language; empty where the build has no texts in it, or none that can be read.
pub fn first_page(language: &str) -> String {
    let texts = PACKS.iter().find(|(known, _)| *known == language);
    let Some(pack) = texts.and_then(|(_, bytes)| decode(bytes)) else { return String::new() };
    let Ok(rules) = load_rules(RULES) else { return String::new() };
    let rules = Box::leak(Box::new(rules));
    let props = GuideProps {
        rules,
        pack: Rc::new(pack),
        level: 2,
        on_ask: Callback::noop(),
        on_draw: Callback::noop(),
    };
    let state = State::new(rules);
    let speech = Speech::of(&state, &props.pack);
    let node = NodeRef::default();
    let html = draw(&state, &speech, &props, &here(), &Callback::noop(), &node, &node);
    let renderer = yew::LocalServerRenderer::<Page>::with_props(PageProps { html }).hydratable(false);
    pollster::block_on(renderer.render())
}
