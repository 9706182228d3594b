//! The pages as Yew draws them: a state and its words in, callbacks out, no words of their own.
//!
//! Only the guide itself is a component. The parts have no state of their own, so they are functions: a component more would
//! add some 4 KB to the wasm. It is a struct component, as that can be sent actions from outside and needs no hooks (8 KB).

mod answers;
mod conclusion;
mod element;
mod find_out;
mod languages;
mod question;
mod radios;
mod result;
mod standing;
mod tasks;
#[cfg(test)]
mod tests;
mod tiles;

use crate::host::{focus_first_input, turn_to};
use crate::state::{Action, Place, Speech, State};
use crate::words;
use kanta_engine::{Pack, RuleSet};
use languages::languages;
use question::question;
use result::result;
use std::rc::Rc;
use yew::prelude::*;

/// What the guide is given from outside.
#[derive(Clone, Properties)]
pub struct GuideProps {
    /// The rules.
    pub rules: Rc<RuleSet>,
    /// The texts of the language in use.
    pub pack: Rc<Pack>,
    /// Called with the language that a person chose.
    pub on_language: Callback<String>,
}

/// Equal means the very same: whoever changes a rule set or a language makes a new one.
impl PartialEq for GuideProps {
    fn eq(&self, other: &GuideProps) -> bool {
        Rc::ptr_eq(&self.rules, &other.rules)
            && Rc::ptr_eq(&self.pack, &other.pack)
            && self.on_language == other.on_language
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
}

impl Component for Guide {
    type Message = Action;
    type Properties = GuideProps;

    fn create(ctx: &Context<Guide>) -> Guide {
        let state = State::new(Rc::clone(&ctx.props().rules));
        let shown = (state.place, state.errors);
        Guide { state, heading: NodeRef::default(), summary: NodeRef::default(), shown }
    }

    fn update(&mut self, ctx: &Context<Guide>, action: Action) -> bool {
        match action {
            Action::ChoseLanguage(language) => ctx.props().on_language.emit(language.to_owned()),
            Action::FollowedError => focus_first_input(&self.summary),
            Action::Chose(_)
            | Action::Ticked(_)
            | Action::Doubted
            | Action::Continued
            | Action::WentBack
            | Action::Reopened(_)
            | Action::Restarted => self.state = self.state.after(action),
        }
        true
    }

    fn view(&self, ctx: &Context<Guide>) -> Html {
        let act = ctx.link().callback(|action: Action| action);
        draw(&self.state, &ctx.props().pack, &act, &self.heading, &self.summary)
    }

    /// A new page is told by its heading, an error by its summary. The page that the guide starts with is left alone, as the
    /// focus belongs to the page around it.
    fn rendered(&mut self, _ctx: &Context<Guide>, _first: bool) {
        let now = (self.state.place, self.state.errors);
        let before = std::mem::replace(&mut self.shown, now);
        if before.0 != now.0 {
            turn_to(&self.heading);
        } else if now.1 > before.1 {
            turn_to(&self.summary);
        }
    }
}

/// Draws the page of a state.
fn draw(state: &State, pack: &Pack, act: &Callback<Action>, heading: &NodeRef, summary: &NodeRef) -> Html {
    let speech = Speech::of(state, pack);
    let (back, page) = match state.place {
        Place::Question(id) => {
            (state.before(id).is_some(), question(state, &speech, id, act, heading, summary))
        }
        Place::Result => (false, result(&speech, act, heading)),
    };
    let back = back.then(|| {
        let attributes = [("class", "back-link"), ("part", "back")];
        element::button(&attributes, act, Action::WentBack, [element::text(speech.word(words::BACK))])
    });
    html! {
        <section class="guide" part="root" lang={pack.language.clone()} dir="ltr" aria-labelledby="heading">
            <div class="guide__bar">
                { back }
                { languages(speech.word(words::LANGUAGE_LABEL), &pack.language, act) }
            </div>
            { page }
        </section>
    }
}
