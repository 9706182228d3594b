//! A set of answers as a short code for a link, and what can be read back from one.
//!
//! A code is letters and digits: the version, three for the rule set, three for each answer and each finished task, and a check
//! character. Each three are a hash of ids that never change, such as `provider=private`. So a code needs no list of
//! positions: under another rule set, or with a part destroyed, every part that still means something is kept, and no other.

use crate::sets::bit;
use crate::{Answer, Answers, Kind, QuestionId, RuleSet};

/// The version of codes that this engine writes and reads.
const VERSION: u8 = b'1';
/// The digits, ISO 7064's for letters and numerals.
const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
/// How many different parts there are: three digits.
const PARTS: u32 = 36 * 36 * 36;
/// Longer than any code of 64 questions would be; what is longer is not looked at.
const LONGEST: usize = 2_048;

/// What could be read from a code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// The answers.
    pub answers: Answers,
    /// The finished tasks, as a bit set of places in [`RuleSet::tasks`].
    pub done: u64,
    /// Whether it was made under this very rule set.
    pub same_rules: bool,
    /// Whether it is whole: of this version, and with the check character that belongs to it.
    pub intact: bool,
    /// How many of its parts were left out, as they mean nothing here or contradict each other.
    pub dropped: usize,
}

/// The code for some answers and finished tasks (a bit set).
pub fn link(rules: &RuleSet, answers: &Answers, done: u64) -> String {
    written(rules, &rules.id, answers, done, "")
}

/// The code for some answers under the rule set with this id, and for what more that one knows: parts, one after another.
pub(crate) fn link_for(rules: &RuleSet, id: &str, answers: &Answers, more: &str) -> String {
    written(rules, id, answers, 0, more)
}

fn written(rules: &RuleSet, id: &str, answers: &Answers, done: u64, more: &str) -> String {
    let mut code = vec![VERSION];
    code.extend(part(id, ""));
    for (meaning, part) in parts(rules) {
        let holds = match meaning {
            Meaning::Answer(question, answer) => answers.get(question) == Some(answer),
            Meaning::Item(question, item) => {
                matches!(answers.get(question), Some(Answer::Items(items)) if items & bit(item) != 0)
            }
            Meaning::Done(task) => done & bit(task) != 0,
        };
        if holds {
            code.extend(part);
        }
    }
    code.extend(more.bytes());
    code.extend(check(&code));
    String::from_utf8(code).unwrap_or_default()
}

/// Whether a code was made under the rule set with this id.
pub fn is_link_of(code: &str, id: &str) -> bool {
    code.as_bytes().get(1..4).is_some_and(|mark| mark.eq_ignore_ascii_case(&part(id, "")))
}

/// Reads a code. What comes from a link may be anything; what means nothing is left out.
pub fn open_link(rules: &RuleSet, code: &str) -> Opened {
    let mut opened = Opened::default();
    if code.as_bytes().first() != Some(&VERSION) || code.len() > LONGEST {
        return opened;
    }
    opened.same_rules = is_link_of(code, &rules.id);
    let code: Vec<u8> = code.bytes().map(|byte| byte.to_ascii_lowercase()).collect();
    let (_, rest) = code.split_at_checked(4).unwrap_or((&code, &[]));
    // After the parts comes the check character; where the lengths do not fit, something is lost or surplus, and all is looked at.
    let (body, rest) = match rest.split_last() {
        Some((_, parts)) if parts.len().is_multiple_of(3) => {
            (code.get(..code.len().saturating_sub(1)), parts)
        }
        Some(_) | None => (None, rest),
    };
    opened.intact = body.is_some_and(|body| check(body) == code.last().copied());
    let known = parts(rules);
    let mut contradicted: Vec<QuestionId> = Vec::new();
    for chunk in rest.chunks(3) {
        match known.iter().find(|(_, part)| part == chunk) {
            None => opened.dropped = opened.dropped.saturating_add(1),
            Some((Meaning::Done(task), _)) => opened.done |= bit(*task),
            Some(&(Meaning::Answer(question, answer), _)) => {
                add(&mut opened.answers, question, answer, &mut contradicted);
            }
            Some(&(Meaning::Item(question, item), _)) => {
                add(&mut opened.answers, question, Answer::Items(bit(item)), &mut contradicted);
            }
        }
    }
    for question in contradicted {
        opened.answers.set(question, None);
        opened.dropped = opened.dropped.saturating_add(1);
    }
    opened
}

/// Two meanings that have the same part, if there are any: links could not tell them apart. The compiler refuses such a rule
/// set.
pub fn ambiguous_parts(rules: &RuleSet) -> Option<(String, String)> {
    let all = parts(rules);
    let same = |at: usize, part: &[u8; 3]| all.iter().take(at).find(|(_, other)| other == part);
    let pair = all.iter().enumerate().find_map(|(at, (one, part))| Some((*one, same(at, part)?.0)));
    pair.map(|(one, other)| (name(rules, other), name(rules, one)))
}

