//! The items of a set, as native checkboxes laid out on a tile map.

use crate::state::{Action, QuestionPage, Tile, Way};
use std::rc::Rc;
use yew::prelude::*;

/// What the tiles are given.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct TilesProps {
    /// The page they stand on.
    pub page: Rc<QuestionPage>,
    /// Called with what a person does.
    pub act: Callback<Action>,
}

/// The items of a set.
#[function_component]
pub(crate) fn Tiles(props: &TilesProps) -> Html {
    let page = &props.page;
    let Way::Tiles(set) = &page.way else { return html! {} };
    html! {
        <>
            <p class="body">{ &set.all }</p>
            <div class="checkboxes tiles">
                { for set.tiles.iter().enumerate().map(|(at, one)| tile(props, one, at)) }
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
                        onchange={props.act.reform(|_: Event| Action::Doubted)}
                    />
                    <span class="checkboxes__label">{ &page.doubt }</span>
                </label>
            </div>
        </>
    }
}

fn tile(props: &TilesProps, tile: &Tile, at: usize) -> Html {
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
                name={props.page.id.clone()}
                value={tile.code.clone()}
                checked={tile.chosen}
                onchange={props.act.reform(move |_: Event| Action::Ticked(at))}
            />
            <span class="tile__text">
                <span class="tile__name">{ &tile.name }</span>
                { " " }
                <span class="tile__area">{ &tile.group_name }</span>
            </span>
        </label>
    }
}
