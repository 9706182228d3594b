//! The page of the result.

use super::answers::answers;
use super::conclusion::conclusion;
use super::tasks::tasks;
use crate::state::{Action, Speech};
use crate::words;
use kanta_engine::Group;
use yew::prelude::*;

/// The page of the result.
pub(crate) fn result(speech: &Speech<'_>, act: &Callback<Action>, heading: &NodeRef) -> Html {
    let check = speech.say(words::CHECK_WITH, "date", &speech.date(speech.rules.as_of));
    let conclusions = |number: usize| -> Vec<Html> {
        speech.topics(number).map(|(topic, possible)| conclusion(speech, topic, possible, act)).collect()
    };
    let groups = |main: bool| {
        let groups = speech.rules.groups.iter().enumerate().filter(move |(_, group)| group.main == main);
        groups.map(|(number, group)| group_part(speech, group, conclusions(number)))
    };
    html! {
        <div key="result">
            <h2 class="heading" part="result-heading" id="heading" tabindex="-1" ref={heading}>
                { speech.word(words::RESULT_TITLE) }
            </h2>
            <p class="lead" part="lead">{ speech.sum() }</p>
            <p class="inset-text" part="notice">
                { check.clone() }{ " " }
                <a class="link" href={speech.word(words::CONTACT_URL).to_owned()}>{ speech.word(words::CONTACT_KELA) }</a>
            </p>
            <div class="cards">{ for groups(true) }</div>
            { for groups(false) }
            { tasks(speech) }
            { answers(speech, act) }
            <div class="button-group">
                <button
                    class="button button--secondary"
                    part="restart"
                    type="button"
                    onclick={act.reform(|_: MouseEvent| Action::Restarted)}
                >
                    { speech.word(words::START_AGAIN) }
                </button>
            </div>
            <p class="foot body" part="footer">{ check }</p>
        </div>
    }
}

/// A group with its conclusions, or with what is said where it has none; nothing where nothing is said.
fn group_part(speech: &Speech<'_>, group: &Group, conclusions: Vec<Html>) -> Html {
    let none = group.none.filter(|_| conclusions.is_empty());
    if conclusions.is_empty() && none.is_none() {
        return Html::default();
    }
    let body = html! {
        <>
            { for conclusions }
            if let Some(none) = none {
                <p class="body">{ speech.text(none) }</p>
            }
        </>
    };
    section(group.main, speech.text(group.title), body)
}

/// A section with its title: one of the main three, or another.
pub(crate) fn section(main: bool, title: &str, body: Html) -> Html {
    if main {
        html! {
            <section class="card" part="card">
                <h3 class="card__title">{ title }</h3>
                <div class="card__body">{ body }</div>
            </section>
        }
    } else {
        html! {
            <div class="section">
                <h3 class="section__title">{ title }</h3>
                <div class="section__body">{ body }</div>
            </div>
        }
    }
}
