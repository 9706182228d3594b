//! The page of the result.

use super::answers::Answers;
use super::conclusion::ConclusionView;
use super::tasks::Tasks;
use crate::state::{Action, Card, ResultPage};
use std::rc::Rc;
use yew::prelude::*;

/// What the page is given.
#[derive(Clone, PartialEq, Properties)]
pub struct ResultProps {
    /// The page.
    pub page: Rc<ResultPage>,
    /// Called with what a person does.
    pub act: Callback<Action>,
    /// Where the heading is.
    pub heading: NodeRef,
}

/// The page of the result.
#[function_component]
pub fn ResultView(props: &ResultProps) -> Html {
    let page = &props.page;
    let (address, words) = &page.contact;
    let conclusions = |card: &Card| {
        let one = |conclusion: &crate::state::Conclusion| {
            html! {
                <ConclusionView
                    key={conclusion.topic.clone()}
                    conclusion={conclusion.clone()}
                    page={Rc::clone(page)}
                    act={props.act.clone()}
                />
            }
        };
        card.conclusions.iter().map(one).collect::<Html>()
    };
    html! {
        <>
            <h2 class="heading" part="result-heading" id="heading" tabindex="-1" ref={props.heading.clone()}>{ &page.title }</h2>
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
            <Tasks page={Rc::clone(page)} />
            <Answers page={Rc::clone(page)} act={props.act.clone()} />
            <div class="button-group">
                <button class="button button--secondary" part="restart" type="button" onclick={props.act.reform(|_| Action::Restarted)}>
                    { &page.restart }
                </button>
            </div>
            <p class="foot body" part="footer">{ &page.check }</p>
        </>
    }
}
