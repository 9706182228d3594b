//! The glossary: the words that a rule set explains, each with whose texts have it.

use crate::fault::{Faults, Problem};
use crate::source::SourceSet;
use crate::texts::{Language, Slots};
use kanta_engine::{RuleSet, Term, Text};

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

/// The glossary of each language. A question, a topic or a task has a term where it has it in one language, so that all languages
/// explain the same words with it; a term that a language never uses is a fault.
pub(crate) fn glossaries(
    set: &SourceSet,
    rules: &RuleSet,
    languages: &[Language],
    faults: &mut Faults,
) -> Vec<(String, Vec<Term>)> {
    let mut glossaries = Vec::new();
    for language in languages {
        let mut terms = Vec::new();
        for term in &set.terms {
            let forms = key(&term.text, "forms");
            let is_used = TOLD.iter().any(|start| uses(language, &forms, start));
            // A text that is missing is a fault already.
            if let Some((_, place)) = language.texts.get(&forms)
                && !is_used
            {
                faults.add(place, Problem::IdleTerm { key: forms.clone() });
            }
            let titles = titles(rules)
                .filter(|(start, _)| languages.iter().any(|language| uses(language, &forms, start)));
            terms.push(Term {
                name: language.text(&key(&term.text, "name")).to_owned(),
                about: language.text(&key(&term.text, "about")).to_owned(),
                titles: titles.map(|(_, title)| title).collect(),
            });
        }
        glossaries.push((language.id.clone(), terms));
    }
    glossaries
}

/// Each question, topic and task: how the keys of its texts begin, and its title.
fn titles(rules: &RuleSet) -> impl Iterator<Item = (String, Text)> {
    let questions =
        rules.questions.iter().map(|question| (format!("question.{}.", question.id), question.title));
    let topics = rules.topics.iter().map(|topic| (format!("topic.{}.", topic.id), topic.title));
    let tasks = rules.tasks.iter().map(|task| (format!("task.{}.", task.id), task.title));
    questions.chain(topics).chain(tasks)
}

/// Whether a text of a language whose key starts so has a word that begins as `forms` says. The names of items are no words.
fn uses(language: &Language, forms: &str, start: &str) -> bool {
    let forms = language.text(forms).to_lowercase();
    let forms: Vec<&str> = forms.split(", ").filter(|form| !form.is_empty()).collect();
    let mut texts =
        language.texts.iter().filter(|(key, _)| key.starts_with(start) && !key.contains(".item."));
    texts.any(|(_, (text, _))| forms.iter().any(|form| has(text, form)))
}

/// Whether a word of a text begins with a form, whatever the case of its letters.
fn has(text: &str, form: &str) -> bool {
    let text = text.to_lowercase();
    let starts_word =
        |at| text.get(..at).and_then(|before| before.chars().last()).is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(form).any(|(at, _)| starts_word(at))
}
