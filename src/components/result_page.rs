//! The page of the result.

use super::conclusion::conclusion;
use super::find_out::find_out;
use super::heading::{heading, page_heading};
use super::keep::keep;
use super::page::Page;
use super::section::section;
use super::summary_list::summary_list;
use super::task_list::task_list;
use crate::state::Action;
use crate::texts::words;
use kanta_engine::Group;
use yew::prelude::*;

/// The page of the result.
pub(super) fn result_page(page: Page<'_>) -> Html {
    let texts = page.texts;
    let evaluation = page.evaluation;
    let as_of = texts.date(evaluation.rules.as_of);
    html! {
        <div key="result">
            { page_heading(page, "result", Some("result-heading"), page.word(words::RESULT_TITLE)) }
            <p class="lead" part="lead">{ texts.summary() }</p>
            <p class="inset-text" part="notice">
                { texts.filled_word(words::CHECK_WITH, "date", &as_of) }{ " " }
                <a class="link" href={page.word(words::CONTACT_URL)}>{ page.word(words::CONTACT_KELA) }</a>
            </p>
            <slot name="contact" />
            { find_out(page) }
            <div class="cards">{ groups(page, true) }</div>
            { groups(page, false) }
            { task_list(page) }
            { section(page, page.word(words::ANSWERS_TITLE), summary_list(page)) }
            { keep(page) }
            <div class="button-group">
                <button
                    class="button button--secondary"
                    part="restart"
                    type="button"
                    onclick={page.on_first_click(Action::Restart)}
                >
                    { page.word(words::START_AGAIN) }
                </button>
            </div>
            <slot name="result-footer" />
            <p class="foot body" part="footer">{ texts.drawn_up(page.today) }</p>
        </div>
    }
}

/// The groups of topics that are main ones, each in a card, or the others, each in a section.
fn groups(page: Page<'_>, main: bool) -> Html {
    html! {
        for (number, group) in page.evaluation.rules.groups.iter().enumerate() {
            if group.main == main {
                { one_group(page, number, group) }
            }
        }
    }
}

/// A group with its conclusions, or with what is said where it has none.
fn one_group(page: Page<'_>, number: usize, group: &Group) -> Html {
    let empty = page.evaluation.topics(number).next().is_none();
    if empty && group.none.is_none() {
        return Html::default();
    }
    let title = page.text(group.title);
    let body = html! {
        <>
            for (at, topic, possible) in page.evaluation.topics(number) {
                { conclusion(page, at, topic, possible) }
            }
            if let Some(none) = group.none.filter(|_| empty) {
                <p class="body">{ page.text(none) }</p>
            }
        </>
    };
    if group.main {
        html! {
            <section class="card" part="card">
                { heading(page.level(1), title.into()) }
                <div class="card__body">{ body }</div>
            </section>
        }
    } else {
        section(page, title, body)
    }
}
