//! The items of a set, such as the regions of a country, as checkboxes laid out like a map.

use super::choice::{Choice, Tile, choice, unknown};
use super::page::Page;
use crate::state::Action;
use crate::texts::words;
use kanta_engine::{Answer, Item, SetKind, bit};
use yew::prelude::*;

/// The items of a set, what follows from those chosen, and "I don't know" set apart.
pub(super) fn region_map(page: Page<'_>, set: &SetKind) -> Html {
    let chosen = match page.session.draft {
        Some(Answer::Items(items)) => items,
        Some(Answer::Unknown | Answer::Value(_)) | None => 0,
    };
    html! {
        <>
            <p class="body" id="all">{ page.word(words::CHOOSE_ALL) }</p>
            <div class="checkboxes tiles">
                for (at, item) in set.items.iter().enumerate() {
                    { choice(Choice {
                        kind: "checkbox",
                        at,
                        value: item.code.clone().into(),
                        checked: chosen & bit(at) != 0,
                        onchange: page.on(Action::ToggleItem(at)),
                        label: page.text(item.name),
                        hint: None,
                        tile: Some(tile(page, set, item)),
                    }) }
                }
            </div>
            <p class="count" part="count" role="status">{ page.texts.count(set, chosen) }</p>
            { legend(page, set) }
            <div class="checkboxes">
                { unknown(page, "checkbox", set.items.len()) }
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
