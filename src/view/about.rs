//! About the rules: which they are, what they are read off, and what the compiler has proved of them.

use super::pen::Pen;
use super::sources::page;
use crate::words::{self, fill};
use kanta_engine::{Status, decimal};

/// The part that unfolds below every page.
pub(super) fn about(pen: &mut Pen<'_>) {
    let speech = pen.speech;
    let rules = speech.rules;
    let mut outcomes = 0_usize;
    let mut rows = 0_usize;
    let mut by_status = [0_usize; 4];
    for topic in &rules.topics {
        outcomes = outcomes.saturating_add(topic.outcomes.len());
        rows = rows.saturating_add(topic.rows.len());
        for row in &topic.rows {
            for (count, status) in by_status.iter_mut().zip(Status::ALL) {
                *count = count.saturating_add(usize::from(row.status == status));
            }
        }
    }
    let [stated, implied, outside, silent] = by_status.map(decimal);
    let (outcomes, rows, topics) = (decimal(outcomes), decimal(rows), decimal(rules.topics.len()));
    let (profiles, date) =
        (decimal(usize::try_from(rules.profiles).unwrap_or(usize::MAX)), speech.date(rules.as_of));
    let gaps: [(&str, &str); 11] = [
        ("profiles", &profiles),
        ("topics", &topics),
        ("outcomes", &outcomes),
        ("rules", &rows),
        ("stated", &stated),
        ("implied", &implied),
        ("outside", &outside),
        ("silent", &silent),
        ("id", &rules.id),
        ("date", &date),
        ("hash", &rules.hash),
    ];
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
