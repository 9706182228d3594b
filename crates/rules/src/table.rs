//! The decision tables as a reader wants them: every outcome with its conditions in words, as Markdown or as HTML.

use crate::compile::{Compiled, compile_folder};
use crate::fault::Faults;
use crate::read::read_folder;
use crate::source::{Condition, SourceFactKind, SourceSet, Test};
use crate::words::read_words;
use kanta_engine::{Date, Kind, Outcome, Pointer, Row, RuleSet, Status, Text, Topic};
use std::path::Path;

/// How the tables are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Markdown, for the docs.
    Markdown,
    /// A fragment of HTML, for a page.
    Html,
}

/// The decision tables of the rule set in `folder`, in one of its languages; `words` is the folder of the
/// interface's words.
///
/// # Errors
/// The faults of the rule set or the words, or that there is no such language, in words.
pub fn table(folder: &Path, words: &Path, language: &str, format: Format) -> Result<String, String> {
    let set = read_folder(folder, &mut Faults::default());
    let compiled = compile_folder(folder).map_err(|faults| faults.to_string())?;
    let texts = texts_of(&compiled, language)?;
    let known_words = words_of(words, language)?;
    let writer = Writer { set: &set, rules: &compiled.rules, texts, words: &known_words, format };
    Ok(writer.all())
}

/// The texts of a compiled rule set in one of its languages.
pub(crate) fn texts_of<'c>(compiled: &'c Compiled, language: &str) -> Result<&'c [String], String> {
    let known: Vec<&str> = compiled.texts.iter().map(|(id, _)| id.as_str()).collect();
    let texts = compiled.texts.iter().find(|(id, _)| id == language).map(|(_, texts)| texts.as_slice());
    texts.ok_or_else(|| format!("There is no language `{language}`; use one of: {}.\n", known.join(", ")))
}

/// The interface's words and those of documents in a language, by key.
pub(crate) fn words_of(words: &Path, language: &str) -> Result<Vec<(String, String)>, String> {
    let mut known: Vec<(String, String)> = Vec::new();
    for folder in [words, &words.join("documents")] {
        let read = read_words(folder, &[language.to_owned()]).map_err(|faults| faults.to_string())?;
        let list = read.languages.into_iter().next().map_or_else(Vec::new, |(_, list)| list);
        known.extend(read.keys.into_iter().zip(list));
    }
    Ok(known)
}

/// An outcome's text, with what stands for the groups of chosen items while they are not known.
pub(crate) fn with_any(rules: &RuleSet, texts: &[String], text: Text) -> String {
    let find = |text: Text| texts.get(usize::from(text.0)).map_or("", String::as_str);
    rules.questions.iter().fold(find(text).to_owned(), |words, question| match &question.kind {
        Kind::Set(set) => words.replace(&format!("{{{}}}", question.id), set.any.map_or("", find)),
        Kind::Choice(_) => words,
    })
}

/// What the tables are written from.
struct Writer<'a> {
    set: &'a SourceSet,
    rules: &'a RuleSet,
    texts: &'a [String],
    words: &'a [(String, String)],
    format: Format,
}

