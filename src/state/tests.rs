//! What actions make of a session, as scripts: a line an action, then where it leads.

use super::{Action, Evaluation, Keep, Place, Session, read_answer};
use crate::texts::Texts;
use crate::texts::tests::packs;
use kanta_engine::{Answer, Kind, QuestionId, RuleSet, bit, link, load_rules};
use std::rc::Rc;

const RULES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rules.kgr"));

pub(crate) fn start() -> Session {
    Session::new(Rc::new(load_rules(RULES).unwrap()))
}

fn question(rules: &RuleSet, id: &str) -> QuestionId {
    QuestionId(rules.questions.iter().position(|question| question.id == id).unwrap())
}

/// Does what the words say: a value, item codes joined by `+`, `unknown`, `continue`, `back`, `again`, `change QUESTION`,
/// `done TASK`, `picture TOPIC`, `unfold` or `keep WAY`; `open CODE` begins anew with a link.
/// A value is chosen and confirmed; with `?` before it, it is chosen only.
pub(crate) fn after(mut session: Session, script: &str) -> Session {
    for word in script.split(',').map(str::trim).filter(|word| !word.is_empty()) {
        if let Some(code) = word.strip_prefix("open ") {
            session = Session::opening(session.rules.clone(), code);
            continue;
        }
        for action in actions(&session, word) {
            session = session.reduce(action);
        }
    }
    session
}

fn actions(session: &Session, word: &str) -> Vec<Action> {
    if let Some(id) = word.strip_prefix("change ") {
        return vec![Action::ChangeAnswer(question(&session.rules, id))];
    }
    let topic = |id: &str| session.rules.topics.iter().position(|topic| topic.id == id).unwrap();
    match word.split(' ').collect::<Vec<_>>().as_slice() {
        ["done", id] => {
            let task = session.rules.tasks.iter().position(|task| task.id == *id);
            return vec![Action::ToggleTask(task.unwrap())];
        }
        ["picture", id] => return vec![Action::ToggleMap(topic(id))],
        ["keep", "link"] => return vec![Action::Keep(Keep::Link)],
        ["keep", "text"] => return vec![Action::Keep(Keep::Text)],
        ["keep", "reasons"] => return vec![Action::Keep(Keep::Reasons)],
        ["keep", "receipt"] => return vec![Action::Keep(Keep::Receipt)],
        _ => {}
    }
    match word {
        "unfold" => return vec![Action::Unfold],
        "continue" => return vec![Action::Continue],
        "back" => return vec![Action::GoBack],
        "again" => return vec![Action::Restart],
        _ => {}
    }
    let (choice, confirmed) = word.strip_prefix('?').map_or((word, true), |choice| (choice, false));
    let Place::Question(at) = session.place else { panic!("{word} on the result") };
    let question = session.question(at).unwrap();
    let mut actions: Vec<Action> = match &question.kind {
        _ if choice == "unknown" => vec![Action::ToggleUnknown],
        Kind::Choice(values) => {
            let value = values.iter().position(|value| value.id == choice);
            vec![Action::ChooseValue(value.unwrap_or_else(|| panic!("{choice} on {}", question.id)))]
        }
        Kind::Set(set) => {
            let item = |code: &str| {
                Action::ToggleItems(bit(set.items.iter().position(|item| item.code == code).unwrap()))
            };
            choice.split('+').map(item).collect()
        }
    };
    actions.extend(confirmed.then_some(Action::Continue));
    actions
}

