//! What a person can do: an action says what was done, not what to set.

use kanta_engine::QuestionId;

/// Something that a person did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Chose a value of a choice, by its place.
    ChooseValue(usize),
    /// Chose an item of a set that was found by its name, by its place.
    AddItem(usize),
    /// Ticked some items of a set (a bit set of their places), or unticked them where all were ticked.
    ToggleItems(u64),
    /// Removed some items of a set from those chosen (a bit set of their places).
    RemoveItems(u64),
    /// Chose "I don't know", or took it back where it is a checkbox.
    ToggleUnknown,
    /// Pressed Continue: on a question with what is chosen, on the review with the answers of a link.
    Continue,
    /// Went back a page.
    GoBack,
    /// Asked to change, or to give now, the answer to a question from the result or the review.
    ChangeAnswer(QuestionId),
    /// Started again with no answers.
    Restart,
    /// Ticked or unticked a task, by its place.
    ToggleTask(usize),
    /// Opened or closed the decision map of a topic.
    ToggleMap(usize),
    /// Unfolded, or folded, what comes with the extras on any page: the help with a question, or what is said of the rules.
    Unfold,
    /// Asked to keep the result.
    Keep(Keep),
    /// Followed the link of the error summary to the options.
    FollowError,
    /// Followed a link within the page.
    Reveal(Target),
    /// Chose a language. The texts come later; the session stays as it is.
    SetLanguage(&'static str),
    /// Turned to another rule set, by its place in the list of this one. It comes later, too.
    SetRules(usize),
    /// Asked once more for what could not be fetched.
    FetchExtras,
}

/// Where a link within a page leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The conclusion of a topic, by its place.
    Topic(usize),
    /// What to find out.
    Open,
    /// What has changed since.
    Since,
    /// What to do.
    Steps,
    /// The conclusions.
    Why,
    /// The answers.
    Answers,
    /// The ways to keep the result.
    Keep,
    /// What there is to know about the rules.
    About,
}

impl Target {
    /// Its name in attributes.
    pub fn id(self) -> &'static str {
        match self {
            Target::Topic(_) => "topic",
            Target::Open => "open",
            Target::Since => "since",
            Target::Steps => "steps",
            Target::Why => "why",
            Target::Answers => "answers",
            Target::Keep => "keep",
            Target::About => "about",
        }
    }
}

/// A way to keep a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// On paper.
    Print,
    /// As a link that restores the answers.
    Link,
    /// The same link, handed to another program by the browser.
    Share,
    /// As plain text: what it comes to, and what to do.
    Text,
    /// The same with reasons and sources.
    Reasons,
    /// As a receipt that can be recomputed.
    Receipt,
}

impl Keep {
    /// Its name in attributes and events.
    pub fn id(self) -> &'static str {
        match self {
            Keep::Print => "print",
            Keep::Link => "link",
            Keep::Share => "share",
            Keep::Text => "text",
            Keep::Reasons => "reasons",
            Keep::Receipt => "receipt",
        }
    }
}
