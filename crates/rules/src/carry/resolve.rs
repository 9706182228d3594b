//! From a table of `carry-over.toml` to a [`CarryOver`]: every name is looked up, and it is proved that no answer is lost
//! without a word and that no question gets two answers.

use super::read::SourceAnswer;
use super::{AsIs, CarryOver, CarryProblem, Follows, SourceCarry, value_ids};
use crate::builder::NO;
use crate::conditions::{Conditions, Scope};
use crate::document::Placed;
use crate::fault::{Faults, Problem};
use crate::questions::{ReadyFact, questions};
use crate::source::{Condition, SourceSet, Test};
use crate::texts::Slots;
use kanta_engine::{Kind, Question, QuestionId, Target, bit};

/// The questions and facts of a rule set that holds together.
pub(crate) struct Logic<'s> {
    pub(crate) set: &'s SourceSet,
    pub(crate) questions: Vec<Question>,
    facts: Vec<Option<ReadyFact>>,
}

impl<'s> Logic<'s> {
    pub(crate) fn new(set: &'s SourceSet) -> Logic<'s> {
        let (questions, facts) = questions(set, &mut Slots::new(&[]), &mut Faults::default());
        Logic { set, questions, facts }
    }

    pub(crate) fn conditions(&self) -> Conditions<'_> {
        Conditions::new(self.set, &self.questions, &self.facts, &mut Faults::default())
    }

    fn find(&self, id: &str) -> Option<usize> {
        self.questions.iter().position(|question| question.id == id)
    }

    /// The question that a test is of, and the values that it names.
    fn tested(&self, test: &Test) -> Option<(QuestionId, u64)> {
        let name = &test.name.text;
        let named = |id: &str| test.values.iter().any(|value| value.text == id);
        if let Some(at) = self.set.facts.iter().position(|fact| fact.id.text == *name) {
            let fact = self.facts.get(at)?.as_ref()?;
            let values = fact.values.iter().filter(|(id, _)| named(id));
            return Some((QuestionId(fact.question), values.fold(0, |set, (_, values)| set | values)));
        }
        let at = self.find(name)?;
        let ids = value_ids(&self.questions.get(at)?.kind);
        let values = ids.iter().enumerate().filter(|(_, id)| named(id));
        Some((QuestionId(at), values.fold(0, |set, (value, _)| set | bit(value))))
    }
}

/// Looks up what a table says and proves it, noting every fault; `from` is the rule set whose answers are carried over.
pub(crate) fn resolve(
    source: &SourceCarry,
    from: &Logic<'_>,
    to: &Logic<'_>,
    faults: &mut Faults,
) -> CarryOver {
    let mut own = Faults::default();
    let mut conditions = from.conditions();
    let mut except = vec![0; from.questions.len()];
    for test in &source.except {
        conditions.diagram(&Condition(vec![vec![test.clone()]]), Scope::Questions, &mut own);
        if let Some((question, values)) = from.tested(test)
            && let Some(dropped) = except.get_mut(question.0)
        {
            *dropped |= values;
        }
    }
    let as_is = source.as_is.iter().filter_map(|name| as_is(name, from, to, &except, &mut own)).collect();
    let follows = source.answers.iter().filter_map(|answer| {
        let found = follows(answer, from, to, &mut conditions, &except, &mut own);
        if found.is_some() && source.as_is.iter().any(|name| name.text == answer.question.text) {
            own.add(&answer.question.place, Problem::SaidTwice(answer.question.text.clone()));
        }
        found
    });
    let follows: Vec<(&SourceAnswer, Follows, Target)> = follows.collect();
    let mut carry = CarryOver { as_is, follows: Vec::new(), except, asked: asked(&conditions) };
    carry.follows = follows.iter().map(|(_, follows, _)| follows.clone()).collect();
    dropped(source, from, &carry, &mut own);
    // What is not understood leaves holes that the author did not.
    if own.is_empty() {
        proofs(source, from, &carry, &follows, &mut conditions, &mut own);
    }
    if conditions.builder.is_spent() {
        own = Faults::default();
        let what = format!("what carries over `{}`", source.other.text);
        conditions.end(&source.other.place, &what, &mut own);
    }
    faults.0.append(&mut own.0);
    carry
}

