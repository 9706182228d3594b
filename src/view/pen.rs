//! Drawing elements: a pen begins an element, gives it attributes and words, and ends it. `html!`, and functions that take
//! lists of children, lay out each element's making where it stands; a call of the pen is a few bytes (docs/architecture.md).

use crate::state::{Action, Speech};
use crate::words::Word;
use std::rc::Rc;
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, ListenerKind, VTag};

/// Every attribute that the guide uses, in the order in which they stand in HTML. Yew can tell apart elements with the one list
/// at a glance, and the wasm is 2 KB smaller for it than with a map an element.
const NAMES: [&str; 36] = [
    "class",
    "part",
    "id",
    "type",
    "name",
    "value",
    "href",
    "lang",
    "hreflang",
    "dir",
    "role",
    "scope",
    "tabindex",
    "novalidate",
    "readonly",
    "viewBox",
    "d",
    "x",
    "y",
    "aria-label",
    "aria-labelledby",
    "aria-describedby",
    "aria-current",
    "aria-expanded",
    "aria-hidden",
    "data-question",
    "data-topic",
    "data-outcome",
    "data-status",
    "data-task",
    "data-answer",
    "data-ask",
    "data-party",
    "data-keep",
    "data-map",
    "data-marks",
];

/// The headings by their level, from 1.
const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

/// Draws a page, an element at a time.
pub(super) struct Pen<'a> {
    /// The words to draw from.
    pub(super) speech: &'a Speech<'a>,
    act: &'a Callback<Action>,
    /// The place of the guide's own heading in [`HEADINGS`].
    level: usize,
    /// The elements that are begun and not ended, the innermost last.
    begun: Vec<VTag>,
    /// The outermost element, when it is ended.
    ended: Html,
}

