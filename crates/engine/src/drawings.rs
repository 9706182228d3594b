//! The decision diagrams as drawings, with the words of one language: the compiler lays them out, the widget draws them.
//!
//! Every type is closed. A file of extras holds numbers and words; which elements, attributes and classes they become stands
//! in this program alone.

use crate::decimal;
use serde::{Deserialize, Serialize};

/// How many shapes, and how many rows, a drawing has at most.
pub const MOST_SHAPES: usize = 1 << 16;
/// The largest coordinate.
pub const LARGEST_COORDINATE: usize = 1 << 20;

/// The drawings of all topics in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawings {
    /// The heads of a table's four columns: the question, the answer, where it leads, the visitor's own way.
    pub heads: Vec<String>,
    /// What the last column says of a row that the visitor's answers lead to.
    pub yes: String,
    /// What the marks in the drawing mean.
    pub key: String,
    /// For each topic of the rule set its drawing.
    pub topics: Vec<Drawing>,
}

/// The drawing of a topic, and the same as a table for those who do not see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawing {
    /// The topic's title.
    pub title: String,
    /// Its width; all coordinates are in units of its own, from the upper left corner.
    pub width: usize,
    /// Its height.
    pub height: usize,
    /// What it is made of, to be drawn in this order.
    pub shapes: Vec<Shape>,
    /// The rows of the table.
    pub rows: Vec<DrawingRow>,
}

/// A row of the table: an answer and where it leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawingRow {
    /// The line of the topic's [`map`](fn@crate::map) that it belongs to.
    pub line: usize,
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: String,
    /// The next question, or the outcome.
    pub leads_to: String,
}

/// A shape of a drawing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shape {
    /// The line of the topic's [`map`](fn@crate::map) that it belongs to.
    pub line: usize,
    /// Its form.
    pub form: Form,
}

/// The forms that shapes have: all that is ever drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    /// A way from an answer to where it leads: sideways to the track at `x`, along it, and sideways to the end.
    Track {
        /// Where it begins.
        start: Point,
        /// Where the track runs.
        x: usize,
        /// Where it ends.
        end: Point,
    },
    /// The circle beside a question; the point is its left end.
    Circle(Point),
    /// The square beside an outcome; the point is its upper left corner.
    Square(Point),
    /// The words of a question or an outcome; the point is where their first line begins.
    Head(Point, String),
    /// The words of an answer.
    Value(Point, String),
}

/// A point of a drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// From the left.
    pub x: usize,
    /// From the top.
    pub y: usize,
}

/// The SVG element that a form becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SvgElement<'a> {
    /// `<path d="…">`.
    Path {
        /// The path data.
        d: String,
    },
    /// `<text x="…" y="…">words</text>`.
    Text {
        /// Where the words begin.
        at: Point,
        /// What it says.
        words: &'a str,
    },
}

impl Form {
    /// What it is for the style sheets.
    pub fn kind(&self) -> &'static str {
        match self {
            Form::Track { .. } => "track",
            Form::Circle(_) | Form::Square(_) => "stop",
            Form::Head(..) => "head",
            Form::Value(..) => "value",
        }
    }

    /// The element that it becomes.
    pub fn element(&self) -> SvgElement<'_> {
        match self {
            Form::Track { start, x, end } => {
                path(start, &["H", &decimal(*x), "V", &decimal(end.y), "H", &decimal(end.x)].concat())
            }
            Form::Circle(at) => path(at, "a5 5 0 1 1 10 0a5 5 0 1 1 -10 0"),
            Form::Square(at) => path(at, "h10v10h-10z"),
            Form::Head(at, words) | Form::Value(at, words) => SvgElement::Text { at: *at, words },
        }
    }

    /// Whether its coordinates are within bounds.
    fn is_within_bounds(&self) -> bool {
        let within = |point: &Point| point.x.max(point.y) <= LARGEST_COORDINATE;
        match self {
            Form::Track { start, x, end } => within(start) && *x <= LARGEST_COORDINATE && within(end),
            Form::Circle(at) | Form::Square(at) | Form::Head(at, _) | Form::Value(at, _) => within(at),
        }
    }
}

/// A path from a point.
fn path<'a>(start: &Point, onward: &str) -> SvgElement<'a> {
    SvgElement::Path { d: ["M", &decimal(start.x), " ", &decimal(start.y), onward].concat() }
}

impl Drawing {
    /// Whether its counts and coordinates are within bounds.
    pub(crate) fn is_within_bounds(&self) -> bool {
        self.width.max(self.height) <= LARGEST_COORDINATE
            && self.shapes.len().max(self.rows.len()) <= MOST_SHAPES
            && self.shapes.iter().all(|shape| shape.form.is_within_bounds())
    }
}