/// What carries over between two rule sets that say nothing of each other: what has the same id.
pub(crate) fn by_ids(from: &Logic<'_>, to: &Logic<'_>) -> CarryOver {
    let pairs = from.questions.iter().enumerate().filter_map(|(at, question)| {
        let there = to.find(&question.id)?;
        let places = places(&question.kind, &to.questions.get(there)?.kind)?;
        Some(AsIs { from: QuestionId(at), to: QuestionId(there), places })
    });
    let except = vec![0; from.questions.len()];
    CarryOver { as_is: pairs.collect(), follows: Vec::new(), except, asked: asked(&from.conditions()) }
}

/// Where each question is asked.
fn asked(conditions: &Conditions<'_>) -> Vec<kanta_engine::Diagram> {
    conditions.guards().iter().map(|&guard| conditions.builder.extract(guard)).collect()
}

/// For each value its place in the other question; `None` where one takes a value and the other a set.
fn places(from: &Kind, to: &Kind) -> Option<Vec<Option<usize>>> {
    let same_kind = matches!((from, to), (Kind::Choice(_), Kind::Choice(_)) | (Kind::Set(_), Kind::Set(_)));
    let there = value_ids(to);
    let place = |id: &str| there.iter().position(|other| *other == id);
    same_kind.then(|| value_ids(from).into_iter().map(place).collect())
}

fn as_is(
    name: &Placed,
    from: &Logic<'_>,
    to: &Logic<'_>,
    except: &[u64],
    faults: &mut Faults,
) -> Option<AsIs> {
    let (Some(here), Some(there)) = (from.find(&name.text), to.find(&name.text)) else {
        let known = from.questions.iter().map(|q| q.id.as_str()).filter(|id| to.find(id).is_some());
        unknown(name, "question of both rule sets", known, faults);
        return None;
    };
    let (one, other) = (&from.questions.get(here)?.kind, &to.questions.get(there)?.kind);
    let Some(places) = places(one, other) else {
        faults.add(&name.place, Problem::Carry(CarryProblem::OtherKind { question: name.text.clone() }));
        return None;
    };
    // A value of a choice that is dropped need not be there; of a set each item must.
    let spared = match one {
        Kind::Choice(_) => except.get(here).copied().unwrap_or(0),
        Kind::Set(_) => 0,
    };
    let ids = value_ids(one).into_iter().zip(&places).enumerate();
    let missing = ids.filter(|(value, (_, place))| place.is_none() && spared & bit(*value) == 0);
    let missing: Vec<String> = missing.map(|(_, (id, _))| format!("`{id}`")).collect();
    if !missing.is_empty() {
        let (question, values) = (name.text.clone(), missing.join(", "));
        faults.add(&name.place, Problem::Carry(CarryProblem::OtherValues { question, values }));
    }
    Some(AsIs { from: QuestionId(here), to: QuestionId(there), places })
}

fn follows<'a>(
    answer: &'a SourceAnswer,
    from: &Logic<'_>,
    to: &Logic<'_>,
    conditions: &mut Conditions<'_>,
    except: &[u64],
    faults: &mut Faults,
) -> Option<(&'a SourceAnswer, Follows, Target)> {
    let mut when = conditions.diagram(&answer.when, Scope::Questions, faults);
    let choice = |question: &&Question| matches!(question.kind, Kind::Choice(_));
    let Some(at) =
        to.find(&answer.question.text).filter(|&at| to.questions.get(at).is_some_and(|q| choice(&q)))
    else {
        let known = to.questions.iter().filter(choice).map(|question| question.id.as_str());
        unknown(&answer.question, "question with single values that answers go to", known, faults);
        return None;
    };
    let ids = value_ids(&to.questions.get(at)?.kind);
    let Some(value) = ids.iter().position(|id| *id == answer.value.text) else {
        let (name, value) = (answer.question.text.clone(), answer.value.text.clone());
        faults.add(&answer.value.place, Problem::UnknownValue { name, value, known: ids.join(", ") });
        return None;
    };
    let tests = answer.when.0.iter().flatten().filter_map(|test| from.tested(test));
    let mut named: Vec<QuestionId> = tests.map(|(question, _)| question).collect();
    named.sort_unstable();
    named.dedup();
    // What is dropped leads to nothing.
    for question in &named {
        let dropped = conditions.builder.test(*question, except.get(question.0).copied().unwrap_or(0));
        let kept = conditions.builder.not(dropped);
        when = conditions.builder.and(when, kept);
    }
    let diagram = conditions.builder.extract(when);
    Some((answer, Follows { to: QuestionId(at), value, from: named, when: diagram }, when))
}

