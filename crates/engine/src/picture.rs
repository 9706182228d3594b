//! The picture of a map: lines of text one below the other, and beside them a track from each answer to where it leads. It is
//! as narrow as a phone, however many questions there are, for what grows is its height.

use crate::sets::{decimal, insert};
use crate::{Case, Kind, MapLine, Outcome, Pack, Question, QuestionId, Step, Topic, map};

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
pub struct Caption {
    /// What it says.
    pub words: String,
    /// What kind of line it is.
    pub kind: CaptionKind,
    /// Whether the visitor's answers lead there, or still can.
    pub reached: bool,
}

/// What kind of line of a map it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaptionKind {
    /// A question.
    Question,
    /// Some of its values, which lead to another line by its place.
    Values(usize),
    /// An end.
    End,
}

/// The words of a map that the rule set does not have.
#[derive(Clone, Copy, Debug)]
pub struct MapWords<'a> {
    /// "or".
    pub or: &'a str,
    /// What stands where the topic does not apply.
    pub none: &'a str,
}

/// The map of a topic in words: `outcome` puts an outcome into words.
pub fn captions(
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
                number = number.saturating_add(1);
                let short = question(id).map_or("", |question| pack.text(question.short));
                ([&decimal(number), ". ", short].concat(), CaptionKind::Question)
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
        Caption { words, kind, reached: line.reached }
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
pub struct Picture {
    /// Its width.
    pub width: usize,
    /// Its height.
    pub height: usize,
    /// What it is made of.
    pub shapes: Vec<Shape>,
}

/// A shape, as an SVG element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The element.
    pub tag: &'static str,
    /// Its class.
    pub class: &'static str,
    /// Its other attributes.
    pub attributes: Vec<(&'static str, String)>,
    /// The text in it; empty but for text.
    pub words: String,
}

impl Shape {
    fn path(class: &'static str, path: String) -> Shape {
        Shape { tag: "path", class, attributes: vec![("d", path)], words: String::new() }
    }
}

/// Draws a map. What the visitor's answers lead to is drawn last, over the rest.
pub fn picture(captions: &[Caption]) -> Picture {
    let tracks = tracks(captions);
    let count = tracks.iter().copied().max().map_or(0, |most| most.saturating_add(1));
    let margin = EDGE.saturating_add(TRACK.saturating_mul(count));
    let mut heads: Vec<usize> = Vec::new();
    let mut words: Vec<Shape> = Vec::new();
    let mut y = GAP;
    for caption in captions {
        let inset = match caption.kind {
            CaptionKind::Question | CaptionKind::End => margin.saturating_add(14),
            CaptionKind::Values(_) => margin.saturating_add(22),
        };
        if caption.kind == CaptionKind::Question && !heads.is_empty() {
            y = y.saturating_add(GAP);
        }
        heads.push(y.saturating_add(LEADING / 2));
        // 14 units high, a letter is 8 wide at most on the average, 9 in bold.
        let letter = if matches!(caption.kind, CaptionKind::Values(_)) { 8 } else { 9 };
        for line in wrapped(&caption.words, WIDTH.saturating_sub(inset) / letter) {
            y = y.saturating_add(LEADING);
            let attributes =
                vec![("x", decimal(inset)), ("y", decimal(y.saturating_sub(LEADING.saturating_sub(14))))];
            let class = match (caption.kind, caption.reached) {
                (CaptionKind::Values(_), false) => "map__value",
                (CaptionKind::Values(_), true) => "map__value map__value--on",
                (CaptionKind::Question | CaptionKind::End, false) => "map__head",
                (CaptionKind::Question | CaptionKind::End, true) => "map__head map__head--on",
            };
            words.push(Shape { tag: "text", class, attributes, words: line });
        }
        y = y.saturating_add(GAP);
    }
    let mut shapes: Vec<Shape> = Vec::new();
    for reached in [false, true] {
        for (at, caption) in captions.iter().enumerate().filter(|(_, caption)| caption.reached == reached) {
            let head = heads.get(at).copied().unwrap_or(0);
            if let CaptionKind::Values(to) = caption.kind {
                let track = tracks.get(to).copied().unwrap_or(0);
                let x = margin.saturating_sub(TRACK.saturating_mul(track.saturating_add(1)));
                let end = heads.get(to).copied().unwrap_or(0);
                let from = margin.saturating_add(16);
                let mut path = String::new();
                for (letter, at) in [("M", from), (" ", head), ("H", x), ("V", end), ("H", margin)] {
                    path.push_str(letter);
                    path.push_str(&decimal(at));
                }
                let class = if reached { "map__track map__track--on" } else { "map__track" };
                shapes.push(Shape::path(class, path));
            }
        }
    }
    for (caption, head) in captions.iter().zip(&heads) {
        let class = if caption.reached { "map__stop map__stop--on" } else { "map__stop" };
        let (y, form) = match caption.kind {
            CaptionKind::Question => (*head, "a5 5 0 1 1 10 0a5 5 0 1 1 -10 0"),
            CaptionKind::End => (head.saturating_sub(5), "h10v10h-10z"),
            CaptionKind::Values(_) => continue,
        };
        let path = ["M", &decimal(margin.saturating_sub(1)), " ", &decimal(y), form].concat();
        shapes.push(Shape::path(class, path));
    }
    shapes.extend(words);
    Picture { width: WIDTH, height: y, shapes }
}

/// For each line, the track that leads to it, counted from the text outwards. A place has one track, from the first answer that
/// leads there down to it; the shortest are taken first and run inside, and no two that overlap are the same.
fn tracks(captions: &[Caption]) -> Vec<usize> {
    let first = |place: usize| captions.iter().position(|caption| caption.kind == CaptionKind::Values(place));
    // By length, as a sorted list: a sort would weigh more than all of this file.
    let mut spans: Vec<(usize, usize, usize)> = Vec::new();
    for place in 0..captions.len() {
        if let Some(from) = first(place) {
            insert(&mut spans, (place.saturating_sub(from), from, place));
        }
    }
    let mut taken: Vec<(usize, usize, usize)> = Vec::new();
    let mut tracks = vec![0; captions.len()];
    for (_, from, to) in spans {
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
        let line = |kind| Caption { words: String::new(), kind, reached: false };
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
        let paths: Vec<&str> = picture
            .shapes
            .iter()
            .filter(|shape| shape.class == "map__track")
            .map(|shape| shape.attributes[0].1.as_str())
            .collect();
        assert_eq!(paths, ["M43 45H16V99H27", "M43 72H5V126H27"]);
    }
}
