//! Pairs of the published rule sets: what the specification says of answers that go from one to the other.

use super::Reference;
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

/// What is known of each question: the values of which one is its answer.
pub(crate) type Known = BTreeMap<String, Vec<Vec<String>>>;

/// What the specification says carries over, and whether no value is dropped.
pub(crate) fn carried(answers: &Ids) -> (Known, bool) {
    let values = |ids: &[&str]| ids.iter().map(|id| vec![(*id).to_owned()]).collect::<Vec<_>>();
    let as_is = answers.iter().filter(|(question, _)| AS_IS.contains(&question.as_str()));
    let mut carried: Known = as_is.map(|(question, value)| (question.clone(), vec![value.clone()])).collect();
    let has = |question: &str, value: &str| answers.get(question).is_some_and(|values| values == &[value]);
    if let Some(regions) = answers.get("regions") {
        carried.insert("where".to_owned(), values(&[place(regions)]));
    }
    let mut is_whole = true;
    if let Some(place_there) = answers.get("where") {
        let fits = regions().into_iter().filter(|regions| place(regions) == place_there[0]);
        carried.insert("regions".to_owned(), fits.collect());
        for (question, gone) in [("patient-system", "public-organisers"), ("purchased", "some")] {
            if has(question, gone) {
                carried.remove(question);
                is_whole = false;
            }
        }
    } else if has("purchased", "yes") {
        // In 2021 "yes" is said of some of the services as well as of all.
        carried.insert("purchased".to_owned(), values(&["some", "yes"]));
    }
    (carried, is_whole)
}

/// Where some regions lie, in the words of 2026.
fn place(regions: &[String]) -> &'static str {
    match (regions.iter().any(|region| region == "21"), regions.len()) {
        (true, 1) => "aland",
        (true, _) => "both",
        (false, _) => "mainland",
    }
}

/// What is known as the reading under the other rule set has it.
pub(crate) fn given(other: &Reference<'_>, known: &Known) -> Vec<Option<Vec<usize>>> {
    let questions = other.set.questions.iter().enumerate();
    let one = |(at, question): (usize, &kanta_rules::source::SourceQuestion)| {
        let place = |value: &Vec<String>| {
            other.values[at].iter().position(|known| known == value).expect("both sets have it")
        };
        known.get(&question.id.text).map(|values| values.iter().map(place).collect())
    };
    questions.map(one).collect()
}

/// Answers as what is known.
pub(crate) fn known(answers: &Ids) -> Known {
    answers.iter().map(|(question, value)| (question.clone(), vec![value.clone()])).collect()
}
