//! What comes later: the extras, and the turn to another rule set, which waits for them.

use super::{App, Notice};
use crate::browser::focus;
use crate::components::ExtrasStatus;
use crate::state::{Action, Evaluation, Place};
use crate::texts::Texts;
use kanta_engine::{Extras, Pack};
use std::rc::Rc;
use yew::Context;

impl App {
    /// What could not be had is asked for again where a person asks for that, or turns a page.
    pub(super) fn forget_failure(&mut self, action: Action, before: Place) {
        if !matches!(self.extras, ExtrasStatus::Failed) {
            return;
        }
        if action == Action::FetchExtras {
            // The button goes.
            focus::focus_page(&self.heading);
        }
        if action == Action::FetchExtras || before != self.session.place {
            self.extras = ExtrasStatus::NotAsked;
        }
    }

    /// Takes the extras and the texts, now whole; or that they could not be had.
    pub(super) fn take_extras(&mut self, extras: Option<(Rc<Extras>, Rc<Pack>)>) {
        self.extras = ExtrasStatus::Failed;
        if let Some((extras, pack)) = extras {
            self.extras = ExtrasStatus::Ready(extras);
            self.pack = pack;
        }
        // The result has more to say now.
        self.snapshot_of = None;
    }

    /// Asks for the extras where the page needs them and they are not there.
    pub(super) fn load_extras(&mut self, ctx: &Context<App>) {
        if self.extras.ask(self.session.needs_extras()) {
            ctx.props().on_notice.emit(Notice::LoadExtras);
        }
    }

    /// Turns to the rule set that the person has chosen, once it is known how the answers carry over, or that this cannot be known.
    pub(super) fn turn(&mut self, ctx: &Context<App>) {
        let since = match &self.extras {
            ExtrasStatus::NotAsked | ExtrasStatus::Loading => return,
            ExtrasStatus::Ready(extras) => &*extras.since,
            ExtrasStatus::Failed => &[],
        };
        let Some(at) = self.session.turning.take() else { return };
        let Some(id) = self.session.rules.others.get(at).map(|other| other.id.clone()) else { return };
        let evaluation = Evaluation::of(&self.session);
        let texts = Texts { pack: &self.pack, evaluation: &evaluation };
        let (code, dropped) = since
            .iter()
            .find(|since| since.other == at)
            .map_or_else(Default::default, |since| texts.carried(since, &id, self.session.done != 0));
        // What is shown until the guide starts again is reported to nobody; then it is a page that the person has turned to.
        self.started = false;
        ctx.props().on_notice.emit(Notice::SetRules { id, code, dropped });
    }
}
