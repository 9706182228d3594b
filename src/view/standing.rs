//! What is settled so far and what is still open, beside a question.

use crate::state::Standing;
use yew::prelude::*;

/// What is settled and what is open; nothing before the first answer.
pub(crate) fn standing(standing: &Standing) -> Html {
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
