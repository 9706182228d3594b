//! The guide as a Yew app, and the widget by which the element's script mounts it.
//!
//! The modules, lowest first; which may use which is a table in docs/architecture.md:
//!
//! | where | what |
//! |---|---|
//! | `crates/engine` | decision diagrams and the questions asked of them |
//! | [`state`] | a session: what a person has done, the actions, the reducer, and the evaluation that follows |
//! | [`texts`] | what is said, in the language in use |
//! | [`events`] | what the host page is told |
//! | `load` | rules and texts as bytes, read |
//! | [`browser`] | focus, fragment, storage, clipboard, files: through gloo and web-sys |
//! | [`components`] | the parts of a page, in `html!` |
//! | [`app`] | the root component: messages in, pages out |
//! | `widget` | [`Widget`]: the app as JavaScript sees it |
//! | `first_page` | the first page as HTML, for the site's build |
//! | `src/element/` | the custom element `<kanta-guide>`, in JavaScript |
//!
//! Without the feature `widget` it is what `crates/engine-js` stands on: everything but what draws or touches a page.

#![cfg_attr(not(feature = "widget"), allow(dead_code, reason = "what a page alone needs"))]

#[cfg(feature = "widget")]
pub mod app;
#[cfg(feature = "widget")]
mod browser;
#[cfg(feature = "widget")]
mod components;
pub mod events;
#[cfg(all(feature = "widget", any(feature = "ssr", test)))]
mod first_page;
mod load;
pub mod state;
mod texts;
#[cfg(feature = "widget")]
mod widget;

#[cfg(all(feature = "widget", any(feature = "ssr", test)))]
pub use first_page::{first_page, languages};
pub use load::{load, load_later};
pub use texts::Texts;
#[cfg(feature = "widget")]
pub use widget::{Widget, noop, restart};

/// The allocator: 2 KB less to load than the one that Rust brings, and safe to set where there are no threads.
#[cfg(all(feature = "widget", target_family = "wasm", not(target_feature = "atomics")))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
