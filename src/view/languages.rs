//! The language switch.

use super::pen::Pen;
use crate::state::Action;
use crate::words;

/// The languages, each by its own name, which is the same in all languages.
const LANGUAGES: [(&str, &str); 3] = [("sv", "Svenska"), ("fi", "Suomi"), ("en", "English")];

/// The language switch.
pub(super) fn languages(pen: &mut Pen<'_>) {
    let speech = pen.speech;
    pen.begin("div.languages");
    pen.part("languages");
    pen.set("role", "group");
    pen.set("aria-label", speech.word(words::LANGUAGE_LABEL));
    for (id, name) in LANGUAGES {
        pen.button("button.languages__button", "", Action::ChoseLanguage(id));
        pen.set("lang", id);
        if id == speech.pack.language {
            pen.set("aria-current", "true");
        }
        pen.text(name);
        pen.end();
    }
    pen.end();
}
