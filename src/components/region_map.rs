//! The items of a set, such as the regions of a country, as checkboxes by group: a list, or where there is room a map.

use super::choice::{Choice, Tile, choice, unknown};
use super::page::Page;
use super::region_search::region_search;
use crate::state::Action;
use crate::texts::words::{self, Word};
use kanta_engine::{Item, QuestionId, SetKind, bit, decimal, members};
use yew::prelude::*;

/// The items of a set with a search for one of them, and "I don't know" set apart.
pub(super) fn region_map(page: Page<'_>, id: QuestionId, set: &SetKind) -> Html {
    let grouped = set.all() & !set.items_of(None);
    html! {
        <>
            <p class="body" id="all">{ page.word(words::CHOOSE_ALL) }</p>
            { region_search(page, id, set) }
            if grouped != 0 {
                <p class="mainland">
                    { all_button(page, grouped, None, [words::CHOOSE_MAINLAND, words::REMOVE_MAINLAND]) }
                </p>
            }
            <div class="tiles">
                for group in (0..set.groups.len()).map(Some).chain([None]) {
                    { group_of_items(page, set, group) }
                }
            </div>
            <div class="checkboxes">
                { unknown(page, "checkbox", set.items.len()) }
            </div>
        </>
    }
}

/// The items of a group by name, under the group's band and name, which are the key to the map. A group of several can be chosen at once.
fn group_of_items(page: Page<'_>, set: &SetKind, group: Option<usize>) -> Html {
    let items = set.items_of(group);
    if items == 0 {
        return Html::default();
    }
    let area = group.map_or(0, |group| group.saturating_add(1));
    let name = group_name(page, set, group);
    let mut by_name: Vec<(String, usize, &Item)> = Vec::new();
    for at in members(items) {
        let Some(item) = set.items.get(at) else { continue };
        let name = page.text(item.name);
        // A few items; the sort of the standard library is a thousand bytes.
        let place = by_name.partition_point(|(other, ..)| *other < name);
        by_name.insert(place, (name, at, item));
    }
    html! {
        <div class="area" role="group" aria-label={name.clone()}>
            <div class="area__head" data-area={decimal(area)}>
                <span class="area__name">{ name.clone() }</span>
                if by_name.len() > 1 {
                    { all_button(page, items, Some(&name), [words::CHOOSE_GROUP, words::REMOVE_GROUP]) }
                }
            </div>
            for (label, at, item) in by_name {
                { choice(Choice {
                    kind: "checkbox",
                    at,
                    value: item.code.clone().into(),
                    checked: page.session.chosen() & bit(at) != 0,
                    onchange: page.on(Action::ToggleItems(bit(at))),
                    // What has the name of its group says it once.
                    tile: Some(Tile { position: item.tile, area, area_name: Some(name.clone()).filter(|name| *name != label) }),
                    label,
                    hint: None,
                }) }
            }
        </div>
    }
}

/// A group in words.
pub(super) fn group_name(page: Page<'_>, set: &SetKind, group: Option<usize>) -> String {
    match group.and_then(|group| set.groups.get(group)) {
        Some(group) => page.text(group.short),
        None => page.texts.capital(page.texts.word(words::NO_AREA).to_owned()),
    }
}

/// A button that chooses some items, or removes them where all are chosen.
fn all_button(page: Page<'_>, items: u64, about: Option<&str>, [choose, remove]: [Word; 2]) -> Html {
    let word = if items & !page.session.chosen() == 0 { remove } else { choose };
    html! {
        <button
            class="link-button"
            part="choose-all"
            type="button"
            aria-label={about.map(|about| page.label(word, about))}
            onclick={page.on_first_click(Action::ToggleItems(items))}
        >
            { page.word(word) }
        </button>
    }
}
