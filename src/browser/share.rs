//! Handing a text over: to the clipboard, or as a link to a program that the person chooses. Browsers allow it only while a person acts.

use gloo::utils::window;
use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// Copies a text. A page without https has no clipboard, whatever its type says.
pub(crate) fn copy(text: &str) -> Option<Promise> {
    let clipboard = window().navigator().clipboard();
    (!clipboard.is_undefined()).then(|| clipboard.write_text(text))
}

/// Whether the browser shares links; some do only on phones.
pub(crate) fn can_share() -> bool {
    Reflect::get(&window().navigator(), &"share".into()).is_ok_and(|share| !share.is_undefined())
}

/// Asks with whom to share a link; only where one [`can_share`].
pub(crate) fn share(link: &str) -> Option<Promise> {
    let data = Object::new();
    Reflect::set(&data, &"url".into(), &link.into()).ok()?;
    Some(window().navigator().share_with_data(data.unchecked_ref()))
}

/// Whether it was done.
pub(crate) async fn is_done(promise: Option<Promise>) -> bool {
    match promise {
        Some(promise) => JsFuture::from(promise).await.is_ok(),
        None => false,
    }
}
