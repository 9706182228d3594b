//! The decision of a topic as a drawing, with the way that the answers take marked; and the same as a table for those who do not
//! see it. The compiler has laid the drawing out; it comes with the extras.

use super::link_button::{LinkButton, link_button};
use super::page::Page;
use crate::state::Action;
use kanta_engine::{Drawing, DrawingRow, Drawings, MapLine, Shape, SvgElement, Topic, decimal, map};
use yew::prelude::*;

/// The button that shows the drawing of the topic with this number.
pub(super) fn decision_map_button(page: Page<'_>, number: usize, topic: &Topic) -> Html {
    let shown = page.session.mapped == Some(number);
    link_button(LinkButton {
        part: Some("picture-button"),
        expanded: Some(shown),
        text: page.text(topic.title),
        onclick: page.on(Action::ToggleMap(number)),
        ..LinkButton::default()
    })
}

/// The place of the drawing, which is empty while the drawing is not asked for.
pub(super) fn decision_map(page: Page<'_>, number: usize, topic: &Topic) -> Html {
    let drawings =
        page.extras().map(|extras| &extras.drawings).filter(|_| page.session.mapped == Some(number));
    let drawing = drawings.and_then(|drawings| Some((drawings, drawings.topics.get(number)?)));
    html! {
        <div class="picture" part="picture">
            if let Some((drawings, drawing)) = drawing {
                { marked(drawings, drawing, &map(&page.evaluation.case, topic)) }
            }
        </div>
    }
}

/// The drawing and the table, with the lines marked that the answers lead to.
fn marked(drawings: &Drawings, drawing: &Drawing, lines: &[MapLine]) -> Html {
    let reached = |line: usize| lines.get(line).is_some_and(|line| line.reached);
    let (marked, plain): (Vec<&Shape>, Vec<&Shape>) =
        drawing.shapes.iter().partition(|shape| reached(shape.line));
    html! {
        <>
            <svg class="map" viewBox={["0 0 ", &decimal(drawing.width), " ", &decimal(drawing.height)].concat()} aria-hidden="true">
                { for plain.into_iter().map(|shape| svg_element(shape, false)) }
                // Over the rest.
                { for marked.into_iter().map(|shape| svg_element(shape, true)) }
            </svg>
            <p class="source">{ drawings.key.clone() }</p>
            // A table is as wide as its words whatever it is told, so what hides it is around it.
            <div class="visually-hidden">
                <table>
                    <caption>{ drawing.title.clone() }</caption>
                    <tr>
                        for head in &drawings.heads {
                            <th scope="col">{ head.clone() }</th>
                        }
                    </tr>
                    for row in &drawing.rows {
                        { table_row(row, if reached(row.line) { &drawings.yes } else { "" }) }
                    }
                </table>
            </div>
        </>
    }
}

/// A shape of the drawing.
fn svg_element(shape: &Shape, marked: bool) -> Html {
    let kind = shape.form.kind();
    let marked = marked.then_some("true");
    match shape.form.element() {
        SvgElement::Path { d } => html! { <path data-shape={kind} data-marked={marked} {d} /> },
        SvgElement::Text { at, words } => {
            html! { <text data-shape={kind} data-marked={marked} x={decimal(at.x)} y={decimal(at.y)}>{ words }</text> }
        }
    }
}

/// An answer and where it leads.
fn table_row(row: &DrawingRow, yours: &str) -> Html {
    html! {
        <tr>
            <td>{ row.question.clone() }</td>
            <td>{ row.answer.clone() }</td>
            <td>{ row.leads_to.clone() }</td>
            <td>{ yours }</td>
        </tr>
    }
}
