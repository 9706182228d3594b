//! Conditions: from names and values to Boolean diagrams.

use crate::builder::{Builder, NO, YES, has};
use crate::document::Placed;
use crate::fault::{Faults, Place, Problem};
use crate::questions::ReadyFact;
use crate::source::{Condition, SourceSet, Test};
use kanta_engine::{Kind, Question, QuestionId, Target, bit};
use std::collections::{BTreeMap, BTreeSet};

/// The most steps that the proof of one question, topic, note or task may take. A topic of twelve questions takes about a thousand.
const MOST_STEPS: usize = 100_000;

/// What a name in a condition can stand for.
#[derive(Clone, Copy, Debug)]
enum Named {
    Question(usize),
    Fact(usize),
    Topic,
}

/// The names of a rule set and the diagrams that stand for them.
#[derive(Debug)]
pub(crate) struct Conditions<'s> {
    pub(crate) builder: Builder,
    pub(crate) questions: &'s [Question],
    facts: &'s [Option<ReadyFact>],
    names: BTreeMap<&'s str, Named>,
    /// For each question, where it is asked.
    guards: Vec<Target>,
    /// For each topic compiled so far, where each of its outcomes is decided.
    outcomes: BTreeMap<String, BTreeMap<String, Target>>,
    /// Whether every question, fact and test so far was understood; if not, the diagrams say less than the author wrote.
    pub(crate) understood: bool,
    /// Whether it was told that the steps were too few.
    told: bool,
}

/// What a condition may test.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Scope {
    /// The questions before this one, and their facts.
    Before(usize),
    /// All questions and facts.
    Questions,
    /// All questions, facts and topics.
    Everything,
}

