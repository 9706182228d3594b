//! The page of the guide in an entry of the browser's history, so that Back and Forward turn pages. It stands in the entry's state,
//! under a key of its own: the address and the keys of others stay as they are.

use gloo::events::EventListener;
use gloo::utils::window;
use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The key of the page in the state.
const KEY: &str = "kantaGuide";

/// The page that the present entry has.
pub(crate) fn place() -> Option<String> {
    Reflect::get(&state()?, &KEY.into()).ok()?.as_string()
}

/// Gives the page to the present entry, or to a new one. A state of others that is no object is left alone.
pub(crate) fn set_place(place: &str, in_new_entry: bool) {
    let (Ok(history), Some(state)) = (window().history(), state()) else { return };
    if !state.is_object() && !state.is_null() {
        return;
    }
    // The old state may be in use by whoever made it.
    let state = Object::assign(&Object::new(), state.unchecked_ref());
    let _ = Reflect::set(&state, &KEY.into(), &place.into());
    // A browser refuses where there are too many.
    let _ = if in_new_entry { history.push_state(&state, "") } else { history.replace_state(&state, "") };
}

/// Listens as long as it is held.
pub(crate) type Listener = EventListener;

/// Calls back when Back or Forward has led to an entry that has a page.
pub(crate) fn on_return(callback: impl Fn(String) + 'static) -> Listener {
    EventListener::new(&window(), "popstate", move |_| {
        if let Some(place) = place() {
            callback(place);
        }
    })
}

fn state() -> Option<JsValue> {
    window().history().ok()?.state().ok()
}
