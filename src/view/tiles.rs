//! The items of a set, as native checkboxes laid out on a tile map.

use crate::state::{Action, QuestionPage, SetOptions, Tile};
use yew::prelude::*;

/// The items of a set.
pub(crate) fn tiles(page: &QuestionPage, set: &SetOptions, act: &Callback<Action>) -> Html {
    html! {
        <>
            <p class="body">{ &set.all }</p>
            <div class="checkboxes tiles">
                { for set.tiles.iter().enumerate().map(|(at, one)| tile(&page.id, one, at, act)) }
            </div>
            <p class="count" part="count" role="status">{ &set.count }</p>
            <ul class="legend" aria-label={set.legend_title.clone()}>
                {
                    for set.legend.iter().map(|(group, name)| html! {
                        <li key={name.clone()} class={classes!("legend__item", format!("area-{group}"))}>{ name }</li>
                    })
                }
            </ul>
            <div class="checkboxes">
                <label class="checkboxes__item checkboxes__item--apart" part="option">
                    <input
                        class="checkboxes__input"
                        type="checkbox"
                        name={page.id.clone()}
                        value="unknown"
                        checked={page.doubts}
                        onchange={act.reform(|_: Event| Action::Doubted)}
                    />
                    <span class="checkboxes__label">{ &page.doubt }</span>
                </label>
            </div>
        </>
    }
}

fn tile(name: &str, tile: &Tile, at: usize, act: &Callback<Action>) -> Html {
    let (column, row) = tile.place;
    let place = classes!(
        "checkboxes__item",
        "tile",
        format!("area-{}", tile.group),
        format!("tile--c{column}"),
        format!("tile--r{row}")
    );
    html! {
        <label key={tile.code.clone()} class={place} part="option">
            <input
                class="checkboxes__input"
                type="checkbox"
                name={name.to_owned()}
                value={tile.code.clone()}
                checked={tile.chosen}
                onchange={act.reform(move |_: Event| Action::Ticked(at))}
            />
            <span class="tile__text">
                <span class="tile__name">{ &tile.name }</span>
                { " " }
                <span class="tile__area">{ &tile.group_name }</span>
            </span>
        </label>
    }
}
