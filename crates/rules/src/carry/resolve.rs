//! From a table of `carry-over.toml` to a [`CarryOver`]: every name is looked up, and it is proved that no answer is lost
//! without a word and that no question gets two answers.

use super::read::{SourceAnswer, SourceDiffers};
use super::{AsIs, CarryOver, CarryProblem, Differs, Follows, SourceCarry, value_ids};
use crate::builder::{NO, has};
use crate::conditions::{Conditions, Scope};
use crate::document::Placed;
use crate::fault::{Fault, Faults, Place, Problem};
use crate::questions::{ReadyFact, questions};
use crate::source::{Condition, SourceSet, Test};
use crate::texts::Slots;
use kanta_engine::{Kind, Question, QuestionId, Target, bit, members};
use std::collections::BTreeSet;

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

    /// The question that a question or fact of this name is of, and its values by their ids.
    fn named(&self, name: &str) -> Option<(QuestionId, Vec<(&str, u64)>)> {
        if let Some(fact) = self.fact(name) {
            let values = fact.values.iter().map(|(id, values)| (id.as_str(), *values));
            return Some((QuestionId(fact.question), values.collect()));
        }
        let at = self.find(name)?;
        let ids = value_ids(&self.questions.get(at)?.kind).into_iter().enumerate();
        Some((QuestionId(at), ids.map(|(value, id)| (id, bit(value))).collect()))
    }

    fn fact(&self, name: &str) -> Option<&ReadyFact> {
        let at = self.set.facts.iter().position(|fact| fact.id.text == *name)?;
        self.facts.get(at)?.as_ref()
    }

    /// The question that a test is of, and the values that it names.
    fn tested(&self, test: &Test) -> Option<(QuestionId, u64)> {
        let (question, known) = self.named(&test.name.text)?;
        let named = |id: &str| test.values.iter().any(|value| value.text == id);
        let values = known.iter().filter(|(id, _)| named(id));
        Some((question, values.fold(0, |set, (_, values)| set | values)))
    }

    /// The question of which something follows, and the values that it can then have.
    fn followed(&self, answer: &SourceAnswer, faults: &mut Faults) -> Option<(QuestionId, u64)> {
        let name = &answer.question;
        let found = self.named(&name.text);
        let is_set = |at: QuestionId| !self.questions.get(at.0).is_some_and(is_choice);
        let Some((question, known)) = found.filter(|(at, _)| self.fact(&name.text).is_some() || !is_set(*at))
        else {
            let choices = self.questions.iter().filter(|question| is_choice(question));
            let facts = self.set.facts.iter().map(|fact| fact.id.text.as_str());
            let known = choices.map(|question| question.id.as_str()).chain(facts);
            unknown(name, "question with single values or fact that answers go to", known, faults);
            return None;
        };
        let place = |value: &Placed| {
            let found = known.iter().find(|(id, _)| *id == value.text).map(|(_, values)| *values);
            if found.is_none() {
                let (name, value_id) = (name.text.clone(), value.text.clone());
                let known = known.iter().map(|(id, _)| *id).collect::<Vec<_>>().join(", ");
                faults.add(&value.place, Problem::UnknownValue { name, value: value_id, known });
            }
            found
        };
        let values: Vec<Option<u64>> = answer.values.iter().map(place).collect();
        let values: Option<Vec<u64>> = values.into_iter().collect();
        let values = values?.into_iter().fold(0, |all, values| all | values);
        (values != 0).then_some((question, values))
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
        conditions.diagram(&Condition::from_iter(vec![vec![test.clone()]]), Scope::Questions, &mut own);
        if let Some((question, values)) = from.tested(test)
            && let Some(dropped) = except.get_mut(question.0)
        {
            *dropped |= values;
        }
    }
    let as_is = source.as_is.iter().filter_map(|name| as_is(name, from, to, &except, &mut own)).collect();
    let follows = source.answers.iter().filter_map(|answer| {
        let found = follows(answer, from, to, &mut conditions, &except, &mut own);
        // Beside a value that is taken as it is, another can mean one of several; a set is taken whole.
        let is_second =
            |one: &Follows| one.answer.is_some() || !to.questions.get(one.to.0).is_some_and(is_choice);
        let is_taken = |one: &Follows| source.as_is.iter().any(|name| to.find(&name.text) == Some(one.to.0));
        if found.as_ref().is_some_and(|(_, one, _)| is_second(one) && is_taken(one)) {
            own.add(&answer.question.place, Problem::SaidTwice(answer.question.text.clone()));
        }
        found
    });
    let follows: Vec<(&SourceAnswer, Follows, Target)> = follows.collect();
    let mut carry =
        CarryOver { as_is, follows: Vec::new(), except, asked: asked(&conditions), differs: Vec::new() };
    carry.follows = follows.iter().map(|(_, follows, _)| follows.clone()).collect();
    carry.differs =
        source.differs.iter().filter_map(|one| differs(one, from, to, &mut conditions, &mut own)).collect();
    dropped(source, from, &carry, &mut own);
    // What is not understood leaves holes that the author did not.
    if own.is_empty() {
        proofs(source, (from, to), &carry, &follows, &mut conditions, &mut own);
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
    CarryOver {
        as_is: pairs.collect(),
        follows: Vec::new(),
        except,
        asked: asked(&from.conditions()),
        differs: Vec::new(),
    }
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
    let (at, values) = to.followed(answer, faults)?;
    // Of a fact, and of several values, one of them is so: what is known is no answer yet.
    let is_answer = to.fact(&answer.question.text).is_none() && answer.values.len() == 1;
    let single = members(values).next().filter(|_| is_answer);
    let tests = answer.when.ways.iter().flatten().filter_map(|test| from.tested(test));
    let mut named: Vec<QuestionId> = tests.map(|(question, _)| question).collect();
    named.sort_unstable();
    named.dedup();
    // What is dropped leads to no answer; what it says of several can be known all the same.
    for question in named.iter().filter(|_| single.is_some()) {
        let dropped = conditions.builder.test(*question, except.get(question.0).copied().unwrap_or(0));
        let kept = conditions.builder.not(dropped);
        when = conditions.builder.and(when, kept);
    }
    let diagram = conditions.builder.extract(when);
    Some((answer, Follows { to: at, answer: single, values, from: named, when: diagram }, when))
}

