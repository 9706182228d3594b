//! The widget.
use wasm_bindgen::prelude::*;
use yew::prelude::*;

#[function_component]
fn Root() -> Html {
    html! { <p>{ "Hello" }</p> }
}

/// A mounted guide.
#[wasm_bindgen]
pub struct Widget {
    app: yew::AppHandle<Root>,
}

#[wasm_bindgen]
impl Widget {
    /// Mounts the guide in `root`, with the texts of one language.
    #[wasm_bindgen(constructor)]
    pub fn new(root: web_sys::Element, language: &str, pack: &[u8]) -> Widget {
        let _ = (language, pack);
        Widget { app: yew::Renderer::<Root>::with_root(root).render() }
    }

    /// Takes the guide off the page.
    pub fn destroy(self) {
        self.app.destroy();
    }
}
