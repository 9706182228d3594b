//! The page of the result.

use super::answers::answers;
use super::conclusion::conclusion;
use super::tasks::tasks;
use crate::state::{Action, Card, ResultPage};
use yew::prelude::*;

/// The page of the result.
pub fn result(page: &ResultPage, act: &Callback<Action>, heading: &NodeRef) -> Html {
    let (address, words) = &page.contact;
    let conclusions =
        |card: &Card| card.conclusions.iter().map(|one| conclusion(one, &page.labels, act)).collect::<Html>();
    html! {
        <div key="result">
            <h2 class="heading" part="result-heading" id="heading" tabindex="-1" ref={heading.clone()}>{ &page.title }</h2>
            <p class="lead" part="lead">{ &page.sum }</p>
            <p class="inset-text" part="notice">{ &page.check }{ " " }<a class="link" href={address.clone()}>{ words }</a></p>
            <div class="cards">
                {
                    for page.cards.iter().map(|card| html! {
                        <section class="card" part="card">
                            <h3 class="card__title">{ &card.title }</h3>
                            <div class="card__body">
                                { conclusions(card) }
                                if let Some(none) = &card.none {
                                    <p class="body">{ none }</p>
                                }
                            </div>
                        </section>
                    })
                }
            </div>
            {
                for page.others.iter().map(|card| html! {
                    <div class="section">
                        <h3 class="section__title">{ &card.title }</h3>
                        <div class="section__body">{ conclusions(card) }</div>
                    </div>
                })
            }
            { tasks(page) }
            { answers(page, act) }
            <div class="button-group">
                <button class="button button--secondary" part="restart" type="button" onclick={act.reform(|_| Action::Restarted)}>
                    { &page.restart }
                </button>
            </div>
            <p class="foot body" part="footer">{ &page.check }</p>
        </div>
    }
}
