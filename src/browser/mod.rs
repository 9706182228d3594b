//! What the app asks of the browser, through gloo and web-sys. A browser may refuse any of it; the guide then goes on without.

pub(crate) mod clock;
pub(crate) mod download;
pub(crate) mod focus;
pub(crate) mod fragment;
pub(crate) mod history;
pub(crate) mod plain_text;
pub(crate) mod share;
pub(crate) mod storage;
pub(crate) mod typed;
