//! The page of the result, with every string and flag that its view needs.

use super::{Speech, State};
use crate::words::{self, Word};
use kanta_engine::{
    Answers, Case, Pointer, Possible, QuestionId, Row, Source, Status, Topic, because, deciding, notes,
    outcomes, tasks,
};

/// The page of the result.
#[derive(Clone, Debug, PartialEq)]
pub struct ResultPage {
    /// The title.
    pub title: String,
    /// The sentence that sums up.
    pub sum: String,
    /// That one should check with Kela and the authority.
    pub check: String,
    /// A link to Kela: address and words.
    pub contact: (String, String),
    /// The main groups.
    pub cards: Vec<Card>,
    /// The other groups.
    pub others: Vec<Card>,
    /// The title of the checklist.
    pub tasks_title: String,
    /// How to use it.
    pub tasks_intro: String,
    /// What to do.
    pub tasks: Vec<TaskRow>,
    /// The title of the review.
    pub answers_title: String,
    /// The answers.
    pub answers: Vec<AnswerRow>,
    /// "Change".
    pub change: String,
    /// "Start again".
    pub restart: String,
    /// The date of the rules.
    pub dated: String,
    /// Labels that conclusions share.
    pub labels: Labels,
}

/// Labels that conclusions share.
#[derive(Clone, Debug, PartialEq)]
pub struct Labels {
    /// "Rule and source".
    pub rule: String,
    /// "Page".
    pub page: String,
    /// "Heading on the page".
    pub heading: String,
    /// "Good to know".
    pub notes: String,
    /// "Answer now".
    pub answer_now: String,
    /// "How to find out".
    pub how: String,
}

/// A group of topics.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The title.
    pub title: String,
    /// What is said where no topic applies.
    pub none: Option<String>,
    /// The conclusions.
    pub conclusions: Vec<Conclusion>,
}

/// What is concluded in a topic.
#[derive(Clone, Debug, PartialEq)]
pub struct Conclusion {
    /// The topic's id.
    pub topic: String,
    /// The topic.
    pub title: String,
    /// What is certain or open.
    pub verdict: Verdict,
    /// What one should know beside it.
    pub notes: Vec<NoteText>,
}

/// What is certain or open in a topic.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// One outcome is certain.
    Certain {
        /// The outcome's id.
        outcome: String,
        /// How far the sources carry it.
        status: Status,
        /// The conclusion.
        headline: String,
        /// "Because …".
        because: Option<String>,
        /// What it means.
        detail: Option<String>,
        /// The mark that tells the status.
        mark: String,
        /// What the mark means.
        meaning: String,
        /// The rules it rests on.
        rules: Vec<RuleText>,
    },
    /// Several things can still come out.
    Open(Open),
}

/// An open topic.
#[derive(Clone, Debug, PartialEq)]
pub struct Open {
    /// "This is still open".
    pub headline: String,
    /// "Possible conclusions".
    pub possible_title: String,
    /// What can come out.
    pub possible: Vec<String>,
    /// "It depends on: …".
    pub depends: String,
    /// The questions that it depends on: number, short name, how to find out.
    pub questions: Vec<(QuestionId, String, String)>,
}

/// A rule with its sources.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleText {
    /// The rule in plain words.
    pub text: String,
    /// Where it is read off.
    pub sources: Vec<SourceText>,
}

/// A note with its sources.
#[derive(Clone, Debug, PartialEq)]
pub struct NoteText {
    /// The note.
    pub text: String,
    /// How far the sources carry it.
    pub status: Status,
    /// The mark that tells so.
    pub mark: String,
    /// Where it comes from.
    pub sources: Vec<SourceText>,
}

/// A place in a source.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceText {
    /// The page's title, in its own language.
    pub page: String,
    /// That language.
    pub language: String,
    /// The language in words.
    pub language_name: String,
    /// The page's address.
    pub url: String,
    /// The heading, in the page's language.
    pub heading: String,
    /// When the page was last changed.
    pub dated: String,
}

/// Something to do.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskRow {
    /// The task's id.
    pub id: String,
    /// What to do.
    pub title: String,
    /// Who, where and with what.
    pub detail: String,
}

/// An answer in the review.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerRow {
    /// The question.
    pub question: QuestionId,
    /// The question's id.
    pub id: String,
    /// Its short name.
    pub short: String,
    /// The answer.
    pub answer: String,
    /// The accessible name of its button.
    pub change: String,
}

