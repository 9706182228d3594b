//! The app in a real browser, as a Yew engineer would test it: mounting, choosing, continuing, changing the language, two guides on
//! a page. `cargo xtask test` runs them in headless Chromium; the journeys try the rest through the element.

#![cfg(target_family = "wasm")]
#![allow(clippy::unwrap_used, reason = "a test that does not find what it looks for fails")]

use gloo::utils::{body, document};
use kanta_engine::{Pack, RuleSet, decode, load_rules};
use kanta_guide::app::{App, Msg, Notice, Options, Props};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement, HtmlInputElement};
use yew::{AppHandle, Callback, Renderer};

wasm_bindgen_test_configure!(run_in_browser);

const RULES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rules.kgr"));
const SV: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/sv.pack"));
const EN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/en.pack"));

/// A guide that is mounted in the page's body.
struct Mounted {
    root: Element,
    app: AppHandle<App>,
    props: Props,
    /// What the element's script would have been told, events by their name.
    notices: Rc<RefCell<Vec<String>>>,
}

fn rules() -> Rc<RuleSet> {
    Rc::new(load_rules(RULES).unwrap())
}

fn pack(bytes: &[u8]) -> Rc<Pack> {
    Rc::new(decode(bytes).unwrap())
}

/// Lets Yew draw what it was sent.
async fn drawn() {
    yew::scheduler::flush().await;
}

impl Mounted {
    async fn new() -> Mounted {
        let root = document().create_element("div").unwrap();
        body().append_child(&root).unwrap();
        let notices = Rc::new(RefCell::new(Vec::new()));
        let list = notices.clone();
        let on_notice = Callback::from(move |notice| match notice {
            Notice::Event(event) => list.borrow_mut().push(event.name().to_owned()),
            Notice::SetLanguage(language) => list.borrow_mut().push(language.to_owned()),
            Notice::Rendering
            | Notice::Snapshot(_)
            | Notice::Rendered
            | Notice::Print
            | Notice::SetRules { .. }
            | Notice::Open { .. }
            | Notice::LoadExtras => {}
        });
        let options = Options { heading_level: 2, ..Options::default() };
        let props = Props { rules: rules(), pack: pack(EN), options, on_notice };
        let app = Renderer::<App>::with_root_and_props(root.clone(), props.clone()).render();
        let mounted = Mounted { root, app, props, notices };
        drawn().await;
        mounted
    }

    async fn start(&self) {
        self.app.send_message(Msg::Start {
            code: String::new(),
            earlier: String::new(),
            place: String::new(),
            reported: false,
        });
        drawn().await;
    }

    fn find(&self, selector: &str) -> Option<Element> {
        self.root.query_selector(selector).unwrap()
    }

    fn question(&self) -> String {
        self.find("fieldset").unwrap().get_attribute("data-question").unwrap()
    }

    fn heading(&self) -> String {
        self.find("#heading").unwrap().text_content().unwrap()
    }

    fn chosen(&self) -> Option<String> {
        self.find("input:checked").map(|input| input.unchecked_into::<HtmlInputElement>().value())
    }

    async fn click(&self, selector: &str) {
        self.find(selector).unwrap().unchecked_into::<HtmlElement>().click();
        drawn().await;
    }

    async fn answer(&self, value: &str) {
        self.click(&["input[value='", value, "']"].concat()).await;
        self.click("[part='continue']").await;
    }

    fn unmount(self) {
        self.app.destroy();
        self.root.remove();
    }
}

#[wasm_bindgen_test]
async fn nothing_is_drawn_before_the_element_has_said_what_the_host_knows() {
    let guide = Mounted::new().await;
    assert_eq!(guide.root.inner_html(), "");
    guide.start().await;
    assert_eq!(guide.question(), "provider");
    assert_eq!(*guide.notices.borrow(), ["question", "track"]);
    guide.unmount();
}

#[wasm_bindgen_test]
async fn choosing_and_continuing_lead_to_the_next_question_with_nothing_chosen() {
    let guide = Mounted::new().await;
    guide.start().await;
    guide.click("input[value='private']").await;
    assert_eq!(guide.chosen().as_deref(), Some("private"));
    guide.click("[part='continue']").await;
    assert_eq!((guide.question().as_str(), guide.chosen()), ("services", None));
    assert_eq!(
        document().active_element().and_then(|focused| focused.get_attribute("id")).as_deref(),
        Some("heading")
    );
    // Back to the page as it was left, and on again.
    guide.click("[part='back']").await;
    assert_eq!((guide.question().as_str(), guide.chosen().as_deref()), ("provider", Some("private")));
    guide.answer("public").await;
    guide.answer("social").await;
    assert_eq!(
        guide.find("[data-topic='model-client-data']").unwrap().get_attribute("data-outcome").as_deref(),
        Some("direct")
    );
    assert_eq!(guide.notices.borrow().last().map(String::as_str), Some("result"));
    guide.unmount();
}

#[wasm_bindgen_test]
async fn a_page_that_was_answered_shows_its_answer_after_any_other() {
    let guide = Mounted::new().await;
    guide.start().await;
    for value in ["private", "health", "self-employed"] {
        guide.answer(value).await;
    }
    for value in ["self-employed", "health", "private"] {
        guide.click("[part='back']").await;
        assert_eq!(guide.chosen().as_deref(), Some(value));
    }
    for value in ["health", "self-employed"] {
        guide.click("[part='continue']").await;
        assert_eq!(guide.chosen().as_deref(), Some(value));
    }
    guide.unmount();
}

#[wasm_bindgen_test]
async fn continuing_with_nothing_chosen_shows_and_focuses_the_error() {
    let guide = Mounted::new().await;
    guide.start().await;
    guide.click("[part='continue']").await;
    assert_eq!(guide.question(), "provider");
    let focused = document().active_element().unwrap();
    assert_eq!(focused.get_attribute("part").as_deref(), Some("error-summary"));
    guide.answer("private").await;
    assert!(guide.find("[part='error-summary']").is_none());
    guide.unmount();
}

#[wasm_bindgen_test]
async fn another_language_keeps_the_session() {
    let mut guide = Mounted::new().await;
    guide.start().await;
    guide.answer("private").await;
    let english = guide.heading();
    guide.click("[part='languages'] [lang='sv']").await;
    assert_eq!(
        guide.notices.borrow().last().map(String::as_str),
        Some("sv"),
        "the script is asked for the texts"
    );
    guide.props.pack = pack(SV);
    guide.app.update(guide.props.clone());
    drawn().await;
    assert_eq!(guide.question(), "services");
    assert_eq!(guide.find("[part='root']").unwrap().get_attribute("lang").as_deref(), Some("sv"));
    assert_ne!(guide.heading(), english);
    guide.unmount();
}

#[wasm_bindgen_test]
async fn two_guides_on_a_page_know_nothing_of_each_other() {
    let (one, other) = (Mounted::new().await, Mounted::new().await);
    one.start().await;
    other.start().await;
    one.answer("private").await;
    other.click("input[value='public']").await;
    assert_eq!((one.question().as_str(), one.chosen()), ("services", None));
    assert_eq!((other.question().as_str(), other.chosen().as_deref()), ("provider", Some("public")));
    one.unmount();
    other.answer("public").await;
    assert_eq!(other.question(), "services");
    other.unmount();
}
