//! The language switch.

use super::page::Page;
use crate::state::Action;
use crate::texts::words;
use yew::prelude::*;

/// The languages, each by its own name, which is the same in all languages.
const LANGUAGES: [(&str, &str); 3] = [("sv", "Svenska"), ("fi", "Suomi"), ("en", "English")];

/// A button for each language.
pub(super) fn language_switch(page: Page<'_>) -> Html {
    html! {
        <div class="languages" part="languages" role="group" aria-label={page.word(words::LANGUAGE_LABEL)}>
            for (lang, name) in LANGUAGES {
                <button
                    class="languages__button"
                    type="button"
                    {lang}
                    aria-current={(lang == page.texts.pack.language).then_some("true")}
                    onclick={page.on(Action::SetLanguage(lang))}
                >
                    { name }
                </button>
            }
        </div>
    }
}
