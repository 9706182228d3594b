//! Moving the focus, by which a screen reader learns of a new page.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::NodeRef;

/// Focuses an element and scrolls to the top of the guide around it, so that the way back and the progress are seen too. WebKit
/// would not scroll to a focused heading by itself.
pub(crate) fn focus_page(node: &NodeRef) {
    let Some(element) = node.cast::<HtmlElement>() else { return };
    // A refusal (the element has just gone) leaves the focus where it is.
    let _ = element.focus();
    let top = element.closest("[part=root]").ok().flatten();
    top.unwrap_or_else(|| element.into()).scroll_into_view();
}

/// Focuses the first input of the question on the page on which `node` stands.
pub(crate) fn focus_first_input(node: &NodeRef) {
    let page = node.cast::<Element>().and_then(|element| element.parent_element());
    let input = page.and_then(|page| page.query_selector("fieldset input").ok().flatten());
    if let Some(input) = input.and_then(|input| input.dyn_into::<HtmlElement>().ok()) {
        let _ = input.focus();
    }
}
