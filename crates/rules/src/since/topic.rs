//! What becomes of each topic under another rule set: a topic of its own, with a row and an outcome for each thing that can.

use super::Other;
use super::further::{Ends, Pair, Person};
use super::there::told_values;
use super::walk::Walk;
use crate::carry::{carry_over, origins, relevant, with_guards};
use crate::compile::Compiled;
use crate::table::{texts_of, with_any};
use crate::word_list::WordList;
use kanta_engine::{
    Answers, Case, Outcome, Pointer, Possible, Question, QuestionId, Row, RuleSet, SAME, Source, Status,
    Target, Text, Topic, deciding, possible, variant,
};

/// The most rows that a topic can have.
const MOST_ROWS: usize = 63;

/// Puts changes into words, and keeps those.
pub(super) struct Teller<'a> {
    pub(super) own: &'a Compiled,
    other: &'a Other,
    own_texts: &'a [String],
    other_texts: &'a [String],
    pub(super) words: &'a WordList,
    /// Whether the other rules are the later ones.
    later: bool,
    /// The texts that come after this rule set's.
    pub(super) texts: Vec<String>,
}

/// What can become of a topic.
#[derive(PartialEq)]
pub(super) struct End {
    outcome: String,
    title: String,
    /// The same within a sentence, as a clause: without a stop, and with what decides where that is open.
    short: String,
    detail: String,
    rule: String,
    status: Status,
    sources: Vec<Pointer>,
}

/// What a rule set concludes in a topic.
type Concluded<'t> = Option<(&'t Topic, Possible)>;

