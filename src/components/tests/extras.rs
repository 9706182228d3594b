//! What comes with the extras: the words that are explained stand with what uses them, what is settled has its sentence; or it is said that
//! they could not be had.

use super::{extras, html_of};
use crate::components::ExtrasStatus;
use crate::state::tests::{after, start};
use crate::texts::tests::packs;

/// The words that a page explains, each with what it means.
fn explained(html: &str) -> String {
    let lists = html.split("<dl part=\"words\"><dt class=\"row__label\">").skip(1);
    let lists = lists.map(|list| list.split_once("</dd></dl>").unwrap().0.replace("</dt><dd>", ": "));
    lists.collect::<Vec<_>>().join("; ")
}

#[test]
fn a_question_explains_its_words_and_the_result_those_of_each_conclusion_and_step() {
    let [.., english] = packs();
    for (script, words) in [
        ("unfold", "Asked: About Asked"),
        ("private, unfold", ""),
        ("public, social", "Done: About Done; Concluded: About Concluded"),
    ] {
        let session = after(start(), script);
        assert!(session.needs_extras(), "{script}");
        assert_eq!(explained(&html_of(&session, &english, &extras(&session.rules))), words, "{script}");
        assert_eq!(explained(&html_of(&session, &english, &ExtrasStatus::Loading)), "", "{script}");
    }
}

#[test]
fn a_page_says_that_the_words_could_not_be_had() {
    let [.., english] = packs();
    for script in ["unfold", "public, social"] {
        let session = after(start(), script);
        let failed = html_of(&session, &english, &ExtrasStatus::Failed);
        assert_eq!(
            failed.matches("<p role=\"status\">This could not be fetched. <button").count(),
            failed.matches("<p role=\"status\">").count(),
            "{failed}"
        );
    }
}

#[test]
fn before_the_extras_are_there_what_is_settled_is_told_in_short() {
    let [.., english] = packs();
    let session = after(start(), "private, social");
    let settled = |extras: &ExtrasStatus| {
        let html = html_of(&session, &english, extras);
        let (_, list) = html.split_once("standing__topic\">Rollout period for client data</span>").unwrap();
        list.split_once("</li>").unwrap().0.trim().to_owned()
    };
    assert_eq!(settled(&ExtrasStatus::Loading), "You register");
    let whole = "If you start using the Client Data Archive, register for a rollout period";
    assert_eq!(settled(&extras(&session.rules)), whole);
}
