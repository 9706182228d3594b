//! The app as the element's script sees it: mounted in a node, given texts and rules, asked and told.

use crate::app::{App, Msg, Notice, Options, Props, Store};
use crate::events::Event;
use crate::state::{Action, read_answer};
use crate::{load, load_later};
use kanta_engine::{LoadError, Pack};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, Callback, Renderer};

#[wasm_bindgen]
extern "C" {
    /// The element, as far as its guide knows it. What a method throws is the element's own affair.
    pub type Host;
    #[wasm_bindgen(method, catch)]
    fn rendering(this: &Host) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn snapshot(this: &Host, json: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn rendered(this: &Host) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn dispatch(this: &Host, event: &str, detail: JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = setLanguage)]
    fn set_language(this: &Host, language: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = setRules)]
    fn set_rules(this: &Host, id: &str, code: &str, dropped: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn open(this: &Host, rules: &str, code: &str, place: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn print(this: &Host) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = loadExtras)]
    fn load_extras(this: &Host) -> Result<(), JsValue>;

    /// What an element asks of its guide: see [`Options`].
    pub type ElementOptions;
    #[wasm_bindgen(method, getter, js_name = headingLevel)]
    fn heading_level(this: &ElementOptions) -> usize;
    #[wasm_bindgen(method, getter)]
    fn storage(this: &ElementOptions) -> String;
    #[wasm_bindgen(method, getter, js_name = storageKey)]
    fn storage_key(this: &ElementOptions) -> String;
    #[wasm_bindgen(method, getter, js_name = hashState)]
    fn hash_state(this: &ElementOptions) -> bool;
    #[wasm_bindgen(method, getter)]
    fn history(this: &ElementOptions) -> bool;
    #[wasm_bindgen(method, getter, js_name = followsLinks)]
    fn follows_links(this: &ElementOptions) -> bool;
}

impl From<&ElementOptions> for Options {
    fn from(options: &ElementOptions) -> Options {
        Options {
            heading_level: options.heading_level(),
            store: Store::named(&options.storage()),
            storage_key: options.storage_key(),
            hash_state: options.hash_state(),
            history: options.history(),
            follows_links: options.follows_links(),
        }
    }
}

/// A mounted guide.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Widget {
    app: AppHandle<App>,
    props: Props,
}

#[wasm_bindgen]
impl Widget {
    /// Mounts a guide in `mount`, with the texts in `texts`, under the rules in `rules` (with their texts in the same language) or,
    /// where that is empty, the built-in ones. It is rendered when `start` is called.
    ///
    /// # Errors
    /// What is wrong with the texts or the rules, as a string: `damaged` or `other-version`.
    #[wasm_bindgen(constructor)]
    pub fn new(
        mount: Element,
        texts: &[u8],
        rules: &[u8],
        options: &ElementOptions,
        host: Host,
    ) -> Result<Widget, JsValue> {
        let (rules, pack) = load(texts, rules).map_err(load_error_code)?;
        let on_notice = Callback::from(move |notice| notify(&host, notice));
        let props = Props { rules, pack, options: options.into(), on_notice };
        Ok(Widget { app: Renderer::<App>::with_root_and_props(mount, props.clone()).render(), props })
    }

    /// Goes on with other texts, rules or options, as `new` takes them. Under the same rules all answers are kept; under others the
    /// guide starts again.
    ///
    /// # Errors
    /// What is wrong with the texts or the rules; the guide then goes on with those it has.
    #[wasm_bindgen(js_name = setTexts)]
    pub fn set_texts(&mut self, texts: &[u8], rules: &[u8], options: &ElementOptions) -> Result<(), JsValue> {
        (self.props.rules, self.props.pack) = load(texts, rules).map_err(load_error_code)?;
        self.set_options(options);
        Ok(())
    }

    /// Goes on with other options.
    #[wasm_bindgen(js_name = setOptions)]
    pub fn set_options(&mut self, options: &ElementOptions) {
        self.props.options = options.into();
        self.app.update(self.props.clone());
    }

    /// Begins to draw: with a session of before, as its code and place, of which the host has been told if it was `reported`;
    /// without one with the link in the page's fragment, or with what was kept. `earlier` has the
    /// codes that were left, separated by blanks (see [`crate::state::Session::resume`]).
    pub fn start(&self, code: String, earlier: String, place: String, reported: bool) {
        self.app.send_message(Msg::Start { code, earlier, place, reported });
    }

    /// Takes an answer from the host page (see [`read_answer`]); says whether it was understood.
    pub fn give(&self, question: &str, values: &str, origin: String, locked: bool) -> bool {
        let Some((question, answer)) = read_answer(&self.props.rules, question, values) else {
            return false;
        };
        self.app.send_message(Msg::Give { question, answer, origin, locked });
        true
    }

    /// Shows a page as the host asks (see [`crate::state::Session::go`]).
    pub fn go(&self, place: String) {
        self.app.send_message(Msg::Go(place));
    }

    /// Starts again, with what the host gave.
    pub fn reset(&self) {
        self.app.send_message(Msg::Act(Action::Restart));
    }

    /// Forgets everything: the element goes, and another will take the guide over.
    pub fn clear(&self) {
        self.app.send_message(Msg::Clear);
    }

    /// Takes the extras that were asked for (see [`load_later`]); says whether they are whole.
    #[wasm_bindgen(js_name = setExtras)]
    pub fn set_extras(&self, built_in: &[u8], own: &[u8]) -> bool {
        let mut pack = Pack::clone(&self.props.pack);
        let extras = load_later(built_in, own, &self.props.rules, &mut pack).ok();
        let whole = extras.is_some();
        self.app.send_message(Msg::Extras(extras.map(|extras| (Rc::new(extras), Rc::new(pack)))));
        whole
    }

    /// The extras that were asked for cannot be had.
    #[wasm_bindgen(js_name = extrasFailed)]
    pub fn extras_failed(&self) {
        self.app.send_message(Msg::Extras(None));
    }
}

/// Has the next call begin a new instance of this program: after a crash this one can do nothing more.
#[wasm_bindgen]
pub fn restart() {
    wasm_bindgen::handler::schedule_reinit();
}

/// Does nothing: the call by which a new instance begins at once.
#[wasm_bindgen]
pub fn noop() {}

/// Calls the host's method for each notice.
fn notify(host: &Host, notice: Notice) {
    let _ = match notice {
        Notice::Rendering => host.rendering(),
        Notice::Snapshot(json) => host.snapshot(&json),
        Notice::Rendered => host.rendered(),
        Notice::Event(event) => host.dispatch(event.name(), detail(&event)),
        Notice::SetLanguage(language) => host.set_language(language),
        Notice::SetRules { id, code, dropped } => host.set_rules(&id, &code, &dropped),
        Notice::Open { rules, code, place } => host.open(&rules, &code, &place),
        Notice::Print => host.print(),
        Notice::LoadExtras => host.load_extras(),
    };
}

/// An event's detail as a JavaScript object.
fn detail(event: &Event) -> JsValue {
    let json = serde_json::to_string(event).unwrap_or_default();
    js_sys::JSON::parse(&json).unwrap_or_default()
}

/// What the element's script catches.
fn load_error_code(error: LoadError) -> JsValue {
    JsValue::from_str(match error {
        LoadError::Damaged => "damaged",
        LoadError::OtherRules => "other-version",
    })
}
