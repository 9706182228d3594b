//! What is settled so far and what is still open, beside a question.

use crate::state::QuestionPage;
use std::rc::Rc;
use yew::prelude::*;

/// What the list is given.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct StandingProps {
    /// The page it stands on.
    pub page: Rc<QuestionPage>,
}

/// What is settled and what is open; nothing before the first answer.
#[function_component]
pub(crate) fn StandingView(props: &StandingProps) -> Html {
    let standing = &props.page.standing;
    if standing.settled.is_empty() && standing.open.is_empty() {
        return html! {};
    }
    html! {
        <div class="standing" part="standing">
            if !standing.settled.is_empty() {
                <h3 class="standing__title">{ &standing.settled_title }</h3>
                <ul class="standing__list">
                    {
                        for standing.settled.iter().map(|(topic, outcome)| html! {
                            <li class="standing__item">
                                <span class="standing__topic">{ topic }</span>{ " " }{ outcome }
                            </li>
                        })
                    }
                </ul>
            }
            if !standing.open.is_empty() {
                <h3 class="standing__title">{ &standing.open_title }</h3>
                <ul class="standing__list">
                    { for standing.open.iter().map(|topic| html! { <li class="standing__item">{ topic }</li> }) }
                </ul>
            }
        </div>
    }
}
