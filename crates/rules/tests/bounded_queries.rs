//! Rule sets that are built to ask for more than any computer has time for: the engine answers all the same.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up fails")]

mod tool;

use kanta_engine::{
    Answer, Answers, Case, Diagram, Node, Question, QuestionId, RuleSet, Target, because, changes, encode,
    load_rules, possible,
};
use kanta_rules::compile_folder;
use std::path::Path;
use tool::FERRY;

/// So many questions of yes or no, and one topic that asks whether half of them are answered with yes.
fn half(count: usize) -> RuleSet {
    let ferry = compile_folder(Path::new(FERRY)).unwrap().rules;
    let question = |at: usize| Question { id: format!("q{at}"), ..ferry.questions[3].clone() };
    let questions: Vec<Question> = (0..count).map(question).collect();
    let mut topic = ferry.topics[0].clone();
    topic.notes.clear();
    topic.questions = (0..count).map(QuestionId).collect();
    let leaf =
        |outcome: usize| Target::Leaf(topic.rows.iter().position(|row| row.outcome == outcome).unwrap() + 1);
    // Where so many are still to come, from the last question to the first.
    let mut nodes = Vec::new();
    let mut to_come: Vec<Target> = (0..=count / 2).map(|wanted| leaf(usize::from(wanted > 0))).collect();
    for at in (0..count).rev() {
        let before = to_come.clone();
        for wanted in 1..to_come.len() {
            let edges = vec![before[wanted - 1], before[wanted]];
            to_come[wanted] = match edges[0] == edges[1] {
                true => edges[0],
                false => {
                    nodes.push(Node { question: QuestionId(at), edges });
                    Target::Node(nodes.len() - 1)
                }
            };
        }
    }
    topic.diagram = Diagram { nodes, root: to_come[count / 2] };
    let (tasks, contacts, variants) = (Vec::new(), Vec::new(), Vec::new());
    RuleSet { questions, topics: vec![topic], tasks, contacts, variants, ..ferry }
}

/// The answers to some questions, all yes.
fn yes(questions: impl IntoIterator<Item = QuestionId>) -> Answers {
    questions.into_iter().fold(Answers::default(), |answers, at| answers.with(at, Some(Answer::Value(0))))
}

#[test]
fn a_reason_and_changes_are_found_though_there_be_more_than_can_be_looked_at() {
    let rules = load_rules(&encode(&half(64))).unwrap();
    let topic = &rules.topics[0];
    let given = yes((0..64).map(QuestionId));
    let case = Case::new(&rules, &given);

    let reason = because(&case, topic);
    assert_eq!(reason.len(), 32, "{reason:?}");
    assert_eq!(possible(&Case::new(&rules, &yes(reason)), topic).certain(), Some(0));

    // Thirty-three of 64 would have to be others, in any of more ways than there are drops in the sea: 1,024 choices are looked at,
    // and these force the other outcome.
    let changes = changes(&case, topic);
    assert_eq!(changes.len(), 940);
    for change in &changes {
        assert_eq!((change.outcome, change.set.len()), (1, 33));
        let other = change.set.iter().fold(case.clone(), |case, &(at, value)| case.supposing(at, 1 << value));
        assert_eq!(possible(&other, topic).certain(), Some(1));
    }
}

#[test]
fn up_to_the_bounds_every_change_is_found() {
    let rules = load_rules(&encode(&half(10))).unwrap();
    let given = yes((0..10).map(QuestionId));
    let case = Case::new(&rules, &given);
    assert_eq!(because(&case, &rules.topics[0]), [0, 1, 2, 3, 4].map(QuestionId));
    // Six of ten.
    assert_eq!(changes(&case, &rules.topics[0]).len(), 210);
}
