//! The page of the result: what it comes to, whom to ask, what to do, and why.

use super::ask_first::ask_first;
use super::conclusion::conclusion;
use super::extras_failed::extras_failed;
use super::find_out::find_out;
use super::heading::page_heading;
use super::keep::keep;
use super::on_this_page::on_this_page;
use super::page::Page;
use super::section::{folded_section, section_once_told};
use super::since::since;
use super::summary::summary;
use super::summary_list::summary_list;
use super::task_list::task_list;
use crate::state::Target;
use crate::texts::words;
use yew::prelude::*;

/// The page of the result.
pub(super) fn result_page(page: Page<'_>) -> Html {
    let told = page.evaluation.tells();
    let title = page.word(if told { words::RESULT_TITLE } else { words::CANNOT_TELL });
    html! {
        <div key="result">
            { page_heading(page, "result", Some("result-heading"), title) }
            { result(page, told) }
        </div>
    }
}

/// What stands below the heading: one node, as in the page before all texts are there, so that the heading stays the same element.
fn result(page: Page<'_>, told: bool) -> Html {
    html! {
        <>
            // On paper and in a copied text, which are read away from the guide.
            <p class="foot body" part="footer">{ page.texts.drawn_up(page.today) }</p>
            <div class="result">
                <div class="result__first">
                    if told {
                        { summary(page) }
                    }
                    { find_out(page) }
                    if told {
                        { since(page) }
                    }
                </div>
                <div class="result__aside">
                    { on_this_page(page) }
                    { ask_first(page) }
                </div>
                <div class="result__main">
                    { task_list(page) }
                    { why(page) }
                    { answers(page) }
                    { keep(page) }
                </div>
            </div>
            <slot name="result-footer" />
        </>
    }
}

/// The page before all of its texts are there.
pub(super) fn result_to_come(page: Page<'_>) -> Html {
    html! {
        <div key="result">
            { page_heading(page, "result", Some("result-heading"), page.word(words::RESULT_TITLE)) }
            { extras_failed(page) }
        </div>
    }
}

/// A row for each topic that applies, group by group.
fn why(page: Page<'_>) -> Html {
    let body = html! {
        for group in 0..page.evaluation.rules.groups.len() {
            for (_, topic, possible) in page.evaluation.topics(group) {
                { conclusion(page, topic, possible) }
            }
        }
    };
    section_once_told(page, Target::Why, words::WHY_TITLE, body)
}

/// The answers, folded.
fn answers(page: Page<'_>) -> Html {
    folded_section(page, Target::Answers, words::ANSWERS_TITLE, Some(words::ANSWERS_OPEN), summary_list(page))
}