/// Notes questions that are dropped and not there, or dropped and taken.
fn dropped(source: &SourceCarry, from: &Logic<'_>, carry: &CarryOver, faults: &mut Faults) {
    for name in &source.dropped {
        let Some(at) = from.find(&name.text) else {
            let known = from.questions.iter().map(|question| question.id.as_str());
            unknown(name, "question that answers come from", known, faults);
            continue;
        };
        if carry.takes(QuestionId(at)) || carry.except.get(at).is_some_and(|values| *values != 0) {
            faults.add(&name.place, Problem::SaidTwice(name.text.clone()));
        }
    }
}

/// Notes answers that never follow, questions with two answers at once, and answers that are lost without a word.
fn proofs(
    source: &SourceCarry,
    from: &Logic<'_>,
    carry: &CarryOver,
    follows: &[(&SourceAnswer, Follows, Target)],
    conditions: &mut Conditions<'_>,
    faults: &mut Faults,
) {
    for (at, (answer, one, when)) in follows.iter().enumerate() {
        let (question, value) = (&answer.question.text, &answer.value.text);
        if *when == NO {
            faults.add(&answer.value.place, Problem::NeverHolds(format!("answer `{value}` to `{question}`")));
        }
        for (earlier, _, there) in follows.iter().take(at).filter(|(_, other, _)| other.to == one.to) {
            let both = conditions.builder.and(*when, *there);
            if both != NO {
                let problem = CarryProblem::Twice {
                    question: question.clone(),
                    value: earlier.value.text.clone(),
                    other: value.clone(),
                    example: conditions.example(both),
                };
                faults.add(&answer.value.place, Problem::Carry(problem));
            }
        }
    }
    for (at, question) in from.questions.iter().enumerate() {
        let id = QuestionId(at);
        let taken = carry.as_is.iter().any(|one| one.from == id);
        if taken || source.dropped.iter().any(|name| name.text == question.id) {
            continue;
        }
        let naming = follows.iter().filter(|(_, one, _)| one.from.contains(&id));
        let Some(first) = naming.clone().next() else {
            let problem = CarryProblem::Nowhere { question: question.id.clone() };
            faults.add(&source.other.place, Problem::Carry(problem));
            continue;
        };
        let builder = &mut conditions.builder;
        let dropped = carry.except.get(at).copied().unwrap_or(0);
        let dropped = builder.test(id, dropped);
        let spoken_for = naming.fold(dropped, |any, (_, _, when)| builder.or(any, *when));
        let open = builder.not(spoken_for);
        let guard = conditions.guards().get(at).copied().unwrap_or(NO);
        let hole = conditions.builder.and(guard, open);
        if hole != NO {
            let (question, example) = (question.id.clone(), conditions.example(hole));
            let problem = CarryProblem::Hole { question, example };
            faults.add(&first.0.question.place, Problem::Carry(problem));
        }
    }
}

fn unknown<'n>(
    name: &Placed,
    wanted: &'static str,
    known: impl Iterator<Item = &'n str>,
    faults: &mut Faults,
) {
    let known = known.collect::<Vec<_>>().join(", ");
    faults.add(&name.place, Problem::UnknownName { name: name.text.clone(), wanted, known });
}
