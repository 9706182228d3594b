//! What leaves the engine as JSON: answers, the result of the JSON interface, and the receipt. Written by hand, for a library
//! would weigh more than all of it.

use crate::{
    Answer, Answers, Case, Change, Date, Kind, QuestionId, RuleSet, Topic, because, changes, decimal,
    members, next, outcomes, tasks,
};

/// The name and version of the receipt's form.
pub const RECEIPT_FORMAT: &str = "kanta-guide-receipt/1";

/// The result for a case, as the JSON interface gives it: on one line, without its end.
pub fn result_json(case: &Case<'_>) -> String {
    let mut json = Json::default();
    json.result(case);
    json.0
}

/// A result that anyone can recompute: the rule set, the answers and what follows, with the day it was drawn up.
pub fn receipt_json(rules: &RuleSet, answers: &Answers, drawn_up: Date) -> String {
    let mut json = Json::default();
    json.begin('{');
    json.key("format");
    json.string(RECEIPT_FORMAT);
    json.key("date");
    json.string(&day(drawn_up));
    json.key("rules");
    json.begin('{');
    json.key("id");
    json.string(&rules.id);
    json.key("as-of");
    json.string(&day(rules.as_of));
    json.key("hash");
    json.string(&rules.hash);
    json.end('}');
    json.key("answers");
    json.answers(rules, answers);
    json.key("result");
    json.result(&Case::new(rules, answers));
    json.end('}');
    json.0
}

/// A date as ISO 8601 writes it.
fn day(date: Date) -> String {
    let two = |number: u8| [if number < 10 { "0" } else { "" }, &decimal(usize::from(number))].concat();
    [decimal(usize::from(date.year)), two(date.month), two(date.day)].join("-")
}

/// JSON, written from the front.
#[derive(Debug, Default)]
pub struct Json(String);

impl Json {
    /// What has been written.
    pub fn text(self) -> String {
        self.0
    }

    /// A value that is JSON already.
    pub fn raw(&mut self, json: &str) {
        self.separate();
        self.0.push_str(json);
    }

    /// Begins an object or array.
    #[inline(never)]
    pub fn begin(&mut self, bracket: char) {
        self.separate();
        self.0.push(bracket);
    }

    /// Ends it.
    #[inline(never)]
    pub fn end(&mut self, bracket: char) {
        self.0.push(bracket);
    }

    /// A key of an object; its value comes next.
    #[inline(never)]
    pub fn key(&mut self, key: &str) {
        self.string(key);
        self.0.push(':');
    }

    /// A string. Ids are letters, digits and hyphens, but rules that were loaded could hold anything.
    #[inline(never)]
    pub fn string(&mut self, text: &str) {
        self.separate();
        self.0.push('"');
        for c in text.chars() {
            if matches!(c, '"' | '\\') {
                self.0.push('\\');
            }
            // No id has a control character for any reason.
            self.0.push(if c.is_ascii_control() { ' ' } else { c });
        }
        self.0.push('"');
    }

    /// No value.
    #[inline(never)]
    fn null(&mut self) {
        self.separate();
        self.0.push_str("null");
    }

    /// A comma where something stands before what comes now.
    fn separate(&mut self) {
        if self.0.ends_with(['"', '}', ']', 'l']) {
            self.0.push(',');
        }
    }

    /// A set of answers as the JSON interface takes it.
    pub fn answers(&mut self, rules: &RuleSet, answers: &Answers) {
        self.begin('{');
        for (at, question) in rules.questions.iter().enumerate() {
            match (answers.get(QuestionId(at)), &question.kind) {
                (Some(Answer::Unknown), _) => {
                    self.key(&question.id);
                    self.string("unknown");
                }
                (Some(Answer::Value(value)), Kind::Choice(values)) => {
                    if let Some(value) = values.get(value) {
                        self.key(&question.id);
                        self.string(&value.id);
                    }
                }
                (Some(Answer::Items(items)), Kind::Set(set)) => {
                    self.key(&question.id);
                    self.begin('[');
                    for item in members(items) {
                        if let Some(item) = set.items.get(item) {
                            self.string(&item.code);
                        }
                    }
                    self.end(']');
                }
                (Some(Answer::Value(_) | Answer::Items(_)) | None, _) => {}
            }
        }
        self.end('}');
    }

    fn result(&mut self, case: &Case<'_>) {
        let possible = outcomes(case);
        let topics = || case.rules.topics.iter().zip(&possible);
        self.begin('{');
        self.key("outcomes");
        self.begin('{');
        for (topic, possible) in topics().filter(|(_, possible)| possible.applies()) {
            self.key(&topic.id);
            self.begin('[');
            if possible.may_not_apply {
                self.null();
            }
            for &outcome in &possible.outcomes {
                self.outcome(topic, outcome);
            }
            self.end(']');
        }
        self.end('}');
        self.key("next");
        match next(case) {
            Some(question) => self.question(case, question),
            None => self.null(),
        }
        self.key("because");
        self.begin('{');
        for (topic, _) in topics().filter(|(_, possible)| possible.certain().is_some()) {
            self.key(&topic.id);
            self.begin('[');
            for question in because(case, topic) {
                self.question(case, question);
            }
            self.end(']');
        }
        self.end('}');
        self.key("changes");
        self.begin('{');
        for (topic, _) in topics().filter(|(_, possible)| possible.certain().is_some()) {
            self.key(&topic.id);
            self.begin('[');
            for change in changes(case, topic) {
                self.change(case, topic, &change);
            }
            self.end(']');
        }
        self.end('}');
        self.key("tasks");
        self.begin('[');
        for task in tasks(case).into_iter().filter_map(|at| case.rules.tasks.get(at)) {
            self.string(&task.id);
        }
        self.end(']');
        self.end('}');
    }

    fn change(&mut self, case: &Case<'_>, topic: &Topic, change: &Change) {
        self.begin('{');
        self.key("set");
        self.begin('{');
        for &(id, number) in &change.set {
            let Some(question) = case.rules.questions.get(id.0) else { continue };
            match &question.kind {
                Kind::Choice(values) => {
                    if let Some(value) = values.get(number) {
                        self.key(&question.id);
                        self.string(&value.id);
                    }
                }
                Kind::Set(kind) => {
                    for &(fact, value) in kind.moves.get(number).into_iter().flat_map(|one| &one.facts) {
                        let Some(fact) = kind.facts.get(fact) else { continue };
                        if let Some(value) = fact.values.get(value) {
                            self.key(&fact.id);
                            self.string(&value.id);
                        }
                    }
                }
            }
        }
        self.end('}');
        self.key("outcome");
        self.outcome(topic, change.outcome);
        self.end('}');
    }

    fn outcome(&mut self, topic: &Topic, outcome: usize) {
        match topic.outcomes.get(outcome) {
            Some(outcome) => self.string(&outcome.id),
            None => self.null(),
        }
    }

    fn question(&mut self, case: &Case<'_>, question: QuestionId) {
        match case.rules.questions.get(question.0) {
            Some(question) => self.string(&question.id),
            None => self.null(),
        }
    }
}
