//! The sources of a rule or note: each with its page, the heading on it, and when the page was last changed.

use super::pen::Pen;
use crate::words;
use kanta_engine::{Pointer, Source};

/// A paragraph for each source.
pub(super) fn sources(pen: &mut Pen<'_>, pointers: &[Pointer]) {
    let speech = pen.speech;
    for pointer in pointers {
        let Some(source) = speech.rules.sources.get(pointer.source) else { continue };
        pen.begin("p.body source");
        pen.word(words::SOURCE_PAGE);
        pen.text(": ");
        page(pen, source);
        pen.text(" (");
        pen.word(match source.language.as_str() {
            "sv" => words::SOURCE_LANGUAGE_SV,
            "fi" => words::SOURCE_LANGUAGE_FI,
            _ => words::SOURCE_LANGUAGE_EN,
        });
        pen.text("). ");
        pen.word(words::SOURCE_HEADING);
        pen.text(": ");
        pen.begin("span");
        pen.set("lang", &source.language);
        pen.text(source.headings.get(pointer.heading).map_or("", String::as_str));
        pen.end();
        pen.text(". ");
        match source.dated {
            Some(date) => pen.text(&speech.say(words::SOURCE_DATED, "date", &speech.date(date))),
            None => pen.word(words::SOURCE_UNDATED),
        }
        pen.text(".");
        pen.end();
    }
}

/// A link to a source.
pub(super) fn page(pen: &mut Pen<'_>, source: &Source) {
    pen.begin("a.link");
    pen.set("href", &source.url);
    pen.set("lang", &source.language);
    pen.set("hreflang", &source.language);
    pen.text(&source.page);
    pen.end();
}
