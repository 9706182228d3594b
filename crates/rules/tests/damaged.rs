//! A rule set as a file: what is read is what was written, and bytes that were damaged are refused or, where they still are a
//! rule set, asked without a panic.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot be set up fails")]

use kanta_engine::{
    Answer, Answers, Case, CaseResult, Diagram, FORMAT, LoadError, MapLine, Node, Pack, QuestionId, RuleSet,
    Step, Target, answer_ids, because, changes, decode, encode, link, load_late_words, load_pack, load_set,
    map, next, open_link, outcomes, replay, stakes,
};
use kanta_rules::{compile_folder, package};
use proptest::prelude::*;
use std::path::Path;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../rules/2021-04");
const WORDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales");

/// The interface's side: a language and a word.
fn interface() -> Pack {
    let words = vec!["Back".to_owned()];
    Pack { language: "en".to_owned(), hash: String::new(), words, texts: Vec::new() }
}

/// The rules and the English texts, one after the other.
fn written() -> Vec<u8> {
    let compiled = compile_folder(Path::new(FOLDER)).unwrap();
    let texts = compiled.texts.iter().find(|(language, _)| language == "en").unwrap().1.clone();
    let hash = compiled.rules.hash.clone();
    let pack = Pack { language: "en".to_owned(), hash, words: Vec::new(), texts };
    [encode(&compiled.rules), encode(&pack)].concat()
}

/// Asks everything that the guide asks of a rule set on the way through it.
fn ask(rules: &RuleSet) {
    let (_, answers) = replay(rules, &Answers::default());
    let code = link(rules, &answers, 1);
    let opened = open_link(rules, &code);
    for answers in [answers, opened.answers] {
        let case = Case::new(rules, &answers);
        next(&case);
        for (topic, _) in rules.topics.iter().zip(outcomes(&case)) {
            because(&case, topic);
            changes(&case, topic);
            map(&case, topic);
        }
        (0..rules.questions.len()).for_each(|at| drop(stakes(&case, QuestionId(at))));
        serde_json::to_string(&CaseResult::new(&case)).unwrap();
    }
}

/// Of a topic whose diagram is this one.
fn with(nodes: &[&[Target]], root: Target) -> RuleSet {
    let mut rules = compile_folder(Path::new(FOLDER)).unwrap().rules;
    let topic = rules.topics.first_mut().unwrap();
    let node = |edges: &&[Target]| Node { question: QuestionId(0), edges: edges.to_vec() };
    topic.questions = vec![QuestionId(0)];
    topic.diagram = Diagram { nodes: nodes.iter().map(node).collect(), root };
    rules
}

