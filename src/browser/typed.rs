//! What a person types.

use web_sys::HtmlInputElement;
use yew::TargetCast;
use yew::prelude::InputEvent;

/// The text of the field in which it was typed.
pub(crate) fn text_of(event: &InputEvent) -> String {
    event.target_dyn_into::<HtmlInputElement>().map_or(String::new(), |field| field.value())
}
