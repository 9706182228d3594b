//! The drawing of a decision, and what stands in its place.

use super::{OWN_SYSTEM, extras, html_of};
use crate::components::ExtrasStatus;
use crate::state::tests::{after, start};
use crate::texts::tests::packs;

/// How the place of a drawing begins.
const PLACE: &str = r#"<div part="picture" class="picture">"#;

#[test]
fn a_drawing_marks_the_way_that_the_answers_take() {
    let [.., english] = packs();
    let session = after(start(), &format!("{OWN_SYSTEM}, picture model-patient-data"));
    let drawn = html_of(&session, &english, &extras(&session.rules));
    let expected = concat!(
        r#"<svg viewBox="0 0 320 90" aria-hidden="true" class="map">"#,
        r#"<path data-shape="stop" d="M26 75h10v10h-10z"></path>"#,
        r#"<text data-shape="value" x="49" y="50">Another "answer"</text>"#,
        r#"<path data-shape="track" data-marked="true" d="M43 18H16V80H27"></path>"#,
        r#"<path data-shape="stop" data-marked="true" d="M26 18a5 5 0 1 1 10 0a5 5 0 1 1 -10 0"></path>"#,
        r#"<text data-shape="head" data-marked="true" x="41" y="23">1. A question</text>"#,
        r#"</svg><p class="source">Thick lines.</p><div class="visually-hidden"><table>"#,
        r#"<caption>A &lt;topic&gt;</caption>"#,
        r#"<tr><th scope="col">Question</th><th scope="col">Answer</th>"#,
        r#"<th scope="col">Leads to</th><th scope="col">Your path</th></tr>"#,
        r#"<tr><td>1. A question</td><td>Answer 1</td><td>An outcome</td><td>Yes</td></tr>"#,
        r#"<tr><td>1. A question</td><td>Answer 2</td><td>An outcome</td><td></td></tr>"#,
        r#"</table></div>"#,
    );
    let (_, place) = drawn.split_once(PLACE).unwrap();
    assert!(place.starts_with(&[expected, "</div></div>"].concat()), "{place}");
}

#[test]
fn drawings_come_with_the_extras_and_are_folded() {
    let [.., english] = packs();
    let session = after(start(), OWN_SYSTEM);
    for extras in [ExtrasStatus::NotAsked, ExtrasStatus::Loading, ExtrasStatus::Failed] {
        assert!(!html_of(&session, &english, &extras).contains(PLACE), "{extras:?}");
    }
    let folded = html_of(&session, &english, &extras(&session.rules));
    let empty = [PLACE, "</div>"].concat();
    let places = session.rules.topics.iter().filter(|topic| !topic.diagram.nodes.is_empty()).count();
    assert_eq!((folded.matches(PLACE).count(), folded.matches(&empty).count()), (places, places));
    let button = r#"part="picture-button" type="button" aria-expanded="true""#;
    let unfolded = after(session, "picture model-patient-data");
    let html = html_of(&unfolded, &english, &extras(&unfolded.rules));
    assert_eq!((html.matches(&empty).count(), html.matches(button).count()), (places - 1, 1));
}
