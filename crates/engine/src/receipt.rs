//! The receipt: a result that anyone can recompute.

use crate::{AnswerIds, Answers, Case, CaseResult, Date, Entries, RuleSet, answer_ids};
use serde::Serialize;

/// The name and version of the receipt's form.
pub const RECEIPT_FORMAT: &str = "kanta-guide-receipt/1";

/// The rule set, the answers and what follows from them, with the day on which it was drawn up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Receipt<'a> {
    /// [`RECEIPT_FORMAT`].
    pub format: &'static str,
    /// The day on which it was drawn up, as ISO 8601 writes it.
    pub date: String,
    /// The rule set.
    pub rules: ReceiptRules<'a>,
    /// The answers.
    pub answers: Entries<&'a str, AnswerIds<'a>>,
    /// What follows from them.
    pub result: CaseResult<'a>,
}

/// The rule set of a receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ReceiptRules<'a> {
    /// Its id.
    pub id: &'a str,
    /// The date of the rules, as ISO 8601 writes it.
    pub as_of: String,
    /// Its hash.
    pub hash: &'a str,
}

impl<'a> Receipt<'a> {
    /// The receipt for some answers.
    pub fn new(rules: &'a RuleSet, answers: &Answers, drawn_up: Date) -> Receipt<'a> {
        Receipt {
            format: RECEIPT_FORMAT,
            date: drawn_up.iso(),
            rules: ReceiptRules { id: &rules.id, as_of: rules.as_of.iso(), hash: &rules.hash },
            answers: answer_ids(rules, answers),
            result: CaseResult::new(&Case::new(rules, answers)),
        }
    }
}
