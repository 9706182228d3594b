//! Rule sets whose bytes are whole but whose parts do not hold together: each change to a good one is refused on load.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot be set up fails"
)]

use kanta_engine::{
    Diagram, Kind, LoadError, Node, Pack, Pointer, QuestionId, RuleSet, SetKind, Target, encode, load_rules,
    load_set,
};
use kanta_rules::compile_folder;
use std::path::Path;
use std::sync::LazyLock;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../rules/2021-04");

static RULES: LazyLock<RuleSet> = LazyLock::new(|| compile_folder(Path::new(FOLDER)).unwrap().rules);

/// Whether the rule set is read after a change.
fn read_after(change: impl FnOnce(&mut RuleSet)) -> Result<(), LoadError> {
    let mut rules = RULES.clone();
    change(&mut rules);
    load_rules(&encode(&rules)).map(drop)
}

#[track_caller]
fn taken(change: impl FnOnce(&mut RuleSet)) {
    assert_eq!(read_after(change), Ok(()));
}

#[track_caller]
fn refused(change: impl FnOnce(&mut RuleSet)) {
    assert_eq!(read_after(change), Err(LoadError::Damaged));
}

/// The set question of the rules.
fn set(rules: &mut RuleSet) -> &mut SetKind {
    let kinds = rules.questions.iter_mut().map(|question| &mut question.kind);
    let sets = kinds.filter_map(|kind| match kind {
        Kind::Set(set) => Some(set),
        Kind::Choice(_) => None,
    });
    sets.last().unwrap()
}

/// The values of the first question.
fn values(rules: &mut RuleSet) -> &mut Vec<kanta_engine::Value> {
    match &mut rules.questions[0].kind {
        Kind::Choice(values) => values,
        Kind::Set(_) => panic!("the first question is a choice"),
    }
}

/// Finds a diagram in a rule set, and the number of its last leaf.
type Find = fn(&mut RuleSet) -> (&mut Diagram, usize);

/// The diagrams of a topic, of a note, of a task, of a share, of a contact and of a variant.
const DIAGRAMS: [Find; 6] = [
    |rules| {
        let topic = &mut rules.topics[0];
        (&mut topic.diagram, topic.rows.len())
    },
    |rules| (&mut rules.topics.iter_mut().find_map(|topic| topic.notes.first_mut()).unwrap().diagram, 1),
    |rules| (&mut rules.tasks[0].diagram, 1),
    |rules| (&mut rules.tasks.iter_mut().find_map(|task| task.shares.first_mut()).unwrap().diagram, 1),
    |rules| (&mut rules.contacts.first_mut().unwrap().diagram, 1),
    |rules| (&mut rules.variants.first_mut().unwrap().diagram, 1),
];

#[test]
fn a_diagram_that_goes_in_a_circle_or_astray_is_refused() {
    let node =
        |question: usize, edges: [Target; 2]| Node { question: QuestionId(question), edges: edges.to_vec() };
    let (no, yes) = (Target::Leaf(0), Target::Leaf(1));
    let with = |diagram: Find, nodes: Vec<Node>, root: Target| {
        read_after(|rules| *diagram(rules).0 = Diagram { nodes, root })
    };
    // A later question that the first topic tests too.
    let later = RULES.topics[0].questions[1];
    let arity = RULES.questions[later.0].arity();
    let later = Node { question: later, edges: [vec![yes], vec![no; arity - 1]].concat() };
    for diagram in DIAGRAMS {
        let last = diagram(&mut RULES.clone()).1;
        // The first question of the rules has two values, and its topics test it.
        assert_eq!(with(diagram, vec![node(0, [no, yes])], Target::Node(0)), Ok(()));
        let two = vec![later.clone(), node(0, [no, Target::Node(0)])];
        assert_eq!(with(diagram, two, Target::Node(1)), Ok(()));
        assert_eq!(with(diagram, Vec::new(), Target::Leaf(last)), Ok(()));
        for (nodes, root) in [
            // A circle of one node, and of two.
            (vec![node(0, [no, Target::Node(0)])], Target::Node(0)),
            (vec![node(0, [no, Target::Node(1)]), node(0, [no, Target::Node(0)])], Target::Node(1)),
            // A node before the one that it leads to.
            (vec![node(0, [no, Target::Node(1)]), later.clone()], Target::Node(0)),
            // The same question twice on a path.
            (vec![node(0, [no, yes]), node(0, [no, Target::Node(0)])], Target::Node(1)),
            // Nodes and leaves that are not there.
            (vec![node(0, [no, yes])], Target::Node(1)),
            (vec![node(0, [no, Target::Node(9)])], Target::Node(0)),
            (vec![node(0, [no, Target::Leaf(last + 1)])], Target::Node(0)),
            (Vec::new(), Target::Leaf(last + 1)),
            // A question that is not there, and one with another number of values.
            (vec![node(99, [no, yes])], Target::Node(0)),
            (vec![Node { question: QuestionId(0), edges: vec![no, yes, no] }], Target::Node(0)),
        ] {
            assert_eq!(with(diagram, nodes.clone(), root), Err(LoadError::Damaged), "{nodes:?} {root:?}");
        }
    }
}

