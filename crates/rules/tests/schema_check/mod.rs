//! A validator of JSON Schema for the few keywords that the schemas of the rule-set files use; any other is refused.

use regex::Regex;
use serde_json::{Map, Number, Value};
use std::collections::BTreeSet;
use toml::de::{DeTable, DeValue};

fn json(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::String(text.to_string()),
        DeValue::Integer(number) => Value::Number(number.as_str().parse::<Number>().unwrap()),
        DeValue::Boolean(truth) => Value::Bool(*truth),
        DeValue::Array(list) => Value::Array(list.iter().map(|value| json(value.get_ref())).collect()),
        DeValue::Table(table) => json_of(table),
        DeValue::Float(_) | DeValue::Datetime(_) => panic!("the language has no such value: {value:?}"),
    }
}

/// A TOML table as JSON.
pub(crate) fn json_of(table: &DeTable<'_>) -> Value {
    let entries = table.iter().map(|(key, value)| (key.get_ref().to_string(), json(value.get_ref())));
    Value::Object(entries.collect::<Map<_, _>>())
}

/// A schema that is being held against values.
pub(crate) struct Check {
    pub(crate) root: Value,
    /// The places of the properties that values had.
    pub(crate) used: BTreeSet<String>,
    pub(crate) faults: Vec<String>,
}

impl Check {
    /// Notes what is wrong with a value by the part of the schema at a place.
    pub(crate) fn check(&mut self, place: &str, value: &Value, at: &str) {
        let part = self.root.pointer(place).unwrap().as_object().unwrap().clone();
        for (keyword, rule) in &part {
            let holds = match keyword.as_str() {
                "$schema" | "title" | "description" | "definitions" | "properties" => true,
                "type" => is_of_type(value, rule.as_str().unwrap()),
                "enum" => rule.as_array().unwrap().contains(value),
                "pattern" => value
                    .as_str()
                    .is_none_or(|text| Regex::new(rule.as_str().unwrap()).unwrap().is_match(text)),
                "minimum" => value.as_i64().is_none_or(|n| Some(n) >= rule.as_i64()),
                "maximum" => value.as_i64().is_none_or(|n| Some(n) <= rule.as_i64()),
                "minItems" => value.as_array().is_none_or(|list| list.len() >= number(rule)),
                "maxItems" => value.as_array().is_none_or(|list| list.len() <= number(rule)),
                "minProperties" => value.as_object().is_none_or(|table| table.len() >= number(rule)),
                "uniqueItems" => {
                    let list: Vec<&Value> = value.as_array().into_iter().flatten().collect();
                    list.iter().enumerate().all(|(at, one)| !list.iter().take(at).any(|other| other == one))
                }
                "required" => {
                    rule.as_array().unwrap().iter().all(|key| value.get(key.as_str().unwrap()).is_some())
                }
                "$ref" => {
                    self.check(rule.as_str().unwrap().strip_prefix('#').unwrap(), value, at);
                    true
                }
                "allOf" => {
                    let parts = 0..rule.as_array().unwrap().len();
                    parts.for_each(|n| self.check(&format!("{place}/allOf/{n}"), value, at));
                    true
                }
                "anyOf" => (0..rule.as_array().unwrap().len()).any(|n| {
                    let before = std::mem::take(&mut self.faults);
                    self.check(&format!("{place}/anyOf/{n}"), value, at);
                    std::mem::replace(&mut self.faults, before).is_empty()
                }),
                "items" => {
                    let list = value.as_array().into_iter().flatten().enumerate();
                    list.for_each(|(n, item)| {
                        self.check(&format!("{place}/items"), item, &format!("{at}[{n}]"))
                    });
                    true
                }
                "additionalProperties" => {
                    self.properties(place, &part, rule, value, at);
                    true
                }
                _ => panic!("this test does not know the keyword {keyword}"),
            };
            if !holds {
                self.faults.push(format!("{at}: {keyword} {rule}"));
            }
        }
    }

    fn properties(&mut self, place: &str, part: &Map<String, Value>, rest: &Value, value: &Value, at: &str) {
        for (key, value) in value.as_object().into_iter().flatten() {
            let at = format!("{at}.{key}");
            if part.get("properties").is_some_and(|known| known.get(key).is_some()) {
                let place = format!("{place}/properties/{key}");
                self.used.insert(place.clone());
                self.check(&place, value, &at);
            } else if rest == &Value::Bool(false) {
                self.faults.push(format!("{at}: no such key"));
            } else {
                self.check(&format!("{place}/additionalProperties"), value, &at);
            }
        }
    }
}

fn number(rule: &Value) -> usize {
    usize::try_from(rule.as_u64().unwrap()).unwrap()
}

fn is_of_type(value: &Value, name: &str) -> bool {
    match name {
        "string" => value.is_string(),
        "integer" => value.is_i64(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => panic!("this test does not know the type {name}"),
    }
}
