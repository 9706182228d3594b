//! Anything as texts or extras: they are refused, or they are written as they were read and everything in them can be used.

use super::ask::ask;
use super::ferry::{Numbers, answers, rules, texts};
use kanta_engine::{
    Answers, Case, Extras, LARGEST_COORDINATE, Pack, Since, SvgElement, decode, encode, find, is_changed,
    is_link_of, link, load_extras, load_pack, outcomes,
};

/// The words that the texts are read with.
const WORDS: usize = 1;

/// Texts as they are when extras come.
pub fn pack() -> Pack {
    let hash = rules().hash.clone();
    Pack { language: "en".to_owned(), hash, words: vec!["Back".to_owned()], texts: texts().to_vec() }
}

/// Reads the bytes after the first as texts if that is even, else as extras.
pub fn packs(data: &[u8]) {
    match data.split_first() {
        Some((first, rest)) if first % 2 == 0 => texts_of(rest),
        Some((_, rest)) => extras_of(rest),
        None => {}
    }
}

fn texts_of(data: &[u8]) {
    if let Ok(pack) = load_pack(data, rules(), WORDS) {
        let written = encode(&pack);
        assert!(written.len() <= data.len());
        assert_eq!((pack.texts.len(), pack.words.len()), (rules().texts, WORDS));
        assert_eq!(load_pack(&written, rules(), WORDS), Ok(pack));
    }
}

fn extras_of(data: &[u8]) {
    let mut pack = pack();
    let Ok(extras) = load_extras(data, rules(), &mut pack) else { return };
    assert_eq!(pack.texts.len(), rules().texts);
    let written = encode(&decode::<Extras>(data).expect("it was read"));
    assert!(written.len() <= data.len());
    let mut again = super::packs::pack();
    assert_eq!(load_extras(&written, rules(), &mut again), Ok(extras.clone()));
    assert_eq!(again, pack);

    assert_eq!(extras.drawings.topics.len(), rules().topics.len());
    for shape in extras.drawings.topics.iter().flat_map(|drawing| &drawing.shapes) {
        match shape.form.element() {
            SvgElement::Path { d } => {
                assert!(d.bytes().all(|byte| byte.is_ascii_digit() || b"MHVahvz -".contains(&byte)), "{d}");
            }
            SvgElement::Text { at, .. } => assert!(at.x.max(at.y) <= LARGEST_COORDINATE),
        }
    }
    if let Some(places) = &extras.places {
        let list = || places.list.iter().map(|place| (&*place.name, &*place.other, place.item));
        for place in places.list.iter().take(8) {
            let found = find(&place.name, list());
            let typed = place.name.trim().replace('\u{ad}', "");
            assert_eq!(found.iter().any(|&(_, item)| item == place.item), !typed.is_empty(), "{place:?}");
        }
    }
    let mut numbers = Numbers(1);
    extras.since.iter().for_each(|since| since_of(since, &mut numbers));
}

/// What another rule set makes of some answers.
fn since_of(since: &Since, numbers: &mut Numbers) {
    ask(&since.changes, numbers);
    for _ in 0..2 {
        let answers = answers(rules(), numbers);
        let case = Case::new(rules(), &answers);
        assert!(since.lost(&case).iter().all(|&question| case.is_given(question)));
        let code = since.code(&case, "other", &answers);
        assert!(is_link_of(&code, "other"), "{code}");
        let elsewhere = link(&since.there, &Answers::default(), 0);
        assert!(since.counts(&elsewhere), "{elsewhere}");
        let changed = Case::new(&since.changes, &since.answers(&answers, &elsewhere));
        for (topic, possible) in since.changes.topics.iter().zip(outcomes(&changed)) {
            is_changed(topic, &possible);
        }
    }
}
