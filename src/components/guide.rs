//! The whole guide: the way back and the languages, the page that is shown, and what there is to know about the rules.

use super::about::about;
use super::keep::keep_for_later;
use super::language_switch::language_switch;
use super::page::Page;
use super::question_page::question_page;
use super::result_page::{result_page, result_to_come};
use super::review_page::review_page;
use super::strip::strip;
use crate::state::{Action, Place};
use crate::texts::words;
use yew::prelude::*;

/// The guide.
pub(crate) fn guide(page: Page<'_>) -> Html {
    let lang = page.texts.pack.language.clone();
    html! {
        <section ref={page.root_ref} class="guide" part="root" {lang} dir="ltr" aria-labelledby="heading">
            <div class="guide__bar">
                { back_link(page) }
                { language_switch(page) }
            </div>
            { strip(page) }
            <slot name="intro" />
            { match (page.session.place, &page.session.opened) {
                (Place::Question(id), _) => question_page(page, id),
                (Place::Review, Some(opened)) => review_page(page, opened),
                (Place::Review, None) => Html::default(),
                (Place::Result, _) if page.texts.pack.is_whole() => result_page(page),
                (Place::Result, _) => result_to_come(page),
            } }
            { keep_for_later(page) }
            { about(page) }
        </section>
    }
}

/// The way back from a question; nothing where there is no page before it.
fn back_link(page: Page<'_>) -> Html {
    let back = matches!(page.session.place, Place::Question(id) if page.session.before(id).is_some());
    html! {
        if back {
            <button class="back-link" part="back" type="button" onclick={page.on(Action::GoBack)}>
                { page.word(words::BACK) }
            </button>
        }
    }
}