impl<'a> Teller<'a> {
    pub(super) fn new(
        (own, other): (&'a Compiled, &'a Other),
        words: &'a WordList,
        language: &str,
        later: bool,
    ) -> Result<Teller<'a>, String> {
        let (own_texts, other_texts) = (texts_of(own, language)?, texts_of(&other.compiled, language)?);
        Ok(Teller { own, other, own_texts, other_texts, words, later, texts: Vec::new() })
    }

    /// The other rule set.
    pub(super) fn other_rules(&self) -> &'a RuleSet {
        &self.other.compiled.rules
    }

    /// A text of the other rule set.
    pub(super) fn other_text(&self, text: Text) -> String {
        self.other_texts.get(usize::from(text.0)).cloned().unwrap_or_default()
    }

    /// A text among the new ones, where it stands once.
    pub(super) fn add(&mut self, text: String) -> Text {
        let at = self.texts.iter().position(|known| *known == text).unwrap_or_else(|| {
            self.texts.push(text);
            self.texts.len().saturating_sub(1)
        });
        let number = self.own_texts.len().saturating_add(at);
        Text(u16::try_from(number).unwrap_or(u16::MAX))
    }

    /// The sources of the other rule set, with their texts among the new ones.
    pub(super) fn sources(&mut self, sources: &[Source]) -> Vec<Source> {
        let mut told = |text: Text| {
            let text = self.other_text(text);
            self.add(text)
        };
        let mut moved = |source: &Source| Source {
            page: told(source.page),
            url: told(source.url),
            headings: source.headings.iter().map(|heading| told(*heading)).collect(),
            ..source.clone()
        };
        sources.iter().map(&mut moved).collect()
    }

    /// The topics on which the rule sets do not always agree: those of this one, then those that only the other one has.
    pub(super) fn topics(&mut self) -> Result<Vec<Topic>, String> {
        let (own, other) = (&self.own.rules.topics, &self.other.compiled.rules.topics);
        let there = |id: &str| other.iter().find(|topic| topic.id == id);
        let mut topics = Vec::new();
        for topic in own {
            topics.extend(self.topic(Some(topic), there(&topic.id))?);
        }
        for topic in other.iter().filter(|topic| own.iter().all(|known| known.id != topic.id)) {
            topics.extend(self.topic(None, Some(topic))?);
        }
        Ok(topics)
    }

    /// What becomes of a topic; nothing where that is always the same.
    fn topic(&mut self, own: Option<&Topic>, there: Option<&Topic>) -> Result<Option<Topic>, String> {
        let (from, to) = (&self.own.rules, &self.other.compiled.rules);
        let carry = &self.other.carry;
        let mut questions = relevant(carry, own, there);
        questions.extend(own.map_or_else(Vec::new, |topic| questions_of_variants(from, topic)));
        questions
            .extend(there.map_or_else(Vec::new, |topic| origins(carry, &questions_of_variants(to, topic))));
        let differs = carry.differs.iter().filter(|one| own.is_some_and(|topic| topic.id == one.topic));
        questions.extend(differs.flat_map(|one| &one.when.nodes).map(|node| node.question));
        let questions = with_guards(carry, questions);
        let pair = Pair { own, there };
        let asked = there.map_or_else(Vec::new, |topic| {
            let mut asked = topic.questions.clone();
            push_all(&mut asked, questions_of_variants(to, topic));
            asked.sort_unstable();
            asked
        });
        // Where too much becomes of it, what was answered there does not count.
        let (walk, root, ends) = match self.diagram(&pair, &questions, &asked) {
            Ok(found) if found.2.len() <= MOST_ROWS => found,
            Ok(_) | Err(_) => self.diagram(&pair, &questions, &[])?,
        };
        if ends.iter().all(|end| end.outcome == SAME) {
            return Ok(None);
        }
        let id = own.or(there).map_or_else(String::new, |topic| topic.id.clone());
        if ends.len() > MOST_ROWS {
            return Err(format!(
                "The topic `{id}` has more than {MOST_ROWS} different changes; make two of it.\n"
            ));
        }
        let new_title = || there.and_then(|topic| self.other_texts.get(usize::from(topic.title.0))).cloned();
        let title = match own {
            Some(topic) => topic.title,
            None => {
                let title = new_title().unwrap_or_default();
                self.add(title)
            }
        };
        let mut topic = Topic {
            id,
            group: 0,
            title,
            line: None,
            questions: walk.builder.questions(root),
            facts: own.map_or_else(Vec::new, |topic| topic.facts.clone()),
            diagram: walk.builder.extract(root),
            rows: Vec::new(),
            outcomes: Vec::new(),
            notes: Vec::new(),
        };
        for (number, end) in ends.into_iter().enumerate() {
            let (title, short) = (self.add(end.title), self.add(end.short));
            let detail = (!end.detail.is_empty()).then(|| self.add(end.detail));
            topic.outcomes.push(Outcome { id: end.outcome, title, detail, short, sum: None, told: None });
            topic.rows.push(Row {
                id: number.to_string(),
                outcome: number,
                status: end.status,
                sources: end.sources,
                rule: self.add(end.rule),
                since: None,
            });
        }
        Ok(Some(topic))
    }

    /// The diagram of what becomes of a topic, over some questions of this rule set and then some of the other one; and its ends.
    fn diagram<'q>(
        &self,
        pair: &Pair<'_>,
        questions: &'q [QuestionId],
        asked: &[QuestionId],
    ) -> Result<(Walk<'q>, Target, Vec<End>), String>
    where
        'a: 'q,
    {
        let (from, to, carry) = (&self.own.rules, self.other_rules(), &self.other.carry);
        let mut walk = Walk::new(carry, from, to, questions, to.questions.iter().map(told_values));
        let mut ends = Ends::default();
        let root = walk.diagram(&mut |builder, people| {
            let person = |answers: &Answers| Person {
                case: Case::new(from, answers),
                after: carry_over(carry, from, answers).case(to),
            };
            let people: Vec<Person<'_>> = people.iter().map(person).collect();
            self.further(pair, &people, asked, builder, &mut ends)
        })?;
        Ok((walk, root, ends.list))
    }

    /// What becomes of a topic for people whom this rule set does not tell apart; nothing where it applies under neither rule set.
    pub(super) fn end(&self, pair: &Pair<'_>, people: &[Person<'_>]) -> Option<End> {
        let Pair { own, there } = *pair;
        let to = self.other_rules();
        let (mut same, mut applies) = (true, false);
        let (mut was, mut ids, mut is) = (Vec::new(), Vec::new(), Vec::new());
        let (mut asks, mut decides) = (Vec::new(), Vec::new());
        let (mut rows, mut rules): (Vec<&Row>, Vec<String>) = (Vec::new(), Vec::new());
        let nothing = |earlier: bool| if earlier { "since-was-nothing" } else { "since-is-nothing" };
        for Person { case, after } in people {
            let here = own.map(|topic| (topic, possible(case, topic)));
            let other = there.map(|topic| (topic, possible(after, topic)));
            let (before, after_ids) = (outcome_ids(&here), outcome_ids(&other));
            let is_other = own.is_some_and(|topic| match before.as_slice() {
                [only] => self.other.carry.is_other(&topic.id, only, case),
                _ => false,
            });
            same &= before == after_ids && !is_other;
            applies |= [&here, &other].into_iter().flatten().any(|(_, possible)| possible.applies());
            push_all(&mut was, self.texts(case, &here, nothing(self.later), |text| self.own_text(text)));
            push_all(&mut ids, after_ids);
            push_all(
                &mut is,
                self.texts(after, &other, nothing(!self.later), |text| with_any(to, self.other_texts, text)),
            );
            if let Some(topic) = there {
                let open = deciding(after, topic).into_iter().filter_map(|id| to.questions.get(id.0));
                let open: Vec<&Question> = open.collect();
                let said = |text| with_any(to, self.other_texts, text);
                push_all(&mut asks, open.iter().map(|question| said(question.title)));
                push_all(&mut decides, open.iter().map(|question| said(question.short)));
            }
            let (of, texts) = if self.later { (&other, self.other_texts) } else { (&here, self.own_texts) };
            for (topic, possible) in of.iter() {
                let found = possible.rows.iter().filter_map(|&row| topic.rows.get(row));
                push_all(
                    &mut rules,
                    found.clone().filter_map(|row| texts.get(usize::from(row.rule.0)).cloned()),
                );
                push_all(&mut rows, found);
            }
        }
        if !applies {
            return None;
        }
        if same {
            let title = self.words.word("since-same").to_owned();
            return Some(End {
                outcome: SAME.to_owned(),
                short: clause([&title]),
                title,
                detail: String::new(),
                rule: String::new(),
                status: Status::Silent,
                sources: Vec::new(),
            });
        }
        let certain = ids.len() == 1;
        let time = if self.later { "now" } else { "earlier" };
        let detail = match certain {
            // Where nothing applies now there is no rule to cite, nor one to be silent.
            true if rows.is_empty() => self.words.word("since-nothing-follows").to_owned(),
            true => String::new(),
            false => self.with(&format!("since-depends-{time}"), "questions", &asks.join(" ")),
        };
        // What the other rules leave open is not told in full: that would be all that they know.
        let (was, is) = if self.later { (was, is) } else { (is, was) };
        let said = [
            (certain || self.later).then(|| self.concluded("since-was", &was)),
            (certain || !self.later).then(|| self.concluded("since-is", &is)),
            certain.then(|| self.first_day(&rows)),
        ];
        let said: Vec<String> = said.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        let open =
            (!certain).then(|| self.with(&format!("since-decides-{time}"), "questions", &decides.join(", ")));
        Some(End {
            outcome: ids.pop().filter(|_| certain).unwrap_or_else(|| "open".to_owned()),
            title: said.join(" "),
            short: clause(said.iter().chain(&open)),
            detail,
            rule: if certain { rules.join(" ") } else { String::new() },
            status: rows.iter().map(|row| row.status).max().unwrap_or(Status::Silent),
            sources: {
                let mut sources = Vec::new();
                push_all(&mut sources, rows.iter().flat_map(|row| &row.sources).copied());
                sources
            },
        })
    }

    /// A text of this rule set. The groups of a set stay a gap, for the guide to fill.
    fn own_text(&self, text: Text) -> String {
        self.own_texts.get(usize::from(text.0)).cloned().unwrap_or_default()
    }

    pub(super) fn with(&self, key: &str, gap: &str, value: &str) -> String {
        self.words.word(key).replace(&format!("{{{gap}}}"), value)
    }

    /// What one rule set concludes: one thing, or one of several.
    fn concluded(&self, word: &str, outcomes: &[String]) -> String {
        match outcomes {
            [only] => self.with(word, "outcome", only),
            several => self.with(&format!("{word}-several"), "outcomes", &several.join("; ")),
        }
    }

    /// Since when the rows of a certain conclusion hold, or that this is not known.
    fn first_day(&self, rows: &[&Row]) -> String {
        match rows.first().map(|row| row.since) {
            Some(Some(day)) if rows.iter().all(|row| row.since == Some(day)) => {
                self.with("since-from", "date", &self.words.date(day))
            }
            Some(_) => self.words.word("since-unknown").to_owned(),
            None => String::new(),
        }
    }

    /// What can be concluded, in the order of the rows; last, in the word `nothing`, that the topic does not apply.
    fn texts(
        &self,
        case: &Case<'_>,
        of: &Concluded<'_>,
        nothing: &str,
        text: impl Fn(Text) -> String,
    ) -> Vec<String> {
        let mut texts = Vec::new();
        for (topic, possible) in of.iter() {
            for row in topic.rows.iter().filter(|row| possible.outcomes.contains(&row.outcome)) {
                let outcome = topic.outcomes.get(row.outcome);
                // What has one id in both rule sets and means something else is told as in the summary, which says more.
                let said = |outcome: &Outcome| match self.other.carry.has_others(&topic.id) {
                    true => outcome.sum.unwrap_or(outcome.short),
                    false => outcome.short,
                };
                push_all(&mut texts, outcome.map(|outcome| text(variant(case, said(outcome)))));
            }
        }
        if of.as_ref().is_none_or(|(_, possible)| possible.may_not_apply) {
            texts.push(self.words.word(nothing).to_owned());
        }
        texts
    }
}

