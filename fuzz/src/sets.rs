//! Anything as a compiled rule set: it is refused, or it is written as it was read and answers every question.

use super::ask::ask;
use super::ferry::Numbers;
use kanta_engine::{Pack, Text, encode, load_rules, load_set};

/// What the guide has of its own when it reads a rule set.
pub fn interface() -> Pack {
    let words = vec!["Back".to_owned()];
    Pack { language: "en".to_owned(), hash: String::new(), words, texts: Vec::new() }
}

/// Reads the bytes as the rules that are built in, and as rules with their texts.
pub fn sets(data: &[u8]) {
    if let Ok(rules) = load_rules(data) {
        let written = encode(&rules);
        assert!(written.len() <= data.len(), "numbers are written as short as can be");
        assert_eq!(load_rules(&written), Ok(rules.clone()));
        ask(&rules, &mut Numbers(1));
    }
    if let Ok((rules, pack)) = load_set(data, &interface()) {
        let written = [encode(&rules), encode(&pack)].concat();
        assert_eq!(load_set(&written, &interface()), Ok((rules.clone(), pack.clone())));
        assert_eq!((pack.texts.len(), &pack.words), (rules.texts, &interface().words));
        // A text that is not there is empty.
        assert_eq!(pack.text(Text(u16::MAX)).is_empty(), pack.texts.len() <= usize::from(u16::MAX));
        assert_eq!(load_rules(&encode(&rules)), Ok(rules.clone()));
        ask(&rules, &mut Numbers(1));
    }
}
