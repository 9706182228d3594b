//! A session between visits: its code, its place and the codes of what was answered under other rules, in a store of the browser, where
//! the host asks for one.

use gloo::utils::window;
use web_sys::Storage;

/// Where sessions are kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Store {
    /// Nowhere.
    #[default]
    None,
    /// As long as the tab is open.
    Session,
    /// Until somebody removes it.
    Local,
}

impl Store {
    /// The store that the element's `storage` attribute names; anything else names none.
    pub fn named(name: &str) -> Store {
        match name {
            "session" => Store::Session,
            "local" => Store::Local,
            _ => Store::None,
        }
    }

    /// `None` where the browser does not allow it.
    fn open(self) -> Option<Storage> {
        match self {
            Store::None => None,
            Store::Session => window().session_storage().ok().flatten(),
            Store::Local => window().local_storage().ok().flatten(),
        }
    }
}

/// Keeps a session under a key. A store that is full or closed keeps nothing.
pub(crate) fn save(store: Store, key: &str, kept: &[&str]) {
    if let Some(storage) = store.open() {
        // Not as JSON: old libraries have strings become something else there.
        let _ = storage.set_item(key, &kept.join(" "));
    }
}

/// What was kept under a key: the code, the place, and the codes of what was answered under other rules.
pub(crate) fn load(store: Store, key: &str) -> [String; 3] {
    let kept = store.open().and_then(|storage| storage.get_item(key).ok().flatten()).unwrap_or_default();
    let mut parts = kept.splitn(3, ' ').map(str::to_owned);
    [(); 3].map(|()| parts.next().unwrap_or_default())
}
