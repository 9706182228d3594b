//! The page of a question, with every string and flag that its view needs.

use super::speech::has;
use super::{Speech, State};
use crate::words;
use kanta_engine::{Answer, Case, Kind, QuestionId, SetKind, outcomes, questions_left};

/// The page of a question.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionPage {
    /// The question's id.
    pub id: String,
    /// "Question 3 · at most 4 left".
    pub progress: String,
    /// The question.
    pub title: String,
    /// One sentence of help.
    pub hint: Option<String>,
    /// The ways to answer.
    pub way: Way,
    /// The label of "I don't know".
    pub doubt: String,
    /// Whether that is chosen.
    pub doubts: bool,
    /// What is said because nothing was chosen.
    pub error: Option<Error>,
    /// The label of the button onward.
    pub onward: String,
    /// What is settled and what is open.
    pub standing: Standing,
}

/// What is said because nothing was chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Error {
    /// The title of the summary.
    pub title: String,
    /// A word before the message, for those who do not see the colour.
    pub prefix: String,
    /// The message.
    pub message: String,
}

/// The ways to answer a question.
#[derive(Clone, Debug, PartialEq)]
pub enum Way {
    /// One of these.
    Radios(Vec<OptionRow>),
    /// Any of these.
    Tiles(SetOptions),
}

/// A value of a choice.
#[derive(Clone, Debug, PartialEq)]
pub struct OptionRow {
    /// The value's id.
    pub id: String,
    /// Its label.
    pub label: String,
    /// One sentence of help.
    pub hint: Option<String>,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// The items of a set and what follows from those chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct SetOptions {
    /// "Choose all that apply".
    pub all: String,
    /// The items.
    pub tiles: Vec<Tile>,
    /// "2 regions, 1 agency area".
    pub count: String,
    /// The title of the legend.
    pub legend_title: String,
    /// The groups by number (0 is no group), with their names.
    pub legend: Vec<(usize, String)>,
}

/// An item of a set.
#[derive(Clone, Debug, PartialEq)]
pub struct Tile {
    /// The item's code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its group's number from 1; 0 where it is in none.
    pub group: usize,
    /// Its group's short name.
    pub group_name: String,
    /// Its column and row on the map.
    pub place: (u8, u8),
    /// Whether it is chosen.
    pub chosen: bool,
}

/// What is settled so far and what is still open.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Standing {
    /// The title of what is settled.
    pub settled_title: String,
    /// Topics with their outcomes.
    pub settled: Vec<(String, String)>,
    /// The title of what is open.
    pub open_title: String,
    /// Topics.
    pub open: Vec<String>,
}

impl QuestionPage {
    /// The page of a question.
    pub(super) fn of(state: &State, id: QuestionId, speech: &Speech<'_>) -> QuestionPage {
        let Some(question) = state.question(id) else { return QuestionPage::empty() };
        let way = match &question.kind {
            Kind::Choice(values) => Way::Radios(
                values
                    .iter()
                    .enumerate()
                    .map(|(at, value)| OptionRow {
                        id: value.id.clone(),
                        label: speech.text(value.label),
                        hint: speech.maybe(value.hint),
                        chosen: state.draft == Some(Answer::Value(at)),
                    })
                    .collect(),
            ),
            Kind::Set(set) => Way::Tiles(set_options(set, state.draft, speech)),
        };
        let error = (state.errors > 0).then(|| Error {
            title: speech.word(words::ERROR_TITLE).to_owned(),
            prefix: speech.word(words::ERROR_PREFIX).to_owned(),
            message: speech.text(question.error),
        });
        QuestionPage {
            id: question.id.clone(),
            progress: progress(state, id, speech),
            title: speech.text(question.title),
            hint: speech.maybe(question.hint),
            way,
            doubt: speech.word(words::DONT_KNOW).to_owned(),
            doubts: state.draft == Some(Answer::Unknown),
            error,
            onward: speech.word(words::CONTINUE).to_owned(),
            standing: standing(state, speech),
        }
    }

    /// What stands for a question that the rule set does not have; no state shows one.
    fn empty() -> QuestionPage {
        QuestionPage {
            id: String::new(),
            progress: String::new(),
            title: String::new(),
            hint: None,
            way: Way::Radios(Vec::new()),
            doubt: String::new(),
            doubts: false,
            error: None,
            onward: String::new(),
            standing: Standing::default(),
        }
    }
}

