//! The first page of a language as HTML, rendered without a browser. The site's build puts it before the texts, so that the first question
//! is seen before the program has arrived.

use crate::components::{ExtrasStatus, Page, guide};
use crate::state::{Evaluation, Session};
use crate::texts::Texts;
use kanta_engine::{Date, decode, load_rules};
use std::rc::Rc;
use yew::LocalServerRenderer;
use yew::prelude::*;

const RULES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rules.kgr"));

// The texts of each language, written by build.rs.
include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// Only a result says the day.
const NO_DAY: Date = Date { year: 0, month: 0, day: 0 };

/// Draws a page without a browser.
pub(crate) fn render(html: Html) -> String {
    let renderer = LocalServerRenderer::<Drawn>::with_props(DrawnProps { html }).hydratable(false);
    pollster::block_on(renderer.render())
}

#[derive(Clone, PartialEq, Properties)]
struct DrawnProps {
    html: Html,
}

#[component]
fn Drawn(props: &DrawnProps) -> Html {
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
    let session = Session::new(Rc::new(rules));
    let evaluation = Evaluation::of(&session);
    let node = NodeRef::default();
    render(guide(Page {
        session: &session,
        evaluation: &evaluation,
        texts: Texts { pack: &pack, evaluation: &evaluation },
        dispatch: &Callback::noop(),
        on_search: &Callback::noop(),
        heading_level: 2,
        today: NO_DAY,
        can_share: false,
        extras: &ExtrasStatus::NotAsked,
        root_ref: &node,
        heading_ref: &node,
        error_summary_ref: &node,
    }))
}
