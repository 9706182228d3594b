//! What is said of several values of a question or fact that a condition names together, in one clause. Only documents say it.

use crate::source::{SourceSet, Test};
use crate::texts::{Language, Slots};

/// The keys under which such a clause may stand; none where a test names one value.
fn keys(test: &Test) -> Vec<String> {
    let values: Vec<&str> = test.values.iter().map(|value| value.text.as_str()).collect();
    let kinds: &[&str] = if values.len() > 1 { &["question", "fact"] } else { &[] };
    kinds.iter().map(|kind| format!("{kind}.{}.either.{}", test.name.text, values.join("+"))).collect()
}

/// Asks for the clauses that a language has, of the conditions that documents tell.
pub(crate) fn ask(set: &SourceSet, slots: &mut Slots<'_>) {
    let topics = set.topics.iter().flat_map(|topic| {
        let rows = topic.rows.iter().map(|row| &row.when);
        rows.chain(topic.notes.iter().map(|note| &note.when)).chain([&topic.applies])
    });
    let tasks = set.tasks.iter().flat_map(|task| {
        let shares = task.shares.iter().map(|share| &share.when);
        shares.chain([&task.when])
    });
    let tests = topics.chain(tasks).flat_map(|condition| condition.ways.iter().flatten());
    tests.flat_map(keys).for_each(|key| slots.apart_if_any(key));
}

/// The clause of a test, where the language has one.
pub(crate) fn clause<'l>(language: &'l Language, test: &Test) -> Option<&'l str> {
    keys(test).iter().map(|key| language.text(key)).find(|text| !text.is_empty())
}
