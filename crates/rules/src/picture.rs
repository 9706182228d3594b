//! The picture of a map: lines of text one below the other, and beside them a track from each answer to where it leads. It is
//! as narrow as a phone, however many questions there are, for what grows is its height.

use kanta_engine::{
    Case, Form, Kind, MapLine, Outcome, Pack, Point, Question, QuestionId, Shape, Step, Topic, map,
};

/// How wide a picture is, in its own units; text of 14 units is then legible on a phone.
const WIDTH: usize = 320;
/// From one line of text to the next.
const LEADING: usize = 18;
/// Between two lines of a map.
const GAP: usize = 9;
/// Between two tracks.
const TRACK: usize = 11;
/// Where the outermost track runs.
const EDGE: usize = 5;

/// A line of a map in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Caption {
    /// What it says.
    pub(crate) words: String,
    /// What kind of line it is.
    pub(crate) kind: CaptionKind,
}

/// What kind of line of a map it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CaptionKind {
    /// A question.
    Question,
    /// Some of its values, which lead to another line by its place.
    Values(usize),
    /// An end.
    End,
}

/// The words of a map that the rule set does not have.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MapWords<'a> {
    /// "or".
    pub(crate) or: &'a str,
    /// What stands where the topic does not apply.
    pub(crate) none: &'a str,
}

/// The map of a topic in words: `outcome` puts an outcome into words.
pub(crate) fn captions(
    case: &Case<'_>,
    topic: &Topic,
    pack: &Pack,
    words: MapWords<'_>,
    outcome: &dyn Fn(&Outcome) -> String,
) -> Vec<Caption> {
    let question = |id: QuestionId| case.rules.questions.get(id.0);
    let mut number = 0_usize;
    let caption = |line: MapLine| {
        let (words, kind) = match line.step {
            // Numbered, as one question may be asked in several places.
            Step::Asks(id) => {
                number += 1;
                let short = question(id).map_or("", |question| pack.text(question.short));
                (format!("{number}. {short}"), CaptionKind::Question)
            }
            Step::Leads(id, values, to) => {
                let labels = question(id).map_or(Vec::new(), |q| labels(q, values, pack));
                (labels.join(&[" ", words.or, " "].concat()), CaptionKind::Values(to))
            }
            Step::Ends(end) => {
                let end = end.and_then(|end| topic.outcomes.get(end));
                (end.map_or_else(|| words.none.to_owned(), outcome), CaptionKind::End)
            }
        };
        Caption { words, kind }
    };
    map(case, topic).into_iter().map(caption).collect()
}

/// Some values (a bit set) of a question, each in words.
fn labels(question: &Question, values: u64, pack: &Pack) -> Vec<String> {
    let numbers = question.cover(values).into_iter();
    match &question.kind {
        Kind::Choice(all) => {
            numbers.filter_map(|at| all.get(at)).map(|value| pack.text(value.label).to_owned()).collect()
        }
        Kind::Set(set) => {
            let facts = |at: usize| {
                let facts = set.moves.get(at).into_iter().flat_map(|one| &one.facts);
                let value = |&(fact, value): &(usize, usize)| set.facts.get(fact)?.values.get(value);
                facts.filter_map(value).map(|value| pack.text(value.because)).collect::<Vec<_>>().join(", ")
            };
            numbers.map(facts).collect()
        }
    }
}

/// A picture: its size, and shapes to be drawn in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Picture {
    /// Its width.
    pub(crate) width: usize,
    /// Its height.
    pub(crate) height: usize,
    /// What it is made of.
    pub(crate) shapes: Vec<Shape>,
}

