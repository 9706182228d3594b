//! The widget as the element's script sees it: mounted in a node, given texts, asked and told.

use crate::state::{Action, understood};
use crate::view::{Guide, GuideProps, Message};
use crate::words;
use js_sys::Function;
use kanta_engine::{LoadError, Pack, RuleSet, load_pack, load_rules, load_set};
use std::cell::RefCell;
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
    /// Mounts the guide in `mount`, with the texts in `pack`, under the rules in `own` (with their texts in the same language) or,
    /// where that is empty, the built-in ones; it is drawn when `open` or `resume` is called. `level` is that of the
    /// guide's own heading. Calls `on_ask` with what a person asks for, `"language"` and which one, or what one takes along,
    /// `"print"`, `"link"`, `"text"` or `"receipt"`, and the content; and `on_draw` with the state as JSON whenever a page is about to
    /// be drawn, and with nothing when it has been.
    ///
    /// # Errors
    /// A sentence that says what is wrong with the texts.
    #[wasm_bindgen(constructor)]
    pub fn new(
        mount: Element,
        pack: &[u8],
        own: &[u8],
        level: usize,
        on_ask: Function,
        on_draw: Function,
    ) -> Result<Widget, JsValue> {
        let (rules, pack) = read(pack, own)?;
        let props = GuideProps {
            pack,
            rules,
            level,
            on_ask: Callback::from(move |(what, content): (&str, String)| {
                // What the script throws is its own affair; the guide goes on as it is.
                let _ = on_ask.call2(&JsValue::NULL, &JsValue::from_str(what), &JsValue::from_str(&content));
            }),
            on_draw: Callback::from(move |state: String| {
                let _ = on_draw.call1(&JsValue::NULL, &JsValue::from_str(&state));
            }),
        };
        Ok(Widget { app: Renderer::<Guide>::with_root_and_props(mount, props.clone()).render(), props })
    }

    /// Goes on with other texts or rules, as `new` takes them, and with the guide's own heading at a level. Under the same rules
    /// all answers are kept; under others the guide starts again.
    ///
    /// # Errors
    /// A sentence that says what is wrong with the texts or the rules; the guide then goes on with those it has.
    #[wasm_bindgen(js_name = setPack)]
    pub fn set_pack(&mut self, pack: &[u8], own: &[u8], level: usize) -> Result<(), JsValue> {
        (self.props.rules, self.props.pack) = read(pack, own)?;
        self.props.level = level;
        self.app.update(self.props.clone());
        Ok(())
    }

    /// Goes on with the answers of a link.
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

/// Has the next call from the script start a new instance of the program: after a crash the old one is in no state to go on.
#[wasm_bindgen]
pub fn restart() {
    wasm_bindgen::handler::schedule_reinit();
}

/// The rules in force, and their texts with the interface's words: the built-in rules unless `own` has others.
fn read(pack: &[u8], own: &[u8]) -> Result<(&'static RuleSet, Rc<Pack>), JsValue> {
    let rules = built_in()?;
    let pack = load_pack(pack, rules, words::COUNT).map_err(sentence)?;
    let (rules, pack) = match own {
        [] => (rules, pack),
        own => load_set(own, &pack).map(|(rules, pack)| (kept(rules), pack)).map_err(sentence)?,
    };
    Ok((rules, Rc::new(pack)))
}

fn sentence(error: LoadError) -> JsValue {
    JsValue::from_str(error.message())
}

thread_local! {
    /// The rule sets that were read, each once for all guides of a page and never given back; the first is built in.
    static READ: RefCell<Vec<&'static RuleSet>> = const { RefCell::new(Vec::new()) };
}

fn built_in() -> Result<&'static RuleSet, JsValue> {
    match READ.with_borrow(|read| read.first().copied()) {
        Some(rules) => Ok(rules),
        None => load_rules(RULES).map(kept).map_err(sentence),
    }
}

/// The rule set as it was read before, or from now on.
fn kept(rules: RuleSet) -> &'static RuleSet {
    READ.with_borrow_mut(|read| {
        if let Some(same) = read.iter().find(|known| known.hash == rules.hash) {
            return *same;
        }
        let rules = Box::leak(Box::new(rules));
        read.push(rules);
        rules
    })
}