impl<'s> Conditions<'s> {
    pub(crate) fn new(
        set: &'s SourceSet,
        questions: &'s [Question],
        facts: &'s [Option<ReadyFact>],
        faults: &mut Faults,
    ) -> Conditions<'s> {
        let mut names: BTreeMap<&str, Named> = BTreeMap::new();
        let all = set.questions.iter().enumerate().map(|(at, question)| (&question.id, Named::Question(at)));
        let all = all.chain(set.facts.iter().enumerate().map(|(at, fact)| (&fact.id, Named::Fact(at))));
        let all = all.chain(set.topics.iter().map(|topic| (&topic.id, Named::Topic)));
        for (id, named) in all {
            names.entry(&id.text).or_insert(named);
        }
        let mut builder = Builder::new(questions.iter().map(Question::arity).collect());
        builder.allow(MOST_STEPS);
        let mut conditions = Conditions {
            builder,
            questions,
            facts,
            names,
            guards: Vec::new(),
            outcomes: BTreeMap::new(),
            understood: faults.is_empty(),
            told: false,
        };
        for (at, question) in set.questions.iter().enumerate() {
            let guard = conditions.diagram(&question.asked, Scope::Before(at), faults);
            if guard == NO {
                let place = question.asked.place_or(&question.id);
                faults.add(place, Problem::NeverAsked(question.id.text.clone()));
            }
            conditions.end(&question.id.place, &format!("question `{}`", question.id.text), faults);
            conditions.guards.push(guard);
        }
        conditions
    }

    /// Ends the proof of something: notes it if that took too many steps, for then what is built from there on means nothing.
    pub(crate) fn end(&mut self, place: &Place, what: &str, faults: &mut Faults) {
        if !self.builder.is_spent() {
            self.builder.allow(MOST_STEPS);
        } else if !self.told {
            self.told = true;
            self.understood = false;
            faults.add(place, Problem::TooComplex { what: what.to_owned(), most: MOST_STEPS });
        }
    }

    /// Makes a topic's outcomes known to the conditions after it.
    pub(crate) fn know(&mut self, topic: &str, outcomes: BTreeMap<String, Target>) {
        self.outcomes.insert(topic.to_owned(), outcomes);
    }

    /// Where each question is asked.
    pub(crate) fn guards(&self) -> &[Target] {
        &self.guards
    }

    /// The Boolean diagram of a condition. A test that is not understood is noted and counts as false.
    pub(crate) fn diagram(&mut self, condition: &Condition, scope: Scope, faults: &mut Faults) -> Target {
        if condition.ways.is_empty() {
            return YES;
        }
        let mut any = NO;
        for tests in &condition.ways {
            let mut all = YES;
            for test in tests {
                let one = self.test(test, scope, faults);
                all = self.builder.and(all, one);
            }
            any = self.builder.or(any, all);
        }
        any
    }

    fn test(&mut self, test: &Test, scope: Scope, faults: &mut Faults) -> Target {
        let name = test.name.text.as_str();
        match self.names.get(name).copied() {
            Some(Named::Question(at)) => self.question(test, at, scope, faults),
            Some(Named::Fact(at)) => self.fact(test, at, scope, faults),
            Some(Named::Topic) if matches!(scope, Scope::Everything) => self.topic(test, faults),
            Some(Named::Topic) | None => {
                self.unknown(&test.name, scope, faults);
                NO
            }
        }
    }

    fn question(&mut self, test: &Test, at: usize, scope: Scope, faults: &mut Faults) -> Target {
        let values = match self.questions.get(at).map(|question| &question.kind) {
            Some(Kind::Choice(values)) => values.iter().map(|value| value.id.as_str()).enumerate(),
            Some(Kind::Set(_)) | None => {
                self.unknown(&test.name, scope, faults);
                return NO;
            }
        };
        let values = values.map(|(at, id)| (id, bit(at))).collect::<Vec<_>>();
        self.asked(test, at, &values, scope, faults)
    }

    fn fact(&mut self, test: &Test, at: usize, scope: Scope, faults: &mut Faults) -> Target {
        let Some(fact) = self.facts.get(at).and_then(Option::as_ref) else { return NO };
        let values = fact.values.iter().map(|(id, set)| (id.as_str(), *set)).collect::<Vec<_>>();
        self.asked(test, fact.question, &values, scope, faults)
    }

    /// Yes where a question is asked and has one of the tested values.
    fn asked(
        &mut self,
        test: &Test,
        question: usize,
        values: &[(&str, u64)],
        scope: Scope,
        faults: &mut Faults,
    ) -> Target {
        if let Scope::Before(limit) = scope
            && question >= limit
        {
            faults.add(&test.name.place, Problem::LaterQuestion(test.name.text.clone()));
            self.understood = false;
            return NO;
        }
        let known = || values.iter().map(|(id, _)| *id);
        let wanted = test.values.iter().filter_map(|value| {
            let found = values.iter().find(|(id, _)| *id == value.text);
            if found.is_none() {
                unknown_value(&test.name, value, known(), faults);
                self.understood = false;
            }
            found
        });
        let wanted = wanted.fold(0, |set, (_, values)| set | values);
        let test = self.builder.test(QuestionId(question), wanted);
        let guard = self.guards.get(question).copied().unwrap_or(NO);
        self.builder.and(guard, test)
    }

    fn topic(&mut self, test: &Test, faults: &mut Faults) -> Target {
        let Some(outcomes) = self.outcomes.get(&test.name.text) else { return NO };
        let mut wanted = Vec::new();
        for value in &test.values {
            match outcomes.get(&value.text) {
                Some(&diagram) => wanted.push(diagram),
                None => {
                    unknown_value(&test.name, value, outcomes.keys().map(String::as_str), faults);
                    self.understood = false;
                }
            }
        }
        wanted.into_iter().fold(NO, |any, one| self.builder.or(any, one))
    }

    fn unknown(&mut self, name: &Placed, scope: Scope, faults: &mut Faults) {
        let fits = |named: &Named| match (named, scope) {
            (Named::Question(at), Scope::Before(limit)) => *at < limit && self.is_choice(*at),
            (Named::Question(at), Scope::Questions | Scope::Everything) => self.is_choice(*at),
            (Named::Fact(at), Scope::Before(limit)) => self.question_of(*at).is_some_and(|of| of < limit),
            (Named::Fact(_), Scope::Questions | Scope::Everything) | (Named::Topic, Scope::Everything) => {
                true
            }
            (Named::Topic, Scope::Before(_) | Scope::Questions) => false,
        };
        let known: Vec<&str> =
            self.names.iter().filter(|(_, named)| fits(named)).map(|(name, _)| *name).collect();
        let wanted = match scope {
            Scope::Before(_) | Scope::Questions => "question or fact that a condition can use here",
            Scope::Everything => "question, fact or topic that a condition can use",
        };
        let problem = Problem::UnknownName { name: name.text.clone(), wanted, known: known.join(", ") };
        faults.add(&name.place, problem);
        self.understood = false;
    }

    /// The question that a fact follows from.
    fn question_of(&self, fact: usize) -> Option<usize> {
        self.facts.get(fact)?.as_ref().map(|fact| fact.question)
    }

    fn is_choice(&self, question: usize) -> bool {
        matches!(self.questions.get(question).map(|q| &q.kind), Some(Kind::Choice(_)))
    }

    /// The facts of set questions that a condition names, as pairs of a question and a place among its facts.
    pub(crate) fn set_facts(&self, condition: &Condition) -> Vec<(QuestionId, usize)> {
        let fact = |test: &Test| match self.names.get(test.name.text.as_str()) {
            Some(Named::Fact(at)) => {
                let fact = self.facts.get(*at)?.as_ref()?;
                Some((QuestionId(fact.question), fact.of_set?))
            }
            Some(Named::Question(_) | Named::Topic) | None => None,
        };
        condition.ways.iter().flatten().filter_map(fact).collect()
    }

    /// The questions that a condition tests, by themselves or by their facts.
    pub(crate) fn tested(&self, condition: &Condition) -> Vec<QuestionId> {
        let question = |test: &Test| match self.names.get(test.name.text.as_str()) {
            Some(Named::Question(at)) => Some(QuestionId(*at)),
            Some(Named::Fact(at)) => self.question_of(*at).map(QuestionId),
            Some(Named::Topic) | None => None,
        };
        condition.ways.iter().flatten().filter_map(question).collect()
    }

    /// The one test that does not hold in a case; `None` where more do not, or all do.
    pub(crate) fn only_failing<'t>(
        &mut self,
        tests: &'t [Test],
        case: &[(QuestionId, usize)],
    ) -> Option<&'t Test> {
        let mut failing = tests.iter().filter(|test| {
            let target = self.test(test, Scope::Questions, &mut Faults::default());
            !self.builder.is_yes(target, case)
        });
        let one = failing.next();
        one.filter(|_| failing.next().is_none())
    }

    /// Where tests hold once one of them has the value that a case has.
    pub(crate) fn with_value_of(
        &mut self,
        tests: &[Test],
        one: &Test,
        case: &[(QuestionId, usize)],
    ) -> Option<Target> {
        let name = one.name.text.as_str();
        let answer = |of: usize| case.iter().find(|(question, _)| question.0 == of).map(|(_, value)| *value);
        let value = match self.names.get(name).copied()? {
            Named::Question(at) => match &self.questions.get(at)?.kind {
                Kind::Choice(values) => values.get(answer(at)?)?.id.clone(),
                Kind::Set(_) => return None,
            },
            Named::Fact(at) => {
                let fact = self.facts.get(at)?.as_ref()?;
                let value = answer(fact.question)?;
                fact.values.iter().find(|(_, set)| has(*set, value))?.0.clone()
            }
            Named::Topic => return None,
        };
        let value = Placed { text: value, place: one.name.place.clone() };
        let mended = Test { name: one.name.clone(), values: vec![value] };
        let others = tests.iter().filter(|test| test.name.text != name).cloned();
        let mended = Condition::from_iter([others.chain([mended]).collect()]);
        Some(self.diagram(&mended, Scope::Questions, &mut Faults::default()))
    }

    /// A case in words: what some path to yes answers, a set by its facts.
    pub(crate) fn example(&self, target: Target) -> String {
        self.example_of(target, &BTreeSet::new())
    }

    /// The same, with what is tested first.
    pub(crate) fn example_of(&self, target: Target, tested: &BTreeSet<QuestionId>) -> String {
        let mut path = self.builder.example(target);
        path.sort_by_key(|(question, _)| !tested.contains(question));
        let words: Vec<String> = path.into_iter().flat_map(|pair| self.words(pair)).collect();
        if words.is_empty() { "any case".to_owned() } else { words.join(", ") }
    }

    fn words(&self, (question, value): (QuestionId, usize)) -> Vec<String> {
        let Some(question) = self.questions.get(question.0) else { return Vec::new() };
        match &question.kind {
            Kind::Choice(values) => {
                values.get(value).map(|value| format!("{} = {}", question.id, value.id)).into_iter().collect()
            }
            Kind::Set(set) => {
                let class = set.classes.get(value).into_iter().flatten();
                let fact = |(fact, value): (&kanta_engine::Fact, &usize)| {
                    fact.values.get(*value).map(|value| format!("{} = {}", fact.id, value.id))
                };
                set.facts.iter().zip(class).filter_map(fact).collect()
            }
        }
    }
}

fn unknown_value<'v>(
    name: &Placed,
    value: &Placed,
    known: impl Iterator<Item = &'v str>,
    faults: &mut Faults,
) {
    let known = known.collect::<Vec<_>>().join(", ");
    let problem = Problem::UnknownValue { name: name.text.clone(), value: value.text.clone(), known };
    faults.add(&value.place, problem);
}
