//! What hosts are told along a visit. The details are kept in `tests/hosts/details.json`, which the tests of the npm package hold
//! against the typings; `KANTA_BLESS=1 cargo test` writes them anew.

use super::{Event, Snapshot, events};
use crate::state::tests::{after, start};
use crate::state::{Evaluation, Session};
use crate::texts::Texts;
use crate::texts::tests::packs;
use std::path::Path;
use std::{env, fs};

fn snapshot(session: &Session) -> Snapshot {
    let [_, _, english] = packs();
    let evaluation = Evaluation::of(session);
    Snapshot::of(session, &Texts { pack: &english, evaluation: &evaluation }, Some(&[]))
}

/// The events of a visit, step by step, from the first page on.
fn visit(steps: &[&str]) -> Vec<Event> {
    let mut session = start();
    let mut before = snapshot(&session);
    let mut all = events(None, &before);
    for step in steps {
        session = after(session, step);
        let now = snapshot(&session);
        all.extend(events(Some(&before), &now));
        before = now;
    }
    all
}

/// Each event as its name and the values that tell it from others.
fn named(events: &[Event]) -> Vec<String> {
    let one = |event: &Event| match event {
        Event::Answer(detail) => format!("answer {}", detail.question),
        Event::Question(detail) => format!("question {} {}", detail.question, detail.left),
        Event::Track(detail) => format!("track {}", detail.step),
        Event::Result(detail) => format!("result {}", detail.is_final),
    };
    events.iter().map(one).collect()
}

#[test]
fn a_host_is_told_of_each_answer_page_and_result_once() {
    let told =
        named(&visit(&["?public", "continue", "unknown", "done permits", "change services", "social"]));
    assert_eq!(
        told,
        [
            "question provider 9",
            "track provider",
            "answer provider",
            "question services 1",
            "track services",
            "answer services",
            "track result",
            "result false",
            "question services 0",
            "track services",
            "answer services",
            "track result",
            "result true",
        ]
    );
}

#[test]
fn an_answer_that_does_not_count_any_more_is_told_without_a_value() {
    let all = visit(&["private, social, 01, no", "change provider", "public"]);
    let gone = all.iter().filter_map(|event| match event {
        Event::Answer(detail) if detail.value.is_none() => Some(detail.question.as_str()),
        Event::Answer(_) | Event::Question(_) | Event::Track(_) | Event::Result(_) => None,
    });
    assert_eq!(gone.collect::<Vec<_>>(), ["regions", "purchased"]);
}

#[test]
fn details_are_what_they_were() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hosts/details.json");
    let all = visit(&["private", "social", "01+21", "no", "change services", "unknown"]);
    let lines = all.iter().map(|event| {
        let detail = serde_json::to_string(event).unwrap();
        format!("[{:?}, {detail}]", event.name())
    });
    let text = format!("[\n{}\n]\n", lines.collect::<Vec<_>>().join(",\n"));
    if env::var_os("KANTA_BLESS").is_some() {
        fs::write(&file, text).unwrap();
    } else {
        assert_eq!(fs::read_to_string(&file).unwrap_or_default(), text, "see src/events/tests.rs");
    }
}
