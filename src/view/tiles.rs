//! The items of a set, as native checkboxes laid out on a tile map.

use crate::state::{Action, Speech};
use crate::words;
use kanta_engine::{Answer, Item, SetKind, bit};
use yew::prelude::*;

/// The items of a set, what follows from those chosen, and "I don't know" set apart.
pub(crate) fn tiles(
    speech: &Speech<'_>,
    question: &str,
    set: &SetKind,
    draft: Option<Answer>,
    act: &Callback<Action>,
) -> Html {
    let chosen = match draft {
        Some(Answer::Items(items)) => items,
        Some(Answer::Unknown | Answer::Value(_)) | None => 0,
    };
    let checkbox = |value: &str, checked: bool, action: Action| {
        html! {
            <input
                class="checkboxes__input"
                type="checkbox"
                name={question.to_owned()}
                value={value.to_owned()}
                checked={checked}
                onchange={act.reform(move |_: Event| action)}
            />
        }
    };
    let group_name = |item: &Item| match item.group.and_then(|group| set.groups.get(group)) {
        Some(group) => speech.text(group.short),
        None => speech.word(words::NO_AREA),
    };
    let tile = |(at, item): (usize, &Item)| {
        let (column, row) = item.tile;
        let group = item.group.map_or(0, |group| group.saturating_add(1));
        let class = format!("checkboxes__item tile area-{group} tile--c{column} tile--r{row}");
        html! {
            <label class={class} part="option">
                { checkbox(&item.code, chosen & bit(at) != 0, Action::Ticked(at)) }
                <span class="tile__text">
                    <span class="tile__name">{ speech.text(item.name) }</span>
                    { " " }
                    <span class="tile__area">{ group_name(item) }</span>
                </span>
            </label>
        }
    };
    let legend = |number: usize, name: &str| {
        html! { <li class={format!("legend__item area-{number}")}>{ name }</li> }
    };
    let alone = |item: &&Item| item.group.is_none();
    html! {
        <>
            <p class="body">{ speech.word(words::CHOOSE_ALL) }</p>
            <div class="checkboxes tiles">{ for set.items.iter().enumerate().map(tile) }</div>
            <p class="count" part="count" role="status">{ speech.count(set, chosen) }</p>
            <ul class="legend" aria-label={speech.word(words::LEGEND_TITLE).to_owned()}>
                { for set.groups.iter().zip(1..).map(|(group, number)| legend(number, speech.text(group.short))) }
                {
                    for set.items.iter().filter(alone).map(|item| {
                        legend(0, &[speech.text(item.name), group_name(item)].join(": "))
                    })
                }
            </ul>
            <div class="checkboxes">
                <label class="checkboxes__item checkboxes__item--apart" part="option">
                    { checkbox("unknown", draft == Some(Answer::Unknown), Action::Doubted) }
                    <span class="checkboxes__label">{ speech.word(words::DONT_KNOW) }</span>
                </label>
            </div>
        </>
    }
}
