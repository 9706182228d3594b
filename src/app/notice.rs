//! What the app tells the element's script.

use crate::events::Event;

/// What the app tells the element's script.
#[derive(Debug)]
pub enum Notice {
    /// A page is about to be rendered.
    Rendering,
    /// The session has changed: its snapshot, as JSON.
    Snapshot(String),
    /// The page has been rendered.
    Rendered,
    /// Something that the host may want to know.
    Event(Event),
    /// The person chose a language.
    SetLanguage(&'static str),
    /// The person turned to another rule set.
    SetRules {
        /// Its id.
        id: String,
        /// The code of the answers that carry over to it; empty where that is not known.
        code: String,
        /// What does not, in words; empty where there is nothing to say.
        dropped: String,
    },
    /// The address leads to a page under another rule set: a link was followed, or Back or Forward.
    Open {
        /// The id of that rule set.
        rules: String,
        /// The code of the link; of a page that was shown before the head alone, which names the rules.
        code: String,
        /// The page.
        place: String,
    },
    /// The person asked to print.
    Print,
    /// The extras are needed: what a first visit does without.
    LoadExtras,
}
