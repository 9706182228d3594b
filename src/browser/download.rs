//! Saving a file.

use gloo::file::{Blob, ObjectUrl};
use gloo::timers::callback::Timeout;
use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlAnchorElement;

/// Some browsers read the file only after a while.
const KEPT_FOR_MS: u32 = 60_000;

/// Has the browser save a text as a file of JSON; says whether it could be asked to.
pub(crate) fn save_json(name: &str, content: &str) -> bool {
    let link = document().create_element("a").ok().and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    let Some(link) = link else { return false };
    let url = ObjectUrl::from(Blob::new_with_options(content, Some("application/json")));
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Timeout::new(KEPT_FOR_MS, move || drop(url)).forget();
    true
}
