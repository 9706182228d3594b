//! Everything that the guide asks of a rule set, and what must be true of each answer.

use super::ferry::{Numbers, answer, answers, list};
use kanta_engine::{
    Answers, Case, CaseResult, QuestionId, RuleSet, Step, Topic, ambiguous_parts, because, changes, contacts,
    deciding, link, map, next, notes, open_link, outcomes, possible, questions_left, replay, shares, stakes,
    tasks, variant,
};

/// Goes through the rule set as a visitor does, then asks everything of some sets of answers.
pub fn ask(rules: &RuleSet, numbers: &mut Numbers) {
    walk(rules, numbers);
    ask_of(rules, &Answers::default());
    for _ in 0..3 {
        ask_of(rules, &answers(rules, numbers));
    }
}

/// Answers one question after another: after each, at most as many are left as before, and it ends.
fn walk(rules: &RuleSet, numbers: &mut Numbers) {
    let mut given = Answers::default();
    let mut before = usize::MAX;
    loop {
        let case = Case::new(rules, &given);
        let left = questions_left(&case);
        assert!(left <= before, "an answer adds no question");
        before = left;
        let Some(question) = next(&case) else {
            assert_eq!(left, 0);
            return;
        };
        assert!(left > 0 && case.is_left_out(question), "what is asked next was left out");
        given.set(question, answer(rules, question, numbers));
        if Case::new(rules, &given).is_left_out(question) {
            // A set of a damaged rule set that is in no class counts as left out; "I don't know" never does.
            given.set(question, Some(kanta_engine::Answer::Unknown));
        }
    }
}

/// Asks everything of one set of answers.
fn ask_of(rules: &RuleSet, answers: &Answers) {
    let case = Case::new(rules, answers);
    let (asked, counted) = replay(rules, answers);
    assert!(asked.is_sorted() && asked.iter().all(|&question| counted.get(question).is_some()));
    assert!(
        list(rules, &counted)
            .iter()
            .zip(list(rules, answers))
            .all(|(kept, all)| kept.is_none() || *kept == all)
    );
    let again = replay(rules, &counted);
    assert_eq!((asked, list(rules, &counted)), (again.0, list(rules, &again.1)));

    let possible = outcomes(&case);
    assert_eq!(possible.len(), rules.topics.len());
    for topic in &rules.topics {
        ask_topic(&case, topic, answers);
    }
    for question in (0..rules.questions.len()).map(QuestionId) {
        assert!(stakes(&case, question).iter().all(|&topic| topic < rules.topics.len()));
    }
    assert!(tasks(&case).iter().all(|&task| task < rules.tasks.len()));
    assert!(contacts(&case).len() <= rules.contacts.len());
    (0..rules.parties.len()).for_each(|party| drop(shares(&case, party)));
    for (text, _) in rules.variants.iter().flat_map(|variant| &variant.texts) {
        variant(&case, *text);
    }

    let result = serde_json::to_string(&CaseResult::new(&case)).expect("a result is JSON");
    serde_json::from_str::<serde_json::Value>(&result).expect("a result is JSON");
    let code = link(rules, answers, 1);
    if ambiguous_parts(rules).is_none() && code.len() <= 2_048 {
        let opened = open_link(rules, &code);
        assert!(opened.intact && opened.same_rules && opened.dropped == 0, "{code}: {opened:?}");
        assert_eq!(list(rules, &opened.answers), list(rules, answers), "{code}");
        assert_eq!(opened.done, u64::from(!rules.tasks.is_empty()));
    }
}

/// Asks everything of one topic.
fn ask_topic(case: &Case<'_>, topic: &Topic, answers: &Answers) {
    let rules = case.rules;
    let now = possible(case, topic);
    assert!(now.rows.iter().all(|&row| row < topic.rows.len()));
    assert!(now.outcomes.iter().all(|&outcome| outcome < topic.outcomes.len()));

    // The reason alone is enough, and no part of it is too much.
    let reason = because(case, topic);
    let certain_with = |kept: &[QuestionId]| {
        let mut few = Answers::default();
        kept.iter().for_each(|&question| few.set(question, answers.get(question)));
        possible(&Case::new(rules, &few), topic).certain()
    };
    match now.certain() {
        None => assert!(reason.is_empty()),
        Some(outcome) => {
            assert_eq!(certain_with(&reason), Some(outcome), "{}: {reason:?}", topic.id);
            // Of many questions a reason may not be a smallest: see there.
            for left_out in reason.iter().filter(|_| topic.questions.len() <= 8) {
                let rest: Vec<_> = reason.iter().copied().filter(|question| question != left_out).collect();
                assert_ne!(certain_with(&rest), Some(outcome), "{}: {reason:?}", topic.id);
            }
        }
    }

    // What would change it changes it.
    for change in changes(case, topic) {
        assert!(!change.set.is_empty() && now.certain() != Some(change.outcome));
        let mut other = case.clone();
        for &(question, number) in &change.set {
            let moves = rules.questions.get(question.0).map(kanta_engine::Question::moves);
            other = other
                .supposing(question, moves.and_then(|moves| moves.get(number).copied()).expect("a move"));
        }
        assert_eq!(possible(&other, topic).certain(), Some(change.outcome), "{}: {change:?}", topic.id);
    }

    let lines = map(case, topic);
    for line in &lines {
        match line.step {
            Step::Asks(question) => assert!(question.0 < rules.questions.len()),
            Step::Leads(question, _, to) => assert!(question.0 < rules.questions.len() && to < lines.len()),
            Step::Ends(outcome) => assert!(outcome.is_none_or(|outcome| outcome < topic.outcomes.len())),
        }
    }
    assert!(deciding(case, topic).iter().all(|question| topic.questions.contains(question)));
    assert!(notes(case, topic).len() <= topic.notes.len());
}