/// The values of an answer as they are named in findings.
fn label(answer: &SourceAnswer) -> String {
    answer.values.iter().map(|value| value.text.as_str()).collect::<Vec<_>>().join(" or ")
}

fn is_choice(question: &Question) -> bool {
    matches!(question.kind, Kind::Choice(_))
}

fn differs(
    source: &SourceDiffers,
    from: &Logic<'_>,
    to: &Logic<'_>,
    conditions: &mut Conditions<'_>,
    faults: &mut Faults,
) -> Option<Differs> {
    let when = conditions.diagram(&source.when, Scope::Questions, faults);
    let (topic, outcome) = (source.topic.text.clone(), source.outcome.text.clone());
    let outcomes = |set: &SourceSet| {
        let topic = set.topics.iter().find(|known| known.id.text == topic)?;
        Some(topic.rows.iter().map(|row| row.outcome.text.clone()).collect::<BTreeSet<_>>())
    };
    let (Some(here), Some(there)) = (outcomes(from.set), outcomes(to.set)) else {
        let known = from.set.topics.iter().map(|topic| topic.id.text.as_str());
        let known = known.filter(|id| to.set.topics.iter().any(|topic| topic.id.text == *id));
        unknown(&source.topic, "topic of both rule sets", known, faults);
        return None;
    };
    let both: Vec<&str> = here.intersection(&there).map(String::as_str).collect();
    if !both.contains(&outcome.as_str()) {
        unknown(&source.outcome, "outcome of the topic in both rule sets", both.into_iter(), faults);
        return None;
    }
    if when == NO {
        let place = source.when.place_or(&source.outcome);
        faults.add(place, Problem::NeverHolds(format!("difference of `{outcome}`")));
    }
    Some(Differs { topic, outcome, when: conditions.builder.extract(when) })
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
    (from, to): (&Logic<'_>, &Logic<'_>),
    carry: &CarryOver,
    follows: &[(&SourceAnswer, Follows, Target)],
    conditions: &mut Conditions<'_>,
    faults: &mut Faults,
) {
    for (at, (answer, one, when)) in follows.iter().enumerate() {
        let (question, value) = (&answer.question.text, label(answer));
        let place = answer.when.place_or(&answer.question);
        if *when == NO {
            faults.add(place, Problem::NeverHolds(format!("answer `{value}` to `{question}`")));
        }
        let mut twice = |earlier: String, there: &Place, both: Target, conditions: &Conditions<'_>| {
            let (question, other, example) = (question.clone(), value.clone(), conditions.example(both));
            let problem = CarryProblem::Twice { question, value: earlier, line: there.line, other, example };
            let (place, also) = (place.clone(), vec![there.clone()]);
            faults.0.push(Fault { place, problem: Problem::Carry(problem), also });
        };
        // What holds together with this one, and the values that are then left.
        let mut together = vec![(*when, one.values)];
        for (earlier, other, there) in follows.iter().take(at).filter(|(_, other, _)| other.to == one.to) {
            for (when, values) in together.clone() {
                let both = conditions.builder.and(when, *there);
                if both == NO {
                    continue;
                }
                match values & other.values {
                    0 => {
                        twice(label(earlier), earlier.when.place_or(&earlier.question), both, conditions);
                        break;
                    }
                    left => together.push((both, left)),
                }
            }
        }
        for as_is in carry.as_is.iter().filter(|as_is| as_is.to == one.to) {
            let dropped = carry.except_of(as_is.from);
            let name = source.as_is.iter().find(|name| to.find(&name.text) == Some(one.to.0));
            let taken_at = name.map_or(&source.other.place, |name| &name.place);
            let taken = |(own, there): (usize, &Option<usize>)| Some((own, (*there)?));
            let taken = as_is.places.iter().enumerate().filter_map(taken);
            for (own, there) in taken.filter(|(own, there)| !has(dropped, *own) && !has(one.values, *there)) {
                let asked = conditions.guards().get(as_is.from.0).copied().unwrap_or(NO);
                let own = conditions.builder.test(as_is.from, bit(own));
                let own = conditions.builder.and(asked, own);
                let both = conditions.builder.and(*when, own);
                if both != NO {
                    let ids = to.questions.get(one.to.0).map_or_else(Vec::new, |to| value_ids(&to.kind));
                    let id = ids.get(there).map_or_else(String::new, |id| (*id).to_owned());
                    twice(id, taken_at, both, conditions);
                }
            }
        }
    }
    let mut nowhere: Vec<String> = Vec::new();
    for (at, question) in from.questions.iter().enumerate() {
        let id = QuestionId(at);
        let taken = carry.as_is.iter().any(|one| one.from == id);
        if taken || source.dropped.iter().any(|name| name.text == question.id) {
            continue;
        }
        let naming = follows.iter().filter(|(_, one, _)| one.from.contains(&id));
        let Some(first) = naming.clone().next() else {
            nowhere.push(question.id.clone());
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
    if !nowhere.is_empty() {
        faults.add(&source.other.place, Problem::Carry(CarryProblem::Nowhere { questions: nowhere }));
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
