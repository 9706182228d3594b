//! What the other explanations must say, by their definitions: what a question decides on, what follows from each answer to a question,
//! and where the lines of a map lead.

use super::{Given, Reference};
use kanta_engine::{
    Answer, Answers, Case, Kind, MapLine, QuestionId, RuleSet, Step, map, outcomes, possible, stakes,
};
use std::collections::BTreeSet;

impl Reference<'_> {
    /// Fails unless every explanation of the engine agrees with the enumeration.
    pub(crate) fn check_explanations(&self, rules: &RuleSet, answers: &[Given]) {
        let case = self.case(rules, answers);
        self.check_stakes(&case, answers);
        for at in 0..rules.topics.len() {
            self.check_ways(&case, at, answers);
            self.check_map(&case, at, answers);
        }
    }

    /// The answers as the engine takes them.
    fn case<'r>(&self, rules: &'r RuleSet, answers: &[Given]) -> Case<'r> {
        let mut given = Answers::default();
        for (q, answer) in answers.iter().enumerate() {
            let answer = match answer {
                Given::LeftOut => None,
                Given::Unknown => Some(Answer::Unknown),
                Given::Value(value) => Some(self.answer(rules, q, *value)),
            };
            given.set(QuestionId(q), answer);
        }
        Case::new(rules, &given)
    }

    fn answer(&self, rules: &RuleSet, q: usize, value: usize) -> Answer {
        let ids = &self.values[q][value];
        match &rules.questions[q].kind {
            Kind::Choice(values) => {
                Answer::Value(values.iter().position(|v| v.id == ids[0]).expect("a value"))
            }
            Kind::Set(set) => {
                let items = set.items.iter().enumerate().filter(|(_, item)| ids.contains(&item.code));
                Answer::Items(items.fold(0, |bits, (at, _)| bits | 1 << at))
            }
        }
    }

    /// The value of the diagrams that one of ours is: its place among a choice's values, or its class.
    fn engine_value(&self, rules: &RuleSet, q: usize, value: usize) -> usize {
        match (&rules.questions[q].kind, self.answer(rules, q, value)) {
            (_, Answer::Value(value)) => value,
            (Kind::Set(set), Answer::Items(items)) => set.class_of(items).expect("a class"),
            (Kind::Choice(_) | Kind::Set(_), Answer::Items(_) | Answer::Unknown) => panic!("no value"),
        }
    }

    /// A question is at stake for a topic where two profiles that keep all other answers differ in it, agree on all else that applies
    /// in both, and differ in the topic's outcome.
    fn check_stakes(&self, case: &Case<'_>, answers: &[Given]) {
        for q in 0..answers.len() {
            let mut others = answers.to_vec();
            others[q] = Given::LeftOut;
            let left = self.completions(&others).members();
            let asked: Vec<usize> = left.into_iter().filter(|&p| self.profiles[p][q].is_some()).collect();
            let mut expected: BTreeSet<usize> = BTreeSet::new();
            for (at, &one) in asked.iter().enumerate() {
                for &other in &asked[at + 1..] {
                    if self.differ_in_one(q, one, other) {
                        let differs =
                            |&topic: &usize| self.outcomes[topic][one] != self.outcomes[topic][other];
                        expected.extend((0..self.outcomes.len()).filter(differs));
                    }
                }
            }
            let found = stakes(case, QuestionId(q));
            assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "question {q} under {answers:?}");
        }
    }

    /// What can come out if a question had each of its values.
    fn check_ways(&self, case: &Case<'_>, topic: usize, answers: &[Given]) {
        for q in 0..self.set.questions.len() {
            for value in 0..self.values[q].len() {
                let mut with = answers.to_vec();
                with[q] = Given::Value(value);
                let expected = self.possible(topic, &self.completions(&with));
                let supposed = case.supposing(QuestionId(q), 1 << self.engine_value(case.rules, q, value));
                assert!(supposed.is_given(QuestionId(q)) && !supposed.is_left_out(QuestionId(q)));
                let found = possible(&supposed, &case.rules.topics[topic]);
                let ids =
                    found.outcomes.iter().map(|&o| Some(case.rules.topics[topic].outcomes[o].id.clone()));
                let ids: Vec<Option<String>> =
                    found.may_not_apply.then_some(None).into_iter().chain(ids).collect();
                assert_eq!(ids.iter().collect::<Vec<_>>(), expected);
            }
        }
        assert_eq!(outcomes(case)[topic], possible(case, &case.rules.topics[topic]));
    }

    /// From the first line of a map, every profile is led to its outcome, by its own answers alone; the lines that it passes are
    /// just those that are marked when all of its answers are given.
    fn check_map(&self, case: &Case<'_>, topic: usize, answers: &[Given]) {
        let lines = map(case, &case.rules.topics[topic]);
        let mut passed: BTreeSet<usize> = BTreeSet::new();
        let completions = self.completions(answers).members();
        for p in 0..self.profiles.len() {
            let (end, way) = self.walk(case.rules, &lines, p);
            let id = end.map(|outcome| case.rules.topics[topic].outcomes[outcome].id.clone());
            assert_eq!(id, self.outcomes[topic][p], "profile {:?}", self.profiles[p]);
            if completions.contains(&p) {
                passed.extend(way);
            }
        }
        // A question whose values all lead to one place would not be there.
        let asks = |at: usize| matches!(lines.get(at).map(|line| line.step), Some(Step::Asks(_)));
        let leads = |at: usize| matches!(lines.get(at).map(|line| line.step), Some(Step::Leads(..)));
        assert!((0..lines.len()).all(|at| !asks(at) || leads(at + 1) && leads(at + 2)), "{lines:?}");
        let marked: BTreeSet<usize> = (0..lines.len()).filter(|&at| lines[at].reached).collect();
        assert_eq!(marked, passed, "the marked lines of {lines:?}");
    }

    /// Where a map leads a profile, and the lines on the way.
    fn walk(&self, rules: &RuleSet, lines: &[MapLine], p: usize) -> (Option<usize>, Vec<usize>) {
        let (mut at, mut way) = (0, Vec::new());
        loop {
            way.push(at);
            match lines[at].step {
                Step::Ends(end) => return (end, way),
                Step::Asks(question) => {
                    let value =
                        self.profiles[p][question.0].expect("a question is asked only where it applies");
                    let value = self.engine_value(rules, question.0, value);
                    at = (at + 1..lines.len())
                        .find(|&line| matches!(lines[line].step, Step::Leads(q, values, _) if q == question && values >> value & 1 == 1))
                        .expect("each value leads somewhere");
                }
                Step::Leads(_, _, to) => {
                    assert!(to > at, "a map is read from the top down");
                    at = to;
                }
            }
        }
    }
}
