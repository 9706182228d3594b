//! The small rule set that inputs are tried against, and answers to it.

use kanta_engine::{Answer, Answers, Kind, QuestionId, RuleSet, Titled};
use kanta_rules::{Compiled, compile_folder};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// Where the rule set lies in the checkout.
const FERRY: &str = "crates/rules/tests/rule_sets/ferry";

/// The files of the rule set.
pub static FILES: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let names = std::fs::read_dir(root().join(FERRY)).expect("the ferry is in the checkout");
    let read = |entry: std::io::Result<std::fs::DirEntry>| {
        let entry = entry.expect("a folder can be read");
        let name = entry.file_name().into_string().expect("names are UTF-8");
        (name, std::fs::read(entry.path()).expect("a file can be read"))
    };
    let mut files: Vec<_> = names.map(read).collect();
    files.sort();
    files
});

/// The rule set, compiled. Its hash is a short word, so that inputs can have it and do not change with it; it leads to another rule set.
pub static COMPILED: LazyLock<Compiled> = LazyLock::new(|| {
    let mut compiled = compile_folder(&root().join(FERRY)).expect("the ferry compiles");
    compiled.rules.hash = "HASH".to_owned();
    let title = compiled.rules.title;
    compiled.rules.others.push(Titled { id: "other".to_owned(), title });
    compiled
});

/// Its rules.
pub fn rules() -> &'static RuleSet {
    &COMPILED.rules
}

/// Its texts in English.
pub fn texts() -> &'static [String] {
    COMPILED.texts.iter().find(|(language, _)| language == "en").map_or(&[], |(_, texts)| texts)
}

/// The root of the checkout: the package that this is compiled in lies in it.
pub fn root() -> &'static Path {
    static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
        let folders = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
        let root = folders.filter(|folder| folder.join(FERRY).is_dir()).last();
        root.expect("the package lies in the checkout").to_owned()
    });
    &ROOT
}

/// Numbers that look like chance and are the same each time (xorshift); zero stays zero.
pub struct Numbers(pub u64);

impl Numbers {
    /// The next number, below a bound.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let bound = u64::try_from(bound.max(1)).expect("it fits");
        usize::try_from(self.0 % bound).expect("it is below a usize")
    }
}

/// An answer to a question: "I don't know", a value, or some items.
pub fn answer(rules: &RuleSet, question: QuestionId, numbers: &mut Numbers) -> Option<Answer> {
    if numbers.below(6) == 0 {
        return Some(Answer::Unknown);
    }
    match &rules.questions.get(question.0)?.kind {
        Kind::Choice(values) => Some(Answer::Value(numbers.below(values.len()))),
        Kind::Set(set) => {
            let some = set.all() & u64::try_from(numbers.below(usize::MAX)).expect("it fits");
            Some(Answer::Items(if some == 0 { 1 } else { some }))
        }
    }
}

/// Answers to all questions but those that are left out.
pub fn answers(rules: &RuleSet, numbers: &mut Numbers) -> Answers {
    let mut answers = Answers::default();
    for question in (0..rules.questions.len()).map(QuestionId) {
        if numbers.below(6) != 0 {
            answers.set(question, answer(rules, question, numbers));
        }
    }
    answers
}

/// The answers alone, without empty places at their end.
pub fn list(rules: &RuleSet, answers: &Answers) -> Vec<Option<Answer>> {
    (0..rules.questions.len()).map(|at| answers.get(QuestionId(at))).collect()
}
