//! Decision diagrams and the questions asked of them.
//!
//! A compiled [`RuleSet`] holds one reduced, ordered, multi-valued decision diagram a topic. Everything a visitor sees is a
//! question asked of a diagram: [`outcomes`], [`next`], [`because`](fn@because), [`changes`](fn@changes), [`tasks`]. All of them
//! are total: they take data, return data, and cannot fail, panic, read a clock or see a float.

mod answers;
mod because;
mod changes;
mod code;
mod diagram;
mod load;
mod model;
mod next;
mod outcomes;
mod sets;

pub use answers::{Answer, Answers, Case};
pub use because::because;
pub use changes::{Change, changes};
pub use code::{Code, Reader, decode, encode};
pub use diagram::{Diagram, Node, Target};
pub use load::{LoadError, Pack, load_pack, load_rules};
pub use model::{
    Date, Fact, FactKind, FactValue, Group, Item, ItemGroup, Kind, Move, Note, Outcome, Pointer, Question,
    QuestionId, Row, RuleSet, SetKind, Source, Status, Task, Text, Topic, Value,
};
pub use next::{deciding, next, questions_left, replay};
pub use outcomes::{Possible, notes, outcomes, tasks};
pub use sets::{bit, members};
