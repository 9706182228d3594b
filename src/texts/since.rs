//! What another rule set makes of one's own answers.

use super::Texts;
use super::words::fill;
use crate::state::Evaluation;
use kanta_engine::{Possible, Since, Topic, is_changed};

impl Texts<'_> {
    /// The topics that change, each with what can become of it. These texts are those of the changes.
    pub(crate) fn changed(&self) -> Vec<(&Topic, &Possible)> {
        let Evaluation { rules, possible, .. } = self.evaluation;
        let topics = rules.topics.iter().zip(possible);
        topics.filter(|(topic, possible)| is_changed(topic, possible)).collect()
    }

    /// The code of the answers that carry over to the rule set `id`, and what does not, in words; finished tasks do not.
    pub(crate) fn carried(&self, since: &Since, id: &str, is_done: bool) -> (String, String) {
        let Evaluation { case, answers, .. } = self.evaluation;
        let lost = since.lost(case).into_iter().filter_map(|lost| self.evaluation.question(lost));
        let mut lost: Vec<&str> = lost.map(|question| self.text(question.short)).collect();
        if is_done {
            lost.push(since.pack.text(since.done));
        }
        let dropped = fill(since.pack.text(since.dropped), &[("answers", &lost.join(", "))]);
        let dropped = if lost.is_empty() { String::new() } else { dropped };
        (since.code(case, id, answers), dropped)
    }
}
