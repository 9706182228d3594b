//! What touches the browser: the mounted widget that the element's script holds, and the focus.

mod widget;

pub use widget::{Widget, restart};

/// The allocator: 2 KB less to load than the one that Rust brings, and safe to set where there are no threads.
#[cfg(all(target_family = "wasm", not(target_feature = "atomics")))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

use crate::state::Here;
use kanta_engine::Date;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::NodeRef;

/// The day, and the address of the page without its fragment.
#[cfg(target_family = "wasm")]
pub(crate) fn here() -> Here {
    let now = js_sys::Date::new_0();
    let small = |number: u32| u8::try_from(number).unwrap_or(1);
    let year = u16::try_from(now.get_full_year()).unwrap_or(1);
    let today = Date { year, month: small(now.get_month()).saturating_add(1), day: small(now.get_date()) };
    let address = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    Here { today, address: address.split('#').next().unwrap_or_default().to_owned() }
}

/// A day and an address for where there is no browser: the native tests.
#[cfg(not(target_family = "wasm"))]
pub(crate) fn here() -> Here {
    Here { today: Date { year: 2021, month: 5, day: 3 }, address: "https://example.org/".to_owned() }
}

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
