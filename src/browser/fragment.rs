//! The guide's part of the page's fragment, `kanta-guide=CODE`. The rest of the fragment, and all before it, are the host's.

use gloo::events::EventListener;
use gloo::utils::window;

/// What the part begins with.
const NAME: &str = "kanta-guide=";

/// The code in the page's address. The guide writes it into the fragment, which no server ever sees; some servers and mail programs
/// make something else of its `#`.
pub(crate) fn code() -> Option<String> {
    let href = window().location().href().ok()?;
    part_of(&href).map(|(_, code, _)| code.to_owned())
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

/// The address of the page with a code in its fragment; what else stands there, such as a router's route, stays. Only the page of the
/// frame has the origin of its host there, which is nobody's business but theirs.
pub(crate) fn link_to(code: &str) -> String {
    let (address, hash) = address_and_hash().unwrap_or_default();
    let hash = if hash.starts_with("#host=") { "" } else { hash.as_str() };
    [address, with_code(hash, code)].concat()
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

/// What stands before the code with the part's name, the code, and what stands after it: the full stop of a sentence, or what a
/// mail program adds. `#`, `&`, `-` and `=` may have become their numbers, and small letters capital ones.
fn part_of(text: &str) -> Option<(&str, &str, &str)> {
    let mut rest = text;
    while let Some(at) = rest.find(['#', '!', '&', '?', '/', '%']) {
        rest = rest.get(at.saturating_add(1)..)?;
        let name = after(rest, "23").or(after(rest, "26")).unwrap_or(rest);
        if let Some(own) = after_name(name) {
            let (before, _) = text.split_at_checked(text.len().checked_sub(own.len())?)?;
            // What begins with another character is a damaged code, not none.
            let is_end = |(at, byte): (usize, u8)| byte == b'&' || at > 0 && !byte.is_ascii_alphanumeric();
            let end = own.bytes().enumerate().position(is_end).unwrap_or(own.len());
            let (code, after) = own.split_at_checked(end)?;
            return Some((before, code, after));
        }
    }
    None
}

/// What follows the part's name.
fn after_name(text: &str) -> Option<&str> {
    let rest = after(text, "kanta")?;
    let rest = after(after(rest, "-").or(after(rest, "%2d"))?, "guide")?;
    after(rest, "=").or(after(rest, "%3d"))
}

/// What follows a word, in small letters or capital ones.
fn after<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let (start, rest) = text.split_at_checked(word.len())?;
    start.eq_ignore_ascii_case(word).then_some(rest)
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
            ("#kanta-guide%3Dold", Some("old"), "#kanta-guide%3Dnew"),
            ("#KANTA%2DGUIDE=OLD", Some("OLD"), "#KANTA%2DGUIDE=new"),
            ("#kanta-guide=old.", Some("old"), "#kanta-guide=new."),
            ("#kanta-guide=old),", Some("old"), "#kanta-guide=new),"),
            ("#kanta-guide=old/", Some("old"), "#kanta-guide=new/"),
            ("#kanta-guide=old%20", Some("old"), "#kanta-guide=new%20"),
            ("#kanta-guide=old?utm_source=mail", Some("old"), "#kanta-guide=new?utm_source=mail"),
            ("#!kanta-guide=old", Some("old"), "#!kanta-guide=new"),
            ("#/route?kanta-guide=old", Some("old"), "#/route?kanta-guide=new"),
            ("#/route%26kanta-guide%3dold", Some("old"), "#/route%26kanta-guide%3dnew"),
            ("#%23kanta-guide=old", Some("old"), "#%23kanta-guide=new"),
            ("#å%kanta-guide=", Some(""), "#å%kanta-guide=new"),
            ("#kanta-guide=%E0%A4%A&more", Some("%E0"), "#kanta-guide=new%A4%A&more"),
        ] {
            assert_eq!(part_of(hash).map(|(_, code, _)| code), code, "{hash}");
            assert_eq!(with_code(hash, "new"), written, "{hash}");
        }
    }
}