impl ResultPage {
    /// The result of a state.
    pub(super) fn of(state: &State, speech: &Speech<'_>) -> ResultPage {
        let (asked, counted) = state.asked();
        let case = Case::new(&state.rules, &counted);
        let all: Vec<(&Topic, Possible)> = state.rules.topics.iter().zip(outcomes(&case)).collect();
        let teller = Teller { speech: *speech, case: &case, answers: &counted };
        let cards = |main: bool| {
            let groups = state.rules.groups.iter().enumerate().filter(move |(_, group)| group.main == main);
            groups.map(|(at, group)| {
                let topics = all.iter().filter(|(topic, possible)| topic.group == at && possible.applies());
                let conclusions: Vec<_> =
                    topics.map(|(topic, possible)| teller.conclusion(topic, possible)).collect();
                let none = if conclusions.is_empty() { speech.maybe(group.none) } else { None };
                Card { title: speech.text(group.title), none, conclusions }
            })
        };
        let word = |word: Word| speech.word(word).to_owned();
        let date = speech.date(state.rules.as_of);
        let dated = [("date", date.as_str())];
        ResultPage {
            title: word(words::RESULT_TITLE),
            sum: teller.sum(&all),
            check: speech.say(words::CHECK_WITH, &dated),
            contact: (word(words::CONTACT_URL), word(words::CONTACT_KELA)),
            cards: cards(true).filter(|card| card.none.is_some() || !card.conclusions.is_empty()).collect(),
            others: cards(false).filter(|card| !card.conclusions.is_empty()).collect(),
            tasks_title: word(words::CHECKLIST_TITLE),
            tasks_intro: word(words::CHECKLIST_INTRO),
            tasks: teller.tasks(),
            answers_title: word(words::ANSWERS_TITLE),
            answers: asked.iter().filter_map(|&question| teller.answer(question)).collect(),
            change: word(words::CHANGE),
            restart: word(words::START_AGAIN),
            dated: speech.say(words::RULES_DATED, &dated),
            labels: Labels {
                rule: word(words::RULE_AND_SOURCE),
                page: word(words::SOURCE_PAGE),
                heading: word(words::SOURCE_HEADING),
                notes: word(words::NOTES_TITLE),
                answer_now: word(words::ANSWER_NOW),
                how: word(words::HOW_TITLE),
            },
        }
    }
}

/// Tells what a case comes to.
struct Teller<'a> {
    speech: Speech<'a>,
    case: &'a Case<'a>,
    answers: &'a Answers,
}

