//! The binary form of compiled rule sets, texts and extras: [postcard](https://postcard.jamesmunns.com).

use serde::{Serialize, de::DeserializeOwned};

/// The binary form of a value. Empty for a value that has none (a map of unknown length); no type of this crate is such a one.
pub fn encode(value: &impl Serialize) -> Vec<u8> {
    postcard::to_allocvec(value).unwrap_or_default()
}

/// The value that these bytes, and nothing but these, are the form of.
///
/// The bytes may come from anywhere. A length is no promise: serde reserves a megabyte at most for a list before its members
/// are there, and a string is cut from the bytes that are. No type refers to itself, so the depth is bounded.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    let (value, rest) = decode_first(bytes)?;
    rest.is_empty().then_some(value)
}

/// The value whose form these bytes begin with, and the bytes after it; see [`decode`].
pub(crate) fn decode_first<T: DeserializeOwned>(bytes: &[u8]) -> Option<(T, &[u8])> {
    postcard::take_from_bytes(bytes).ok()
}
