//! The decision tables as a reader wants them: every conclusion with its conditions in words, as Markdown or as HTML.

mod html;
mod markdown;

use crate::compile::{Compiled, compile_folder};
use crate::either;
use crate::extras::glossary_of;
use crate::fault::Faults;
use crate::read::read_folder;
use crate::source::{Condition, SourceFactKind, SourceSet, SourceShare, SourceTask, SourceTopic, Test};
use crate::texts::Language;
use crate::word_list::WordList;
use kanta_engine::{
    Date, ItemGroup, Kind, Pointer, Question, RuleSet, SetKind, Share, Source, Status, Task, Term, Text,
    Topic,
};
use std::path::Path;

/// How the tables are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Markdown, for the docs.
    Markdown,
    /// A fragment of HTML for a page, with its contents; headings begin at level 2.
    Html,
}

/// The decision tables of the rule set in `folder`, in one of its languages; `words` is the folder of the
/// interface's words.
///
/// # Errors
/// The faults of the rule set or the words, or that there is no such language, in words.
pub fn table(folder: &Path, words: &Path, language: &str, format: Format) -> Result<String, String> {
    let set = read_folder(folder, &mut Faults::default());
    let compiled = compile_folder(folder).map_err(|faults| faults.lines(folder))?;
    let texts = texts_of(&compiled, language)?;
    let words = WordList::read(words, language)?;
    let glossary = glossary_of(&compiled, language);
    let said = Language::read(folder, language, &mut Faults::default());
    let writer =
        TableWriter { set: &set, said: &said, rules: &compiled.rules, texts, words: &words, glossary };
    words.complete(match format {
        Format::Markdown => markdown::write(&writer.tables(), &words),
        Format::Html => html::write(&writer.tables(), &words, language),
    })
}

/// The texts of a compiled rule set in one of its languages.
pub(crate) fn texts_of<'c>(compiled: &'c Compiled, language: &str) -> Result<&'c [String], String> {
    let known: Vec<&str> = compiled.texts.iter().map(|(id, _)| id.as_str()).collect();
    let texts = compiled.texts.iter().find(|(id, _)| id == language).map(|(_, texts)| texts.as_slice());
    texts.ok_or_else(|| format!("There is no language `{language}`; use one of: {}.\n", known.join(", ")))
}

/// An outcome's text, with what stands for the groups of chosen items while they are not known.
pub(crate) fn with_any(rules: &RuleSet, texts: &[String], text: Text) -> String {
    let find = |text: Text| texts.get(usize::from(text.0)).map_or("", String::as_str);
    rules.questions.iter().fold(find(text).to_owned(), |words, question| match &question.kind {
        Kind::Set(set) => words.replace(&format!("{{{}}}", question.id), set.any.map_or("", find)),
        Kind::Choice(_) => words,
    })
}

/// All tables of a rule set, in words.
struct Tables {
    title: String,
    /// What to do before one relies on them.
    check: String,
    groups: Vec<Group>,
    areas: Vec<Areas>,
    tasks: Vec<Todo>,
    /// The words that are explained, each with what it means.
    terms: Vec<(String, String)>,
}

struct Group {
    title: String,
    tables: Vec<Table>,
}

/// The table of a topic.
struct Table {
    id: String,
    title: String,
    /// When it applies; empty if always.
    applies: Ways,
    rows: Vec<Line>,
    notes: Vec<Remark>,
}

/// A row: its id, what is concluded, what that means, when, how far the sources carry it, and where it is written.
struct Line {
    id: String,
    when: Ways,
    conclusion: String,
    detail: String,
    status: String,
    sources: Vec<Place>,
}

/// What one should know beside a conclusion, or what somebody else does of a task.
struct Remark {
    when: Ways,
    text: String,
    status: String,
    sources: Vec<Place>,
}

/// A task of the checklist.
struct Todo {
    when: Ways,
    title: String,
    detail: String,
    /// Who does it, where, and with what: a word and what it says.
    facts: Vec<(String, String)>,
    /// What others do of it: who, and what.
    shares: Vec<(String, Remark)>,
    sources: Vec<Place>,
}

/// A heading on a page.
struct Place {
    page: String,
    url: String,
    language: String,
    heading: String,
    /// Its dates in words; empty where none is known.
    dates: String,
}

/// What the items of a question are grouped into, for whoever has to find the group of their own; a group with its items.
struct Areas {
    id: String,
    title: String,
    rows: Vec<(String, String)>,
}

/// A condition in words: any of the lists must hold, and of a list every clause.
type Ways = Vec<Vec<String>>;

