//! The rules read naively: every profile is enumerated and every query answered by its definition, with nothing shared with
//! the compiler or the engine but the source as it was read. Slow, and simple enough to be believed.

#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::type_complexity,
    reason = "a test may fail where the rule set is not as it should be"
)]

mod changes;
pub(crate) mod draw;
mod explain;
pub(crate) mod pairs;

use kanta_rules::source::{Condition, SourceFactKind, SourceKind, SourceQuestion, SourceSet, Test};
use kanta_rules::{Faults, read_folder};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The folder of a rule set of the guide.
pub(crate) fn folder(id: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules").join(id)
}

/// A rule set of the guide as it is read.
pub(crate) fn published(id: &str) -> SourceSet {
    let mut faults = Faults::default();
    let set = read_folder(&folder(id), &mut faults);
    assert!(faults.is_empty(), "{faults}");
    set
}

/// What a question has in a profile: `None` where it does not apply.
type Profile = Vec<Option<usize>>;

/// An answer, as an index into [`Reference::values`].
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Given {
    LeftOut,
    Unknown,
    Value(usize),
}

/// A set of profiles.
#[derive(Clone, PartialEq)]
struct Bits(Vec<u64>);

impl Bits {
    fn of(len: usize, member: impl Fn(usize) -> bool) -> Bits {
        let mut words = vec![0; len.div_ceil(64)];
        (0..len).filter(|&i| member(i)).for_each(|i| words[i / 64] |= 1 << (i % 64));
        Bits(words)
    }
    fn and(&self, other: &Bits) -> Bits {
        Bits(self.0.iter().zip(&other.0).map(|(a, b)| a & b).collect())
    }
    fn meets(&self, other: &Bits) -> bool {
        self.0.iter().zip(&other.0).any(|(a, b)| a & b != 0)
    }
    fn members(&self) -> Vec<usize> {
        (0..self.0.len() * 64).filter(|&i| self.0[i / 64] >> (i % 64) & 1 == 1).collect()
    }
}

pub(crate) struct Reference<'a> {
    pub(crate) set: &'a SourceSet,
    /// For each question, what its values are: a choice's ids, or one set of codes for each combination of facts.
    pub(crate) values: Vec<Vec<Vec<String>>>,
    pub(crate) profiles: Vec<Profile>,
    /// For each topic and profile, the outcome.
    outcomes: Vec<Vec<Option<String>>>,
    tasks: Vec<Vec<bool>>,
    /// For each question and value, the profiles in which it does not apply or has that value.
    agrees: Vec<Vec<Bits>>,
    all: Bits,
    /// For each topic and possible outcome, the profiles that have it.
    by_outcome: Vec<BTreeMap<Option<String>, Bits>>,
}

