//! Pairs of the published rule sets: what the specification says of answers that go from one to the other.

use super::{Given, Reference};
use std::collections::BTreeMap;

/// The questions that are taken over as they are, but for the values below.
const AS_IS: [&str; 5] = ["provider", "services", "form", "patient-system", "purchased"];

/// Codes for each combination of facts of the regions.
pub(crate) fn regions() -> Vec<Vec<String>> {
    let sets = [&["21"][..], &["01"], &["21", "01"], &["01", "19"], &["19", "21", "01"]];
    sets.map(|codes| codes.iter().map(|code| (*code).to_owned()).collect()).to_vec()
}

/// The answers of a profile by ids.
pub(crate) type Ids = BTreeMap<String, Vec<String>>;

pub(crate) fn ids(one: &Reference<'_>, profile: &[Option<usize>]) -> Ids {
    let questions = one.set.questions.iter().enumerate();
    let answered = questions
        .filter_map(|(at, question)| Some((question.id.text.clone(), one.values[at][profile[at]?].clone())));
    answered.collect()
}

/// What the specification says carries over, and whether no value is dropped.
pub(crate) fn carried(answers: &Ids) -> (Ids, bool) {
    let mut carried: Ids =
        answers.clone().into_iter().filter(|(question, _)| AS_IS.contains(&question.as_str())).collect();
    if let Some(regions) = answers.get("regions") {
        let aland = regions.iter().any(|region| region == "21");
        let place = match (aland, regions.len()) {
            (true, 1) => "aland",
            (true, _) => "both",
            (false, _) => "mainland",
        };
        carried.insert("where".to_owned(), vec![place.to_owned()]);
    }
    let before = carried.len();
    let from_2026 = answers.contains_key("where");
    carried.retain(|question, values| {
        // In 2021 "yes" is said of some of the services as well as of all.
        let bought = if from_2026 { "some" } else { "yes" };
        let gone = (question == "patient-system" && values == &["public-organisers"])
            || (question == "purchased" && values == &[bought]);
        !gone
    });
    let is_whole = carried.len() == before;
    (carried, is_whole)
}

/// The answers as the reading under the other rule set has them.
pub(crate) fn given(other: &Reference<'_>, answers: &Ids) -> Vec<Given> {
    let questions = other.set.questions.iter().enumerate();
    let one = |(at, question): (usize, &kanta_rules::source::SourceQuestion)| {
        answers.get(&question.id.text).map_or(Given::LeftOut, |value| {
            Given::Value(other.values[at].iter().position(|known| known == value).expect("both sets have it"))
        })
    };
    questions.map(one).collect()
}
