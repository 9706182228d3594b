//! The guide's part of the page's fragment, `kanta-guide=CODE`. The rest of the fragment, and all before it, are the host's.

use gloo::events::EventListener;
use gloo::utils::window;

/// What the part begins with.
const NAME: &str = "kanta-guide=";

/// The code in the page's fragment, which no server ever sees.
pub(crate) fn code() -> Option<String> {
    let (_, hash) = address_and_hash()?;
    part_of(&hash).map(|(_, code, _)| code.to_owned())
}

/// Writes a code into the page's fragment, without an entry in the history.
pub(crate) fn set_code(code: &str) {
    let Some((address, hash)) = address_and_hash() else { return };
    let url = [&address, with_code(&hash, code).as_str()].concat();
    let Ok(history) = window().history() else { return };
    // The whole address: a fragment alone would be resolved against `<base href>`. A refusal (a frame without an address) is no
    // fault of the visitor's.
    let state = history.state().unwrap_or_default();
    let _ = history.replace_state_with_url(&state, "", Some(&url));
}

/// The address of the page with nothing in its fragment but a code.
pub(crate) fn link_to(code: &str) -> String {
    let (address, _) = address_and_hash().unwrap_or_default();
    [address.as_str(), "#", NAME, code].concat()
}

/// Listens as long as it is held.
pub(crate) type Listener = EventListener;

/// Calls back when the fragment has changed, as when a link is followed while the page is there, and when Back or Forward has led to
/// another entry of the history.
pub(crate) fn on_change(callback: impl Fn() + Clone + 'static) -> [Listener; 2] {
    ["hashchange", "popstate"].map(|event| {
        let callback = callback.clone();
        EventListener::new(&window(), event, move |_| callback())
    })
}

fn address_and_hash() -> Option<(String, String)> {
    let href = window().location().href().ok()?;
    let (address, hash) = href.split_at(href.find('#').unwrap_or(href.len()));
    Some((address.to_owned(), hash.to_owned()))
}

/// What stands before the part with its name, the code, and what stands after it.
fn part_of(hash: &str) -> Option<(&str, &str, &str)> {
    let mut rest = hash;
    while let Some(at) = rest.find(['#', '&']) {
        rest = rest.get(at.saturating_add(1)..)?;
        if let Some(own) = rest.strip_prefix(NAME) {
            let (before, _) = hash.split_at_checked(hash.len().checked_sub(own.len())?)?;
            let (code, after) = own.split_at(own.find('&').unwrap_or(own.len()));
            return Some((before, code, after));
        }
    }
    None
}

/// A fragment with the guide's part changed, or added at its end.
fn with_code(hash: &str, code: &str) -> String {
    match part_of(hash) {
        Some((before, _, after)) => [before, code, after].concat(),
        None if hash.len() > 1 => [hash, "&", NAME, code].concat(),
        None => ["#", NAME, code].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_guides_own_part_is_read_and_written() {
        for (hash, code, written) in [
            ("", None, "#kanta-guide=new"),
            ("#", None, "#kanta-guide=new"),
            ("#/customers/5", None, "#/customers/5&kanta-guide=new"),
            ("#kanta-guide=old", Some("old"), "#kanta-guide=new"),
            ("#/route&kanta-guide=old&more", Some("old"), "#/route&kanta-guide=new&more"),
            ("#my-kanta-guide=theirs", None, "#my-kanta-guide=theirs&kanta-guide=new"),
            ("#my-kanta-guide=theirs&kanta-guide=old", Some("old"), "#my-kanta-guide=theirs&kanta-guide=new"),
            ("#kanta-guide=", Some(""), "#kanta-guide=new"),
        ] {
            assert_eq!(part_of(hash).map(|(_, code, _)| code), code, "{hash}");
            assert_eq!(with_code(hash, "new"), written, "{hash}");
        }
    }
}