impl<'a> Reference<'a> {
    /// `sets` are the sets of codes to try for the set questions; of those with the same facts only the first is kept.
    pub(crate) fn new(set: &'a SourceSet, sets: &[Vec<String>]) -> Reference<'a> {
        let mut me = Reference {
            set,
            values: Vec::new(),
            profiles: Vec::new(),
            outcomes: Vec::new(),
            tasks: Vec::new(),
            agrees: Vec::new(),
            all: Bits(Vec::new()),
            by_outcome: Vec::new(),
        };
        for question in &set.questions {
            me.values.push(match &question.kind {
                SourceKind::Choice(values) => values.iter().map(|v| vec![v.text.clone()]).collect(),
                SourceKind::Set { .. } => {
                    let mut kept: BTreeMap<Vec<String>, Vec<String>> = BTreeMap::new();
                    for one in sets {
                        kept.entry(me.facts(question, one).into_values().collect())
                            .or_insert_with(|| one.clone());
                    }
                    kept.into_values().collect()
                }
            });
        }
        me.fill(Vec::new());
        let count = me.profiles.len();
        me.outcomes = (0..set.topics.len())
            .map(|topic| (0..count).map(|profile| me.decide(topic, &me.profiles[profile])).collect())
            .collect();
        me.tasks = (0..count)
            .map(|profile| {
                let holds = |condition| me.holds(condition, &me.profiles[profile], Some(profile));
                set.tasks.iter().map(|task| holds(&task.when)).collect()
            })
            .collect();
        me.all = Bits::of(count, |_| true);
        me.agrees = (0..set.questions.len())
            .map(|q| {
                let agrees = |v| Bits::of(count, |p| me.profiles[p][q].is_none_or(|has| has == v));
                (0..me.values[q].len()).map(agrees).collect()
            })
            .collect();
        for outcomes in &me.outcomes {
            let ids: BTreeSet<&Option<String>> = outcomes.iter().collect();
            let having = |id: &Option<String>| (id.clone(), Bits::of(count, |p| outcomes[p] == *id));
            me.by_outcome.push(ids.into_iter().map(having).collect());
        }
        me
    }

    fn fill(&mut self, so_far: Profile) {
        let at = so_far.len();
        let Some(question) = self.set.questions.get(at) else {
            self.profiles.push(so_far);
            return;
        };
        let choices: Vec<Option<usize>> = if self.holds(&question.asked, &so_far, None) {
            (0..self.values[at].len()).map(Some).collect()
        } else {
            vec![None]
        };
        for choice in choices {
            self.fill(so_far.iter().copied().chain([choice]).collect());
        }
    }

    fn holds(&self, condition: &Condition, profile: &Profile, number: Option<usize>) -> bool {
        let all = |tests: &Vec<Test>| tests.iter().all(|test| self.has(test, profile, number));
        condition.ways.is_empty() || condition.ways.iter().any(all)
    }

    fn has(&self, test: &Test, profile: &Profile, number: Option<usize>) -> bool {
        let wanted: Vec<&str> = test.values.iter().map(|v| v.text.as_str()).collect();
        let name = &test.name.text;
        if let Some(topic) = self.set.topics.iter().position(|t| t.id.text == *name) {
            let outcome = number.and_then(|profile| self.outcomes[topic][profile].as_deref());
            return outcome.is_some_and(|outcome| wanted.contains(&outcome));
        }
        let value_of = |id: &str| {
            let at = self.set.questions.iter().position(|q| q.id.text == id).expect("a known question");
            profile.get(at).copied().flatten().map(|value| (at, &self.values[at][value]))
        };
        match self.set.facts.iter().find(|fact| fact.id.text == *name) {
            None => value_of(name).is_some_and(|(_, value)| wanted.contains(&value[0].as_str())),
            Some(fact) => value_of(&fact.of.text).is_some_and(|(at, value)| {
                let facts = self.facts(&self.set.questions[at], value);
                wanted.contains(&facts[name].as_str())
            }),
        }
    }

    /// The facts that follow from a question's value.
    pub(crate) fn facts(&self, question: &SourceQuestion, value: &[String]) -> BTreeMap<String, String> {
        let mut facts = BTreeMap::new();
        for fact in self.set.facts.iter().filter(|fact| fact.of.text == question.id.text) {
            let found = match (&fact.kind, &question.kind) {
                (SourceFactKind::Values(values), _) => {
                    let holds = |members: &[kanta_rules::Placed]| members.iter().any(|m| m.text == value[0]);
                    values.iter().find(|(_, members)| holds(members)).map(|(name, _)| name.text.clone())
                }
                (SourceFactKind::Contains(codes), _) => {
                    let yes = codes.iter().any(|code| value.contains(&code.text));
                    Some(if yes { "yes" } else { "no" }.to_owned())
                }
                (SourceFactKind::CountGroups(ranges), SourceKind::Set { items, .. }) => {
                    let chosen = items.iter().filter(|item| value.contains(&item.code.text));
                    let groups: BTreeSet<&str> =
                        chosen.filter_map(|i| i.group.as_ref()).map(|g| g.text.as_str()).collect();
                    let fits = |least: usize, most: usize| least <= groups.len() && groups.len() <= most;
                    ranges
                        .iter()
                        .find(|(_, least, most)| fits(*least, *most))
                        .map(|(name, ..)| name.text.clone())
                }
                (SourceFactKind::CountGroups(_), SourceKind::Choice(_)) => None,
            };
            facts.insert(fact.id.text.clone(), found.expect("a fact covers every value"));
        }
        facts
    }

    /// The one outcome of a topic in a profile; exactly one row must match.
    fn decide(&self, topic: usize, profile: &Profile) -> Option<String> {
        let topic = &self.set.topics[topic];
        if !self.holds(&topic.applies, profile, None) {
            return None;
        }
        let rows: Vec<_> = topic.rows.iter().filter(|row| self.holds(&row.when, profile, None)).collect();
        assert_eq!(rows.len(), 1, "{} rows of {} match {profile:?}", rows.len(), topic.id.text);
        Some(rows[0].outcome.text.clone())
    }

    /// The profiles that keep the answers given.
    fn completions(&self, answers: &[Given]) -> Bits {
        answers.iter().enumerate().fold(self.all.clone(), |set, (q, answer)| match answer {
            Given::Value(value) => set.and(&self.agrees[q][*value]),
            Given::LeftOut | Given::Unknown => set,
        })
    }

    fn possible(&self, topic: usize, completions: &Bits) -> Vec<&Option<String>> {
        self.by_outcome[topic]
            .iter()
            .filter(|(_, having)| having.meets(completions))
            .map(|(id, _)| id)
            .collect()
    }

    /// The places of the profiles that keep the answers given.
    pub(crate) fn completing(&self, answers: &[Given]) -> Vec<usize> {
        self.completions(answers).members()
    }

    /// For each topic what can come out, `None` first where it may not apply.
    pub(crate) fn possibilities(&self, answers: &[Given]) -> Vec<Vec<Option<String>>> {
        self.possible_in(&self.completions(answers))
    }

    /// The same where each question has one of some values; `None`: any.
    pub(crate) fn possibilities_of(&self, known: &[Option<Vec<usize>>]) -> Vec<Vec<Option<String>>> {
        let fits = |has: &Option<usize>, known: &Option<Vec<usize>>| {
            has.is_none_or(|has| known.as_ref().is_none_or(|values| values.contains(&has)))
        };
        let fits =
            |profile: usize| self.profiles[profile].iter().zip(known).all(|(has, known)| fits(has, known));
        self.possible_in(&Bits::of(self.profiles.len(), fits))
    }

    fn possible_in(&self, completions: &Bits) -> Vec<Vec<Option<String>>> {
        let topics = 0..self.set.topics.len();
        topics.map(|topic| self.possible(topic, completions).into_iter().cloned().collect()).collect()
    }

    fn next(&self, answers: &[Given]) -> Option<usize> {
        let completions = self.completions(answers).members();
        (0..answers.len()).find(|&q| {
            answers[q] == Given::LeftOut
                && completions
                    .iter()
                    .enumerate()
                    .any(|(at, &one)| completions[at + 1..].iter().any(|&other| self.pair(q, one, other)))
        })
    }

    /// Whether two profiles agree on every other question that applies in both, differ in `q`, and differ in some topic.
    fn pair(&self, q: usize, one: usize, other: usize) -> bool {
        self.differ_in_one(q, one, other)
            && self.outcomes.iter().any(|outcomes| outcomes[one] != outcomes[other])
    }

    /// Whether two profiles agree on every other question that applies in both, and differ in `q`.
    fn differ_in_one(&self, q: usize, one: usize, other: usize) -> bool {
        let (a, b) = (&self.profiles[one], &self.profiles[other]);
        let agree = |r: usize| a[r].is_none() || b[r].is_none() || a[r] == b[r];
        a[q].is_some() && b[q].is_some() && a[q] != b[q] && (0..a.len()).all(|r| r == q || agree(r))
    }

    /// The first of the smallest sets of given answers that leave only `outcome`.
    fn because(&self, topic: usize, outcome: &Option<String>, answers: &[Given]) -> Vec<usize> {
        let given: Vec<usize> =
            (0..answers.len()).filter(|&q| matches!(answers[q], Given::Value(_))).collect();
        (0..=given.len())
            .flat_map(|size| subsets(&given, size))
            .find(|kept| {
                let keep = |q: usize| if kept.contains(&q) { answers[q].clone() } else { Given::LeftOut };
                let fewer: Vec<Given> = (0..answers.len()).map(keep).collect();
                self.possible(topic, &self.completions(&fewer)) == [outcome]
            })
            .expect("all given answers together are enough")
    }

    /// The answers as the JSON interface takes them.
    pub(crate) fn input(&self, answers: &[Given]) -> Value {
        let mut object = Map::new();
        for (q, answer) in answers.iter().enumerate() {
            let id = self.set.questions[q].id.text.clone();
            match (answer, &self.set.questions[q].kind) {
                (Given::LeftOut, _) => {}
                (Given::Unknown, _) => drop(object.insert(id, json!("unknown"))),
                (Given::Value(v), SourceKind::Choice(_)) => {
                    drop(object.insert(id, json!(self.values[q][*v][0])))
                }
                (Given::Value(v), SourceKind::Set { .. }) => {
                    drop(object.insert(id, json!(self.values[q][*v])))
                }
            }
        }
        Value::Object(object)
    }

    /// What the JSON interface must answer, but that lists of changes are sorted as texts.
    pub(crate) fn expected(&self, answers: &[Given]) -> Value {
        let completions = self.completions(answers);
        let id = |q: usize| self.set.questions[q].id.text.clone();
        let (mut outcomes, mut because, mut certain) = (Map::new(), Map::new(), BTreeMap::new());
        for (topic, source) in self.set.topics.iter().enumerate() {
            let possible = self.possible(topic, &completions);
            if possible != [&None] {
                outcomes.insert(source.id.text.clone(), json!(possible));
            }
            if let [Some(_)] = possible.as_slice() {
                let reason = self.because(topic, possible[0], answers).into_iter().map(id).collect();
                because.insert(source.id.text.clone(), reason);
                certain.insert(topic, possible[0].clone());
            }
        }
        let mut changes = Map::new();
        for (topic, list) in self.changes(&certain, answers) {
            changes.insert(self.set.topics[topic].id.text.clone(), sorted(list));
        }
        let certain_tasks =
            (0..self.set.tasks.len()).filter(|&t| completions.members().iter().all(|&p| self.tasks[p][t]));
        let tasks: Vec<&String> = certain_tasks.map(|t| &self.set.tasks[t].id.text).collect();
        json!({
            "outcomes": outcomes,
            "next": self.next(answers).map(id),
            "because": because,
            "changes": changes,
            "tasks": tasks,
        })
    }
}

/// The same result with its lists of changes sorted as texts, for comparing.
pub(crate) fn normalised(mut result: Value) -> Value {
    for list in result["changes"].as_object_mut().expect("an object of changes").values_mut() {
        *list = sorted(list.as_array().expect("a list").clone());
    }
    result
}

fn sorted(mut list: Vec<Value>) -> Value {
    list.sort_by_key(|change| {
        let set: BTreeMap<_, _> = change["set"].as_object().expect("a set").iter().collect();
        (change["outcome"].to_string(), format!("{set:?}"))
    });
    Value::Array(list)
}

/// The subsets of a size, in lexicographic order.
fn subsets(of: &[usize], size: usize) -> Vec<Vec<usize>> {
    if size == 0 {
        return vec![Vec::new()];
    }
    let Some((&first, rest)) = of.split_first() else { return Vec::new() };
    let with = subsets(rest, size - 1).into_iter().map(|tail| [&[first], tail.as_slice()].concat());
    with.chain(subsets(rest, size)).collect()
}