/// What a part of a code stands for.
#[derive(Clone, Copy)]
enum Meaning {
    Answer(QuestionId, Answer),
    Item(QuestionId, usize),
    Done(usize),
}

/// Everything that a part can stand for, in the order in which codes are written.
fn parts(rules: &RuleSet) -> Vec<(Meaning, [u8; 3])> {
    let mut all: Vec<(Meaning, [u8; 3])> = Vec::new();
    for (at, question) in rules.questions.iter().enumerate() {
        let id = QuestionId(at);
        all.push((Meaning::Answer(id, Answer::Unknown), part(&question.id, "unknown")));
        match &question.kind {
            Kind::Choice(values) => all.extend(values.iter().enumerate().map(|(value, known)| {
                (Meaning::Answer(id, Answer::Value(value)), part(&question.id, &known.id))
            })),
            Kind::Set(set) => all.extend(
                set.items
                    .iter()
                    .enumerate()
                    .map(|(item, known)| (Meaning::Item(id, item), part(&question.id, &known.code))),
            ),
        }
    }
    let tasks = rules.tasks.iter().enumerate().take(64);
    all.extend(tasks.map(|(task, known)| (Meaning::Done(task), part(&known.id, "done"))));
    all
}

/// Takes in an answer; items of one set belong together, two other answers to one question contradict each other.
fn add(answers: &mut Answers, question: QuestionId, answer: Answer, contradicted: &mut Vec<QuestionId>) {
    let both = match (answers.get(question), answer) {
        (None, answer) => answer,
        (Some(Answer::Items(items)), Answer::Items(more)) => Answer::Items(items | more),
        (Some(before), answer) if before == answer => answer,
        (Some(before), _) => {
            crate::sets::insert(contradicted, question);
            before
        }
    };
    answers.set(question, Some(both));
}

/// What stands in a code for a value of a choice.
pub fn value_part(question: &str, value: &str) -> String {
    String::from_utf8_lossy(&part(question, value)).into_owned()
}

/// The part for two ids: FNV-1a, 32 bits, over `one=other`.
fn part(one: &str, other: &str) -> [u8; 3] {
    let bytes = one.bytes().chain([b'=']).chain(other.bytes());
    let hash =
        bytes.fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)) % PARTS;
    [hash / 1_296, hash / 36 % 36, hash % 36].map(digit)
}

fn digit(value: u32) -> u8 {
    usize::try_from(value).ok().and_then(|value| DIGITS.get(value)).copied().unwrap_or(b'0')
}

/// The check character of ISO 7064, MOD 37,36, which finds every single wrong character and nearly all pairs that changed
/// places; `None` if something is no letter or digit.
fn check(code: &[u8]) -> Option<u8> {
    let mut product = 36_u32;
    for byte in code {
        let value = DIGITS.iter().position(|digit| digit == byte)?;
        let sum = match product.saturating_add(u32::try_from(value).ok()?) % 36 {
            0 => 36,
            sum => sum,
        };
        product = sum.saturating_mul(2) % 37;
    }
    Some(digit(37_u32.saturating_sub(product) % 36))
}

/// What a part stands for, in ids.
fn name(rules: &RuleSet, meaning: Meaning) -> String {
    let ids = |id: QuestionId| {
        rules.questions.get(id.0).map_or(Vec::new(), |question| match &question.kind {
            Kind::Choice(values) => values.iter().map(|value| value.id.as_str()).collect(),
            Kind::Set(set) => set.items.iter().map(|item| item.code.as_str()).collect(),
        })
    };
    let of = match meaning {
        Meaning::Done(task) => rules.tasks.get(task).map(|task| &task.id),
        Meaning::Item(id, _) | Meaning::Answer(id, _) => rules.questions.get(id.0).map(|known| &known.id),
    };
    let is = match meaning {
        Meaning::Done(_) => "done",
        Meaning::Item(id, at) | Meaning::Answer(id, Answer::Value(at)) => {
            ids(id).get(at).copied().unwrap_or_default()
        }
        Meaning::Answer(_, Answer::Unknown | Answer::Items(_)) => "unknown",
    };
    [of.map_or("", String::as_str), "=", is].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_character_is_that_of_the_standard() {
        // The example of ISO 7064 for MOD 37,36: A12425GABC1234002 has M.
        assert_eq!(check(b"a12425gabc1234002"), Some(b'm'));
        assert_eq!(check("é".as_bytes()), None);
    }

    #[test]
    fn a_part_is_the_hash_in_three_digits() {
        // FNV-1a, 32 bits, of "provider=private" is 0x4dbe0cde.
        let hash = 0x4dbe_0cde_u32 % PARTS;
        assert_eq!(part("provider", "private"), [hash / 1_296, hash / 36 % 36, hash % 36].map(digit));
        assert_eq!(&part("provider", "private"), b"owu");
    }
}
