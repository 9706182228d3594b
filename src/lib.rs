//! The widget: answers in (`state`), pages out (`state`), drawn (`view`), in a browser (`host`).

#[cfg(feature = "ssr")]
mod first_page;
mod host;
pub mod state;
pub mod view;
mod words;

#[cfg(feature = "ssr")]
pub use first_page::{first_page, languages};
pub use host::{Widget, restart};
