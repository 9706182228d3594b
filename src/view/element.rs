//! Elements that only show something. `html!` lays out each element's making where it stands; a function does it once for all,
//! and the widget is 10 % smaller for it. Elements that listen, or that the program has to find again, are `html!`.

use yew::prelude::*;
use yew::virtual_dom::VTag;

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

#[inline(never)]
fn element(tag: &'static str, attributes: &[(&'static str, &str)], children: Vec<Html>) -> VTag {
    let mut element = VTag::new(tag);
    for &(name, value) in attributes {
        element.add_attribute(name, value.to_owned());
    }
    element.add_children(children);
    element
}
