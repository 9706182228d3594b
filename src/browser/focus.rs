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

/// Unfolds a part of the guide, if it is folded, and focuses what it begins with: `data-section` or `data-topic` tells its name.
pub(crate) fn reveal(root: &NodeRef, section: &str, topic: &str) {
    let selector =
        if topic.is_empty() { ["[data-section=", section, "]"] } else { ["[data-topic='", topic, "']"] };
    let part = root.cast::<Element>().and_then(|root| root.query_selector(&selector.concat()).ok().flatten());
    let Some(part) = part else { return };
    if part.local_name() == "details" {
        let _ = part.set_attribute("open", "");
    }
    if let Some(start) = part.query_selector("summary, [tabindex]").ok().flatten()
        && let Ok(start) = start.dyn_into::<HtmlElement>()
    {
        let _ = start.focus();
    }
    part.scroll_into_view();
}

/// Focuses the first element of the guide that a selector finds.
pub(crate) fn focus_first(root: &NodeRef, selector: &str) {
    let found = root.cast::<Element>().and_then(|root| root.query_selector(selector).ok().flatten());
    if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        let _ = found.focus();
    }
}
