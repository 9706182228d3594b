//! A part that unfolds.

use yew::prelude::*;

/// The inputs of [`Details`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct DetailsProps {
    /// A class besides its own.
    #[prop_or_default]
    pub(super) class: Option<&'static str>,
    /// What is always seen.
    pub(super) title: Html,
    /// What unfolds.
    pub(super) children: Html,
}

/// A part that unfolds below its title.
#[component]
pub(super) fn Details(props: &DetailsProps) -> Html {
    html! {
        <details class={classes!("details", props.class)}>
            <summary class="details__summary">{ props.title.clone() }</summary>
            <div class="details__text">{ props.children.clone() }</div>
        </details>
    }
}
