//! The pages as Yew draws them: a state and its words in, callbacks out, no words of their own.
//!
//! Only the guide itself is a component. The parts have no state of their own, so they are functions: a component more would
//! add some 4 KB to the wasm. It is a struct component, as that can be sent actions from outside and needs no hooks (8 KB).

mod about;
mod answers;
mod changes;
mod conclusion;
mod find_out;
mod keep;
mod languages;
mod pen;
mod picture;
mod question;
mod radios;
mod result;
mod review;
mod sources;
mod standing;
mod tasks;
#[cfg(test)]
mod tests;
mod tiles;

use crate::host::{focus_first_input, here, turn_to};
use crate::state::{Action, Here, Place, Speech, State};
use crate::words;
use about::about;
use kanta_engine::{Answer, Pack, QuestionId, RuleSet};
use languages::languages;
use pen::Pen;
use question::question;
use result::result;
use review::review;
use std::rc::Rc;
use yew::prelude::*;

/// What the guide is given from outside.
#[derive(Clone, Properties)]
pub struct GuideProps {
    /// The rules, which last as long as the page: all guides share one set.
    pub rules: &'static RuleSet,
    /// The texts of the language in use.
    pub pack: Rc<Pack>,
    /// The level of the guide's own heading, from 1.
    pub level: usize,
    /// Called with what a person asks for that only the script can do: `language` and which one, or the name of a [`Keep`] and what
    /// is taken along.
    pub on_ask: Callback<(&'static str, String)>,
    /// Called with the state as JSON when a page is about to be drawn, and with nothing when it has been: Yew may let the browser
    /// have its turn between the two.
    pub on_draw: Callback<String>,
}

/// What the guide is told.
#[derive(Clone, Debug)]
pub enum Message {
    /// A person did something.
    Did(Action),
    /// The page was opened anew with a link's code.
    Opened(String),
    /// The host gave an answer, or took one back: where it comes from, and whether it stands.
    Gave(QuestionId, Option<Answer>, String, bool),
    /// The host asked for a page.
    Went(String),
    /// The visitor's own answers come back: a code, and the page that was shown.
    Resumed(String, String),
    /// Whether the browser let the person take along what it was asked for, and what that was.
    Told(bool, String),
}

/// Equal means the very same: whoever changes a rule set or a language makes a new one.
impl PartialEq for GuideProps {
    fn eq(&self, other: &GuideProps) -> bool {
        std::ptr::eq(self.rules, other.rules)
            && Rc::ptr_eq(&self.pack, &other.pack)
            && self.level == other.level
            && self.on_ask == other.on_ask
            && self.on_draw == other.on_draw
    }
}

/// The whole guide.
#[derive(Debug)]
pub struct Guide {
    state: State,
    heading: NodeRef,
    summary: NodeRef,
    /// The page and the number of errors that were last drawn.
    shown: (Place, u32),
    /// Whether the host has said all that it had to say first: nothing is drawn before.
    begun: bool,
    /// Whether somebody asked for another page. A page that turns because the host gives an answer takes no focus.
    turned: bool,
}

impl Component for Guide {
    type Message = Message;
    type Properties = GuideProps;

    fn create(ctx: &Context<Guide>) -> Guide {
        let state = State::new(ctx.props().rules);
        let shown = (state.place, state.errors);
        let (heading, summary) = (NodeRef::default(), NodeRef::default());
        Guide { state, heading, summary, shown, begun: false, turned: false }
    }

    /// Under other rules an answer is another, so the guide starts again.
    fn changed(&mut self, ctx: &Context<Guide>, _before: &GuideProps) -> bool {
        if !std::ptr::eq(self.state.rules, ctx.props().rules) {
            self.state = State::new(ctx.props().rules);
        }
        true
    }

