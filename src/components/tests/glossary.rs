//! The words that are explained stand with what uses them, or it is said that they could not be had.

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
        ("help", "Asked: About Asked"),
        ("private, help", ""),
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
    for script in ["help", "public, social"] {
        let session = after(start(), script);
        let failed = html_of(&session, &english, &ExtrasStatus::Failed);
        assert_eq!(
            failed.matches("<p role=\"status\">This could not be fetched. <button").count(),
            failed.matches("<p role=\"status\">").count(),
            "{failed}"
        );
    }
}
