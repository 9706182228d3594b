//! What fuzzing begins with: for each target something that is taken, made from the rule sets in the checkout.

use super::ferry::{COMPILED, FILES, Numbers, answers, root, rules};
use super::folders::MARK;
use super::packs::pack;
use super::receipts::receipt;
use kanta_engine::{
    Extras, Follows, NamedPlace, Pack, Places, QuestionId, RuleSet, Since, Text, answer_ids, encode, link,
    value_part,
};
use kanta_rules::extras;

/// Inputs, each with the name of its target.
pub fn seeds() -> Vec<(&'static str, Vec<u8>)> {
    let mut seeds = Vec::new();
    for (name, text) in FILES.iter() {
        seeds.push(("folders", [MARK.as_bytes(), name.as_bytes(), b"\n", text].concat()));
    }
    let mut numbers = Numbers(1);
    for _ in 0..4 {
        let answers = answers(rules(), &mut numbers);
        let line = serde_json::to_string(&answer_ids(rules(), &answers)).expect("answers are JSON");
        seeds.push(("lines", line.into_bytes()));
        seeds.push(("links", link(rules(), &answers, 1).into_bytes()));
        seeds.push(("receipts", receipt(&mut numbers).into_bytes()));
        let change = [9, 0, b'x'];
        seeds.push(("receipts", [numbers.0.to_le_bytes().as_slice(), &change].concat()));
    }
    let texts = pack();
    seeds.push(("packs", [vec![0], encode(&texts)].concat()));
    seeds.push(("packs", [vec![1], encode(&everything())].concat()));
    seeds.push(("sets", encode(rules())));
    seeds.push(("sets", [encode(rules()), encode(&Pack { words: Vec::new(), ..texts })].concat()));
    seeds
}

/// Extras that have something of each kind.
fn everything() -> Extras {
    let mut extras = extras(&COMPILED, &[], &root().join("locales"), "en").expect("there are words");
    extras.texts.push((Text(0), "The ferry".to_owned()));
    let place = NamedPlace { name: "Ytterholm".to_owned(), other: "Ulkosaari".to_owned(), item: 2 };
    extras.places = Some(Places { question: QuestionId(2), source: "A chart".to_owned(), list: vec![place] });
    let when = rules().tasks.last().expect("there are tasks").diagram.clone();
    let follows = Follows { part: value_part("vehicle", "car"), from: vec![QuestionId(1)], when };
    extras.since.push(Since {
        other: 0,
        changes: rules().clone(),
        there: RuleSet { questions: Vec::new(), ..rules().clone() },
        pack: Pack { texts: vec!["Changed".to_owned()], words: Vec::new(), ..pack() },
        as_is: vec![(QuestionId(0), 0b10), (QuestionId(2), 0)],
        follows: vec![follows],
        dropped: Text(0),
        done: Text(1),
        counted: Text(0),
    });
    extras
}