/// What the tables are told from.
struct TableWriter<'a> {
    set: &'a SourceSet,
    said: &'a Language,
    rules: &'a RuleSet,
    texts: &'a [String],
    words: &'a WordList,
    glossary: &'a [Term],
}

impl TableWriter<'_> {
    fn tables(&self) -> Tables {
        let groups = self.rules.groups.iter().enumerate().map(|(number, group)| Group {
            title: self.text(group.title),
            tables: (self.rules.topics.iter().zip(&self.set.topics))
                .filter(|(topic, _)| topic.group == number)
                .map(|(topic, source)| self.table(topic, source))
                .collect(),
        });
        let areas = self.rules.questions.iter().filter_map(|question| match &question.kind {
            Kind::Set(set) => Some(self.areas(question, set)),
            Kind::Choice(_) => None,
        });
        let tasks =
            self.rules.tasks.iter().zip(&self.set.tasks).map(|(task, source)| self.todo(task, source));
        Tables {
            title: self.text(self.rules.title),
            check: self.text(self.rules.check).replace("{date}", &self.words.date(self.rules.as_of)),
            groups: groups.collect(),
            areas: areas.collect(),
            tasks: tasks.collect(),
            terms: self.glossary.iter().map(|term| (term.name.clone(), term.about.clone())).collect(),
        }
    }

    fn todo(&self, task: &Task, source: &SourceTask) -> Todo {
        let facts = [("task-who", task.who), ("task-where", task.place), ("task-with", task.means)];
        let share = |(share, source): (&Share, &SourceShare)| {
            let party =
                self.rules.parties.get(share.party).map_or(String::new(), |party| self.text(party.title));
            let remark = Remark {
                when: self.ways(&source.when, &[]),
                text: self.text(share.text),
                status: self.words.word("source").to_owned(),
                sources: self.places(&share.sources),
            };
            (party, remark)
        };
        Todo {
            when: self.ways(&source.when, &[]),
            title: self.text(task.title),
            detail: self.text(task.detail),
            facts: (facts.into_iter())
                .filter_map(|(key, fact)| Some((self.words.word(key).to_owned(), self.text(fact?))))
                .collect(),
            shares: task.shares.iter().zip(&source.shares).map(share).collect(),
            sources: self.places(&task.sources),
        }
    }

    fn areas(&self, question: &Question, set: &SetKind) -> Areas {
        let names = |group| {
            let items = set.items.iter().filter(|item| item.group == group);
            items.map(|item| self.text(item.name)).collect::<Vec<_>>().join(", ")
        };
        let row = |(at, group): (usize, &ItemGroup)| (self.text(group.name), names(Some(at)));
        let mut rows: Vec<(String, String)> = set.groups.iter().enumerate().map(row).collect();
        let without = names(None);
        rows.extend(
            (!without.is_empty()).then(|| (self.words.word("no-area").replace('\u{ad}', ""), without)),
        );
        Areas { id: question.id.clone(), title: self.words.word("table-areas").to_owned(), rows }
    }

    fn table(&self, topic: &Topic, source: &SourceTopic) -> Table {
        // What applies always is known when a row is read.
        let known = match source.applies.ways.as_slice() {
            [only] => only.iter().map(|test| test.name.text.as_str()).collect(),
            _ => Vec::new(),
        };
        let filled =
            |text: Option<Text>| text.map_or(String::new(), |text| with_any(self.rules, self.texts, text));
        let rows = topic.rows.iter().zip(&source.rows).map(|(row, source)| {
            let outcome = topic.outcomes.get(row.outcome);
            Line {
                id: format!("{}/{}", topic.id, row.id),
                when: self.ways(&source.when, &known),
                conclusion: filled(outcome.map(|outcome| outcome.title)),
                detail: filled(outcome.and_then(|outcome| outcome.detail)),
                status: self.status(row.status),
                sources: self.places(&row.sources),
            }
        });
        let notes = topic.notes.iter().zip(&source.notes).map(|(note, source)| Remark {
            when: self.ways(&source.when, &known),
            text: self.text(note.text),
            status: self.status(note.status),
            sources: self.places(&note.sources),
        });
        Table {
            id: topic.id.clone(),
            title: self.text(topic.title),
            applies: self.ways(&source.applies, &[]),
            rows: rows.collect(),
            notes: notes.collect(),
        }
    }

    fn status(&self, status: Status) -> String {
        let key = match status {
            Status::Stated => "status-stated",
            Status::Implied => "status-implied",
            Status::Outside => "status-outside",
            Status::Silent => "status-silent",
            Status::NotVerified => "status-not-verified",
        };
        self.words.word(key).to_owned()
    }

    fn places(&self, pointers: &[Pointer]) -> Vec<Place> {
        pointers.iter().filter_map(|pointer| self.place(pointer)).collect()
    }

    fn place(&self, pointer: &Pointer) -> Option<Place> {
        let source = self.rules.sources.get(pointer.source)?;
        Some(Place {
            page: self.text(source.page),
            url: self.text(source.url),
            language: source.language.clone(),
            heading: self.text(*source.headings.get(pointer.heading)?),
            dates: self.dates(source),
        })
    }

    /// The dates of a source. One that was read and has no date is said to have none.
    fn dates(&self, source: &Source) -> String {
        let changed = source.dated.map(numbers);
        let undated = || self.words.word("source-undated").to_lowercase();
        let read = source.read.as_ref().map(|month| {
            let read = self.words.word("source-read").replace("{month}", month);
            format!("{}, {read}", changed.clone().unwrap_or_else(undated))
        });
        read.or(changed).map_or(String::new(), |dates| format!(" ({dates})"))
    }

    /// A condition in words. Before what it says of a question stands when that one is asked: a person who is not asked it may
    /// still have an answer to it. What is said of the names in `known` stands elsewhere.
    fn ways(&self, condition: &Condition, known: &[&str]) -> Ways {
        let way = |tests: &Vec<Test>| {
            let mut said: Vec<&str> = tests.iter().map(|test| test.name.text.as_str()).collect();
            said.extend(known);
            let mut clauses = Vec::new();
            for test in tests {
                self.guards(&test.name.text, &mut said, &mut clauses);
                clauses.push(self.test(test));
            }
            clauses
        };
        condition.ways.iter().map(way).collect()
    }

    /// When a question or fact is asked, but for what is said already.
    fn guards<'s>(&'s self, name: &str, said: &mut Vec<&'s str>, clauses: &mut Vec<String>) {
        let fact = self.set.facts.iter().find(|fact| fact.id.text == name);
        let name = fact.map_or(name, |fact| &fact.of.text);
        let question = self.set.questions.iter().find(|question| question.id.text == name);
        let ways = question.map_or(&[][..], |question| &question.asked.ways);
        if let [tests] = ways {
            for test in
                tests.iter().filter(|test| !said.contains(&test.name.text.as_str())).collect::<Vec<_>>()
            {
                said.push(&test.name.text);
                self.guards(&test.name.text, said, clauses);
                clauses.push(self.test(test));
            }
        } else {
            let way = |tests: &Vec<Test>| tests.iter().map(|test| self.test(test)).collect::<Vec<_>>();
            let ways: Vec<String> = ways.iter().map(|tests| format!("({})", way(tests).join("; "))).collect();
            clauses.extend((!ways.is_empty()).then(|| self.either(&ways)));
        }
    }

    fn test(&self, test: &Test) -> String {
        if let Some(clause) = either::clause(self.said, test) {
            return clause.to_owned();
        }
        let values = test.values.iter();
        self.either(&values.flat_map(|value| self.clauses(&test.name.text, &value.text)).collect::<Vec<_>>())
    }

    fn either(&self, clauses: &[String]) -> String {
        clauses.join(&format!(" {} ", self.words.word("or")))
    }

    /// What it says of a person that a question or fact has a value, its clause after "because"; of a topic its title and outcome.
    fn clauses(&self, name: &str, value: &str) -> Vec<String> {
        if let Some(topic) = self.rules.topics.iter().find(|topic| topic.id == name) {
            let outcome = topic.outcomes.iter().find(|outcome| outcome.id == value);
            let said =
                outcome.map(|outcome| format!("{}: {}", self.text(topic.title), self.text(outcome.short)));
            return said.into_iter().collect();
        }
        for question in &self.rules.questions {
            match &question.kind {
                Kind::Choice(values) if question.id == name => {
                    let found = values.iter().find(|known| known.id == value);
                    return found.map(|known| self.text(known.because)).into_iter().collect();
                }
                Kind::Choice(_) => {}
                Kind::Set(set) => {
                    if let Some(fact) = set.facts.iter().find(|fact| fact.id == name) {
                        let found = fact.values.iter().find(|known| known.id == value);
                        return found.map(|known| self.text(known.because)).into_iter().collect();
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

    fn text(&self, text: Text) -> String {
        self.texts.get(usize::from(text.0)).cloned().unwrap_or_default()
    }
}

/// A date in numbers, the day first, as all three languages write it.
fn numbers(date: Date) -> String {
    format!("{}.{}.{}", date.day, date.month, date.year)
}
