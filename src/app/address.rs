//! What of the guide stands in the page's address and in the browser's history: links, and the entry of each page.

use super::{App, Options};
use crate::browser::{fragment, history, storage};
use crate::events::Snapshot;
use yew::Context;

impl App {
    /// Goes on where the visitor was, or with a link, or begins.
    pub(super) fn start(&mut self, ctx: &Context<App>, code: &str, place: &str, reported: bool) -> bool {
        let options = &ctx.props().options;
        (self.started, self.renders) = (true, true);
        let link = link(options);
        if code.is_empty() {
            let entry = entry(options);
            let kept = storage::load(options.store, &options.storage_key);
            match kept {
                // What the guide itself wrote into the address, or what this entry of the history had before, is no new link.
                Some((code, place))
                    if link.is_empty() || entry.is_some() || options.hash_state && link == code =>
                {
                    self.session.resume(&code, &entry.unwrap_or(place), &link);
                }
                Some(_) | None if !link.is_empty() => self.session.open(&link),
                Some(_) | None => self.session.resume("", "", ""),
            }
        } else {
            self.session.resume(code, place, &link);
        }
        self.take_snapshot(ctx);
        if reported {
            self.reported.clone_from(&self.snapshot);
        }
        true
    }

    /// Opens a link that was followed while the page is there.
    pub(super) fn follow_link(&mut self, ctx: &Context<App>) -> bool {
        let options = &ctx.props().options;
        let code = link(options);
        // What the guide itself wrote there is no link, nor is what stands where Back and Forward lead.
        let own = options.hash_state && self.reported.as_ref().is_some_and(|now| now.code == code);
        if !self.started || code.is_empty() || own || entry(options).is_some() {
            return false;
        }
        self.session.open(&code);
        self.moves_focus = true;
        true
    }

    /// Shows the page to which Back or Forward has led; where there is none any more the page stays.
    pub(super) fn return_to(&mut self, ctx: &Context<App>, place: &str) -> bool {
        let options = &ctx.props().options;
        if entry(options).is_none() || self.snapshot.as_ref().is_none_or(|now| now.place == place) {
            return false;
        }
        let there_is = self.session.return_to(place, &link(options));
        self.moves_focus |= there_is;
        there_is
    }

    /// Has the history's entry say which page is shown. What a person has turned to gets an entry of its own; `before` is what was
    /// shown before a person acted.
    pub(super) fn keep_entry(&self, ctx: &Context<App>, before: Option<&Snapshot>) {
        let options = &ctx.props().options;
        let Some(now) = self.snapshot.as_ref().filter(|_| owns_history(options)) else { return };
        if history::place().as_ref() != Some(&now.place) {
            history::set_place(&now.place, before.is_some_and(|before| before.place != now.place));
        }
    }
}

/// Whether the history is this guide's: of several on a page one has it.
fn owns_history(options: &Options) -> bool {
    options.history && options.follows_links
}

/// The page that the present entry of the history has; none where the history is not this guide's.
fn entry(options: &Options) -> Option<String> {
    history::place().filter(|_| owns_history(options))
}

/// The code in the page's address, if it is for this guide; else nothing.
fn link(options: &Options) -> String {
    fragment::code().filter(|_| options.follows_links).unwrap_or_default()
}
