//! The page of the result.

use super::answers::answers;
use super::conclusion::conclusion;
use super::element::{button, el, list, say, text};
use super::find_out::find_out;
use super::tasks::tasks;
use crate::state::{Action, Speech};
use crate::words;
use kanta_engine::Group;
use yew::prelude::*;

/// The page of the result.
pub(super) fn result(speech: &Speech<'_>, act: &Callback<Action>, heading: &NodeRef) -> Html {
    let check = speech.say(words::CHECK_WITH, "date", &speech.date(speech.rules.as_of));
    let groups = |main: bool| -> Vec<Html> {
        let groups = speech.rules.groups.iter().enumerate().filter(|(_, group)| group.main == main);
        groups.filter_map(|(number, group)| group_part(speech, number, group, act)).collect()
    };
    let restart = [("class", "button button--secondary"), ("part", "restart")];
    let restart = button(&restart, act, Action::Restarted, [text(speech.word(words::START_AGAIN))]);
    let contact = [("class", "link"), ("href", speech.word(words::CONTACT_URL))];
    html! {
        <div key="result">
            <h2 class="heading" part="result-heading" id="heading" tabindex="-1" ref={heading}>
                { speech.word(words::RESULT_TITLE) }
            </h2>
            { el("p", &[("class", "lead"), ("part", "lead")], [text(&speech.sum())]) }
            {
                el("p", &[("class", "inset-text"), ("part", "notice")], [
                    text(&check),
                    text(" "),
                    el("a", &contact, [text(speech.word(words::CONTACT_KELA))]),
                ])
            }
            { list("div", &[("class", "cards")], groups(true)) }
            { find_out(speech, act) }
            { for groups(false) }
            { tasks(speech) }
            { answers(speech, act) }
            { el("div", &[("class", "button-group")], [restart]) }
            { el("p", &[("class", "foot body"), ("part", "footer")], [text(&check)]) }
        </div>
    }
}

/// A group with its conclusions, or with what is said where it has none; nothing where nothing is said.
fn group_part(speech: &Speech<'_>, number: usize, group: &Group, act: &Callback<Action>) -> Option<Html> {
    let topics = speech.topics(number);
    let mut body: Vec<Html> =
        topics.map(|(topic, possible)| conclusion(speech, topic, possible, act)).collect();
    if body.is_empty() {
        body.push(say("p", "body", speech.text(group.none?)));
    }
    Some(section(group.main, speech.text(group.title), body))
}

/// A section with its title: one of the main ones, or another.
pub(super) fn section(main: bool, title: &str, body: Vec<Html>) -> Html {
    let (tag, class) = if main { ("section", "card") } else { ("div", "section") };
    el(
        tag,
        &[("class", class), ("part", class)],
        [
            say("h3", &[class, "__title"].concat(), title),
            list("div", &[("class", &[class, "__body"].concat())], body),
        ],
    )
}
