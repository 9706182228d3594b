//! The parts of a page in `html!`, a file each, named for what a visitor sees.

use crate::state::{Action, Evaluation, Session};
use crate::texts::Texts;
use kanta_engine::{Date, Drawings};
use std::rc::Rc;
use yew::prelude::*;

/// The drawings of the decision maps, which are loaded when the first map is asked for.
#[derive(Clone, Debug)]
pub enum Drawn { NotAsked, Loading, Failed, Ready(Rc<Drawings>) }

#[derive(Clone, Copy)]
pub struct Page<'a> {
    pub session: &'a Session,
    pub evaluation: &'a Evaluation<'a>,
    pub texts: Texts<'a>,
    pub dispatch: &'a Callback<Action>,
    pub heading_level: usize,
    pub drawings: &'a Drawn,
    pub today: Date,
    pub root: &'a NodeRef,
    pub heading: &'a NodeRef,
    pub error_summary: &'a NodeRef,
}

pub fn guide(page: Page<'_>) -> Html { Html::default() }
