//! The engine without a page, as scripts see it: a rule set with its texts, and JSON in and out. `js/engine.js` loads it.
//!
//! What is refused comes out as the JSON interface has it, `{"error": {"code", "message", "at"}}` (docs/json-interface.md).

mod asked;

use asked::Asked;
use kanta_engine::LoadError;
use kanta_rules::{LineError, error_line};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// A rule set with its texts in one language.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Rules {
    asked: Asked,
}

#[wasm_bindgen]
impl Rules {
    /// Reads the texts in `texts` and what comes later in `extras`; and the rules in `rules`, with their texts in the same language
    /// and their `own_extras`, or, where both are empty, the built-in ones.
    ///
    /// # Errors
    /// What is wrong with them, as a string: `damaged` or `other-version`.
    #[wasm_bindgen(constructor)]
    pub fn new(texts: &[u8], extras: &[u8], rules: &[u8], own_extras: &[u8]) -> Result<Rules, JsValue> {
        let asked = Asked::new(texts, extras, [rules, own_extras]).map_err(|error| {
            JsValue::from_str(match error {
                LoadError::Damaged => "damaged",
                LoadError::OtherRules => "other-version",
            })
        })?;
        Ok(Rules { asked })
    }

    /// What follows from a set of answers.
    pub fn evaluate(&self, answers: &str) -> String {
        json(self.asked.evaluate(answers.as_bytes()))
    }

    /// What another rule set makes of a set of answers.
    pub fn diff(&self, answers: &str, to: &Rules) -> String {
        json(self.asked.diff(answers.as_bytes(), &to.asked))
    }

    /// Whether a receipt holds.
    pub fn verify(&self, receipt: &[u8]) -> String {
        json(self.asked.verify(receipt))
    }
}

/// The id of the rule set that a receipt was drawn up under.
#[wasm_bindgen(js_name = receiptRules)]
pub fn receipt_rules(receipt: &[u8]) -> String {
    json(kanta_rules::receipt_rules(receipt))
}

/// A result or an error as JSON.
fn json(result: Result<impl Serialize, LineError>) -> String {
    match result {
        Ok(result) => serde_json::to_string(&result).unwrap_or_default(),
        Err(error) => error_line(&error),
    }
}
