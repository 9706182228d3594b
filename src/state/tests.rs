//! What actions make of a state, as scripts: a line an action, then where it leads.

use super::{Action, Place, Speech, State};
use kanta_engine::{Answer, Kind, Pack, QuestionId, RuleSet, decode, load_rules};
use std::rc::Rc;

const RULES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rules.kgr"));
const SV: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/sv.pack"));
const FI: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/fi.pack"));
const EN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/en.pack"));

pub(crate) fn packs() -> [Pack; 3] {
    [SV, FI, EN].map(|bytes| decode(bytes).unwrap())
}

pub(crate) fn start() -> State {
    State::new(Rc::new(load_rules(RULES).unwrap()))
}

fn question(rules: &RuleSet, id: &str) -> QuestionId {
    QuestionId(rules.questions.iter().position(|question| question.id == id).unwrap())
}

/// Does what the words say: a value, item codes joined by `+`, `unknown`, `continue`, `back`, `again`, or `change QUESTION`.
/// A value is chosen and confirmed; with `?` before it, it is chosen only.
pub(crate) fn after(mut state: State, script: &str) -> State {
    for word in script.split(',').map(str::trim).filter(|word| !word.is_empty()) {
        for action in actions(&state, word) {
            state = state.after(action);
        }
    }
    state
}

fn actions(state: &State, word: &str) -> Vec<Action> {
    if let Some(id) = word.strip_prefix("change ") {
        return vec![Action::Reopened(question(&state.rules, id))];
    }
    match word {
        "continue" => return vec![Action::Continued],
        "back" => return vec![Action::WentBack],
        "again" => return vec![Action::Restarted],
        _ => {}
    }
    let (choice, confirmed) = word.strip_prefix('?').map_or((word, true), |choice| (choice, false));
    let Place::Question(at) = state.place else { panic!("{word} on the result") };
    let question = state.question(at).unwrap();
    let mut actions: Vec<Action> = match &question.kind {
        _ if choice == "unknown" => vec![Action::Doubted],
        Kind::Choice(values) => {
            let value = values.iter().position(|value| value.id == choice);
            vec![Action::Chose(value.unwrap_or_else(|| panic!("{choice} on {}", question.id)))]
        }
        Kind::Set(set) => {
            let item =
                |code: &str| Action::Ticked(set.items.iter().position(|item| item.code == code).unwrap());
            choice.split('+').map(item).collect()
        }
    };
    actions.extend(confirmed.then_some(Action::Continued));
    actions
}

fn place(state: &State) -> String {
    match state.place {
        Place::Question(at) => state.question(at).unwrap().id.clone(),
        Place::Result => "result".to_owned(),
    }
}

const ALL: &str = "private, health, organisation, electronic, own, 01+05, full, no";

#[test]
fn each_script_leads_where_it_should() {
    let check =
        |script: &str, expected: &str| assert_eq!(place(&after(start(), script)), expected, "{script}");
    check("", "provider");
    check("private", "services");
    check("public, social", "result");
    check("private, social", "regions");
    check("private, health, organisation, electronic, main-joiners", "setting");
    check("private, health, organisation, electronic, unknown", "setting");
    check(ALL, "result");
    // Nothing chosen: the page stays.
    check("continue", "provider");
    check("private, continue", "services");
    // Back, and on again through the pages that were answered.
    check("private, health, back", "services");
    check("private, health, back, back", "provider");
    check("private, health, back, back, back", "provider");
    check("private, health, back, back, continue, continue", "form");
    // Another answer earlier: only what it opens is asked.
    check("private, health, organisation, electronic, back, back, back, social", "regions");
    // From the result.
    check(&format!("{ALL}, change vendor-support, not-full"), "result");
    check(&format!("{ALL}, change vendor-support, back"), "result");
    check(&format!("{ALL}, change patient-system, main-joiners"), "setting");
    check(&format!("{ALL}, change patient-system, main-joiners, chain"), "result");
    check(&format!("{ALL}, change services, social"), "result");
    check(&format!("{ALL}, again"), "provider");
}

#[test]
fn an_answer_is_kept_while_its_question_is_not_asked() {
    let state = after(start(), &format!("{ALL}, change services, social"));
    let form = question(&state.rules, "form");
    assert_eq!(state.answers.get(form), Some(Answer::Value(0)));
    assert_eq!(state.asked().1.get(form), None);
    let state = after(state, "change services, health");
    assert_eq!((place(&state).as_str(), state.asked().1.get(form)), ("result", Some(Answer::Value(0))));
}

#[test]
fn going_back_from_a_change_leaves_the_answer_as_it_was() {
    let state = after(start(), &format!("{ALL}, change purchased, ?yes, back"));
    assert_eq!(state.answers.get(question(&state.rules, "purchased")), Some(Answer::Value(1)));
}

#[test]
fn errors_count_until_the_page_is_left() {
    let errors = |script: &str| after(start(), script).errors;
    assert_eq!(errors("continue"), 1);
    assert_eq!(errors("continue, continue"), 2);
    assert_eq!(errors("continue, private"), 0);
    assert_eq!(errors("private, continue, back"), 0);
}

#[test]
fn unknown_and_items_of_a_set_exclude_each_other() {
    let draft = |script: &str| after(start(), &format!("private, social, {script}")).draft;
    assert_eq!(draft("?unknown"), Some(Answer::Unknown));
    assert_eq!(draft("?unknown, ?unknown"), None);
    assert_eq!(draft("?19"), Some(Answer::Items(1)));
    assert_eq!(draft("?19, ?19"), None);
    assert_eq!(draft("?19, ?unknown"), Some(Answer::Unknown));
    assert_eq!(draft("?unknown, ?19"), Some(Answer::Items(1)));
}

#[test]
fn the_progress_never_promises_fewer_questions_than_come() {
    let [_, _, english] = packs();
    let progress = |script: &str| {
        let state = after(start(), script);
        let Place::Question(at) = state.place else { panic!("{script} leads to the result") };
        Speech::of(&state, &english).progress(at)
    };
    assert_eq!(progress(""), "Question 1 · at most 8 left");
    assert_eq!(progress("private"), "Question 2 · at most 7 left");
    assert_eq!(progress("public"), "Question 2 · the last one");
    assert_eq!(progress("private, social"), "Question 3 · at most 1 left");
    assert_eq!(progress("private, health, organisation, electronic, own"), "Question 6 · at most 2 left");
    assert_eq!(
        progress("private, health, organisation, electronic, own, 01, full"),
        "Question 8 · the last one"
    );
    assert_eq!(
        progress("private, health, organisation, electronic, own, back, back"),
        "Question 4 · at most 4 left"
    );
}
