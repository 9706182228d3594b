//! Rules and texts as the build writes them, read: those that are built in, or others with their texts.

use crate::texts::words;
use kanta_engine::{
    Extras, LoadError, Pack, RuleSet, load_extras, load_late_words, load_pack, load_rules, load_set,
};
use std::cell::OnceCell;
use std::rc::Rc;

/// The built-in rule set.
const BUILT_IN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rules.kgr"));

thread_local! {
    /// The built-in rule set, read once for all guides of a page.
    static BUILT_IN_RULES: OnceCell<Rc<RuleSet>> = const { OnceCell::new() };
}

/// The rules in force, and their texts with the interface's words: the built-in rules unless `own` has others.
///
/// # Errors
/// What is wrong with the texts or the rules.
pub fn load(texts: &[u8], own: &[u8]) -> Result<(Rc<RuleSet>, Rc<Pack>), LoadError> {
    let built_in = built_in()?;
    let pack = load_pack(texts, &built_in, words::COUNT)?;
    if own.is_empty() {
        return Ok((built_in, Rc::new(pack)));
    }
    let (rules, pack) = load_set(own, &pack)?;
    Ok((Rc::new(rules), Rc::new(pack)))
}

/// What a first visit does without: puts the late words of the interface, which are in `built_in`, and the late texts of the rules
/// into `pack`. The extras are those of the built-in rules, after the words, unless `own` has those of others.
///
/// # Errors
/// What is wrong with the words or the extras.
pub fn load_later(
    built_in: &[u8],
    own: &[u8],
    rules: &RuleSet,
    pack: &mut Pack,
) -> Result<Extras, LoadError> {
    let extras = load_late_words(built_in, pack)?;
    load_extras(if own.is_empty() { extras } else { own }, rules, pack)
}

fn built_in() -> Result<Rc<RuleSet>, LoadError> {
    BUILT_IN_RULES.with(|read| match read.get() {
        Some(rules) => Ok(rules.clone()),
        None => {
            let rules = Rc::new(load_rules(BUILT_IN)?);
            Ok(read.get_or_init(|| rules).clone())
        }
    })
}