impl Teller<'_> {
    /// One sentence on the topics of the main groups.
    fn sum(&self, all: &[(&Topic, Possible)]) -> String {
        let main = |topic: &Topic| self.case.rules.groups.get(topic.group).is_some_and(|group| group.main);
        let clauses = all.iter().filter(|(topic, possible)| main(topic) && possible.applies()).filter_map(
            |(topic, possible)| match possible.certain().and_then(|outcome| topic.outcomes.get(outcome)) {
                Some(outcome) => outcome.sum.map(|sum| self.speech.outcome(sum, self.answers)),
                None => {
                    let title = self.speech.text(topic.title);
                    Some(self.speech.say(words::SUMMARY_OPEN, &[("topic", &title)]))
                }
            },
        );
        let sentence = self.speech.list(&clauses.collect::<Vec<_>>());
        let mut letters = sentence.chars();
        letters.next().map_or(String::new(), |first| format!("{}{}.", first.to_uppercase(), letters.as_str()))
    }

    fn conclusion(&self, topic: &Topic, possible: &Possible) -> Conclusion {
        let verdict = match possible.certain().and_then(|outcome| topic.outcomes.get(outcome)) {
            Some(outcome) => {
                let rows: Vec<&Row> = possible.rows.iter().filter_map(|&row| topic.rows.get(row)).collect();
                // Where several rows may decide, the one that the sources carry least far says how sure the outcome is.
                let status = rows.iter().map(|row| row.status).max().unwrap_or(Status::Silent);
                let (mark, meaning) = mark(status);
                Verdict::Certain {
                    outcome: outcome.id.clone(),
                    status,
                    headline: self.speech.outcome(outcome.title, self.answers),
                    because: self.because(topic),
                    detail: outcome.detail.map(|detail| self.speech.outcome(detail, self.answers)),
                    mark: self.speech.word(mark).to_owned(),
                    meaning: self.speech.word(meaning).to_owned(),
                    rules: rows.into_iter().map(|row| self.rule(row)).collect(),
                }
            }
            None => Verdict::Open(self.open(topic, possible)),
        };
        let notes = notes(self.case, topic).into_iter().map(|note| NoteText {
            text: self.speech.text(note.text),
            status: note.status,
            mark: self.speech.word(mark(note.status).0).to_owned(),
            sources: self.sources(&note.sources),
        });
        Conclusion {
            topic: topic.id.clone(),
            title: self.speech.text(topic.title),
            verdict,
            notes: notes.collect(),
        }
    }

    fn because(&self, topic: &Topic) -> Option<String> {
        let questions = because(self.case, topic).into_iter();
        let reason = |question| self.speech.reason(topic, question, self.answers.get(question));
        let reasons: Vec<String> = questions.flat_map(reason).collect();
        let reasons = (!reasons.is_empty()).then(|| self.speech.list(&reasons))?;
        Some(self.speech.say(words::BECAUSE, &[("reasons", &reasons)]))
    }

    fn open(&self, topic: &Topic, possible: &Possible) -> Open {
        let outcomes = possible.outcomes.iter().filter_map(|&outcome| topic.outcomes.get(outcome));
        let mut names: Vec<String> =
            outcomes.map(|outcome| self.speech.short(outcome, self.answers)).collect();
        if possible.may_not_apply {
            names.push(self.speech.word(words::DOES_NOT_APPLY).to_owned());
        }
        let questions: Vec<(QuestionId, String, String)> = deciding(self.case, topic)
            .into_iter()
            .filter_map(|id| {
                let question = self.case.rules.questions.get(id.0)?;
                Some((id, self.speech.text(question.short), self.speech.text(question.how)))
            })
            .collect();
        let list = self.speech.list(&questions.iter().map(|(_, short, _)| short.clone()).collect::<Vec<_>>());
        Open {
            headline: self.speech.word(words::OPEN_OUTCOME).to_owned(),
            possible_title: self.speech.word(words::POSSIBLE_OUTCOMES).to_owned(),
            possible: names,
            depends: self.speech.say(words::DEPENDS_ON, &[("questions", &list)]),
            questions,
        }
    }

    fn rule(&self, row: &Row) -> RuleText {
        RuleText { text: self.speech.text(row.rule), sources: self.sources(&row.sources) }
    }

    fn sources(&self, pointers: &[Pointer]) -> Vec<SourceText> {
        pointers.iter().filter_map(|pointer| self.source(pointer)).collect()
    }

    fn source(&self, pointer: &Pointer) -> Option<SourceText> {
        let source: &Source = self.case.rules.sources.get(pointer.source)?;
        let language_name = match source.language.as_str() {
            "sv" => self.speech.word(words::SOURCE_LANGUAGE_SV),
            "fi" => self.speech.word(words::SOURCE_LANGUAGE_FI),
            _ => self.speech.word(words::SOURCE_LANGUAGE_EN),
        };
        let dated = match source.dated {
            Some(date) => self.speech.say(words::SOURCE_DATED, &[("date", &self.speech.date(date))]),
            None => self.speech.word(words::SOURCE_UNDATED).to_owned(),
        };
        Some(SourceText {
            page: source.page.clone(),
            language: source.language.clone(),
            language_name: language_name.to_owned(),
            url: source.url.clone(),
            heading: source.headings.get(pointer.heading)?.clone(),
            dated,
        })
    }

    fn tasks(&self) -> Vec<TaskRow> {
        let certain = tasks(self.case).into_iter().filter_map(|at| self.case.rules.tasks.get(at));
        let row = |task: &kanta_engine::Task| TaskRow {
            id: task.id.clone(),
            title: self.speech.text(task.title),
            detail: self.speech.text(task.detail),
        };
        certain.map(row).collect()
    }

    fn answer(&self, id: QuestionId) -> Option<AnswerRow> {
        let question = self.case.rules.questions.get(id.0)?;
        let short = self.speech.text(question.short);
        Some(AnswerRow {
            question: id,
            id: question.id.clone(),
            answer: self.speech.answer(id, self.answers.get(id)?),
            change: self.speech.say(words::CHANGE_QUESTION, &[("question", &short)]),
            short,
        })
    }
}

/// The mark that tells a status, and what it means.
fn mark(status: Status) -> (Word, Word) {
    match status {
        Status::Stated => (words::STATUS_STATED, words::STATUS_STATED_MEANING),
        Status::Implied => (words::STATUS_IMPLIED, words::STATUS_IMPLIED_MEANING),
        Status::Outside => (words::STATUS_OUTSIDE, words::STATUS_OUTSIDE_MEANING),
        Status::Silent => (words::STATUS_SILENT, words::STATUS_SILENT_MEANING),
    }
}