/// Rules and answers that nothing has read, and that would have been refused, have ends and reasons too.
#[test]
fn what_was_not_read_is_asked_without_a_panic() {
    let nowhere = Target::Node(9);
    let ask = |rules: &RuleSet, answers: &Answers| {
        let case = Case::new(rules, answers);
        let topic = rules.topics.first().unwrap();
        (map(&case, topic), next(&case), because(&case, topic))
    };
    let none = Answers::default();
    let (lines, _, reason) = ask(&with(&[], nowhere), &none);
    let end = MapLine { step: Step::Ends(None), reached: true };
    assert_eq!((lines, reason), (vec![end], Vec::new()));
    let (lines, question, _) = ask(&with(&[&[nowhere, Target::Leaf(1)]], Target::Node(0)), &none);
    let line = |step| MapLine { step, reached: true };
    let asks = [
        line(Step::Asks(QuestionId(0))),
        line(Step::Leads(QuestionId(0), 1, 4)),
        line(Step::Leads(QuestionId(0), 2, 3)),
        line(Step::Ends(Some(0))),
        end,
    ];
    assert_eq!((lines.as_slice(), question), (asks.as_slice(), Some(QuestionId(0))));
    let rules = with(&[&[Target::Leaf(99), Target::Leaf(1)]], Target::Node(0));
    assert_eq!(ask(&rules, &none), (asks.to_vec(), Some(QuestionId(0)), Vec::new()));
    // A set in answer to a question that takes one value.
    let mut answers = Answers::default();
    answers.set(QuestionId(0), Some(Answer::Items(1)));
    answers.set(QuestionId(1), Some(Answer::Unknown));
    let ids = serde_json::to_string(&answer_ids(&rules, &answers)).unwrap();
    assert_eq!(ids, r#"{"services":"unknown"}"#);
}

#[test]
fn texts_that_are_not_those_of_the_rules_are_told() {
    let rules = compile_folder(Path::new(FOLDER)).unwrap().rules;
    let pack = |hash: &str, texts: usize, words: usize| {
        let [texts, words] = [texts, words].map(|many| vec!["a".to_owned(); many]);
        let pack = Pack { language: "en".to_owned(), hash: hash.to_owned(), words, texts };
        load_pack(&encode(&pack), &rules, 3).map(|read| assert_eq!(read, pack))
    };
    assert_eq!(pack(&rules.hash, rules.texts, 3), Ok(()));
    for (hash, texts, words) in [("", 0, 0), ("", 0, 3), ("", rules.texts, 0), (&rules.hash, 0, 0)] {
        assert_eq!(pack(hash, texts, words), Err(LoadError::OtherRules));
    }
    for (hash, texts, words) in
        [("", rules.texts, 3), (&rules.hash, rules.texts - 1, 3), (&rules.hash, rules.texts, 4)]
    {
        assert_eq!(pack(hash, texts, words), Err(LoadError::OtherRules));
    }
    assert_eq!(load_pack(b"\xff", &rules, 3), Err(LoadError::Damaged));
}

#[test]
fn late_words_are_the_last_and_what_follows_them_is_given_back() {
    let pack = || {
        let words = ["Back", "", ""].map(str::to_owned).to_vec();
        Pack { words, ..interface() }
    };
    let load = |late: &[&str]| {
        let mut pack = pack();
        let mut bytes = encode(&late);
        bytes.extend(b"rest");
        let rest = load_late_words(&bytes, &mut pack).map(<[u8]>::to_vec);
        (rest, pack.words)
    };
    let words = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>();
    assert_eq!(load(&["Print", "Copy"]), (Ok(b"rest".to_vec()), words(&["Back", "Print", "Copy"])));
    assert_eq!(load(&[]), (Ok(b"rest".to_vec()), words(&["Back", "", ""])));
    assert_eq!(load(&["a"; 4]), (Err(LoadError::OtherRules), words(&["Back", "", ""])));
    assert_eq!(load_late_words(b"\x02\x01a", &mut pack()), Err(LoadError::Damaged));
}

#[test]
fn a_code_is_whole_only_with_whole_parts_and_as_long_as_a_code_may_be() {
    let rules = compile_folder(Path::new(FOLDER)).unwrap().rules;
    let whole = link(&rules, &Answers::default(), 1);
    let (parts, _) = whole.split_at(whole.len() - 1);
    let intact = |code: &str| open_link(&rules, code).intact;
    assert!(intact(&whole));
    // Whatever the last character is: one of them is right for what stands before it.
    for last in ('0'..='9').chain('a'..='z') {
        assert!(!intact(&format!("{parts}a{last}")));
    }
    let long = |last: &str| open_link(&rules, &[&whole[..4], &"zzz".repeat(681), last].concat()).dropped;
    // 2,048 characters with the check character, and one more.
    assert_eq!((long("0"), long("00")), (681, 0));
}

#[test]
fn what_could_not_be_loaded_is_said_with_what_to_do() {
    let said = "The file is damaged; put the one from the release in its place.";
    assert_eq!(LoadError::Damaged.to_string(), said);
    let said = "The texts belong to another version; take all files from one release.";
    assert_eq!(LoadError::OtherRules.to_string(), said);
}

#[test]
fn what_is_read_is_what_was_written() {
    let (rules, pack) = load_set(&written(), &interface()).unwrap();
    let compiled = compile_folder(Path::new(FOLDER)).unwrap();
    assert_eq!(encode(&rules), encode(&compiled.rules));
    assert_eq!(pack.words, ["Back"]);
    assert!(compiled.texts.contains(&("en".to_owned(), pack.texts)));
}

#[test]
fn texts_of_another_language_or_rule_set_are_refused() {
    let (rules, pack): (RuleSet, Pack) = decode(&written()).unwrap();
    let with = |pack: Pack| load_set(&[encode(&rules), encode(&pack)].concat(), &interface()).map(drop);
    assert_eq!(with(pack.clone()), Ok(()));
    assert_eq!(with(Pack { language: "sv".to_owned(), ..pack.clone() }), Err(LoadError::Damaged));
    assert_eq!(with(Pack { hash: "0".to_owned(), ..pack.clone() }), Err(LoadError::Damaged));
    assert_eq!(with(Pack { texts: Vec::new(), ..pack }), Err(LoadError::Damaged));
}

#[test]
fn bytes_that_are_too_few_too_many_or_lie_about_a_length_are_refused() {
    let bytes = written();
    let load = |bytes: &[u8]| load_set(bytes, &interface()).map(drop);
    assert_eq!(load(&bytes), Ok(()));
    assert_eq!(load(&[bytes.as_slice(), &[0]].concat()), Err(LoadError::Damaged));
    assert_eq!(load(&bytes[..bytes.len() - 1]), Err(LoadError::Damaged));
    assert_eq!(load(&[]), Err(LoadError::Damaged));
    // The rules as far as a list, which is said to be as long as can be: a number of 64 bits, or of this machine's size.
    let (rules, _): (RuleSet, Pack) = decode(&bytes).unwrap();
    let before = encode(&(&rules.id, rules.as_of, &rules.hash, rules.title, rules.strip, rules.check));
    assert!(bytes.starts_with(&before));
    for length in [u64::MAX, u64::from(u32::MAX), 1 << 40] {
        let lies = [before.clone(), encode(&length)].concat();
        assert_eq!(load(&lies), Err(LoadError::Damaged), "a list of {length}");
        assert_eq!(load(&encode(&length)), Err(LoadError::Damaged), "a string of {length}");
    }
}

/// A release reads the files of its own form, and says of others that it does not: whoever changes the binary form must change
/// [`kanta_engine::FORMAT`], `FORMAT` in the element's script that reads rule sets, and keep a file of the new form beside this
/// test (`KANTA_BLESS=1 cargo test` writes it where there is none).
#[test]
fn the_binary_form_is_that_of_its_number() {
    let file = package(Path::new(FOLDER), Path::new(WORDS)).unwrap().bytes;
    let (magic, rest) = file.split_at(8);
    assert_eq!(magic.get(..4).unwrap(), b"KGR1");
    let length = u32::from_le_bytes(<[u8; 4]>::try_from(magic.get(4..).unwrap()).unwrap());
    let head = rest.get(..usize::try_from(length).unwrap()).unwrap();
    let head: serde_json::Value = serde_json::from_slice(head).unwrap();
    assert_eq!(head["format"], FORMAT);
    let kept = format!("{}/tests/form-{FORMAT}.bin", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("KANTA_BLESS").is_some() && !Path::new(&kept).exists() {
        std::fs::write(&kept, written()).unwrap();
    }
    let kept = std::fs::read(kept).unwrap();
    let changed = "the form has changed: count FORMAT on, and keep a new file";
    let (rules, pack) = load_set(&kept, &interface()).expect(changed);
    let pack = Pack { words: Vec::new(), ..pack };
    assert!([encode(&rules), encode(&pack)].concat() == kept, "{changed}");
    ask(&rules);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Where: mostly in the rules, which are the first third of the bytes.
    #[test]
    fn damaged_bytes_never_panic(
        flips in prop::collection::vec((0_usize..12_000, any::<u8>()), 1..4),
        cut in prop::option::weighted(0.1, 0_usize..40_000),
    ) {
        static WRITTEN: std::sync::LazyLock<Vec<u8>> = std::sync::LazyLock::new(written);
        let mut bytes = WRITTEN.clone();
        for (at, by) in flips {
            let at = at % bytes.len();
            if let Some(byte) = bytes.get_mut(at) { *byte ^= by; }
        }
        bytes.truncate(cut.unwrap_or(usize::MAX));
        if let Ok((rules, _)) = load_set(&bytes, &interface()) {
            ask(&rules);
        }
    }
}
