//! What of the guide stands in the page's address and in the browser's history: links, and the entry of each page.

use super::{App, Notice, Options};
use crate::browser::{fragment, history, storage};
use crate::events::Snapshot;
use kanta_engine::is_link_of;
use yew::Context;

impl App {
    /// Goes on where the visitor was, or with a link, or begins.
    pub(super) fn start(
        &mut self,
        ctx: &Context<App>,
        (code, earlier): (&str, &str),
        place: &str,
        reported: bool,
    ) -> bool {
        let options = &ctx.props().options;
        (self.started, self.renders) = (true, true);
        let link = link(options);
        if code.is_empty() {
            let entry = entry(options);
            let [kept, place, elsewhere] = storage::load(options.store, &options.storage_key);
            // What the guide itself wrote into the address, or what this entry of the history had before, is no new link.
            let own = !kept.is_empty() && (entry.is_some() || options.hash_state && link == kept);
            if link.is_empty() || own {
                let place = entry.as_deref().and_then(|entry| page_of(entry, &kept)).unwrap_or(&place);
                self.session.resume((&kept, &elsewhere), place, &link);
            } else {
                self.session.open(&link);
            }
        } else {
            self.session.resume((code, earlier), place, &link);
        }
        self.take_snapshot(ctx);
        // Under other rules the code is another, and what is shown may be, too.
        if reported && self.snapshot.as_ref().is_some_and(|now| now.code == code) {
            self.reported.clone_from(&self.snapshot);
        }
        true
    }

    /// Shows the page to which Back or Forward has led, or opens a link that was followed while the page is there. Where there is no
    /// such page any more, what is shown stays.
    pub(super) fn follow_address(&mut self, ctx: &Context<App>) -> bool {
        let options = &ctx.props().options;
        let Some(now) = self.snapshot.clone() else { return false };
        let link = link(options);
        let changed = if let Some(entry) = entry(options) {
            // An entry of before has the code of then.
            keep_code(options, &now);
            let place = page_of(&entry, &now.code);
            if let (None, Some((rules, place))) = (place, entry.split_at_checked(3)) {
                self.open_elsewhere(ctx, ["1", rules].concat(), place);
            }
            place.is_some_and(|place| place != now.place && self.session.return_to(place, &link))
        } else if link.is_empty() || options.hash_state && link == now.code {
            // What the guide itself wrote there is no link.
            false
        } else {
            self.session.open(&link);
            self.take_snapshot(ctx);
            let review = self.snapshot.as_ref().map_or("", |now| &now.place);
            self.open_elsewhere(ctx, link, review);
            true
        };
        if !changed {
            keep_entry(options, &now, false);
        }
        self.moves_focus |= changed;
        changed
    }

    /// Has a page opened under the rules of its code, where those are others.
    fn open_elsewhere(&self, ctx: &Context<App>, code: String, place: &str) {
        if let Some(other) = self.session.rules.others.iter().find(|other| is_link_of(&code, &other.id)) {
            let (rules, place) = (other.id.clone(), place.to_owned());
            ctx.props().on_notice.emit(Notice::Open { rules, code, place });
        }
    }
}

/// Has the history's entry, or a new one, say which page is shown and under which rules, if the history is this guide's.
pub(super) fn keep_entry(options: &Options, now: &Snapshot, in_new_entry: bool) {
    let entry = [now.code.get(1..4).unwrap_or(""), &now.place].concat();
    if options.history && history::place().as_deref() != Some(&entry) {
        history::set_place(&entry, in_new_entry);
    }
}

/// Has the page's fragment say the answers, where the host asked for that.
pub(super) fn keep_code(options: &Options, now: &Snapshot) {
    if options.hash_state {
        fragment::set_code(&now.code);
    }
}

/// The page of an entry, if it was shown under the rules of this code.
fn page_of<'e>(entry: &'e str, code: &str) -> Option<&'e str> {
    entry.strip_prefix(code.get(1..4)?)
}

/// What the present entry of the history has, the rules and the page; none where the history is not this guide's.
fn entry(options: &Options) -> Option<String> {
    if options.history { history::place() } else { None }
}

/// The code in the page's address, if it is for this guide; else nothing.
fn link(options: &Options) -> String {
    fragment::code().filter(|_| options.follows_links).unwrap_or_default()
}
