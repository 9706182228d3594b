//! What is settled so far and what is still open, beside a question.

use crate::state::Speech;
use crate::words::{self, Word};
use yew::prelude::*;

/// What is settled and what is open; nothing before the first answer.
pub(crate) fn standing(speech: &Speech<'_>) -> Html {
    if speech.asked.is_empty() {
        return Html::default();
    }
    let mut settled: Vec<Html> = Vec::new();
    let mut open: Vec<Html> = Vec::new();
    for (topic, possible) in speech.rules.topics.iter().zip(&speech.possible) {
        let title = speech.text(topic.title);
        if let Some(outcome) = speech.certain(topic, possible) {
            settled.push(html! {
                <li class="standing__item">
                    <span class="standing__topic">{ title }</span>{ " " }{ speech.outcome(outcome.short) }
                </li>
            });
        } else if possible.applies() {
            open.push(html! { <li class="standing__item">{ title }</li> });
        }
    }
    html! {
        <div class="standing" part="standing">
            { list(speech, words::SETTLED_TITLE, settled) }
            { list(speech, words::OPEN_TITLE, open) }
        </div>
    }
}

fn list(speech: &Speech<'_>, title: Word, items: Vec<Html>) -> Html {
    if items.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h3 class="standing__title">{ speech.word(title) }</h3>
            <ul class="standing__list">{ for items }</ul>
        </>
    }
}
