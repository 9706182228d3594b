//! The items of a set, as native checkboxes laid out on a tile map.

use super::element::{el, input, list, say, text};
use crate::state::{Action, Speech};
use crate::words;
use kanta_engine::{Answer, Item, SetKind, bit};
use yew::prelude::*;

/// The items of a set, what follows from those chosen, and "I don't know" set apart.
pub(super) fn tiles(
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
        let attributes =
            [("class", "checkboxes__input"), ("type", "checkbox"), ("name", question), ("value", value)];
        input(&attributes, checked, act, action)
    };
    let group_name = |item: &Item| match item.group.and_then(|group| set.groups.get(group)) {
        Some(group) => speech.text(group.short),
        None => speech.word(words::NO_AREA),
    };
    let tile = |(at, item): (usize, &Item)| {
        let (column, row) = item.tile;
        let group = item.group.map_or(0, |group| group.saturating_add(1));
        let class = format!("checkboxes__item tile area-{group} tile--c{column} tile--r{row}");
        el(
            "label",
            &[("class", &class), ("part", "option")],
            [
                checkbox(&item.code, chosen & bit(at) != 0, Action::Ticked(at)),
                el(
                    "span",
                    &[("class", "tile__text")],
                    [
                        say("span", "tile__name", speech.text(item.name)),
                        text(" "),
                        say("span", "tile__area", group_name(item)),
                    ],
                ),
            ],
        )
    };
    let key = |number: usize, name: &str| say("li", &format!("legend__item area-{number}"), name);
    let groups = set.groups.iter().zip(1..).map(|(group, number)| key(number, speech.text(group.short)));
    let alone = set.items.iter().filter(|item| item.group.is_none());
    let alone = alone.map(|item| key(0, &[speech.text(item.name), group_name(item)].join(": ")));
    let legend = [("class", "legend"), ("aria-label", speech.word(words::LEGEND_TITLE))];
    let count = [("class", "count"), ("part", "count"), ("role", "status")];
    let doubt = [("class", "checkboxes__item checkboxes__item--apart"), ("part", "option")];
    html! {
        <>
            { el("p", &[("class", "body"), ("id", "all")], [text(speech.word(words::CHOOSE_ALL))]) }
            { list("div", &[("class", "checkboxes tiles")], set.items.iter().enumerate().map(tile).collect()) }
            { el("p", &count, [text(&speech.count(set, chosen))]) }
            { list("ul", &legend, groups.chain(alone).collect()) }
            {
                el("div", &[("class", "checkboxes")], [el("label", &doubt, [
                    checkbox("unknown", draft == Some(Answer::Unknown), Action::Doubted),
                    say("span", "checkboxes__label", speech.word(words::DONT_KNOW)),
                ])])
            }
        </>
    }
}
