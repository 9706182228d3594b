//! What becomes of the page that is shown when the host gives, locks or takes back answers.

use super::tests::{after, given, place, start};
use super::{Action, Place};
use kanta_engine::{Answer, QuestionId, link};

#[test]
fn a_page_that_is_not_asked_any_more_does_not_stay() {
    let shown = |script: &str, answers: &str| place(&given(after(start(), script), answers));
    assert_eq!(
        shown("private, health", "provider=public!"),
        "result",
        "the form is asked of private providers alone"
    );
    assert_eq!(shown("private", "provider=public!"), "services");
    assert_eq!(shown("private, health, organisation, back", "provider=public!"), "result");
    assert_eq!(
        shown("private, health, organisation, back, back", "provider=public!"),
        "services",
        "it is asked still"
    );
}

#[test]
fn what_was_given_already_changes_nothing() {
    let answers = "services=social provider=private";
    let session = after(given(start(), answers), "continue, continue, back");
    assert_eq!(place(&session), "services");
    let chosen = session.reduce(Action::ChooseValue(2));
    let again = given(chosen.clone(), answers);
    assert_eq!((again.place, again.draft), (chosen.place, Some(Answer::Value(2))));
}

#[test]
fn back_from_a_change_leads_to_what_is_locked_since() {
    let regions = |answers: &str| {
        let changing = after(start(), "private, social, 01, yes, change purchased");
        let session = after(given(changing, answers), "back");
        assert_eq!(session.place, Place::Result);
        session.answers.get(QuestionId(6))
    };
    assert_ne!(regions(""), Some(Answer::Unknown));
    assert_eq!(regions("regions=unknown!"), Some(Answer::Unknown));
}

#[test]
fn a_link_is_reviewed_whatever_the_host_gives() {
    let before = after(start(), "private, social, 01, yes");
    let code = link(&before.rules, &before.answers, 0);
    let changing = after(start(), &format!("open {code}, change purchased"));
    assert_eq!(place(&given(changing, "purchased=no")), "review");
}
