//! Writing to the clipboard.

use gloo::utils::window;
use wasm_bindgen_futures::JsFuture;

/// Copies a text, and says whether the browser allowed it. It must be called while a person acts, or browsers refuse.
pub(crate) fn copy(text: &str) -> impl Future<Output = bool> + 'static {
    let clipboard = window().navigator().clipboard();
    // A page without https has none, whatever its type says.
    let promise = (!clipboard.is_undefined()).then(|| clipboard.write_text(text));
    async move {
        match promise {
            Some(promise) => JsFuture::from(promise).await.is_ok(),
            None => false,
        }
    }
}
