//! The render context, the one argument of every part: the session, what follows from it, the texts, and where actions are dispatched.

use crate::state::{Action, Evaluation, Session};
use crate::texts::Texts;
use crate::texts::words::Word;
use kanta_engine::{Date, Extras, Since, Text};
use std::rc::Rc;
use yew::prelude::*;

/// The extras, as far as they are there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum ExtrasStatus {
    /// Nobody has asked for them.
    #[default]
    NotAsked,
    /// They are on their way.
    Loading,
    /// They are there.
    Ready(Rc<Extras>),
    /// They could not be had.
    Failed,
}

impl ExtrasStatus {
    /// What other rule sets make of the answers, if that is there.
    pub(crate) fn since(&self) -> Option<&[Since]> {
        match self {
            ExtrasStatus::Ready(extras) => Some(&extras.since),
            ExtrasStatus::NotAsked | ExtrasStatus::Loading | ExtrasStatus::Failed => None,
        }
    }

    /// Notes whether the page needs them, and says whether they are to be asked for now.
    pub(crate) fn ask(&mut self, needed: bool) -> bool {
        let asks = needed && matches!(self, ExtrasStatus::NotAsked);
        if asks {
            *self = ExtrasStatus::Loading;
        }
        asks
    }
}

/// What a page is rendered from: the render context of every part.
#[derive(Clone, Copy)]
pub(crate) struct Page<'a> {
    /// What a person has done.
    pub(crate) session: &'a Session,
    /// What follows from that.
    pub(crate) evaluation: &'a Evaluation<'a>,
    /// The words for it.
    pub(crate) texts: Texts<'a>,
    /// Takes the actions of a person.
    pub(crate) dispatch: &'a Callback<Action>,
    /// Takes what a person types to find an item of a set.
    pub(crate) on_search: &'a Callback<InputEvent>,
    /// The level of the guide's own heading, from 1.
    pub(crate) heading_level: usize,
    /// The day.
    pub(crate) today: Date,
    /// Whether the browser can share a link.
    pub(crate) can_share: bool,
    /// What a first visit does without.
    pub(crate) extras: &'a ExtrasStatus,
    /// The whole guide, from which the result is read as text.
    pub(crate) root_ref: &'a NodeRef,
    /// The heading of the page, which takes the focus when the page is a new one.
    pub(crate) heading_ref: &'a NodeRef,
    /// The error summary, which takes the focus when there is an error.
    pub(crate) error_summary_ref: &'a NodeRef,
}

impl<'a> Page<'a> {
    /// The extras, if they are there.
    pub(super) fn extras(self) -> Option<&'a Extras> {
        match self.extras {
            ExtrasStatus::Ready(extras) => Some(extras),
            ExtrasStatus::NotAsked | ExtrasStatus::Loading | ExtrasStatus::Failed => None,
        }
    }

    /// A word of the interface.
    pub(super) fn word(self, word: Word) -> String {
        self.texts.word(word).to_owned()
    }

    /// A text of the rule set.
    pub(super) fn text(self, text: Text) -> String {
        self.texts.text(text).to_owned()
    }

    /// "Change: number of staff", what a button is called for those who do not see what it stands beside.
    pub(super) fn label(self, word: Word, about: &str) -> String {
        [self.texts.word(word), about].join(": ")
    }

    /// A callback that dispatches an action.
    pub(super) fn on<E: 'static>(self, action: Action) -> Callback<E> {
        self.dispatch.reform(move |_| action)
    }

    /// A callback that dispatches an action on a click, but not on the second press of a double click, which may be meant for
    /// what was there before.
    pub(super) fn on_first_click(self, action: Action) -> Callback<MouseEvent> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |click| {
            if !is_repeated(&click) {
                dispatch.emit(action);
            }
        })
    }

    /// The level of a heading that is so many levels below the guide's own.
    pub(super) fn level(self, below: usize) -> usize {
        self.heading_level.saturating_add(below)
    }
}

/// Whether a click is the second press of a double click, or a later one. A click by keyboard counts as none.
pub(super) fn is_repeated(click: &MouseEvent) -> bool {
    click.detail() > 1
}
