//! The drawings of the decision diagrams: what is read is what was written, and no file of them can make anything but the forms
//! that the guide draws.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use kanta_engine::{
    Drawings, Extras, Form, LARGEST_COORDINATE, LoadError, MOST_SHAPES, Pack, Point, RuleSet, SvgElement,
    encode, load_extras,
};
use kanta_rules::{Compiled, compile_folder, extras};
use proptest::prelude::*;
use std::path::Path;
use std::sync::LazyLock;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../rules/2021-04");
const WORDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales");

/// The rules, and their extras in English.
static DRAWN: LazyLock<(RuleSet, Extras)> = LazyLock::new(|| {
    let extras = extras(&COMPILED, &[], Path::new(WORDS), "en").unwrap();
    (COMPILED.rules.clone(), extras)
});

static COMPILED: LazyLock<Compiled> = LazyLock::new(|| compile_folder(Path::new(FOLDER)).unwrap());

/// The texts of the rule set, of which the drawings need none.
fn texts() -> Pack {
    let (language, texts) = COMPILED.texts.first().cloned().unwrap_or_default();
    Pack { language, hash: String::new(), words: Vec::new(), texts }
}

/// What becomes of drawings that are written after a change and read again.
fn after(change: impl Fn(&mut Drawings)) -> Result<Drawings, LoadError> {
    let (rules, extras) = &*DRAWN;
    let mut changed = extras.clone();
    change(&mut changed.drawings);
    load_extras(&encode(&changed), rules, &mut texts()).map(|extras| extras.drawings)
}

#[test]
fn what_is_read_is_what_was_written() {
    let (rules, Extras { drawings, .. }) = &*DRAWN;
    assert_eq!(after(|_| {}).unwrap(), *drawings);
    assert_eq!(drawings.heads, ["Question", "Answer", "Leads to", "Your path"]);
    assert_eq!(drawings.yes, "Yes");
    assert_eq!(drawings.topics.len(), rules.topics.len());
    let first = &drawings.topics[0];
    assert_eq!(first.title, "Connection model for patient data");
    // Each row of the table is a track of the drawing, on the same line of the map.
    let tracks = first.shapes.iter().filter(|shape| matches!(shape.form, Form::Track { .. }));
    let lines: Vec<usize> = first.rows.iter().map(|row| row.line).collect();
    assert_eq!(tracks.map(|shape| shape.line).collect::<Vec<_>>(), lines);
}

#[test]
fn each_form_is_one_element_of_one_class() {
    let at = Point { x: 3, y: 4 };
    let path = |d: &str| SvgElement::Path { d: d.to_owned() };
    let words = "<script>".to_owned();
    for (form, class, element) in [
        (
            Form::Track { start: Point { x: 43, y: 45 }, x: 16, end: Point { x: 27, y: 99 } },
            "track",
            path("M43 45H16V99H27"),
        ),
        (Form::Circle(at), "stop", path("M3 4a5 5 0 1 1 10 0a5 5 0 1 1 -10 0")),
        (Form::Square(at), "stop", path("M3 4h10v10h-10z")),
        (Form::Head(at, words.clone()), "head", SvgElement::Text { at, words: "<script>" }),
        (Form::Value(at, words.clone()), "value", SvgElement::Text { at, words: "<script>" }),
    ] {
        assert_eq!((form.kind(), form.element()), (class, element));
    }
}

#[test]
fn drawings_of_another_form_are_refused() {
    let (rules, extras) = &*DRAWN;
    let load = |bytes: &[u8]| load_extras(bytes, rules, &mut texts()).map(drop);
    let json = br#"{"heads":[],"key":"","topics":[{"shapes":[[0,"script","x",[],"window.pwn=1"]]}]}"#;
    assert_eq!(load(json), Err(LoadError::Damaged));
    assert_eq!(load(&[]), Err(LoadError::Damaged));
    let bytes = encode(extras);
    assert_eq!(load(&bytes), Ok(()));
    assert_eq!(load(&[bytes.as_slice(), &[0]].concat()), Err(LoadError::Damaged));
    assert_eq!(load(&bytes[..bytes.len() - 1]), Err(LoadError::Damaged));
    // A list that is said to be as long as can be.
    let drawings = &extras.drawings;
    let (heads, rest) = (&drawings.heads, (&drawings.yes, &drawings.key));
    let longest = [encode(heads), encode(&rest), encode(&u32::MAX)].concat();
    assert_eq!(load(&longest), Err(LoadError::Damaged));
}

#[test]
fn drawings_of_other_topics_are_refused() {
    assert_eq!(after(|drawings| drop(drawings.topics.pop())), Err(LoadError::OtherRules));
    let twice = |drawings: &mut Drawings| drawings.topics.push(drawings.topics[0].clone());
    assert_eq!(after(twice), Err(LoadError::OtherRules));
}

#[test]
fn drawings_beyond_bounds_are_refused() {
    let with = |form: Form| after(|drawings| drawings.topics[1].shapes[0].form = form.clone()).map(drop);
    let (inside, outside) = (LARGEST_COORDINATE, LARGEST_COORDINATE + 1);
    for (x, y, expected) in [
        (inside, inside, Ok(())),
        (outside, 0, Err(LoadError::Damaged)),
        (0, outside, Err(LoadError::Damaged)),
    ] {
        let (at, near) = (Point { x, y }, Point { x: 0, y: 0 });
        for form in [
            Form::Track { start: at, x: 0, end: near },
            Form::Track { start: near, x: x.max(y), end: near },
            Form::Track { start: near, x: 0, end: at },
            Form::Circle(at),
            Form::Square(at),
            Form::Head(at, String::new()),
            Form::Value(at, String::new()),
        ] {
            assert_eq!(with(form.clone()), expected, "{form:?}");
        }
        assert_eq!(after(|drawings| drawings.topics[0].width = x).map(drop).is_ok(), x == inside || x == 0);
        assert_eq!(after(|drawings| drawings.topics[0].height = y).map(drop).is_ok(), y == inside || y == 0);
    }
    let shapes = |count: usize| {
        after(|drawings| {
            let shape = drawings.topics[0].shapes[0].clone();
            drawings.topics[0].shapes = vec![shape; count];
        })
    };
    assert!(shapes(MOST_SHAPES).is_ok());
    assert_eq!(shapes(MOST_SHAPES + 1), Err(LoadError::Damaged));
    let rows = |count: usize| {
        after(|drawings| {
            let row = drawings.topics[0].rows[0].clone();
            drawings.topics[0].rows = vec![row; count];
        })
    };
    assert!(rows(MOST_SHAPES).is_ok());
    assert_eq!(rows(MOST_SHAPES + 1), Err(LoadError::Damaged));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_drawings_draw_the_same_forms_or_none(
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        static WRITTEN: LazyLock<Vec<u8>> = LazyLock::new(|| encode(&DRAWN.1));
        let mut bytes = WRITTEN.clone();
        for (at, by) in flips {
            let at = at.index(bytes.len());
            bytes[at] ^= by;
        }
        let Ok(Extras { drawings, .. }) = load_extras(&bytes, &DRAWN.0, &mut texts()) else { return Ok(()) };
        for shape in drawings.topics.iter().flat_map(|topic| &topic.shapes) {
            if let SvgElement::Path { d } = shape.form.element() {
                prop_assert!(d.chars().all(|c| c.is_ascii_digit() || "MHVahvz -".contains(c)), "{}", d);
            }
        }
    }
}