impl<'a> Pen<'a> {
    /// A pen for a page whose own heading is at `level`; what a person does there is told to `act`.
    pub(super) fn new(speech: &'a Speech<'a>, act: &'a Callback<Action>, level: usize) -> Pen<'a> {
        Pen { speech, act, level: level.saturating_sub(1), begun: Vec::new(), ended: Html::default() }
    }

    /// Begins an element: its name, or its name and class as `p.body`.
    #[inline(never)]
    pub(super) fn begin(&mut self, what: &'static str) {
        let (tag, class) = what.split_once('.').unwrap_or((what, ""));
        // The headings are written as if the guide's own were at level 2.
        let depth = ["h2", "h3", "h4", "h5"].iter().position(|heading| *heading == tag);
        let deeper = |depth: usize| HEADINGS.get(depth.saturating_add(self.level)).or(HEADINGS.last());
        let tag = depth.and_then(deeper).copied().unwrap_or(tag);
        let mut element = VTag::new(tag);
        element.attributes =
            Attributes::Dynamic { keys: &NAMES, values: Box::new([const { None }; NAMES.len()]) };
        self.begun.push(element);
        if !class.is_empty() {
            self.set("class", class);
        }
    }

    /// Gives the element an attribute.
    #[inline(never)]
    pub(super) fn set(&mut self, name: &'static str, value: &str) {
        let Some(Attributes::Dynamic { values, .. }) = self.begun.last_mut().map(|e| &mut e.attributes)
        else {
            return;
        };
        let place = NAMES.iter().position(|known| *known == name);
        debug_assert!(place.is_some(), "`{name}` is missing in NAMES");
        if let Some(slot) = place.and_then(|place| values.get_mut(place)) {
            *slot = Some(AttributeOrProperty::Attribute(AttrValue::from(value.to_owned())));
        }
    }

    /// Gives the element its name among the parts that hosts can style.
    #[inline(never)]
    pub(super) fn part(&mut self, name: &'static str) {
        self.set("part", name);
    }

    /// Makes the element another one than its neighbours of the same name, and findable again.
    #[inline(never)]
    pub(super) fn know(&mut self, key: Option<&str>, node: &NodeRef) {
        if let Some(element) = self.begun.last_mut() {
            element.key = key.map(|key| Key::from(key.to_owned()));
            element.node_ref = node.clone();
        }
    }

    /// Adds words to the element.
    #[inline(never)]
    pub(super) fn text(&mut self, words: &str) {
        if let Some(element) = self.begun.last_mut() {
            element.add_child(words.to_owned().into());
        }
    }

    /// Adds a word of the interface to the element.
    #[inline(never)]
    pub(super) fn word(&mut self, word: Word) {
        self.text(self.speech.word(word));
    }

    /// Ends the element.
    #[inline(never)]
    pub(super) fn end(&mut self) {
        let Some(element) = self.begun.pop() else { return };
        match self.begun.last_mut() {
            Some(around) => around.add_child(element.into()),
            None => self.ended = element.into(),
        }
    }

    /// An element that holds nothing but words.
    #[inline(never)]
    pub(super) fn say(&mut self, what: &'static str, words: &str) {
        self.begin(what);
        self.text(words);
        self.end();
    }

    /// An element that holds nothing but a word of the interface.
    #[inline(never)]
    pub(super) fn say_word(&mut self, what: &'static str, word: Word) {
        self.say(what, self.speech.word(word));
    }

    /// Begins a part that unfolds, under a word; two ends end it.
    #[inline(never)]
    pub(super) fn unfold(&mut self, what: &'static str, title: Word) {
        self.begin(what);
        self.say_word("summary.details__summary", title);
        self.begin("div.details__text");
    }

    /// A place for what the host puts there.
    pub(super) fn slot(&mut self, name: &'static str) {
        self.begin("slot");
        self.set("name", name);
        self.end();
    }

    /// Begins a section with its title; two ends end it.
    #[inline(never)]
    pub(super) fn section(&mut self, title: &str) {
        self.begin("div.section");
        self.part("section");
        self.say("h3.section__title", title);
        self.begin("div.section__body");
    }

    /// Begins a button that says what a person did; the part may be empty.
    #[inline(never)]
    pub(super) fn button(&mut self, what: &'static str, part: &'static str, action: Action) {
        self.begin(what);
        if !part.is_empty() {
            self.part(part);
        }
        self.set("type", "button");
        self.listen(On::Click, action);
    }

    /// A native radio button or checkbox.
    #[inline(never)]
    pub(super) fn tick(&mut self, kind: &'static str, checked: bool, action: Action) {
        self.set("type", kind);
        if let Some(element) = self.begun.last_mut() {
            element.set_checked(checked);
        }
        self.listen(On::Change, action);
    }

    /// Begins a form that is not sent anywhere.
    pub(super) fn form(&mut self, action: Action) {
        self.begin("form");
        self.set("novalidate", "");
        self.listen(On::Submit, action);
    }

    /// Fills a field of text.
    pub(super) fn fill(&mut self, words: String) {
        if let Some(element) = self.begun.last_mut() {
            element.set_value(words);
        }
    }

    /// The page.
    pub(super) fn page(self) -> Html {
        self.ended
    }

    #[inline(never)]
    fn listen(&mut self, on: On, action: Action) {
        let act = self.act.clone();
        if let Some(element) = self.begun.last_mut() {
            element.add_listener(Rc::new(Listening { on, act, action }));
        }
    }
}

/// The events that pages listen to.
#[derive(Clone, Copy)]
enum On {
    Click,
    Change,
    Submit,
}

/// Turns an event into what the person did.
struct Listening {
    on: On,
    act: Callback<Action>,
    action: Action,
}

impl Listener for Listening {
    fn kind(&self) -> ListenerKind {
        match self.on {
            On::Click => ListenerKind::onclick,
            On::Change => ListenerKind::onchange,
            On::Submit => ListenerKind::onsubmit,
        }
    }

    fn handle(&self, event: Event) {
        if matches!(self.on, On::Submit) {
            event.prevent_default();
        }
        self.act.emit(self.action);
    }

    fn passive(&self) -> bool {
        false
    }
}