pub(super) fn place(session: &Session) -> String {
    match session.place {
        Place::Question(at) => session.question(at).unwrap().id.clone(),
        Place::Review => "review".to_owned(),
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
    let session = after(start(), &format!("{ALL}, change services, social"));
    let form = question(&session.rules, "form");
    assert_eq!(session.answers.get(form), Some(Answer::Value(0)));
    assert_eq!(session.asked().1.get(form), None);
    let session = after(session, "change services, health");
    assert_eq!((place(&session).as_str(), session.asked().1.get(form)), ("result", Some(Answer::Value(0))));
}

#[test]
fn going_back_from_a_change_leaves_the_answer_as_it_was() {
    let session = after(start(), &format!("{ALL}, change purchased, ?yes, back"));
    assert_eq!(session.answers.get(question(&session.rules, "purchased")), Some(Answer::Value(1)));
}

#[test]
fn a_link_leads_to_the_review_and_only_from_there_to_the_result() {
    let code = |script: &str| {
        let session = after(start(), script);
        link(&session.rules, &session.asked().1, session.done)
    };
    let whole = code(&format!("{ALL}, done permits"));
    let check = |script: &str, expected: &str| {
        let script = script.replace("LINK", &format!("open {whole}"));
        assert_eq!(place(&after(start(), &script)), expected, "{script}");
    };
    check("LINK", "review");
    check("LINK, continue", "result");
    check("LINK, change purchased", "purchased");
    check("LINK, change purchased, back", "review");
    check("LINK, change purchased, yes", "review");
    // What a change opens is asked after the review, not before.
    check("LINK, change patient-system, main-joiners", "review");
    check("LINK, change patient-system, main-joiners, continue", "setting");
    check("LINK, change patient-system, main-joiners, continue, chain", "result");
    check("LINK, change patient-system, main-joiners, continue, back", "patient-system");
    check("LINK, continue, change purchased, back", "result");
    check("LINK, again", "provider");
    check("open x", "review");
    check("open x, continue", "provider");
    check(&format!("open {}, continue", code("private")), "services");
    // Nothing but the answers and the finished tasks comes along, and all of both.
    let opened = after(start(), &format!("open {whole}, continue"));
    let before = after(start(), &format!("{ALL}, done permits"));
    assert_eq!((opened.asked(), opened.done, opened.opened), (before.asked(), before.done, None));
}

/// Takes answers from the host: `QUESTION=VALUES`, with `!` at its end if it stands.
pub(super) fn given(mut session: Session, answers: &str) -> Session {
    for answer in answers.split_whitespace() {
        let (open, locked) = answer.strip_suffix('!').map_or((answer, false), |open| (open, true));
        let (id, values) = open.split_once('=').unwrap();
        let (question, answer) = read_answer(&session.rules, id, values).unwrap();
        session.give(question, answer, "our records".to_owned(), locked);
    }
    session
}

#[test]
fn what_the_host_gives_is_asked_unless_it_stands() {
    let check = |answers: &str, script: &str, expected: &str| {
        assert_eq!(place(&after(given(start(), answers), script)), expected, "{answers}: {script}");
    };
    check("provider=private", "", "provider");
    check("provider=private", "continue", "services");
    check("provider=private!", "", "services");
    check("services=social!", "private", "regions");
    check("services=social! provider=private!", "01, yes, change regions, back", "result");
    check("services=social! provider=private!", "01, back", "regions");
    check("services=social! provider=private!", "01, yes, again", "regions");
    check("services=social! provider=private!", "01, yes, change provider", "result");
    check("regions=01,21! provider=private!", "social", "purchased");
    // Taken back: what is open now is asked.
    check("services=social! provider=private! provider=", "", "provider");
    check("provider=private! provider=", "", "provider");
    let session = after(given(start(), "services=social! provider=private!"), "01, yes");
    assert_eq!(place(&given(session.clone(), "regions=")), "result", "what was not given is not taken back");
    assert_eq!(place(&given(session.clone(), "services=")), "services");
    assert_eq!(given(session, "services=health!").answers.get(QuestionId(1)), Some(Answer::Value(0)));
    let rules = start().rules;
    for (id, values) in
        [("weather", "fine"), ("provider", "session"), ("regions", "01,99"), ("regions", "01 02")]
    {
        assert_eq!(read_answer(&rules, id, values), None, "{id}={values}");
    }
}

#[test]
fn the_host_turns_to_pages_that_there_are() {
    let turned = |script: &str, to: &str| {
        let mut session = after(start(), script);
        (session.go(to), place(&session))
    };
    let is = |there, page: &str| (there, page.to_owned());
    assert_eq!(turned("private, social", "provider"), is(true, "provider"));
    assert_eq!(turned("private, social", "regions"), is(true, "regions"));
    assert_eq!(turned("private, social", "purchased"), is(false, "regions"));
    assert_eq!(turned("private, social", "result"), is(false, "regions"));
    assert_eq!(turned("private, social, 01, yes", "regions"), is(true, "regions"));
    assert_eq!(turned("private, social, 01, yes, change regions", "result"), is(true, "result"));
    assert_eq!(turned("private, social, back", ""), is(true, "regions"));
    assert_eq!(turned("private, social", "weather"), is(false, "regions"));
}

#[test]
fn what_is_resumed_goes_on_where_it_was() {
    let script = "private, social, 01, yes, done permits";
    let before = after(start(), script);
    let code = link(&before.rules, &before.asked().1, before.done);
    for (page, expected) in [
        ("result", "result"),
        ("regions", "regions"),
        ("review", "review"),
        ("setting", "result"),
        ("", "result"),
    ] {
        let mut session = given(start(), "services=social!");
        session.resume((&code, ""), page, "");
        assert_eq!(
            (place(&session).as_str(), session.asked().1, session.done),
            (expected, before.asked().1, 1),
            "{page}"
        );
    }
}

#[test]
fn what_was_left_is_there_beside_what_is_resumed() {
    let before = after(start(), "private, social, 01, yes, done permits");
    let earlier = link(&before.rules, &before.asked().1, before.done);
    let code = link(&before.rules, &after(start(), "private, health").answers, 0);
    let mut session = start();
    session.resume((&code, &earlier), "result", "");
    assert_eq!((place(&session).as_str(), session.done), ("form", 1));
    assert_eq!(
        session.answers,
        after(after(start(), "private, social, 01, yes, change services"), "health").answers
    );
    // What was answered under other rules is kept until the person begins again.
    let elsewhere =
        link(&RuleSet { id: "elsewhere".to_owned(), ..before.rules.as_ref().clone() }, &before.answers, 0);
    session.resume((&code, &[&*elsewhere, &earlier].join(" ")), "result", "");
    assert_eq!((session.elsewhere.as_str(), session.done), (elsewhere.as_str(), 1));
    assert_eq!(after(session, "again").elsewhere, "");
    let mut nothing = start();
    nothing.resume(("", ""), "", "");
    assert!(!nothing.needs_extras(), "nothing is answered");
}

#[test]
fn back_and_forward_show_each_page_as_it_was_left() {
    let returned = |script: &str, to: &[&str]| {
        let mut session = after(start(), script);
        let there = to.iter().map(|page| session.return_to(page, "")).last().unwrap();
        (there, place(&session), session)
    };
    let is = |script: &str, to: &[&str], page: &str| {
        let (there, shown, _) = returned(script, to);
        assert_eq!((there, shown.as_str()), (true, page), "{script}: {to:?}");
    };
    is("private, social", &["services", "provider", "services", "regions"], "regions");
    assert_eq!(returned("private, social", &["services"]).2.draft, Some(Answer::Value(1)));
    is(ALL, &["purchased", "vendor-support", "result"], "result");
    // After a new start there is no such page.
    let (there, shown, _) = returned(&format!("{ALL}, again"), &["result"]);
    assert_eq!((there, shown.as_str()), (false, "provider"));
    // A result that was left for a change which is not finished stands for the answers of before.
    let (there, shown, session) =
        returned(&format!("{ALL}, change patient-system, main-joiners"), &["patient-system", "result"]);
    assert_eq!((there, shown.as_str()), (true, "result"));
    assert_eq!(session.asked(), after(start(), ALL).asked());
    // A change that was finished stays.
    let (_, _, session) =
        returned(&format!("{ALL}, change purchased, yes"), &["purchased", "result", "purchased"]);
    assert_eq!(session.draft, Some(Answer::Value(0)));
}

#[test]
fn back_leads_to_the_review_and_forward_to_what_comes_after_it() {
    let code = |script: &str| {
        let session = after(start(), script);
        link(&session.rules, &session.asked().1, session.done)
    };
    let (whole, part) = (code(ALL), code("private"));
    let mut session = after(start(), &format!("open {whole}, continue"));
    assert!(session.return_to("review", &whole));
    assert_eq!(session.opened.as_ref().map(|opened| (opened.intact, opened.dropped)), Some((true, 0)));
    assert_eq!(place(&after(session.clone(), "change purchased, yes")), "review");
    assert!(session.return_to("result", &whole));
    assert_eq!((place(&session).as_str(), session.opened.is_none()), ("result", true));
    // What the link was is told again, of the answers that there are now.
    let mut session = after(start(), &format!("open {whole}, change purchased, yes, continue"));
    assert!(session.return_to("review", &whole[..whole.len() - 1]));
    assert_eq!(session.opened.as_ref().map(|opened| opened.intact), Some(false));
    assert_eq!(session.answers.get(question(&session.rules, "purchased")), Some(Answer::Value(0)));
    // What comes after the review leads to it once more.
    let mut session = after(start(), &format!("open {part}, continue"));
    assert!(session.return_to("review", &part) && session.return_to("services", &part));
    assert_eq!(place(&after(session.clone(), "social")), "review");
    assert_eq!(place(&after(session, "social, continue")), "regions");
}

#[test]
fn a_link_can_be_had_before_the_result_and_nothing_else() {
    let way = |script: &str| after(start(), script).kept.map(|kept| kept.way);
    assert_eq!(way("private, keep link"), Some(Keep::Link));
    assert_eq!(way("private, keep text"), None);
    assert_eq!(way("private, keep link, social"), None);
}

#[test]
fn what_is_shown_or_kept_goes_when_it_is_asked_for_again_or_the_page_is_left() {
    let session = |script: &str| after(start(), &format!("{ALL}, {script}"));
    assert_eq!(session("picture model-patient-data").mapped, Some(0));
    assert_eq!(session("picture model-patient-data, picture model-patient-data").mapped, None);
    assert_eq!(session("keep text").kept.map(|kept| (kept.way, kept.done)), Some((Keep::Text, None)));
    let left = session("picture model-patient-data, keep link, change purchased, back");
    assert_eq!((left.mapped, left.kept), (None, None));
}

#[test]
fn finished_tasks_stay_finished() {
    let done = |script: &str| after(start(), &format!("{ALL}, done permits, done application{script}")).done;
    assert_eq!(done(""), 1 | 1 << 10);
    assert_eq!(done(", done permits"), 1 << 10);
    assert_eq!(done(", change purchased, yes"), 1 | 1 << 10);
    assert_eq!(done(", again"), 0);
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
        let session = after(start(), script);
        let Place::Question(at) = session.place else { panic!("{script} leads to the result") };
        let evaluation = Evaluation::of(&session);
        Texts { pack: &english, evaluation: &evaluation }.progress(at, false)
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
