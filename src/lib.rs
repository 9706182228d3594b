//! The widget: answers in (`state`), pages out (`state`), drawn (`view`), in a browser (`host`).

mod host;
pub mod state;
pub mod view;
mod words;
