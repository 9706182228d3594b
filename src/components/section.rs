//! A section of a page.

use super::heading::Heading;
use yew::prelude::*;

/// The inputs of a [`Section`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct SectionProps {
    /// The level of its heading.
    pub(super) level: usize,
    /// What the heading says.
    pub(super) title: AttrValue,
    /// What is below the heading.
    pub(super) children: Html,
}

/// A section with its heading.
#[component]
pub(super) fn Section(props: &SectionProps) -> Html {
    html! {
        <div class="section" part="section">
            <Heading level={props.level} class="section__title">{ &props.title }</Heading>
            <div class="section__body">{ props.children.clone() }</div>
        </div>
    }
}
