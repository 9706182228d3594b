//! Saving a file.

use gloo::utils::document;
use js_sys::encode_uri_component;
use wasm_bindgen::JsCast;
use web_sys::HtmlAnchorElement;

/// Has the browser save a short text as a file of JSON; says whether it could be asked to.
pub(crate) fn save_json(name: &str, content: &str) -> bool {
    let link = document().create_element("a").ok().and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    let Some(link) = link else { return false };
    link.set_href(&["data:application/json,", &String::from(encode_uri_component(content))].concat());
    link.set_download(name);
    link.click();
    true
}
