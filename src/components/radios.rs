//! The values of a choice, as radio buttons.

use super::choice::Choice;
use super::page::Page;
use crate::state::Action;
use crate::texts::words;
use kanta_engine::{Answer, Question, Value};
use yew::prelude::*;

/// The values of a choice, and "I don't know" set apart.
///
/// The keys make the next question's radio buttons new ones. Those of before would be changed only after the page around them,
/// and Yew may leave the browser time in between: there the next question would stand with the values of the one before. And one
/// that is chosen and then renamed would first unchoose the button of the other question that the page has just chosen.
pub(super) fn radios(page: Page<'_>, question: &Question, values: &[Value]) -> Html {
    let name = AttrValue::from(question.id.clone());
    let chosen = page.session.draft;
    let key = |value: &str| [question.id.as_str(), value].join("-");
    html! {
        <div class="radios">
            for (at, value) in values.iter().enumerate() {
                <Choice
                    kind="radio"
                    key={key(&value.id)}
                    name={&name}
                    value={value.id.clone()}
                    label={page.text(value.label)}
                    hint={value.hint.map(|hint| page.text(hint))}
                    checked={chosen == Some(Answer::Value(at))}
                    onchange={page.on(Action::ChooseValue(at))}
                />
            }
            <Choice
                kind="radio"
                key={key("unknown")}
                {name}
                value="unknown"
                label={page.word(words::DONT_KNOW)}
                checked={chosen == Some(Answer::Unknown)}
                onchange={page.on(Action::ToggleUnknown)}
            />
        </div>
    }
}
