//! What another rule set makes of the same answers, in one language: a rule set of the changes, for the guide to show.

mod topic;
mod walk;

use crate::carry::{CarryOver, carry_between, carry_over, with_guards};
use crate::compile::{Compiled, compile_folder};
use crate::word_list::WordList;
use kanta_engine::{Date, Diagram, Kind, Pack, QuestionId, RuleSet, Since, Target, Titled, value_part};
use std::path::Path;
use topic::Teller;
use walk::Walk;

/// A rule set that another one leads to.
#[derive(Clone, Debug)]
pub struct Other {
    /// Its place in [`RuleSet::others`].
    number: usize,
    compiled: Compiled,
    /// How answers carry over to it.
    carry: CarryOver,
}

/// The rule sets that the one in `folder` leads to and that lie beside it, in folders of their names.
///
/// # Errors
/// The faults of either, in words.
pub fn others_beside(folder: &Path, rules: &RuleSet) -> Result<Vec<Other>, String> {
    let mut others = Vec::new();
    for (number, other) in rules.others.iter().enumerate() {
        let beside = folder.join("..").join(&other.id);
        if beside.join("rule-set.toml").exists() {
            let compiled = compile_folder(&beside).map_err(|faults| faults.to_string())?;
            others.push(Other { number, compiled, carry: carry_between(folder, &beside)? });
        }
    }
    Ok(others)
}

/// What another rule set makes of the answers under `own`, in a language.
pub(crate) fn since(
    own: &Compiled,
    other: &Other,
    words: &WordList,
    language: &str,
) -> Result<Since, String> {
    let (from, to) = (&own.rules, &other.compiled.rules);
    let later = to.as_of > from.as_of;
    let mut teller = Teller::new((own, other), words, language, later)?;
    let topics = teller.topics()?;
    let (earlier, date) = (in_words(words, from.as_of.min(to.as_of)), in_words(words, to.as_of));
    let mut word =
        |key: &str| teller.add(words.word(key).replace("{earlier}", &earlier).replace("{date}", &date));
    let (dropped, done) = (word("since-dropped"), word("since-done"));
    let changes = RuleSet {
        title: word("since-title"),
        strip: word("since-several"),
        check: word("since-nothing"),
        others: vec![Titled { id: to.id.clone(), title: word("since-go") }],
        texts: own.rules.texts.saturating_add(teller.texts.len()),
        sources: if later { to.sources.clone() } else { from.sources.clone() },
        groups: from.groups.iter().take(1).cloned().collect(),
        topics,
        tasks: Vec::new(),
        parties: Vec::new(),
        contacts: Vec::new(),
        variants: Vec::new(),
        ..from.clone()
    };
    let texts = teller.texts;
    let pack = Pack { language: language.to_owned(), hash: from.hash.clone(), words: Vec::new(), texts };
    let (follows, lost) = carried(&other.carry, from, to)?;
    Ok(Since { other: other.number, changes, pack, follows, lost, dropped, done })
}

/// A date in words.
fn in_words(words: &WordList, date: Date) -> String {
    let month = words.word(&format!("month-{}", date.month));
    let gaps = [("{day}", date.day.to_string()), ("{year}", date.year.to_string())];
    let text = gaps.iter().fold(words.word("date").to_owned(), |text, (gap, value)| text.replace(gap, value));
    text.replace("{month}", month)
}

/// The answers that follow, each as a part of a link's code, and those that are lost, each with its diagram.
type Carried = (Vec<(String, Diagram)>, Vec<(QuestionId, Diagram)>);

/// How answers carry over, as the guide needs it.
fn carried(carry: &CarryOver, from: &RuleSet, to: &RuleSet) -> Result<Carried, String> {
    let follows = carry.follows.iter().filter_map(|one| {
        let question = to.questions.get(one.to.0)?;
        match &question.kind {
            Kind::Choice(values) => {
                Some((value_part(&question.id, &values.get(one.value)?.id), one.when.clone()))
            }
            Kind::Set(_) => None,
        }
    });
    let mut lost = Vec::new();
    for question in (0..from.questions.len()).map(QuestionId) {
        let naming = carry.follows.iter().filter(|one| one.from.contains(&question));
        let tested = naming.flat_map(|one| &one.when.nodes).map(|node| node.question);
        let relevant = with_guards(carry, tested.chain([question]).collect());
        let mut walk = Walk::new(carry, from, to, &relevant);
        let root = walk.diagram(&mut |people| {
            let lost = people.iter().any(|answers| {
                answers.get(question).is_some()
                    && carry_over(carry, from, answers).dropped.contains(&question)
            });
            Target::Leaf(usize::from(lost))
        })?;
        if root != Target::Leaf(0) {
            lost.push((question, walk.builder.extract(root)));
        }
    }
    Ok((follows.collect(), lost))
}
