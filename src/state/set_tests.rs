//! What actions make of a question that takes a set.

use super::tests::{after, start};
use super::{Action, Session};
use kanta_engine::{Kind, QuestionId};

#[test]
fn items_are_chosen_by_name_and_many_at_once() {
    let session = after(start(), "private, social, ?01");
    let items = |session: &Session| session.chosen();
    let Some(Kind::Set(set)) = session.question(QuestionId(6)).map(|question| &question.kind) else {
        panic!("no set")
    };
    let (uusimaa, south) = (session.chosen(), set.items_of(Some(0)));
    let mut typed = session.clone();
    typed.search("turku".to_owned());
    assert_eq!((typed.typed.as_str(), typed.added), ("turku", None));
    let added = typed.reduce(Action::AddItem(0));
    assert_eq!((items(&added), added.typed.as_str(), added.added), (uusimaa | 1, "", Some(0)));
    assert_eq!(items(&added.reduce(Action::AddItem(0))), uusimaa | 1, "what is chosen stays chosen");
    assert_eq!(items(&added.reduce(Action::AddItem(63))), uusimaa | 1, "there is no such item");
    let all = added.reduce(Action::ToggleItems(south));
    assert_eq!((items(&all), all.added), (south | 1, None));
    assert_eq!(items(&all.reduce(Action::ToggleItems(south))), 1);
    assert_eq!(items(&all.reduce(Action::RemoveItems(1))), south);
    assert_eq!(all.reduce(Action::RemoveItems(south | 1)).draft, None);
    assert_eq!(items(&after(session, "?unknown").reduce(Action::AddItem(0))), 1);
    assert_eq!(after(start(), "public, social").reduce(Action::AddItem(0)).draft, None);
}
