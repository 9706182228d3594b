//! A button that looks like a link.

use yew::prelude::*;

/// The inputs of a [`LinkButton`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct LinkButtonProps {
    /// Its name among the parts that hosts can style.
    #[prop_or_default]
    pub(super) part: Option<&'static str>,
    /// What it is called, where that is more than what it says.
    #[prop_or_default]
    pub(super) label: Option<AttrValue>,
    /// Whether what it shows is shown, for a button that shows and hides something.
    #[prop_or_default]
    pub(super) expanded: Option<bool>,
    /// The id of the question that it leads to.
    #[prop_or_default]
    pub(super) question: Option<AttrValue>,
    /// What it says.
    pub(super) text: AttrValue,
    /// Called when it is pressed.
    pub(super) onclick: Callback<MouseEvent>,
}

/// A button within text or beside it.
#[component]
pub(super) fn LinkButton(props: &LinkButtonProps) -> Html {
    html! {
        <button
            class="link-button"
            part={props.part}
            type="button"
            aria-label={props.label.clone()}
            aria-expanded={props.expanded.map(|expanded| if expanded { "true" } else { "false" })}
            data-ask={props.question.clone()}
            onclick={&props.onclick}
        >
            { &props.text }
        </button>
    }
}
