//! The full profiles of a rule set: every admissible set of answers, and what becomes of each in another rule set.

use crate::carry::{CarryOver, carry_over, options};
use kanta_engine::{Answer, Answers, Case, QuestionId, RuleSet, bit, members};

/// The most profiles that are looked at.
const MOST: u64 = 2_000_000;

/// The profiles that carry over, and how many do not.
#[derive(Default)]
pub(super) struct Profiles {
    pub(super) list: Vec<Profile>,
    pub(super) left_out: usize,
}

/// A full profile of the first rule set.
pub(super) struct Profile {
    /// What each question has, as the diagrams tell it; `None` where it is not asked.
    pub(super) values: Vec<Option<usize>>,
    /// For each question of the first rule set, the values left.
    pub(super) before: Vec<u64>,
    /// For each question of the second, the values left once the answers came over.
    pub(super) after: Vec<u64>,
}

/// Enumerates the profiles. A set is counted by the facts of the first rule set, and by those of the second where it comes over
/// as it is.
pub(super) fn profiles(carry: &CarryOver, from: &RuleSet, to: &RuleSet) -> Result<Profiles, String> {
    if from.profiles > MOST {
        return Err(format!(
            "{} has {} profiles; more than {MOST} are not compared.\n",
            from.id, from.profiles
        ));
    }
    let options: Vec<Vec<Answer>> =
        (0..from.questions.len()).map(|at| options(QuestionId(at), carry, from, to)).collect();
    let mut walk = Walk { carry, from, to, options: &options, found: Profiles::default() };
    walk.go(&Answers::default(), Vec::new());
    Ok(walk.found)
}

struct Walk<'a> {
    carry: &'a CarryOver,
    from: &'a RuleSet,
    to: &'a RuleSet,
    options: &'a [Vec<Answer>],
    found: Profiles,
}

impl Walk<'_> {
    fn go(&mut self, answers: &Answers, values: Vec<Option<usize>>) {
        let question = QuestionId(values.len());
        let Some(options) = self.options.get(question.0) else {
            self.add(answers, values);
            return;
        };
        let with = |value| values.iter().copied().chain([value]).collect();
        let allowed = Case::new(self.from, answers).allowed;
        if self.carry.asked.get(question.0).is_none_or(|asked| asked.leaves(&allowed) == bit(1)) {
            for (at, answer) in options.iter().enumerate() {
                self.go(&answers.clone().with(question, Some(*answer)), with(Some(at)));
            }
        } else {
            self.go(answers, with(None));
        }
    }

    fn add(&mut self, answers: &Answers, values: Vec<Option<usize>>) {
        let carried = carry_over(self.carry, self.from, answers);
        // A question that is dropped as a whole leaves nobody out.
        if carried.lost.iter().any(|question| self.carry.takes(*question)) {
            self.found.left_out = self.found.left_out.saturating_add(1);
            return;
        }
        let before = Case::new(self.from, answers).allowed;
        let values = values.iter().zip(&before).map(|(value, left)| value.and(members(*left).next()));
        let values = values.collect();
        self.found.list.push(Profile { values, before, after: carried.case(self.to).allowed });
    }
}