    fn update(&mut self, ctx: &Context<Guide>, message: Message) -> bool {
        let action = match message {
            Message::Did(action) => action,
            Message::Opened(code) => {
                let given = std::mem::take(&mut self.state.given);
                self.state = State::opening(self.state.rules, &code);
                self.state.given = given;
                self.state.hold();
                self.turned = self.begun;
                self.begun = true;
                return true;
            }
            Message::Gave(question, answer, origin, locked) => {
                self.state.give(question, answer, origin, locked);
                return true;
            }
            Message::Went(place) => {
                self.turned = self.state.go(&place);
                return self.turned;
            }
            Message::Resumed(code, place) => {
                self.state.resume(&code, &place);
                self.begun = true;
                return true;
            }
            Message::Told(done, text) => {
                self.state.kept = self.state.kept.map(|(keep, _)| (keep, Some(done)));
                self.state.kept_text = text;
                return true;
            }
        };
        self.turned = true;
        match action {
            Action::ChoseLanguage(language) => ctx.props().on_ask.emit(("language", language.to_owned())),
            Action::FollowedError => focus_first_input(&self.summary),
            Action::Kept(keep) => {
                self.state = self.state.after(action);
                self.state.kept_text =
                    Speech::of(&self.state, &ctx.props().pack).kept(keep, &self.state, &here());
                ctx.props().on_ask.emit((keep.name(), self.state.kept_text.clone()));
            }
            Action::Chose(_)
            | Action::Ticked(_)
            | Action::Doubted
            | Action::Continued
            | Action::WentBack
            | Action::Reopened(_)
            | Action::Restarted
            | Action::TickedOff(_)
            | Action::Tried(..)
            | Action::Pictured(_) => self.state = self.state.after(action),
        }
        true
    }

    fn view(&self, ctx: &Context<Guide>) -> Html {
        if !self.begun {
            return Html::default();
        }
        let act = ctx.link().callback(Message::Did);
        let speech = Speech::of(&self.state, &ctx.props().pack);
        ctx.props().on_draw.emit(speech.snapshot(&self.state));
        draw(&self.state, &speech, ctx.props(), &here(), &act, &self.heading, &self.summary)
    }

    /// A new page is told by its heading, an error by its summary. The page that the guide starts with is left alone, as the
    /// focus belongs to the page around it.
    fn rendered(&mut self, ctx: &Context<Guide>, _first: bool) {
        if !self.begun {
            return;
        }
        ctx.props().on_draw.emit(String::new());
        let now = (self.state.place, self.state.errors);
        let before = std::mem::replace(&mut self.shown, now);
        if std::mem::take(&mut self.turned) {
            if before.0 != now.0 {
                turn_to(&self.heading);
            } else if now.1 > before.1 {
                turn_to(&self.summary);
            }
        }
    }
}

/// Draws the page of a state.
pub(crate) fn draw(
    state: &State,
    speech: &Speech<'_>,
    props: &GuideProps,
    here: &Here,
    act: &Callback<Action>,
    heading: &NodeRef,
    summary: &NodeRef,
) -> Html {
    let mut pen = Pen::new(speech, act, props.level);
    pen.begin("section.guide");
    pen.part("root");
    pen.set("lang", &props.pack.language);
    pen.set("dir", "ltr");
    pen.set("aria-labelledby", "heading");
    pen.begin("div.guide__bar");
    if let Place::Question(id) = state.place
        && state.before(id).is_some()
    {
        pen.button("button.back-link", "back", Action::WentBack);
        pen.word(words::BACK);
        pen.end();
    }
    languages(&mut pen);
    pen.end();
    pen.slot("intro");
    match (state.place, &state.opened) {
        (Place::Question(id), _) => question(&mut pen, state, id, heading, summary),
        (Place::Review, Some(opened)) => review(&mut pen, state, opened, heading),
        (Place::Review, None) => {}
        (Place::Result, _) => result(&mut pen, state, here, heading),
    }
    about(&mut pen);
    pen.end();
    pen.page()
}
