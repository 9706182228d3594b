//! The page of the guide in an entry of the browser's history, so that Back and Forward turn pages. It stands in the entry's state,
//! under a key of its own: the address and the keys of others stay as they are.

use gloo::utils::window;
use js_sys::{Object, Reflect};
use wasm_bindgen::JsCast;

/// The key of the page in the state.
const KEY: &str = "kantaGuide";

/// The page that the present entry has.
pub(crate) fn place() -> Option<String> {
    let state = window().history().ok()?.state().ok()?;
    Reflect::get(&state, &KEY.into()).ok()?.as_string()
}

/// Gives the page to the present entry, or to a new one.
pub(crate) fn set_place(place: &str, in_new_entry: bool) {
    let Ok(history) = window().history() else { return };
    // A copy: the state itself may be in use by whoever made it.
    let state = Object::assign(&Object::new(), history.state().unwrap_or_default().unchecked_ref());
    let _ = Reflect::set(&state, &KEY.into(), &place.into());
    // A browser refuses where there are too many.
    let _ = if in_new_entry {
        history.push_state(&state, "")
    } else {
        history.replace_state_with_url(&state, "", None)
    };
}