#[test]
fn more_than_fits_into_a_bit_set_is_refused() {
    let rows = |rules: &mut RuleSet, count: usize| {
        let row = rules.topics[0].rows[0].clone();
        rules.topics[0].rows.resize(count, row);
    };
    taken(|rules| rows(rules, 63));
    refused(|rules| rows(rules, 64));
    // Questions of a topic, which are in order; more than it tests do no harm.
    let questions = |rules: &mut RuleSet, count: usize| {
        let more = count - rules.topics[0].questions.len();
        rules.topics[0].questions.extend((1_000..1_000 + more).map(QuestionId));
    };
    taken(|rules| questions(rules, 64));
    refused(|rules| questions(rules, 65));
    refused(|rules| rules.topics[0].questions.reverse());
    refused(|rules| rules.topics[0].questions.clear());
    // The values of a question that no topic tests.
    let unused = |rules: &mut RuleSet, count: usize| {
        let mut question = rules.questions[0].clone();
        let value = values(rules)[0].clone();
        question.kind = Kind::Choice(vec![value; count]);
        rules.questions.push(question);
    };
    refused(|rules| unused(rules, 0));
    taken(|rules| unused(rules, 1));
    taken(|rules| unused(rules, 64));
    refused(|rules| unused(rules, 65));
    // Items of a set, which the diagrams do not see, and classes, which they do.
    let items = |rules: &mut RuleSet, count: usize| {
        let item = set(rules).items[0].clone();
        set(rules).items.resize(count, item);
    };
    refused(|rules| items(rules, 0));
    taken(|rules| items(rules, 64));
    refused(|rules| items(rules, 65));
    refused(|rules| set(rules).classes.clear());
}

#[test]
fn what_points_to_nothing_is_refused() {
    let groups = RULES.groups.len();
    taken(|rules| rules.topics[0].group = groups - 1);
    refused(|rules| rules.topics[0].group = groups);
    let of_items = set(&mut RULES.clone()).groups.len();
    assert!(of_items > 0);
    taken(|rules| set(rules).items[0].group = Some(of_items - 1));
    taken(|rules| set(rules).items[0].group = None);
    refused(|rules| set(rules).items[0].group = Some(of_items));
    refused(|rules| rules.topics[0].rows[0].outcome = rules.topics[0].outcomes.len());
    refused(|rules| set(rules).moves[0].facts[0].0 = 99);
    let fact = |rules: &mut RuleSet| {
        let (fact, _) = set(rules).moves[0].facts[0];
        set(rules).facts[fact].values.len()
    };
    taken(|rules| set(rules).moves[0].facts[0].1 = fact(rules) - 1);
    refused(|rules| set(rules).moves[0].facts[0].1 = fact(rules));
    let parties = RULES.parties.len();
    refused(|rules| rules.tasks.iter_mut().find_map(|t| t.shares.first_mut()).unwrap().party = parties);
    let wrong = [
        Pointer { source: RULES.sources.len(), heading: 0 },
        Pointer { source: 0, heading: RULES.sources[0].headings.len() },
    ];
    for pointer in wrong {
        refused(|rules| rules.topics[0].rows[0].sources.push(pointer));
        refused(|rules| {
            rules.topics.iter_mut().find_map(|t| t.notes.first_mut()).unwrap().sources.push(pointer);
        });
        refused(|rules| rules.tasks[0].sources.push(pointer));
        refused(|rules| {
            rules.tasks.iter_mut().find_map(|t| t.shares.first_mut()).unwrap().sources.push(pointer);
        });
    }
}

#[test]
fn a_link_that_is_no_https_address_is_refused() {
    let compiled = compile_folder(Path::new(FOLDER)).unwrap();
    let (language, texts) = compiled.texts[0].clone();
    let hash = compiled.rules.hash.clone();
    let pack = Pack { language: language.clone(), hash, words: Vec::new(), texts };
    let interface = Pack { language, hash: String::new(), words: Vec::new(), texts: Vec::new() };
    let rules = &compiled.rules;
    let addresses = [
        rules.sources[0].url,
        rules.tasks.iter().find_map(|task| task.link).unwrap(),
        rules.contacts.iter().find_map(|one| one.link).unwrap(),
    ];
    for address in addresses {
        let with = |url: &str| {
            let mut pack = pack.clone();
            pack.texts[usize::from(address.0)] = url.to_owned();
            load_set(&encode(&(rules, &pack)), &interface).map(drop)
        };
        for url in ["https://www.kanta.fi", "https://kanta.fi:8443/a_b/~c;d=1?e=%20&f=g#h"] {
            assert_eq!(with(url), Ok(()), "{url}");
        }
        for url in ["javascript:window.pwn=1//kanta.fi", "https://user:pw@kanta.fi/", ""] {
            assert_eq!(with(url), Err(LoadError::Damaged), "{url}");
        }
    }
}
