//! The glossary: the words that a rule set explains, each with the titles of what explains it.

use crate::fault::{Faults, Problem};
use crate::source::SourceSet;
use crate::texts::{Language, Slots};
use kanta_engine::{Row, RuleSet, Term, Text};

/// How the keys of the texts begin in which a term may occur.
const TOLD: [&str; 3] = ["question.", "topic.", "task."];

/// The key of a text of a term.
fn key(term: &str, part: &str) -> String {
    format!("term.{term}.{part}")
}

/// Asks for the texts of the terms. They are not among those of the rules, which a first visit takes along.
pub(crate) fn ask(set: &SourceSet, slots: &mut Slots<'_>) {
    for term in &set.terms {
        ["name", "about", "forms"].into_iter().for_each(|part| slots.apart(key(&term.text, part)));
    }
}

/// The glossary of each language. A question, an outcome or a task has a term where it has it in one language, so that all languages
/// explain the same words with it; a term that a language never uses is a fault. A word of the rule set's own title is what all of it
/// is about, and is explained with questions alone: who has a result has met it.
pub(crate) fn glossaries(
    set: &SourceSet,
    rules: &RuleSet,
    languages: &[Language],
    faults: &mut Faults,
) -> Vec<(String, Vec<Term>)> {
    let titles = set.terms.iter().map(|term| titles(rules, languages, &key(&term.text, "forms")));
    let titles: Vec<Vec<Text>> = titles.collect();
    let mut glossaries = Vec::new();
    for language in languages {
        let mut terms = Vec::new();
        for (term, titles) in set.terms.iter().zip(&titles) {
            let forms = key(&term.text, "forms");
            let is_used = TOLD.iter().any(|start| uses(language, &forms, &|key| key.starts_with(start)));
            // A text that is missing is a fault already.
            if let Some((_, place)) = language.texts.get(&forms)
                && !is_used
            {
                faults.add(place, Problem::IdleTerm { key: forms.clone() });
            }
            terms.push(Term {
                name: language.text(&key(&term.text, "name")).to_owned(),
                about: language.text(&key(&term.text, "about")).to_owned(),
                titles: titles.clone(),
            });
        }
        glossaries.push((language.id.clone(), terms));
    }
    glossaries
}

/// The titles of all that explains a term; `forms` is the key of its forms.
fn titles(rules: &RuleSet, languages: &[Language], forms: &str) -> Vec<Text> {
    let used = |told: &dyn Fn(&str) -> bool| languages.iter().any(|language| uses(language, forms, told));
    let mut titles = titles_of_questions(rules, &used);
    if !used(&|key| key == "title") {
        titles.extend(titles_of_results(rules, &used));
    }
    titles
}

/// Says whether a term is used by a text whose key is one of those.
type Used<'u> = &'u dyn Fn(&dyn Fn(&str) -> bool) -> bool;

/// The titles of the questions that use a term.
fn titles_of_questions(rules: &RuleSet, used: Used<'_>) -> Vec<Text> {
    let asks = |id: &str| {
        let start = format!("question.{id}.");
        used(&|key| key.starts_with(&start))
    };
    rules.questions.iter().filter(|question| asks(&question.id)).map(|question| question.title).collect()
}

/// The titles of the outcomes and tasks that use a term. An outcome has its own texts, its topic's title and its rules.
fn titles_of_results(rules: &RuleSet, used: Used<'_>) -> Vec<Text> {
    let mut titles = Vec::new();
    for topic in &rules.topics {
        let of_topic = format!("topic.{}.", topic.id);
        for (at, outcome) in topic.outcomes.iter().enumerate() {
            let of_outcome = format!("outcome.{}.", outcome.id);
            let is_told = |key: &str| {
                let Some(key) = key.strip_prefix(&of_topic) else { return false };
                let is_rule = |row: &Row| row.outcome == at && key.strip_prefix("row.") == Some(&row.id);
                key == "title" || key.starts_with(&of_outcome) || topic.rows.iter().any(is_rule)
            };
            titles.extend(used(&is_told).then_some(outcome.title));
        }
    }
    // What others do of it is told with them.
    let asks = |id: &str| {
        let start = format!("task.{id}.");
        used(&|key| key.strip_prefix(&start).is_some_and(|key| !key.starts_with("share.")))
    };
    titles.extend(rules.tasks.iter().filter(|task| asks(&task.id)).map(|task| task.title));
    titles
}

/// Whether a text of a language whose key is told has a word that begins as `forms` says. The names of items are no words.
fn uses(language: &Language, forms: &str, told: &dyn Fn(&str) -> bool) -> bool {
    let forms = language.text(forms).to_lowercase();
    let forms: Vec<&str> = forms.split(", ").filter(|form| !form.is_empty()).collect();
    let mut texts = language.texts.iter().filter(|(key, _)| told(key) && !key.contains(".item."));
    texts.any(|(_, (text, _))| forms.iter().any(|form| has(text, form)))
}

/// Whether a word of a text begins with a form, whatever the case of its letters.
fn has(text: &str, form: &str) -> bool {
    let text = text.to_lowercase();
    let starts_word =
        |at| text.get(..at).and_then(|before| before.chars().last()).is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(form).any(|(at, _)| starts_word(at))
}
