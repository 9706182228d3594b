//! The items of a set, such as the regions of a country, as checkboxes laid out like a map.

use super::choice::{Choice, Tile};
use super::page::Page;
use crate::state::Action;
use crate::texts::words;
use kanta_engine::{Answer, Item, Question, SetKind, bit};
use yew::prelude::*;

/// The items of a set, what follows from those chosen, and "I don't know" set apart.
pub(super) fn region_map(page: Page<'_>, question: &Question, set: &SetKind) -> Html {
    let name = AttrValue::from(question.id.clone());
    let draft = page.session.draft;
    let chosen = match draft {
        Some(Answer::Items(items)) => items,
        Some(Answer::Unknown | Answer::Value(_)) | None => 0,
    };
    html! {
        <>
            <p class="body" id="all">{ page.word(words::CHOOSE_ALL) }</p>
            <div class="checkboxes tiles">
                for (at, item) in set.items.iter().enumerate() {
                    <Choice
                        kind="checkbox"
                        name={&name}
                        value={item.code.clone()}
                        checked={chosen & bit(at) != 0}
                        label={page.text(item.name)}
                        tile={tile(page, set, item)}
                        onchange={page.on(Action::ToggleItem(at))}
                    />
                }
            </div>
            <p class="count" part="count" role="status">{ page.texts.count(set, chosen) }</p>
            { legend(page, set) }
            <div class="checkboxes">
                <Choice
                    kind="checkbox"
                    {name}
                    value="unknown"
                    checked={draft == Some(Answer::Unknown)}
                    label={page.word(words::DONT_KNOW)}
                    onchange={page.on(Action::ToggleUnknown)}
                />
            </div>
        </>
    }
}

/// Where an item lies on the map.
fn tile(page: Page<'_>, set: &SetKind, item: &Item) -> Tile {
    let (column, row) = item.tile;
    let area = item.group.map_or(0, |group| group.saturating_add(1));
    Tile { column, row, area, area_name: area_of(page, set, item) }
}

/// The area that an item is in, in words.
fn area_of(page: Page<'_>, set: &SetKind, item: &Item) -> AttrValue {
    match item.group.and_then(|group| set.groups.get(group)) {
        Some(group) => page.text(group.short),
        None => page.word(words::NO_AREA),
    }
}

/// What the band of each area means.
fn legend(page: Page<'_>, set: &SetKind) -> Html {
    html! {
        <ul class="legend" aria-label={page.word(words::LEGEND_TITLE)}>
            for (number, group) in (1usize..).zip(&set.groups) {
                <li class="legend__item" data-area={number.to_string()}>{ page.text(group.short) }</li>
            }
            for item in set.items.iter().filter(|item| item.group.is_none()) {
                <li class="legend__item" data-area="0">
                    { page.text(item.name) }{ ": " }{ area_of(page, set, item) }
                </li>
            }
        </ul>
    }
}
