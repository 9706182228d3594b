//! What a rule set defines, as its texts and its conditions name it.

use crate::document::Placed;
use crate::source::{
    Condition, SourceFact, SourceFactKind, SourceKind, SourceQuestion, SourceSet, SourceTopic,
};
use std::collections::BTreeSet;

/// Something that has an id.
#[derive(Debug)]
pub(crate) struct Thing<'s> {
    /// What it is, as a subject of sentences.
    pub(crate) what: String,
    pub(crate) id: &'s Placed,
    /// How the keys of its texts begin, up to its id.
    pub(crate) parent: String,
    /// Whether texts must tell of it.
    pub(crate) told: bool,
}

impl Thing<'_> {
    /// How the keys of its texts begin.
    pub(crate) fn prefix(&self) -> String {
        format!("{}.{}", self.parent, self.id.text)
    }
}

/// All things of a rule set, what holds others before these.
#[derive(Debug, Default)]
pub(crate) struct Things<'s> {
    pub(crate) list: Vec<Thing<'s>>,
    /// Every parent with an id that it has.
    known: BTreeSet<(String, String)>,
    /// Every name and value that a condition tests.
    tested: BTreeSet<(&'s str, &'s str)>,
}

impl<'s> Things<'s> {
    /// The things of a rule set.
    pub(crate) fn of(set: &'s SourceSet) -> Things<'s> {
        let mut things = Things::default();
        things.all("question", set.questions.iter().map(|question| &question.id));
        set.facts.iter().for_each(|fact| things.fact(fact, set));
        things.all("group", set.groups.iter().map(|group| &group.id));
        things.all("topic", set.topics.iter().map(|topic| &topic.id));
        things.all("task", set.tasks.iter().map(|task| &task.id));
        things.all("party", set.parties.iter());
        things.all("contact", set.contacts.iter().map(|contact| &contact.id));
        things.all("variant", set.variants.iter().map(|variant| &variant.id));
        things.all("other", set.others.iter());
        things.all("term", set.terms.iter());
        set.questions.iter().for_each(|question| things.within_question(question));
        set.topics.iter().for_each(|topic| things.within_topic(topic));
        for task in &set.tasks {
            let id = &task.id.text;
            things.some("share", task.shares.iter().map(|share| &share.party), ("task", id, "share"));
        }
        things.tested = conditions(set)
            .into_iter()
            .flat_map(|condition| condition.ways.iter().flatten())
            .flat_map(|test| test.values.iter().map(|value| (test.name.text.as_str(), value.text.as_str())))
            .collect();
        things
    }

    /// Whether a parent has an id.
    fn knows(&self, parent: &str, id: &str) -> bool {
        self.known.contains(&(parent.to_owned(), id.to_owned()))
    }

    /// The ids of a parent.
    pub(crate) fn ids(&self, parent: &str) -> impl Iterator<Item = &str> {
        self.known.iter().filter(move |(one, _)| one == parent).map(|(_, id)| id.as_str())
    }

    /// The outermost thing that the key of a text speaks of and that there is not.
    pub(crate) fn orphan(&self, key: &str) -> Option<(String, String)> {
        let find = |key: &str| owners(key).into_iter().find(|(parent, id)| !self.knows(parent, id));
        find(key).or_else(|| find(without_variant(key)))
    }

    /// Whether a condition tests a fact, or a value of one.
    pub(crate) fn is_tested(&self, thing: &Thing<'_>) -> bool {
        let id = thing.id.text.as_str();
        match thing.parent.strip_prefix("fact.").and_then(|rest| rest.strip_suffix(".value")) {
            Some(fact) => self.tested.contains(&(fact, id)),
            None => self.tested.iter().any(|(name, _)| *name == id),
        }
    }

    fn add(&mut self, thing: Thing<'s>) {
        if self.known.insert((thing.parent.clone(), thing.id.text.clone())) {
            self.list.push(thing);
        }
    }

    fn all(&mut self, kind: &str, ids: impl Iterator<Item = &'s Placed>) {
        for id in ids {
            let what = format!("{kind} `{}`", id.text);
            self.add(Thing { what, id, parent: kind.to_owned(), told: true });
        }
    }

    /// The things of one kind within another.
    fn some(
        &mut self,
        kind: &str,
        ids: impl Iterator<Item = &'s Placed>,
        (of, owner, part): (&str, &str, &str),
    ) {
        for id in ids {
            let what = format!("{kind} `{}` of {of} `{owner}`", id.text);
            self.add(Thing { what, id, parent: format!("{of}.{owner}.{part}"), told: true });
        }
    }

    fn fact(&mut self, fact: &'s SourceFact, set: &SourceSet) {
        let id = &fact.id.text;
        let of = set.questions.iter().find(|question| question.id.text == fact.of.text);
        let told = of.is_some_and(|question| match question.kind {
            SourceKind::Set { .. } => true,
            SourceKind::Choice(_) => false,
        });
        self.add(Thing { what: format!("fact `{id}`"), id: &fact.id, parent: "fact".to_owned(), told });
        let parent = format!("fact.{id}.value");
        let values: Vec<&Placed> = match &fact.kind {
            SourceFactKind::CountGroups(values) => values.iter().map(|(name, ..)| name).collect(),
            SourceFactKind::Values(values) => values.iter().map(|(name, _)| name).collect(),
            SourceFactKind::Contains(_) => {
                self.known.extend(["yes", "no"].map(|value| (parent.clone(), value.to_owned())));
                Vec::new()
            }
        };
        for value in values {
            let what = format!("value `{}` of fact `{id}`", value.text);
            self.add(Thing { what, id: value, parent: parent.clone(), told });
        }
    }

    fn within_question(&mut self, question: &'s SourceQuestion) {
        let id = &question.id.text;
        match &question.kind {
            SourceKind::Choice(values) => self.some("value", values.iter(), ("question", id, "value")),
            SourceKind::Set { groups, items } => {
                self.some("group", groups.iter(), ("question", id, "group"));
                self.some("item", items.iter().map(|item| &item.code), ("question", id, "item"));
            }
        }
    }

    fn within_topic(&mut self, topic: &'s SourceTopic) {
        let id = &topic.id.text;
        self.some("row", topic.rows.iter().map(|row| &row.id), ("topic", id, "row"));
        self.some("note", topic.notes.iter().map(|note| &note.id), ("topic", id, "note"));
        self.some("outcome", topic.rows.iter().map(|row| &row.outcome), ("topic", id, "outcome"));
    }
}

/// All conditions of a rule set.
fn conditions(set: &SourceSet) -> Vec<&Condition> {
    let mut all: Vec<&Condition> = set.questions.iter().map(|question| &question.asked).collect();
    for topic in &set.topics {
        all.push(&topic.applies);
        all.extend(topic.rows.iter().map(|row| &row.when));
        all.extend(topic.notes.iter().map(|note| &note.when));
    }
    for task in &set.tasks {
        all.push(&task.when);
        all.extend(task.shares.iter().map(|share| &share.when));
    }
    all.extend(set.contacts.iter().map(|contact| &contact.when));
    all.extend(set.variants.iter().map(|variant| &variant.when));
    all
}

/// The things that the key of a text speaks of: each parent with an id, what holds the other before it.
fn owners(key: &str) -> Vec<(String, String)> {
    let parts: Vec<&str> = key.split('.').collect();
    let Some((kind, rest)) = parts.split_first() else { return Vec::new() };
    let within: &[&str] = match *kind {
        "question" => &["value", "item", "group"],
        "fact" => &["value"],
        "topic" => &["outcome", "row", "note"],
        "task" => &["share"],
        "group" | "party" | "contact" | "variant" | "other" | "term" => &[],
        _ => return Vec::new(),
    };
    let mut owners = Vec::new();
    if let Some((id, rest)) = rest.split_first() {
        owners.push(((*kind).to_owned(), (*id).to_owned()));
        if let [part, inner, ..] = rest
            && within.contains(part)
        {
            owners.push((format!("{kind}.{id}.{part}"), (*inner).to_owned()));
        }
    }
    owners
}

/// The key of the text that a key of a variant stands for; another key as it is.
fn without_variant(key: &str) -> &str {
    let inner = key.strip_prefix("variant.").and_then(|rest| rest.split_once('.'));
    inner.map_or(key, |(_, inner)| inner)
}
