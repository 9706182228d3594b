//! Decision diagrams and the questions asked of them.
//!
//! A compiled [`RuleSet`] holds one reduced, ordered, multi-valued decision diagram a topic. Everything a visitor sees is a
//! question asked of a diagram: [`outcomes`], [`next`], [`because`](fn@because), [`changes`](fn@changes),
//! [`stakes`], [`map`](fn@map), [`tasks`]. All of them are total: they take data, return data, and cannot fail, panic,
//! read a clock or see a float.

mod address;
mod answers;
mod because;
mod binary;
mod changes;
mod checklist;
mod diagram;
mod drawings;
mod extras;
mod find;
mod link;
mod load;
mod map;
mod model;
mod next;
mod outcomes;
mod question;
mod receipt;
mod result;
mod sets;
mod since;

pub use address::is_https_address;
pub use answers::{Answer, Answers, Case, value_of};
pub use because::because;
pub use binary::{decode, encode};
pub use changes::{Change, changes};
pub use checklist::{Contact, Share, Task};
pub use diagram::{Diagram, Node, Target};
pub use drawings::{
    Drawing, DrawingRow, Drawings, Form, LARGEST_COORDINATE, MOST_SHAPES, Point, Shape, SvgElement,
};
pub use extras::{Extras, NamedPlace, Places, Term, load_extras, load_late_words};
pub use find::find;
pub use link::{Opened, ambiguous_parts, is_link_of, link, open_link, value_part};
pub use load::{FORMAT, LoadError, Pack, load_pack, load_rules, load_set};
pub use map::{MapLine, Step, map};
pub use model::{
    Date, Group, Note, Outcome, Pointer, QuestionId, Row, RuleSet, Source, Status, Text, Titled, Topic,
    Variant,
};
pub use next::{deciding, next, questions_left, replay, stakes};
pub use outcomes::{Possible, contacts, notes, outcomes, possible, shares, tasks, variant};
pub use question::{Fact, FactKind, FactValue, Item, ItemGroup, Kind, Move, Question, SetKind, Value};
pub use receipt::{RECEIPT_FORMAT, Receipt, ReceiptRules};
pub use result::{
    AnswerIds, CaseResult, Entries, OutcomeChange, answer_ids, because_ids, outcome_ids, task_ids,
};
pub use sets::{bit, decimal, members};
pub use since::{Follows, SAME, Since, is_changed};