/// Draws a map.
pub(crate) fn picture(captions: &[Caption]) -> Picture {
    let tracks = tracks(captions);
    let count = tracks.iter().max().map_or(0, |most| most + 1);
    let margin = EDGE + TRACK * count;
    let mut heads: Vec<usize> = Vec::new();
    let mut words: Vec<Shape> = Vec::new();
    let mut y = GAP;
    for (line, caption) in captions.iter().enumerate() {
        // Letters are 14 units high; on the average they are 8 wide at most, 9 in bold, and 2 more with the spacing that a reader
        // may ask for (WCAG 2.2, 1.4.12).
        let (inset, letter, form): (_, _, fn(Point, String) -> Form) = match caption.kind {
            CaptionKind::Question | CaptionKind::End => (margin + 14, 11, Form::Head),
            CaptionKind::Values(_) => (margin + 22, 10, Form::Value),
        };
        if caption.kind == CaptionKind::Question && line > 0 {
            y += GAP;
        }
        heads.push(y + LEADING / 2);
        for words_of_line in wrapped(&caption.words, WIDTH.saturating_sub(inset) / letter) {
            y += LEADING;
            let at = Point { x: inset, y: y + 14 - LEADING };
            words.push(Shape { line, form: form(at, words_of_line) });
        }
        y += GAP;
    }
    let head = |line: usize| heads.get(line).copied().unwrap_or(0);
    let mut shapes: Vec<Shape> = Vec::new();
    for (line, caption) in captions.iter().enumerate() {
        if let CaptionKind::Values(to) = caption.kind {
            let x = margin - TRACK * (tracks.get(to).unwrap_or(&0) + 1);
            let start = Point { x: margin + 16, y: head(line) };
            let end = Point { x: margin, y: head(to) };
            shapes.push(Shape { line, form: Form::Track { start, x, end } });
        }
    }
    for (line, caption) in captions.iter().enumerate() {
        let (x, y) = (margin - 1, head(line));
        let form = match caption.kind {
            CaptionKind::Question => Form::Circle(Point { x, y }),
            CaptionKind::End => Form::Square(Point { x, y: y - 5 }),
            CaptionKind::Values(_) => continue,
        };
        shapes.push(Shape { line, form });
    }
    shapes.extend(words);
    Picture { width: WIDTH, height: y, shapes }
}

/// For each line, the track that leads to it, counted from the text outwards. A place has one track, from the first answer that
/// leads there down to it; the shortest are taken first and run inside, and no two that overlap are the same.
fn tracks(captions: &[Caption]) -> Vec<usize> {
    let first = |place: usize| captions.iter().position(|caption| caption.kind == CaptionKind::Values(place));
    let mut spans: Vec<(usize, usize)> =
        (0..captions.len()).filter_map(|place| Some((first(place)?, place))).collect();
    spans.sort_by_key(|&(from, to)| to.saturating_sub(from));
    let mut taken: Vec<(usize, usize, usize)> = Vec::new();
    let mut tracks = vec![0; captions.len()];
    for (from, to) in spans {
        let free = |track: &usize| !taken.iter().any(|&(f, t, used)| used == *track && f <= to && from <= t);
        let track = (0..captions.len()).find(free).unwrap_or(0);
        taken.push((from, to, track));
        if let Some(place) = tracks.get_mut(to) {
            *place = track;
        }
    }
    tracks
}

/// Words on lines of at most `most` letters; a word that is longer has a line of its own.
fn wrapped(words: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count().saturating_add(word.chars().count()) < most => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) | None => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_wrapped_where_the_line_is_full() {
        let lines = |words, most| wrapped(words, most).join("|");
        assert_eq!(lines("one two three", 7), "one two|three");
        assert_eq!(lines("one two three", 6), "one|two|three");
        assert_eq!(lines("aluehallintovirasto on", 10), "aluehallintovirasto|on");
    }

    #[test]
    fn tracks_that_overlap_are_told_apart_and_the_short_run_inside() {
        let line = |kind| Caption { words: String::new(), kind };
        // A question whose two values lead to two ends: one right below, one past it.
        let kinds = [
            CaptionKind::Question,
            CaptionKind::Values(3),
            CaptionKind::Values(4),
            CaptionKind::End,
            CaptionKind::End,
        ];
        let captions: Vec<Caption> = kinds.into_iter().map(line).collect();
        assert_eq!(tracks(&captions)[3..], [0, 1]);
        let picture = picture(&captions);
        let track = |shape: &Shape| match shape.form {
            Form::Track { start, x, end } => Some((start.y, x, end.y)),
            Form::Circle(_) | Form::Square(_) | Form::Head(..) | Form::Value(..) => None,
        };
        let found: Vec<_> = picture.shapes.iter().filter_map(track).collect();
        assert_eq!(found, [(45, 16, 99), (72, 5, 126)]);
    }
}
