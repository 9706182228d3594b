//! The language switch.

use super::element::{button, list, text};
use crate::state::Action;
use yew::prelude::*;

/// The languages, each by its own name, which is the same in all languages.
const LANGUAGES: [(&str, &str); 3] = [("sv", "Svenska"), ("fi", "Suomi"), ("en", "English")];

/// The language switch.
pub(super) fn languages(label: &str, current: &str, act: &Callback<Action>) -> Html {
    let one = |(id, name): (&'static str, &'static str)| {
        let mut attributes = vec![("class", "languages__button"), ("lang", id)];
        if id == current {
            attributes.push(("aria-current", "true"));
        }
        button(&attributes, act, Action::ChoseLanguage(id), [text(name)])
    };
    let buttons = LANGUAGES.into_iter().map(one).collect();
    list(
        "div",
        &[("class", "languages"), ("part", "languages"), ("role", "group"), ("aria-label", label)],
        buttons,
    )
}
