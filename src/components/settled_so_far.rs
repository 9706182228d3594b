//! What is settled so far and what is still open, beside a question.

use super::heading::heading;
use super::page::Page;
use crate::texts::words::{self, Word};
use kanta_engine::{Possible, Topic};
use yew::prelude::*;

/// What is settled and what is open, with what can still come out of the main topics; nothing before the first answer.
pub(super) fn settled_so_far(page: Page<'_>) -> Html {
    html! {
        <div class="standing" part="standing">
            if !page.evaluation.asked.is_empty() {
                { topics(page, words::SETTLED_TITLE, true) }
                { topics(page, words::OPEN_TITLE, false) }
            }
        </div>
    }
}

/// The topics that are settled, or those that are not.
fn topics(page: Page<'_>, title: Word, settled: bool) -> Html {
    let evaluation = page.evaluation;
    let mut topics = evaluation
        .rules
        .topics
        .iter()
        .zip(&evaluation.possible)
        .filter(|(_, possible)| possible.applies() && possible.certain().is_some() == settled)
        .peekable();
    html! {
        if topics.peek().is_some() {
            { heading(page.level(1), page.word(title).into()) }
            <ul class="standing__list">
                for (topic, possible) in topics {
                    { one_topic(page, topic, possible) }
                }
            </ul>
        }
    }
}

/// A topic, with what can come out of it where that is of use now.
fn one_topic(page: Page<'_>, topic: &Topic, possible: &Possible) -> Html {
    let texts = page.texts;
    let evaluation = page.evaluation;
    let main = evaluation.rules.groups.get(topic.group).is_some_and(|group| group.main);
    html! {
        <li key={topic.id.clone()} class="standing__item">
            <span class="standing__topic">{ page.text(topic.title) }</span>
            // The sentence of an outcome comes with the extras.
            if let Some(outcome) = evaluation.certain(topic, possible).filter(|_| page.extras().is_some()) {
                { " " }{ texts.outcome(outcome.title) }
            } else if main {
                { " " }{ texts.capital(texts.in_short(topic, possible, &evaluation.answers)) }
            }
        </li>
    }
}
