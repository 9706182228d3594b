//! What is told of the items that are chosen, in each language.

use super::Texts;
use crate::state::tests::{after, start};
use crate::state::{Evaluation, Place};
use kanta_engine::{Kind, Pack, decode};

/// The texts in Swedish, Finnish and English.
pub(crate) fn packs() -> [Pack; 3] {
    [
        &include_bytes!(concat!(env!("OUT_DIR"), "/sv.pack"))[..],
        &include_bytes!(concat!(env!("OUT_DIR"), "/fi.pack"))[..],
        &include_bytes!(concat!(env!("OUT_DIR"), "/en.pack"))[..],
    ]
    .map(|bytes| decode(bytes).unwrap())
}

/// The same as they are before the extras have come.
pub(crate) fn first_packs() -> [Pack; 3] {
    [
        &include_bytes!(concat!(env!("OUT_DIR"), "/sv.first-pack"))[..],
        &include_bytes!(concat!(env!("OUT_DIR"), "/fi.first-pack"))[..],
        &include_bytes!(concat!(env!("OUT_DIR"), "/en.first-pack"))[..],
    ]
    .map(|bytes| decode(bytes).unwrap())
}

#[test]
fn what_follows_from_the_items_is_told_as_far_as_it_is_certain() {
    let told = |script: &str| {
        let session = after(start(), script);
        let Place::Question(at) = session.place else { panic!("{script} leads to the result") };
        let Some(Kind::Set(set)) = session.question(at).map(|question| &question.kind) else {
            panic!("{script} leads to no set")
        };
        let evaluation = Evaluation::of(&session);
        packs().map(|pack| Texts { pack: &pack, evaluation: &evaluation }.told(at, set, session.chosen()))
    };
    assert_eq!(told("private, social"), ["", "", ""]);
    assert_eq!(
        told("private, social, ?02+04"),
        [
            "2 landskap, 1 regionförvaltningsverk: er tillståndsmyndighet är Regionförvaltningsverket i Sydvästra Finland.",
            "2 maakuntaa, 1 aluehallintovirasto: lupaviranomaisenne on Lounais-Suomen aluehallintovirasto.",
            "2 regions, 1 regional agency (AVI): your permit authority is the Regional State Administrative Agency for Southwestern Finland.",
        ]
    );
    assert_eq!(
        told("private, social, ?01+19+21"),
        [
            "3 landskap, 2 regionförvaltningsverk: er tillståndsmyndighet är Valvira; på Åland sköter ni ärendet med Ålands egna myndigheter.",
            "3 maakuntaa, 2 aluehallintovirastoa: lupaviranomaisenne on Valvira; Ahvenanmaalla hoidatte asian Ahvenanmaan omien viranomaisten kanssa.",
            "3 regions, 2 regional agencies (AVI): your permit authority is Valvira; in Åland you deal with Åland’s own authorities.",
        ]
    );
    // Who notifies reads of the authority that is notified.
    assert_eq!(
        told("private, health, self-employed, electronic, own, ?01"),
        [
            "1 landskap, 1 regionförvaltningsverk: ni gör er anmälan till Regionförvaltningsverket i Södra Finland.",
            "1 maakunta, 1 aluehallintovirasto: ilmoituksenne käsittelee Etelä-Suomen aluehallintovirasto.",
            "1 region, 1 regional agency (AVI): you notify the Regional State Administrative Agency for Southern Finland.",
        ]
    );
    assert_eq!(
        told("private, health, self-employed, electronic, own, ?01+19"),
        [
            "2 landskap, 2 regionförvaltningsverk: ni gör er anmälan till regionförvaltningsverket där ni huvudsakligen arbetar.",
            "2 maakuntaa, 2 aluehallintovirastoa: ilmoituksenne käsittelee se aluehallintovirasto, jonka alueella pääasiassa työskentelette.",
            "2 regions, 2 regional agencies (AVI): you notify the regional agency where you mainly work.",
        ]
    );
    // Whether there is a permit at all depends on an answer that is open.
    assert_eq!(
        told("unknown, social, ?01+19"),
        [
            "2 landskap, 2 regionförvaltningsverk.",
            "2 maakuntaa, 2 aluehallintovirastoa.",
            "2 regions, 2 regional agencies (AVI).",
        ]
    );
}

#[test]
fn texts_are_whole_when_the_extras_have_come() {
    assert_eq!(packs().map(|pack| pack.is_whole()), [true; 3]);
    assert_eq!(first_packs().map(|pack| pack.is_whole()), [false; 3]);
}
