//! The search for an item of a set by its name, what is chosen, and what follows from that.

use super::page::Page;
use super::region_map::group_name;
use crate::state::Action;
use crate::texts::words;
use kanta_engine::{QuestionId, SetKind, bit, decimal, find, members, notes};
use yew::prelude::*;

/// The field with what it finds, a status, and the chosen items. There is one live region: while somebody types, it says how much is found.
pub(super) fn region_search(page: Page<'_>, id: QuestionId, set: &SetKind) -> Html {
    let places =
        page.extras().and_then(|extras| extras.places.as_ref()).filter(|places| places.question == id);
    let list = places.into_iter().flat_map(|places| &places.list);
    let names = set.items.iter().enumerate().map(|(at, item)| (page.texts.text(item.name), "", at));
    let names = names.chain(list.map(|place| (place.name.as_str(), place.other.as_str(), place.item)));
    let found = find(&page.session.typed, names);
    let first = found.first().map(|&(_, item)| item);
    let dispatch = page.dispatch.clone();
    // Enter takes the first place that is found; it does not go on to the next question.
    let onkeydown = move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            if let Some(item) = first {
                dispatch.emit(Action::AddItem(item));
            }
        }
    };
    html! {
        <>
            <label class="find__label" for="find">{ page.word(words::FIND_LABEL) }</label>
            <input
                class="find__input"
                part="find"
                id="find"
                type="text"
                autocomplete="off"
                spellcheck="false"
                value={page.session.typed.clone()}
                oninput={page.on_search}
                {onkeydown}
            />
            <p class="count" part="count" role="status">{ status(page, id, set, found.len()) }</p>
            if !found.is_empty() {
                <ul class="find__list">
                    for &(name, item) in &found {
                        <li>
                            <button
                                class="link-button"
                                type="button"
                                onclick={page.on_first_click(Action::AddItem(item))}
                            >
                                { place(page, set, name, item) }
                            </button>
                        </li>
                    }
                </ul>
            }
            if let Some(places) = places.filter(|_| !found.is_empty()) {
                <p class="source" part="places">{ places.source.clone() }</p>
            }
            { chips(page, set) }
            for note in page.evaluation.main_topics_of(id).flat_map(|topic| notes(&page.evaluation.case, topic)) {
                if note.exception {
                    <p class="summary__exception" part="exception">{ page.text(note.text) }</p>
                }
            }
        </>
    }
}

/// A place with the item that it is in.
fn place(page: Page<'_>, set: &SetKind, name: &str, item: usize) -> String {
    let whole = set.items.get(item).map_or("", |item| page.texts.text(item.name));
    let place = if name == whole { name.to_owned() } else { [name, " – ", whole].concat() };
    if page.session.chosen() & bit(item) == 0 { place } else { page.label(words::CHOSEN, &place) }
}

/// How much is found; else what was chosen last by its name, and what follows from all that is chosen.
fn status(page: Page<'_>, id: QuestionId, set: &SetKind, found: usize) -> String {
    if !page.session.typed.trim().is_empty() {
        return page.texts.matches(found);
    }
    let told = page.texts.told(id, set, page.session.chosen());
    match page.session.added.and_then(|added| set.items.get(added)) {
        Some(added) => [&page.label(words::CHOSEN, page.texts.text(added.name)), ". ", &told].concat(),
        None => told,
    }
}

/// What is chosen, to be removed by a press: a group where all of it is chosen, else item by item.
fn chips(page: Page<'_>, set: &SetKind) -> Html {
    let chosen = page.session.chosen();
    let mut chips: Vec<(String, u64)> = Vec::new();
    for group in (0..set.groups.len()).map(Some).chain([None]) {
        let items = set.items_of(group);
        let number = members(items).count();
        if number > 1 && items & !chosen == 0 {
            let name = group_name(page, set, group);
            chips.push(([&name, " (", &decimal(number), ")"].concat(), items));
        } else {
            chips.extend(members(items & chosen).filter_map(|at| {
                set.items.get(at).map(|item| (page.texts.text(item.name).to_owned(), bit(at)))
            }));
        }
    }
    html! {
        <ul class="chips" id="chosen" tabindex="-1" aria-label={page.word(words::CHOSEN)}>
            for (name, items) in chips {
                <li>
                    <button
                        class="chip"
                        part="chip"
                        type="button"
                        aria-label={page.label(words::REMOVE, &name)}
                        onclick={page.on_first_click(Action::RemoveItems(items))}
                    >
                        { name }
                    </button>
                </li>
            }
        </ul>
    }
}