/// Sentences as one clause, which stands within a sentence.
fn clause<'s>(sentences: impl IntoIterator<Item = &'s String>) -> String {
    let clauses = sentences.into_iter().map(|sentence| {
        let mut letters = sentence.trim_end_matches('.').chars();
        let first = letters.next().into_iter().flat_map(char::to_lowercase);
        first.chain(letters).collect::<String>()
    });
    clauses.collect::<Vec<_>>().join("; ")
}

/// The ids of what can come out, in order; an empty one where the topic may not apply.
fn outcome_ids(of: &Concluded<'_>) -> Vec<String> {
    let none = of.as_ref().is_none_or(|(_, possible)| possible.may_not_apply).then(String::new);
    let outcomes = of.iter().flat_map(|(topic, possible)| {
        possible.outcomes.iter().filter_map(|&at| topic.outcomes.get(at)).map(|outcome| outcome.id.clone())
    });
    let mut ids: Vec<String> = outcomes.chain(none).collect();
    ids.sort();
    ids
}

/// The questions on which it depends how the outcomes of a topic are called.
pub(super) fn questions_of_variants(rules: &RuleSet, topic: &Topic) -> Vec<QuestionId> {
    let is_said = |text: &Text| {
        topic.outcomes.iter().any(|outcome| outcome.short == *text || outcome.sum == Some(*text))
    };
    let variants = rules.variants.iter().filter(|variant| variant.texts.iter().any(|(of, _)| is_said(of)));
    variants.flat_map(|variant| &variant.diagram.nodes).map(|node| node.question).collect()
}

/// Puts at the end of a list what is not there yet.
fn push_all<T: PartialEq>(list: &mut Vec<T>, more: impl IntoIterator<Item = T>) {
    for one in more {
        if !list.contains(&one) {
            list.push(one);
        }
    }
}