impl Writer<'_> {
    fn all(&self) -> String {
        let mut page = self.heading(1, self.text(self.rules.title));
        for (number, group) in self.rules.groups.iter().enumerate() {
            page.push_str(&self.heading(2, self.text(group.title)));
            for (topic, source) in self.rules.topics.iter().zip(&self.set.topics) {
                if topic.group == number {
                    page.push_str(&self.heading(3, self.text(topic.title)));
                    page.push_str(&self.topic(
                        topic,
                        &source.applies,
                        source.rows.iter().map(|row| &row.when),
                    ));
                }
            }
        }
        page
    }

    /// A table: the conclusion, when it is reached, how far the sources carry it, and where it is written.
    fn topic<'c>(
        &self,
        topic: &Topic,
        applies: &Condition,
        when: impl Iterator<Item = &'c Condition>,
    ) -> String {
        let head =
            ["table-conclusion", "table-when", "table-status", "source"].map(|key| self.word(key).to_owned());
        let mut table = self.row(&head, "th scope=\"col\"", "th");
        if self.format == Format::Markdown {
            table.push_str("|---|---|---|---|\n");
        }
        for (row, when) in topic.rows.iter().zip(when) {
            let outcome =
                topic.outcomes.get(row.outcome).map_or(String::new(), |outcome| self.outcome(outcome));
            let clauses: Vec<String> = [self.condition(applies), self.condition(when)].concat();
            let clauses =
                if clauses.is_empty() { self.word("table-always").to_owned() } else { clauses.join("; ") };
            let cells = [outcome, clauses, self.status(row), self.sources(&row.sources)];
            table.push_str(&self.row(&cells, "td", "td"));
        }
        match self.format {
            Format::Markdown => table + "\n",
            Format::Html => format!("<table>\n{table}</table>\n"),
        }
    }

    fn outcome(&self, outcome: &Outcome) -> String {
        self.escaped(&with_any(self.rules, self.texts, outcome.title))
    }

    fn status(&self, row: &Row) -> String {
        self.escaped(self.word(match row.status {
            Status::Stated => "status-stated",
            Status::Implied => "status-implied",
            Status::Outside => "status-outside",
            Status::Silent => "status-silent",
        }))
    }

    fn sources(&self, pointers: &[Pointer]) -> String {
        let source = |pointer: &Pointer| {
            let source = self.rules.sources.get(pointer.source)?;
            let heading = self.escaped(source.headings.get(pointer.heading)?);
            let page = self.escaped(&source.page);
            let dated = source.dated.map_or(String::new(), |date| format!(" ({})", numbers(date)));
            Some(match self.format {
                Format::Markdown => format!("[{page}]({}): {heading}{dated}", source.url),
                Format::Html => {
                    let (url, language) = (self.escaped(&source.url), self.escaped(&source.language));
                    format!(
                        "<a href=\"{url}\" lang=\"{language}\">{page}</a>: <span lang=\"{language}\">{heading}</span>{dated}"
                    )
                }
            })
        };
        let separator = if self.format == Format::Markdown { "; " } else { "<br>" };
        pointers.iter().filter_map(source).collect::<Vec<_>>().join(separator)
    }

    /// A condition as clauses: each test in words, several values side by side; ways apart from each other by a bar.
    fn condition(&self, condition: &Condition) -> Vec<String> {
        let way = |tests: &Vec<Test>| tests.iter().map(|test| self.test(test)).collect::<Vec<_>>();
        match condition.0.as_slice() {
            [] => Vec::new(),
            [only] => way(only),
            several => {
                vec![several.iter().map(|tests| way(tests).join("; ")).collect::<Vec<_>>().join(" / ")]
            }
        }
    }

    fn test(&self, test: &Test) -> String {
        let clauses: Vec<String> =
            test.values.iter().flat_map(|value| self.clauses(&test.name.text, &value.text)).collect();
        clauses.join(&format!(" {} ", self.word("or")))
    }

    /// What it says of a person that a question or fact has a value: its clause after "because".
    fn clauses(&self, name: &str, value: &str) -> Vec<String> {
        for question in &self.rules.questions {
            match &question.kind {
                Kind::Choice(values) if question.id == name => {
                    let found = values.iter().find(|known| known.id == value);
                    return found.map(|known| self.escaped(self.text(known.because))).into_iter().collect();
                }
                Kind::Choice(_) => {}
                Kind::Set(set) => {
                    if let Some(fact) = set.facts.iter().find(|fact| fact.id == name) {
                        let found = fact.values.iter().find(|known| known.id == value);
                        return found
                            .map(|known| self.escaped(self.text(known.because)))
                            .into_iter()
                            .collect();
                    }
                }
            }
        }
        // A fact of a choice stands for some of its values.
        let fact = self.set.facts.iter().find(|fact| fact.id.text == name);
        match fact.map(|fact| (&fact.kind, &fact.of.text)) {
            Some((SourceFactKind::Values(values), of)) => {
                let members =
                    values.iter().filter(|(id, _)| id.text == value).flat_map(|(_, members)| members);
                members.flat_map(|member| self.clauses(of, &member.text)).collect()
            }
            Some((SourceFactKind::CountGroups(_) | SourceFactKind::Contains(_), _)) | None => Vec::new(),
        }
    }

    fn heading(&self, level: usize, words: &str) -> String {
        let words = self.escaped(words);
        match self.format {
            Format::Markdown => format!("{} {words}\n\n", "#".repeat(level)),
            Format::Html => format!("<h{level}>{words}</h{level}>\n"),
        }
    }

    fn row(&self, cells: &[String; 4], open: &str, close: &str) -> String {
        match self.format {
            Format::Markdown => format!("| {} |\n", cells.join(" | ")),
            Format::Html => {
                let cells = cells.iter().map(|cell| format!("<{open}>{cell}</{close}>"));
                format!("<tr>{}</tr>\n", cells.collect::<String>())
            }
        }
    }

    /// Words made safe where they are put.
    fn escaped(&self, words: &str) -> String {
        match self.format {
            Format::Markdown => words.replace('\\', "\\\\").replace('|', "\\|"),
            Format::Html => words.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;"),
        }
    }

    fn text(&self, text: Text) -> &str {
        self.texts.get(usize::from(text.0)).map_or("", String::as_str)
    }

    fn word(&self, key: &str) -> &str {
        self.words.iter().find(|(known, _)| known == key).map_or("", |(_, word)| word.as_str())
    }
}

/// A date in numbers, the day first, as all three languages write it.
fn numbers(date: Date) -> String {
    format!("{}.{}.{}", date.day, date.month, date.year)
}
