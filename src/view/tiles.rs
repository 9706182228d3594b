//! The items of a set, as native checkboxes laid out on a tile map.

use super::pen::Pen;
use crate::state::Action;
use crate::words;
use kanta_engine::{Answer, Item, SetKind, bit, decimal};

/// The items of a set, what follows from those chosen, and "I don't know" set apart.
pub(super) fn tiles(pen: &mut Pen<'_>, question: &str, set: &SetKind, draft: Option<Answer>) {
    let speech = pen.speech;
    let chosen = match draft {
        Some(Answer::Items(items)) => items,
        Some(Answer::Unknown | Answer::Value(_)) | None => 0,
    };
    let group_name = |item: &Item| match item.group.and_then(|group| set.groups.get(group)) {
        Some(group) => speech.text(group.short),
        None => speech.word(words::NO_AREA),
    };
    pen.begin("p.body");
    pen.set("id", "all");
    pen.word(words::CHOOSE_ALL);
    pen.end();
    pen.begin("div.checkboxes tiles");
    for (at, item) in set.items.iter().enumerate() {
        let (column, row) = item.tile;
        let group = item.group.map_or(0, |group| group.saturating_add(1));
        pen.begin("label");
        pen.set(
            "class",
            &[
                "checkboxes__item tile area-",
                &decimal(group),
                " tile--c",
                &decimal(usize::from(column)),
                " tile--r",
                &decimal(usize::from(row)),
            ]
            .concat(),
        );
        checkbox(pen, question, &item.code, chosen & bit(at) != 0, Action::Ticked(at));
        pen.begin("span.tile__text");
        pen.say("span.tile__name", speech.text(item.name));
        pen.text(" ");
        pen.say("span.tile__area", group_name(item));
        pen.end();
        pen.end();
    }
    pen.end();
    pen.begin("p.count");
    pen.part("count");
    pen.set("role", "status");
    pen.text(&speech.count(set, chosen));
    pen.end();
    pen.begin("ul.legend");
    pen.set("aria-label", speech.word(words::LEGEND_TITLE));
    for (group, number) in set.groups.iter().zip(1..) {
        key(pen, number, speech.text(group.short));
    }
    for item in set.items.iter().filter(|item| item.group.is_none()) {
        key(pen, 0, &[speech.text(item.name), group_name(item)].join(": "));
    }
    pen.end();
    pen.begin("div.checkboxes");
    pen.begin("label.checkboxes__item checkboxes__item--apart");
    checkbox(pen, question, "unknown", draft == Some(Answer::Unknown), Action::Doubted);
    pen.say_word("span.checkboxes__label", words::DONT_KNOW);
    pen.end();
    pen.end();
}

/// A checkbox in its label.
fn checkbox(pen: &mut Pen<'_>, question: &str, value: &str, checked: bool, action: Action) {
    pen.part("option");
    pen.begin("input.checkboxes__input");
    pen.set("name", question);
    pen.set("value", value);
    pen.tick("checkbox", checked, action);
    pen.end();
}

/// What a band means.
fn key(pen: &mut Pen<'_>, number: usize, name: &str) {
    pen.begin("li");
    pen.set("class", &["legend__item area-", &decimal(number)].concat());
    pen.text(name);
    pen.end();
}
