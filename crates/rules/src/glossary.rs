//! The glossary: the words that a rule set explains, each with the questions, topics and tasks whose texts have it.

use crate::fault::{Faults, Problem};
use crate::source::SourceSet;
use crate::texts::{Language, Slots};
use kanta_engine::{QuestionId, Term};

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

/// The glossary of each language. A term counts as used where one language uses it, so that all languages explain the same words on
/// a page; a term that a language never uses is a fault.
pub(crate) fn glossaries(
    set: &SourceSet,
    languages: &[Language],
    faults: &mut Faults,
) -> Vec<(String, Vec<Term>)> {
    let terms = |language: &Language| {
        let term = |id: &String| Term {
            name: language.text(&key(id, "name")).to_owned(),
            about: language.text(&key(id, "about")).to_owned(),
            questions: used(
                languages,
                id,
                "question",
                set.questions.iter().map(|question| &question.id.text),
            )
            .map(QuestionId)
            .collect(),
            topics: used(languages, id, "topic", set.topics.iter().map(|topic| &topic.id.text)).collect(),
            tasks: used(languages, id, "task", set.tasks.iter().map(|task| &task.id.text)).collect(),
        };
        (language.id.clone(), set.terms.iter().map(|id| term(&id.text)).collect())
    };
    for language in languages {
        for term in &set.terms {
            let forms = key(&term.text, "forms");
            let is_used =
                ["question.", "topic.", "task."].iter().any(|start| uses(language, &term.text, start));
            // A text that is missing is a fault already.
            if let Some((_, place)) = language.texts.get(&forms)
                && !is_used
            {
                faults.add(place, Problem::IdleTerm { key: forms });
            }
        }
    }
    languages.iter().map(terms).collect()
}

/// The places of those whose texts have a term in some language.
fn used<'a>(
    languages: &[Language],
    term: &str,
    kind: &str,
    ids: impl Iterator<Item = &'a String>,
) -> impl Iterator<Item = usize> {
    let has = |id: &String| languages.iter().any(|language| uses(language, term, &format!("{kind}.{id}.")));
    ids.enumerate().filter(|(_, id)| has(id)).map(|(at, _)| at).collect::<Vec<_>>().into_iter()
}

/// Whether a text of a language whose key starts so has a term.
fn uses(language: &Language, term: &str, start: &str) -> bool {
    let forms: Vec<String> = language
        .text(&key(term, "forms"))
        .split(", ")
        .map(str::to_lowercase)
        .filter(|form| !form.is_empty())
        .collect();
    let texts = language.texts.iter().filter(|(key, _)| key.starts_with(start));
    texts.into_iter().any(|(_, (text, _))| forms.iter().any(|form| has(text, form)))
}

/// Whether a word of a text begins with a form, whatever the case of its letters.
fn has(text: &str, form: &str) -> bool {
    let text = text.to_lowercase();
    let starts_word = |(at, _)| {
        text.get(..at).and_then(|before| before.chars().last()).is_none_or(|c| !c.is_alphanumeric())
    };
    text.match_indices(form).any(starts_word)
}
