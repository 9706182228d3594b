//! The values of a choice, as radio buttons.

use super::page::Page;
use super::radio::Radio;
use crate::state::Action;
use crate::texts::words;
use kanta_engine::{Answer, Question, Value};
use yew::prelude::*;

/// The values of a choice, and "I don't know" set apart.
pub(super) fn radios(page: Page<'_>, question: &Question, values: &[Value]) -> Html {
    let name = AttrValue::from(question.id.clone());
    let chosen = page.session.draft;
    html! {
        <div class="radios">
            for (at, value) in values.iter().enumerate() {
                <Radio
                    name={&name}
                    value={value.id.clone()}
                    label={page.text(value.label)}
                    hint={value.hint.map(|hint| page.text(hint))}
                    checked={chosen == Some(Answer::Value(at))}
                    onchange={page.on(Action::ChooseValue(at))}
                />
            }
            <Radio
                {name}
                value="unknown"
                label={page.word(words::DONT_KNOW)}
                apart=true
                checked={chosen == Some(Answer::Unknown)}
                onchange={page.on(Action::ToggleUnknown)}
            />
        </div>
    }
}
