//! The parts of a page, one a file, in `html!`: a state and its words in, actions out, no words of their own.
//!
//! A part is a function of the [`Page`]. A part that is used on several pages takes its inputs by their names, as
//! [`choice`](choice::choice) and [`link_button`](link_button::link_button) do. None has a state, a hook or an effect of its own:
//! those are the app's, so none is a component.

mod about;
mod ask_first;
mod choice;
mod conclusion;
mod decision_map;
mod details;
mod error_summary;
mod extras_failed;
mod find_out;
mod glossary;
mod guide;
mod heading;
mod help;
mod keep;
mod language_switch;
mod link_button;
mod notes;
mod on_this_page;
mod page;
mod question_page;
mod radios;
mod region_map;
mod region_search;
mod result_page;
mod review_page;
mod section;
mod settled_so_far;
mod since;
mod sources;
mod status_mark;
mod strip;
mod summary;
mod summary_list;
mod task_list;
#[cfg(test)]
mod tests;
mod what_would_change;

pub(crate) use guide::guide;
pub(crate) use page::{ExtrasStatus, Page};