/// "Question 3 · at most 4 left". The number left counts the pages behind this one that were answered before, and every open
/// question that still matters.
fn progress(state: &State, id: QuestionId, speech: &Speech<'_>) -> String {
    let (asked, counted) = state.asked();
    let before = asked.iter().take_while(|&&other| other != id).count();
    let all = asked.len().saturating_add(questions_left(&Case::new(&state.rules, &counted)));
    let left = all.saturating_sub(before).saturating_sub(1);
    let number = speech.say(words::QUESTION_NUMBER, &[("n", &before.saturating_add(1).to_string())]);
    let left = match left {
        0 => speech.word(words::LAST_QUESTION).to_owned(),
        1 => speech.say(words::AT_MOST_LEFT_ONE, &[("n", "1")]),
        many => speech.say(words::AT_MOST_LEFT_OTHER, &[("n", &many.to_string())]),
    };
    format!("{number} · {left}")
}

fn set_options(set: &SetKind, draft: Option<Answer>, speech: &Speech<'_>) -> SetOptions {
    let chosen = match draft {
        Some(Answer::Items(items)) => items,
        Some(Answer::Unknown | Answer::Value(_)) | None => 0,
    };
    let no_group = speech.word(words::NO_AREA).to_owned();
    let tile = |(at, item): (usize, &kanta_engine::Item)| {
        let group = item.group.and_then(|group| set.groups.get(group));
        Tile {
            code: item.code.clone(),
            name: speech.text(item.name),
            group: item.group.map_or(0, |group| group.saturating_add(1)),
            group_name: group.map_or_else(|| no_group.clone(), |group| speech.text(group.short)),
            place: item.tile,
            chosen: has(chosen, at),
        }
    };
    let tiles: Vec<Tile> = set.items.iter().enumerate().map(tile).collect();
    let number = tiles.iter().filter(|tile| tile.chosen).count();
    let mut legend: Vec<(usize, String)> = Vec::new();
    for (at, group) in set.groups.iter().enumerate() {
        legend.push((at.saturating_add(1), speech.text(group.short)));
    }
    for tile in tiles.iter().filter(|tile| tile.group == 0) {
        legend.push((0, format!("{}: {no_group}", tile.name)));
    }
    SetOptions {
        all: speech.word(words::CHOOSE_ALL).to_owned(),
        tiles,
        count: if number == 0 { String::new() } else { count(number, set.groups_of(chosen).len(), speech) },
        legend_title: speech.word(words::LEGEND_TITLE).to_owned(),
        legend,
    }
}

/// "2 regions, 1 agency area".
fn count(items: usize, groups: usize, speech: &Speech<'_>) -> String {
    let item_word = if items == 1 { words::REGIONS_COUNT_ONE } else { words::REGIONS_COUNT_OTHER };
    let group_word = match groups {
        0 => words::AREAS_COUNT_ZERO,
        1 => words::AREAS_COUNT_ONE,
        _ => words::AREAS_COUNT_OTHER,
    };
    let items = speech.say(item_word, &[("n", &items.to_string())]);
    let groups = speech.say(group_word, &[("n", &groups.to_string())]);
    format!("{items}, {groups}")
}

/// What is settled and what is open under the answers that count.
fn standing(state: &State, speech: &Speech<'_>) -> Standing {
    let (asked, counted) = state.asked();
    let mut standing = Standing {
        settled_title: speech.word(words::SETTLED_TITLE).to_owned(),
        open_title: speech.word(words::OPEN_TITLE).to_owned(),
        ..Standing::default()
    };
    if asked.is_empty() {
        return standing;
    }
    for (topic, possible) in state.rules.topics.iter().zip(outcomes(&Case::new(&state.rules, &counted))) {
        match possible.certain().and_then(|outcome| topic.outcomes.get(outcome)) {
            Some(outcome) => {
                standing.settled.push((speech.text(topic.title), speech.short(outcome, &counted)));
            }
            None if possible.applies() => standing.open.push(speech.text(topic.title)),
            None => {}
        }
    }
    standing
}
