//! The evidence of one case in words: what comes out, by which rule, because of which answers, and what would change it.

use crate::compile::Compiled;
use crate::eval::read_answers;
use kanta_engine::{
    AnswerIds, Answers, Case, CaseResult, Entries, OutcomeChange, Pointer, Possible, QuestionId, RuleSet,
    Text, Topic, answer_ids, deciding, notes, outcomes, replay, variant,
};
use std::fmt::Write;

/// Explains a case: `answers` is a line of the JSON interface. The rules are quoted in a language, by default the rule set's first.
///
/// # Errors
/// Why the answers cannot be read, or that the rule set has no such language.
pub fn evidence(compiled: &Compiled, language: Option<&str>, answers: &[u8]) -> Result<String, String> {
    let rules = &compiled.rules;
    let mut languages = compiled.texts.iter();
    let texts = match language {
        None => languages.next(),
        Some(wanted) => languages.find(|(language, _)| language == wanted),
    };
    let Some((_, texts)) = texts else {
        let known: Vec<&str> = compiled.texts.iter().map(|(language, _)| language.as_str()).collect();
        return Err(format!("The rule set has no such language; use one of: {}.", known.join(", ")));
    };
    let answers = read_answers(rules, answers).map_err(|error| error.to_string())?;
    let case = Case::new(rules, &answers);
    let given = answer_ids(rules, &answers);
    let told = Evidence { rules, texts, answers: &answers, given: &given, case: &case };
    Ok(told.write())
}

struct Evidence<'a> {
    rules: &'a RuleSet,
    texts: &'a [String],
    answers: &'a Answers,
    given: &'a Entries<&'a str, AnswerIds<'a>>,
    case: &'a Case<'a>,
}

impl Evidence<'_> {
    // Writing to a string cannot fail.
    fn write(&self) -> String {
        let result = CaseResult::new(self.case);
        let mut out = format!("Rule set {}, rules of {}\n\nAnswers\n", self.rules.id, self.rules.as_of.iso());
        let (_, counted) = replay(self.rules, self.answers);
        for (question, _) in &self.given.0 {
            let counts = self.find(question).is_some_and(|id| counted.get(id).is_some());
            let note = if counts { "" } else { " (makes no difference)" };
            let _ = writeln!(out, "  {}{note}", self.answer(question));
        }
        if self.given.0.is_empty() {
            out.push_str("  none\n");
        }
        let possible = outcomes(self.case);
        for (topic, possible) in self.rules.topics.iter().zip(&possible) {
            if possible.applies() {
                self.topic(topic, possible, &result, &mut out);
            }
        }
        let none = self.rules.topics.iter().zip(&possible).filter(|(_, possible)| !possible.applies());
        let none: Vec<&str> = none.map(|(topic, _)| topic.id.as_str()).collect();
        let list = |list: &[&str]| if list.is_empty() { "none".to_owned() } else { list.join(", ") };
        let _ = write!(
            out,
            "\nDo not apply: {}\nNext question: {}\n",
            list(&none),
            result.next.unwrap_or("none")
        );
        let _ = writeln!(out, "Tasks: {}", list(&result.tasks));
        out
    }

    fn topic(&self, topic: &Topic, possible: &Possible, result: &CaseResult<'_>, out: &mut String) {
        let outcomes = possible.outcomes.iter().filter_map(|&at| topic.outcomes.get(at));
        let mut ids: Vec<&str> = outcomes.map(|outcome| outcome.id.as_str()).collect();
        if possible.may_not_apply {
            ids.push("does not apply");
        }
        let _ = writeln!(out, "\n{}: {}", topic.id, ids.join(" or "));
        if possible.certain().is_none() {
            let open: Vec<&str> =
                deciding(self.case, topic).into_iter().filter_map(|id| self.id(id)).collect();
            let _ = writeln!(out, "  open until  {}", open.join(", "));
            return;
        }
        for row in possible.rows.iter().filter_map(|&at| topic.rows.get(at)) {
            let _ = writeln!(out, "  rule        {}: {}", row.id, self.text(row.rule));
            let _ = writeln!(out, "  status      {}", self.cited(row.status.id(), &row.sources));
        }
        let because = result.because.0.iter().find(|(id, _)| *id == topic.id);
        let because: Vec<String> =
            because.into_iter().flat_map(|(_, questions)| questions).map(|id| self.answer(id)).collect();
        let because = if because.is_empty() { "whatever is answered".to_owned() } else { because.join("; ") };
        let _ = writeln!(out, "  because     {because}");
        for note in notes(self.case, topic) {
            let _ = writeln!(out, "  note        {}: {}", note.id, self.text(note.text));
            let _ = writeln!(out, "              {}", self.cited(note.status.id(), &note.sources));
        }
        let changes = result.changes.0.iter().filter(|(id, _)| *id == topic.id);
        for change in changes.flat_map(|(_, changes)| changes) {
            let _ = writeln!(out, "  otherwise   {}", supposed(change));
        }
    }

    /// A status with what it rests on.
    fn cited(&self, status: &str, pointers: &[Pointer]) -> String {
        let cite = |pointer: &Pointer| {
            let source = self.rules.sources.get(pointer.source)?;
            Some(format!("{} “{}”", source.id, self.text(*source.headings.get(pointer.heading)?)))
        };
        let cited: Vec<String> = pointers.iter().filter_map(cite).collect();
        if cited.is_empty() { status.to_owned() } else { format!("{status}, {}", cited.join(", ")) }
    }

    /// A text as this visitor reads it.
    fn text(&self, text: Text) -> &str {
        self.texts.get(usize::from(variant(self.case, text).0)).map_or("", String::as_str)
    }

    /// An answer by ids.
    fn answer(&self, question: &str) -> String {
        let given = self.given.0.iter().find(|(id, _)| *id == question);
        let value = given.map_or_else(String::new, |(_, answer)| match answer {
            AnswerIds::One(value) => (*value).to_owned(),
            AnswerIds::Several(codes) => codes.join(", "),
        });
        format!("{question} = {value}")
    }

    fn id(&self, question: QuestionId) -> Option<&str> {
        self.rules.questions.get(question.0).map(|question| question.id.as_str())
    }

    fn find(&self, id: &str) -> Option<QuestionId> {
        self.rules.questions.iter().position(|question| question.id == id).map(QuestionId)
    }
}

/// A change in words.
fn supposed(change: &OutcomeChange<'_>) -> String {
    let set: Vec<String> = change.set.0.iter().map(|(name, value)| format!("{name} = {value}")).collect();
    format!("{} if {}", change.outcome.unwrap_or("does not apply"), set.join(", "))
}
