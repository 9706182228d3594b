//! What touches the browser: the mounted widget that the element's script holds, and the focus.

mod widget;

/// The allocator: 2 KB less to load than the one that Rust brings, and safe to set where there are no threads.
#[cfg(all(target_family = "wasm", not(target_feature = "atomics")))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::NodeRef;

/// Puts the focus on an element that can take it, and scrolls to the top of the guide that it stands in, so that the way back
/// and the progress are seen too; nothing where there is none. WebKit would not scroll to a focused heading by itself.
pub(crate) fn turn_to(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        // A refusal (the element has just gone) leaves the focus where it is, which is all there is to do.
        let _ = element.focus();
        let top = element.closest("[part=root]").ok().flatten();
        top.unwrap_or_else(|| element.into()).scroll_into_view();
    }
}

/// Puts the focus on the first way to answer of the page on which `node` stands.
pub(crate) fn focus_first_input(node: &NodeRef) {
    let page = node.cast::<Element>().and_then(|element| element.parent_element());
    let input = page.and_then(|page| page.query_selector("fieldset input").ok().flatten());
    if let Some(input) = input.and_then(|input| input.dyn_into::<HtmlElement>().ok()) {
        let _ = input.focus();
    }
}
