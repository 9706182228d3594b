//! A button that looks like a link.

use yew::prelude::*;

/// What a [`link_button`] is rendered from.
#[derive(Default)]
pub(super) struct LinkButton {
    /// Its name among the parts that hosts can style.
    pub(super) part: Option<&'static str>,
    /// What it is called, where that is more than what it says.
    pub(super) label: Option<String>,
    /// Whether what it shows is shown, for a button that shows and hides something.
    pub(super) expanded: Option<bool>,
    /// The id of the question that it leads to.
    pub(super) question: Option<String>,
    /// What it says.
    pub(super) text: String,
    /// Called when it is pressed.
    pub(super) onclick: Callback<MouseEvent>,
}

/// A button within text or beside it.
pub(super) fn link_button(button: LinkButton) -> Html {
    let LinkButton { part, label, expanded, question, text, onclick } = button;
    html! {
        <button
            class="link-button"
            {part}
            type="button"
            aria-label={label}
            aria-expanded={expanded.map(|expanded| if expanded { "true" } else { "false" })}
            data-ask={question}
            {onclick}
        >
            { text }
        </button>
    }
}
