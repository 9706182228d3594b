//! `kanta-rules watch`: checks a rule set and its cases anew at each save.

use super::args::Format;
use super::check::check;
use super::complain;
use notify::{Event, RecursiveMode, Watcher, recommended_watcher};
use std::path::Path;
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// How long nothing more must be saved before the check begins: an editor writes a file in several steps.
const QUIET: Duration = Duration::from_millis(100);

/// Checks the folder, and again after each change, until it is interrupted.
pub(crate) fn watch(folder: &Path, format: Option<Format>) -> ExitCode {
    if !folder.is_dir() {
        return check(folder, format);
    }
    let (sender, changes) = channel();
    let told = move |event: notify::Result<Event>| {
        // Reading is no change. Once nobody listens, the program ends.
        let changed = event.is_ok_and(|e| e.kind.is_create() || e.kind.is_modify() || e.kind.is_remove());
        if changed {
            let _ = sender.send(());
        }
    };
    // It listens before the first check: what is saved meanwhile is checked too.
    let watcher = recommended_watcher(told).and_then(|mut watcher| {
        watcher.watch(folder, RecursiveMode::NonRecursive)?;
        Ok(watcher)
    });
    let _listening = match watcher {
        Ok(watcher) => watcher,
        Err(error) => {
            return complain(&format!("{} cannot be watched: {error}.", folder.display()));
        }
    };
    complain(&format!("Checks {} at each save; Ctrl+C ends it.", folder.display()));
    loop {
        check(folder, format);
        if !next_save(&changes) {
            return ExitCode::FAILURE;
        }
    }
}

/// Waits for a change and for the quiet after it.
fn next_save(changes: &Receiver<()>) -> bool {
    if changes.recv().is_err() {
        return false;
    }
    while changes.recv_timeout(QUIET).is_ok() {}
    true
}
