//! The words that are explained: with a question, a step or a conclusion those that its texts have. They come with the extras.

use super::page::Page;
use kanta_engine::Text;
use yew::prelude::*;

/// The words of what has this title; nothing where it has none.
pub(super) fn glossary(page: Page<'_>, title: Text) -> Html {
    let terms = page.extras().map_or(&[][..], |extras| &extras.glossary);
    let mut terms = terms.iter().filter(|term| term.titles.contains(&title)).peekable();
    html! {
        if terms.peek().is_some() {
            <dl part="words">
                for term in terms {
                    <dt class="row__label">{ term.name.clone() }</dt>
                    <dd>{ term.about.clone() }</dd>
                }
            </dl>
        }
    }
}
