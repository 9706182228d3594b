//! The widget as the element's script sees it: mounted in a node, given texts, asked and told.

use crate::state::{Action, Keep, understood};
use crate::view::{Guide, GuideProps, Message};
use crate::words;
use js_sys::Function;
use kanta_engine::{Pack, RuleSet, load_pack, load_rules};
use std::cell::OnceCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, Callback, Renderer};

/// The built-in rule set.
const RULES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rules.kgr"));

/// A mounted guide.
#[wasm_bindgen]
pub struct Widget {
    app: AppHandle<Guide>,
    props: GuideProps,
}

#[wasm_bindgen]
impl Widget {
    /// Mounts the guide in `mount`, with the texts in `pack`, and opens the code of a link unless it is empty. Calls `on_language`
    /// with the language that a person chooses, and `on_keep` with what one takes along: `"print"`, `"link"`, `"text"` or
    /// `"receipt"`, and the content; `on_draw` with the state as JSON whenever a page has been drawn. `level` is that of the
    /// guide's own heading.
    ///
    /// # Errors
    /// A sentence that says what is wrong with the texts.
    #[wasm_bindgen(constructor)]
    pub fn new(
        mount: Element,
        pack: &[u8],
        link: String,
        level: usize,
        on_language: Function,
        on_keep: Function,
        on_draw: Function,
    ) -> Result<Widget, JsValue> {
        let rules = built_in()?;
        let props = GuideProps {
            pack: Rc::new(read_pack(pack, rules)?),
            rules,
            link,
            level,
            on_language: Callback::from(move |language: String| {
                // What the script throws is its own affair; the guide goes on in the language it has.
                let _ = on_language.call1(&JsValue::NULL, &JsValue::from_str(&language));
            }),
            on_keep: Callback::from(move |(keep, content): (Keep, String)| {
                let way = match keep {
                    Keep::Print => "print",
                    Keep::Link => "link",
                    Keep::Text => "text",
                    Keep::Receipt => "receipt",
                };
                let _ = on_keep.call2(&JsValue::NULL, &JsValue::from_str(way), &JsValue::from_str(&content));
            }),
            on_draw: Callback::from(move |state: String| {
                let _ = on_draw.call1(&JsValue::NULL, &JsValue::from_str(&state));
            }),
        };
        Ok(Widget { app: Renderer::<Guide>::with_root_and_props(mount, props.clone()).render(), props })
    }

    /// Goes on in the language of other texts, with all answers kept, and with the guide's own heading at a level.
    ///
    /// # Errors
    /// A sentence that says what is wrong with the texts; the guide then goes on in the language it has.
    #[wasm_bindgen(js_name = setPack)]
    pub fn set_pack(&mut self, pack: &[u8], level: usize) -> Result<(), JsValue> {
        self.props.level = level;
        self.props.pack = Rc::new(read_pack(pack, self.props.rules)?);
        self.app.update(self.props.clone());
        Ok(())
    }

    /// Goes on with the answers of another link.
    pub fn open(&self, code: String) {
        self.app.send_message(Message::Opened(code));
    }

    /// Takes an answer from the host page (see `understood`); says whether it was understood.
    pub fn give(&self, question: &str, values: &str, origin: String, locked: bool) -> bool {
        let Some((question, answer)) = understood(self.props.rules, question, values) else { return false };
        self.app.send_message(Message::Gave(question, answer, origin, locked));
        true
    }

    /// Turns to a page as the host asks (see `State::go`).
    pub fn go(&self, place: String) {
        self.app.send_message(Message::Went(place));
    }

    /// Starts again, with what the host gave.
    pub fn reset(&self) {
        self.app.send_message(Message::Did(Action::Restarted));
    }

    /// Goes on with the visitor's own answers where they were left (see `State::resume`).
    pub fn resume(&self, code: String, place: String) {
        self.app.send_message(Message::Resumed(code, place));
    }

    /// Says whether the browser did what `on_keep` asked for, and with which text.
    pub fn told(&self, done: bool, text: String) {
        self.app.send_message(Message::Told(done, text));
    }
}

/// The built-in rules, read once for all guides of a page and never given back.
fn built_in() -> Result<&'static RuleSet, JsValue> {
    thread_local! {
        static READ: OnceCell<&'static RuleSet> = const { OnceCell::new() };
    }
    READ.with(|read| match read.get() {
        Some(rules) => Ok(*rules),
        None => {
            let rules = load_rules(RULES).map_err(|error| JsValue::from_str(error.message()))?;
            Ok(*read.get_or_init(|| Box::leak(Box::new(rules))))
        }
    })
}

fn read_pack(bytes: &[u8], rules: &RuleSet) -> Result<Pack, JsValue> {
    load_pack(bytes, rules, words::COUNT).map_err(|error| JsValue::from_str(error.message()))
}
