//! Making elements. `html!` lays out each element's making where it stands; these functions do it once for all, and the wasm
//! is 14 KB smaller for it, 2 KB compressed. Elements that the program has to find again are `html!`.

use crate::state::Action;
use std::rc::Rc;
use yew::prelude::*;
use yew::virtual_dom::{Listener, ListenerKind, VTag};

/// An element with its attributes and children.
pub(super) fn el<const N: usize>(
    tag: &'static str,
    attributes: &[(&'static str, &str)],
    children: [Html; N],
) -> Html {
    element(tag, attributes, children.into()).into()
}

/// An element with as many children as there are.
pub(super) fn list(tag: &'static str, attributes: &[(&'static str, &str)], children: Vec<Html>) -> Html {
    element(tag, attributes, children).into()
}

/// An element of one class that holds nothing but words.
pub(super) fn say(tag: &'static str, class: &str, words: &str) -> Html {
    el(tag, &[("class", class)], [text(words)])
}

/// Words.
pub(super) fn text(words: &str) -> Html {
    words.into()
}

/// A button that says what a person did.
pub(super) fn button<const N: usize>(
    attributes: &[(&'static str, &str)],
    act: &Callback<Action>,
    action: Action,
    children: [Html; N],
) -> Html {
    let mut button = element("button", attributes, children.into());
    button.add_attribute("type", "button");
    listen(&mut button, On::Click, act, action);
    button.into()
}

/// A native radio button or checkbox.
pub(super) fn input(
    attributes: &[(&'static str, &str)],
    checked: bool,
    act: &Callback<Action>,
    action: Action,
) -> Html {
    let mut input = element("input", attributes, Vec::new());
    input.set_checked(checked);
    listen(&mut input, On::Change, act, action);
    input.into()
}

/// A form that is not sent anywhere.
pub(super) fn form<const N: usize>(act: &Callback<Action>, action: Action, children: [Html; N]) -> Html {
    let mut form = element("form", &[("novalidate", "")], children.into());
    listen(&mut form, On::Submit, act, action);
    form.into()
}

fn listen(element: &mut VTag, on: On, act: &Callback<Action>, action: Action) {
    element.add_listener(Rc::new(Listening { on, act: act.clone(), action }));
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

#[inline(never)]
fn element(tag: &'static str, attributes: &[(&'static str, &str)], children: Vec<Html>) -> VTag {
    let mut element = VTag::new(tag);
    for &(name, value) in attributes {
        element.add_attribute(name, value.to_owned());
    }
    element.add_children(children);
    element
}
