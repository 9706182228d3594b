//! Whom to ask before one acts.

use super::heading::heading;
use super::page::Page;
use crate::texts::words;
use kanta_engine::{Contact, Text, contacts};
use yew::prelude::*;

/// The box: Kela, those whom the rule set names for these answers, and whom the host page adds.
pub(super) fn ask_first(page: Page<'_>) -> Html {
    html! {
        <div class="ask-first" part="ask">
            { heading(page.level(1), page.word(words::ASK_TITLE).into()) }
            <ul class="ask-first__list">
                <li>
                    <a class="link" href={page.word(words::CONTACT_URL)}>{ page.word(words::CONTACT_KELA) }</a>{ ", " }
                    <a class="link" href={["mailto:", page.texts.word(words::CONTACT_MAIL)].concat()}>
                        { page.word(words::CONTACT_MAIL) }
                    </a>
                </li>
                for contact in contacts(&page.evaluation.case) {
                    { one_contact(page, contact) }
                }
            </ul>
            <slot name="contact" />
        </div>
    }
}

fn one_contact(page: Page<'_>, contact: &Contact) -> Html {
    html! {
        <li data-contact={contact.id.clone()}>
            { place(page, page.texts.outcome(contact.name), contact.link) }
            if contact.step.is_none() {
                { " " }<span class="source">{ page.text(contact.about) }</span>
            }
        </li>
    }
}

/// The name of a place, which leads there where its address is known. A rule set may be the host's: an address that is not `https`
/// is no link.
pub(super) fn place(page: Page<'_>, name: String, link: Option<Text>) -> Html {
    match link.map(|link| page.text(link)).filter(|link| link.starts_with("https://")) {
        Some(link) => html! { <a class="link" href={link}>{ name }</a> },
        None => html! { <span>{ name }</span> },
    }
}
