//! About the rules: which they are, what they are read off, and what the compiler has proved of them.

use super::pen::Pen;
use super::sources::page;
use crate::words::{self, fill};
use kanta_engine::decimal;

/// The part that unfolds below every page.
pub(super) fn about(pen: &mut Pen<'_>) {
    let speech = pen.speech;
    let rules = speech.rules;
    let date = speech.date(rules.as_of);
    let numbers: Vec<String> = rules.counts.iter().map(|&(_, count)| decimal(count)).collect();
    let mut gaps: Vec<(&str, &str)> = vec![("id", &rules.id), ("date", &date), ("hash", &rules.hash)];
    for ((name, _), number) in rules.counts.iter().zip(&numbers) {
        gaps.push((name, number));
    }
    pen.unfold("details.details about", words::ABOUT_TITLE);
    for word in [words::ABOUT_RULES, words::ABOUT_COUNTS, words::ABOUT_PROOF] {
        pen.say("p.body", &fill(speech.word(word), &gaps));
    }
    pen.begin("ul.list");
    for source in &rules.sources {
        pen.begin("li");
        page(pen, source);
        if let Some(date) = source.dated {
            pen.text(", ");
            pen.text(&speech.date(date));
        }
        if source.outside {
            pen.text(". ");
            pen.say_word("span.source", words::STATUS_OUTSIDE);
        }
        pen.end();
    }
    pen.end();
    pen.end();
    pen.end();
}
