//! The pages as Yew draws them: view models in, callbacks out, no words of their own.
//!
//! Only the guide itself is a component. The parts have no state of their own, so they are functions: a component more would
//! cost the widget some 4 KB.

mod answers;
mod conclusion;
mod languages;
mod question;
mod radios;
mod result;
mod standing;
mod tasks;
mod tiles;

pub use question::question;
pub use result::result;

use crate::host::{bring_into_view, focus_heading};
use crate::state::{Action, Page, Speech, State};
use kanta_engine::{Pack, RuleSet};
use languages::languages;
use std::rc::Rc;
use yew::prelude::*;

/// What the guide is given from outside.
#[derive(Clone, PartialEq, Properties)]
pub struct GuideProps {
    /// The rules.
    pub rules: Rc<RuleSet>,
    /// The texts of the language in use.
    pub pack: Rc<Pack>,
    /// Languages that can be chosen, with their own names.
    pub languages: Rc<Vec<(String, String)>>,
    /// Called with the language that a person chose.
    pub on_language: Callback<String>,
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(self.after(action))
    }
}

/// The whole guide.
#[function_component]
pub fn Guide(props: &GuideProps) -> Html {
    let rules = Rc::clone(&props.rules);
    let state = use_reducer(|| State::new(rules));
    let act = {
        let dispatcher = state.dispatcher();
        use_callback((), move |action, ()| dispatcher.dispatch(action))
    };
    let heading = use_node_ref();
    let summary = use_node_ref();
    let shown = use_mut_ref(|| (state.place, 0));
    {
        let (heading, summary) = (heading.clone(), summary.clone());
        // A new page is told by its heading, an error by its summary; the page that the guide starts with is left alone,
        // as the focus belongs to the page around it.
        use_effect_with((state.place, state.errors), move |&now| {
            let before = shown.replace(now);
            if before.0 != now.0 {
                focus_heading(&heading);
                bring_into_view(&heading);
            } else if now.1 > before.1 {
                focus_heading(&summary);
                bring_into_view(&summary);
            }
        });
    }
    let speech = Speech { rules: &state.rules, pack: &props.pack };
    let page = Page::of(&state, &speech);
    let back = match state.place {
        crate::state::Place::Question(question) => state.before(question).is_some(),
        crate::state::Place::Result => false,
    };
    let go_back = act.reform(|_: MouseEvent| Action::WentBack);
    html! {
        <section class="guide" part="root" lang={props.pack.language.clone()} dir="ltr" aria-labelledby="heading">
            <div class="guide__bar">
                if back {
                    <button class="back-link" part="back" type="button" onclick={go_back}>
                        { speech.word(crate::words::BACK) }
                    </button>
                }
                { languages(speech.word(crate::words::LANGUAGE_LABEL), &props.pack.language, &props.languages, &props.on_language) }
            </div>
            {
                match page {
                    Page::Question(page) => question(&page, &act, &heading, &summary),
                    Page::Result(page) => result(&page, &act, &heading),
                }
            }
        </section>
    }
}
