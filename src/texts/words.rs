//! The interface's own words: one constant each, and how their gaps are filled.

/// A word of the interface: a place in [`kanta_engine::Pack::words`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word(pub(crate) usize);

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// The twelve months, as they stand in a date.
pub(crate) const MONTHS: [Word; 12] = [
    MONTH_1, MONTH_2, MONTH_3, MONTH_4, MONTH_5, MONTH_6, MONTH_7, MONTH_8, MONTH_9, MONTH_10, MONTH_11,
    MONTH_12,
];

/// Puts values in place of `{name}` gaps.
pub(crate) fn fill(template: &str, gaps: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        filled.push_str(before);
        filled.push_str(gaps.iter().find(|(gap, _)| *gap == name).map_or("", |(_, value)| value));
        rest = after;
    }
    filled.push_str(rest);
    filled
}
