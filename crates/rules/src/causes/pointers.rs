//! Headings that are misspelt where a source lists them: said once, at the source, and not at each pointer.

use super::{CauseProblem, Rest};
use crate::fault::{Fault, Problem};
use crate::near::nearest;
use crate::source::SourceSet;

impl Rest<'_> {
    /// A fault for each heading that nothing points to, while several pointers lead to one that is near.
    pub(super) fn misspelt_headings(&mut self, set: &SourceSet) -> Vec<Fault> {
        let mut found = Vec::new();
        for source in &set.sources {
            let id = &source.id.text;
            for (heading, _) in &source.headings {
                let pointer = format!("{id}/{heading}");
                let start = format!("{id}/");
                let lost = self.faults.iter().filter_map(lost).filter(|lost| lost.starts_with(&start));
                let Some(meant) = nearest(&pointer, lost).map(str::to_owned) else { continue };
                let is_one = |fault: &Fault| self::lost(fault) == Some(&meant);
                // Where it is pointed to but once, either may be the wrong one; then the fault stays with the pointer.
                if is_pointed_to(set, &pointer)
                    || self.faults.iter().filter(|fault| is_one(fault)).count() < 2
                {
                    continue;
                }
                let mut also = self.take(is_one);
                also.sort();
                let meant = meant.strip_prefix(&start).unwrap_or(&meant).to_owned();
                let what = format!("heading `{heading}` of source `{id}`");
                let problem = CauseProblem::Misspelt { what, meant, texts: 0, uses: also.len() };
                found.push(Fault { place: source.id.place.clone(), problem: Problem::Cause(problem), also });
            }
        }
        found
    }
}

/// The pointer of which a fault says that it leads nowhere.
fn lost(fault: &Fault) -> Option<&str> {
    if let Problem::UnknownName { name, wanted: "source and heading", .. } = &fault.problem {
        return Some(name);
    }
    None
}

fn is_pointed_to(set: &SourceSet, pointer: &str) -> bool {
    let topics = set.topics.iter();
    let of_topics = topics.flat_map(|topic| {
        topic.rows.iter().map(|row| &row.source).chain(topic.notes.iter().map(|note| &note.source))
    });
    let of_tasks = set
        .tasks
        .iter()
        .flat_map(|task| std::iter::once(&task.source).chain(task.shares.iter().map(|share| &share.source)));
    of_topics.chain(of_tasks).flatten().any(|one| one.text == pointer)
}
