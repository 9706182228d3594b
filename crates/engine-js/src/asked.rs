//! What a script can ask of a rule set: the JSON interface, in words too, what another rule set changes, and whether a receipt holds.

use kanta_engine::{
    AnswerIds, Answers, CaseResult, Entries, LoadError, Pack, RuleSet, Since, answer_ids, link, open_link,
    replay,
};
use kanta_guide::Texts;
use kanta_guide::events::{Conclusion, RulesId, changes, conclusions};
use kanta_guide::state::Evaluation;
use kanta_rules::{CheckedReceipt, LineError, check_receipt, read_answers};
use serde::Serialize;
use std::rc::Rc;

/// A rule set that can be asked, with its texts in one language and what others change.
#[derive(Debug)]
pub(crate) struct Asked {
    rules: Rc<RuleSet>,
    pack: Pack,
    since: Vec<Since>,
}

/// What follows from a set of answers: the line of the JSON interface, and the same in words.
#[derive(Debug, Serialize)]
pub(crate) struct Evaluated<'a> {
    #[serde(flatten)]
    result: CaseResult<'a>,
    conclusions: Vec<Conclusion>,
    rules: RulesId,
    code: String,
}

/// What another rule set makes of a set of answers.
#[derive(Debug, Serialize)]
pub(crate) struct Differing<'a> {
    changes: Vec<Conclusion>,
    answers: Entries<&'a str, AnswerIds<'a>>,
    lost: Vec<&'a str>,
    from: RulesId,
    to: RulesId,
}

/// Whether a receipt holds, and in what it differs.
#[derive(Debug, Serialize)]
pub(crate) struct Verified {
    holds: bool,
    date: String,
    rules: RulesId,
    differences: Vec<TitledDifference>,
}

/// A difference, with the title of the topic that it is about; empty where it is about none.
#[derive(Debug, Serialize)]
struct TitledDifference {
    #[serde(flatten)]
    difference: kanta_rules::Difference,
    title: String,
}

impl Asked {
    /// Reads a rule set: see [`crate::Rules::new`].
    pub(crate) fn new(
        texts: &[u8],
        extras: &[u8],
        [own, own_extras]: [&[u8]; 2],
    ) -> Result<Asked, LoadError> {
        let (rules, pack) = kanta_guide::load(texts, own)?;
        let mut pack = Rc::unwrap_or_clone(pack);
        let since = kanta_guide::load_later(extras, own_extras, &rules, &mut pack)?.since;
        Ok(Asked { rules, pack, since })
    }

    /// Evaluates a line of the JSON interface.
    pub(crate) fn evaluate(&self, line: &[u8]) -> Result<Evaluated<'_>, LineError> {
        let answers = read_answers(&self.rules, line)?;
        let code = link(&self.rules, &answers, 0);
        let evaluation = Evaluation::of_answers(&self.rules, answers);
        let conclusions = conclusions(&Texts { pack: &self.pack, evaluation: &evaluation });
        Ok(Evaluated { result: CaseResult::new(&evaluation.case), conclusions, rules: self.id(), code })
    }

    /// What the rule set `to` makes of the answers of a line.
    pub(crate) fn diff<'a>(&'a self, line: &[u8], to: &'a Asked) -> Result<Differing<'a>, LineError> {
        let answers = read_answers(&self.rules, line)?;
        let since = self.since.iter().find(|since| self.other(since) == Some(&*to.rules.id));
        let since = since.ok_or_else(|| self.nothing_known(&to.rules.id))?;
        // Only what counts can be lost.
        let (_, counted) = replay(&self.rules, &answers);
        let counted = Evaluation::of_answers(&self.rules, counted);
        let lost = since.lost(&counted.case).into_iter().filter_map(|question| counted.question(question));
        let code = since.code(&counted.case, &to.rules.id, &counted.answers);
        let carried: Answers = open_link(&to.rules, &code).answers;
        let evaluation = Evaluation::of_answers(&self.rules, answers);
        Ok(Differing {
            changes: changes(&Texts { pack: &self.pack, evaluation: &evaluation }, since),
            answers: answer_ids(&to.rules, &carried),
            lost: lost.map(|question| question.id.as_str()).collect(),
            from: self.id(),
            to: to.id(),
        })
    }

    /// Checks a receipt.
    pub(crate) fn verify(&self, receipt: &[u8]) -> Result<Verified, LineError> {
        let CheckedReceipt { date, differences } = check_receipt(&self.rules, receipt)?;
        let titled = |difference: kanta_rules::Difference| {
            let topic = difference.at.split('.').nth(2).unwrap_or_default();
            let topic = self.rules.topics.iter().find(|known| known.id == topic);
            let title = topic.map_or(String::new(), |topic| self.pack.text(topic.title).to_owned());
            TitledDifference { difference, title }
        };
        Ok(Verified {
            holds: differences.is_empty(),
            date,
            rules: self.id(),
            differences: differences.into_iter().map(titled).collect(),
        })
    }

    fn id(&self) -> RulesId {
        RulesId { id: self.rules.id.clone(), hash: self.rules.hash.clone() }
    }

    /// The id of the rule set whose changes these are.
    fn other(&self, since: &Since) -> Option<&str> {
        self.rules.others.get(since.other).map(|other| other.id.as_str())
    }

    fn nothing_known(&self, to: &str) -> LineError {
        let id = &self.rules.id;
        let known: Vec<&str> = self.since.iter().filter_map(|since| self.other(since)).collect();
        let instead = match known.as_slice() {
            [] => "it leads to none, so evaluate the answers under each".to_owned(),
            known => format!("use one of: {}", known.join(", ")),
        };
        let message = format!("Rule set {id} does not say what {to} changes; {instead}.");
        LineError { code: "no-changes", message, at: "to".to_owned() }
    }
}

#[cfg(test)]
mod tests;
