//! Anything as the code of a link: what can be read of it is written as a code that leads to the same.

use super::ferry::{list, root, rules};
use kanta_engine::{Case, CaseResult, RuleSet, is_link_of, link, open_link};
use kanta_rules::compile_folder;
use std::sync::LazyLock;

/// The rule set that the guide has built in.
static BUILT_IN: LazyLock<RuleSet> = LazyLock::new(|| {
    compile_folder(&root().join("rules/2021-04")).expect("the built-in rules compile").rules
});

/// Opens the bytes as a link under two rule sets.
pub fn links(data: &[u8]) {
    let code = String::from_utf8_lossy(data);
    for rules in [rules(), &*BUILT_IN] {
        open(rules, &code);
    }
}

fn open(rules: &RuleSet, code: &str) {
    let opened = open_link(rules, code);
    assert!(!opened.same_rules || is_link_of(code, &rules.id));
    assert!(
        rules.tasks.len() >= 64 || opened.done < 1 << rules.tasks.len(),
        "only tasks that are there are done"
    );
    CaseResult::new(&Case::new(rules, &opened.answers));

    let whole = link(rules, &opened.answers, opened.done);
    assert!(whole.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase()), "{whole}");
    let again = open_link(rules, &whole);
    assert!(again.intact && again.same_rules && again.dropped == 0, "{code}: {whole}: {again:?}");
    assert_eq!(list(rules, &again.answers), list(rules, &opened.answers), "{code}: {whole}");
    assert_eq!(again.done, opened.done, "{code}: {whole}");
    assert_eq!(link(rules, &again.answers, again.done), whole);
    if opened.intact && opened.same_rules && opened.dropped == 0 {
        assert!(whole.len() <= code.len(), "{code}: nothing is added");
    }

    // Capitals are no other letters, and no wrong character is taken for the right one.
    assert_eq!(open_link(rules, &whole.to_ascii_uppercase()), again);
    for at in [0, whole.len() / 2, whole.len() - 1] {
        let mut wrong = whole.clone().into_bytes();
        let byte = wrong[at];
        wrong[at] = if byte == b'z' { b'0' } else { byte + 1 };
        let wrong = String::from_utf8_lossy(&wrong);
        assert!(!open_link(rules, &wrong).intact, "{wrong}");
    }
}
