//! What another rule set makes of the same answers, in one language: a rule set of the changes, for the guide to show.

mod further;
mod there;
mod topic;
mod walk;

use crate::carry::{
    CarryOver, Direction, Logic, carry_between, carry_over, from_tables, options, parse_carry_over,
};
use crate::compile::{Compiled, compile_folder, compile_logic};
use crate::fault::Faults;
use crate::source::SourceSet;
use crate::word_list::WordList;
use kanta_engine::{
    Answer, Answers, Follows, Kind, Pack, Question, QuestionId, RuleSet, Since, Titled, bit, value_part,
};
use std::path::Path;
use there::questions_alone;
use topic::Teller;
use walk::by_value;

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
            let compiled = compile_folder(&beside).map_err(|faults| faults.lines(&beside))?;
            others.push(Other { number, compiled, carry: carry_between(folder, &beside)? });
        }
    }
    Ok(others)
}

/// The changes from one rule set to another without their texts, for tools that need only the logic; `carry_over` is the text of the
/// second one's `carry-over.toml`, and `words` the folder of the interface's words.
///
/// # Errors
/// The faults of the texts, in words.
pub fn changes_logic(
    from: &SourceSet,
    to: &SourceSet,
    carry_over: &str,
    words: &Path,
) -> Result<Since, String> {
    let mut faults = Faults::default();
    let carries = parse_carry_over(carry_over, &mut faults);
    let carry = from_tables(&carries, Direction::From, (&Logic::new(from), &Logic::new(to)), &mut faults);
    let carry = faults.or(carry).map_err(|faults| faults.to_string())?;
    let compiled = |set: &SourceSet| Compiled {
        rules: compile_logic(set).0,
        texts: vec![("en".to_owned(), Vec::new())],
        late: Vec::new(),
        glossary: Vec::new(),
        places: None,
        cases: 0,
    };
    let other = Other { number: 0, compiled: compiled(to), carry };
    let words = WordList::read(words, "en")?;
    since(&compiled(from), &other, &words, "en")
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
    let (earlier, date) = (words.date(from.as_of.min(to.as_of)), words.date(to.as_of));
    let mut word =
        |key: &str| teller.add(words.word(key).replace("{earlier}", &earlier).replace("{date}", &date));
    let (dropped, done, counted) = (word("since-dropped"), word("since-done"), word("since-counted"));
    let (title, strip) = (word("since-title"), word("since-several"));
    let (check, go) = (word("since-nothing"), word("since-go"));
    let there: Vec<Question> = to.questions.iter().map(|question| teller.question_there(question)).collect();
    let questions = from.questions.iter().cloned().chain(there).collect();
    let sources = if later { teller.sources(&to.sources) } else { from.sources.clone() };
    let changes = RuleSet {
        as_of: to.as_of,
        title,
        strip,
        check,
        others: vec![Titled { id: to.id.clone(), title: go }],
        texts: own.rules.texts.saturating_add(teller.texts.len()),
        sources,
        questions,
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
    let (as_is, follows) = (as_is(&other.carry, from, to), follows(&other.carry, to));
    let there = questions_alone(to);
    Ok(Since { other: other.number, changes, there, pack, as_is, follows, dropped, done, counted })
}

/// The answers that follow, as the guide needs them.
fn follows(carry: &CarryOver, to: &RuleSet) -> Vec<Follows> {
    let follows = carry.follows.iter().filter_map(|one| {
        let question = to.questions.get(one.to.0)?;
        let Kind::Choice(values) = &question.kind else { return None };
        let part = value_part(&question.id, &values.get(one.answer?)?.id);
        Some(Follows { part, from: one.from.clone(), when: one.when.clone() })
    });
    follows.collect()
}

/// The questions that are taken as they are, each with the values that are not.
fn as_is(carry: &CarryOver, from: &RuleSet, to: &RuleSet) -> Vec<(QuestionId, u64)> {
    let except = |question: QuestionId| {
        let values = by_value(from, question, options(question, carry, from, to));
        let is_lost = |answer: &Answer| {
            let answers = Answers::default().with(question, Some(*answer));
            carry_over(carry, from, &answers).dropped.contains(&question)
        };
        let lost = values.iter().enumerate().filter(|(_, answers)| answers.iter().any(is_lost));
        lost.fold(0, |set, (value, _)| set | bit(value))
    };
    carry.as_is.iter().map(|one| (one.from, except(one.from))).collect()
}
