//! The result as plain text, read off the page: a line for each paragraph, item and heading, addresses after their links, boxes for
//! tasks.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement, Node};

/// What is no part of a record: ways to do something, and what the guide says beside the result.
const LEFT_OUT: &str = ".button, .guide__bar, .strip button, .on-this-page, [part~=change], .row__body > button, [data-section] > summary > .row__line, slot, .visually-hidden, \
                        [data-section=keep], [data-section=about], [part=words]";
/// What stands folded, but for the answers: the reasons and sources of a record, what each task means, and what may have changed.
const FOLDED: &str =
    ".step__more, [data-topic] > .row__body, [data-party], .row__why, [data-changed]:not(:has(.row__why))";
/// What stands within a line.
const INLINE: &str = "a, b, button, span:not(.row__line), input";

/// The text of the page under `root`, with or without reasons and sources.
pub(crate) fn plain_text(root: &Element, reasons: bool) -> String {
    let left_out = if reasons { LEFT_OUT.to_owned() } else { [LEFT_OUT, FOLDED].join(",") };
    let mut text = String::new();
    write(root, &left_out, &mut text);
    let mut plain = String::new();
    for line in text.trim().split('\n') {
        // One empty line at most.
        if !line.is_empty() || !plain.ends_with("\n\n") {
            plain.push_str(line);
            // What follows a name in the same line stands in a block of its own on the page.
            if !line.ends_with(": ") {
                plain.push('\n');
            }
        }
    }
    plain
}

fn write(node: &Node, left_out: &str, text: &mut String) {
    let Some(element) = node.dyn_ref::<Element>() else {
        if node.node_type() == Node::TEXT_NODE {
            text.push_str(&node.node_value().unwrap_or_default());
        }
        return;
    };
    let is = |selector: &str| element.matches(selector).unwrap_or(false);
    if is(left_out) {
        return;
    }
    let inline = is(INLINE);
    if !inline && !text.ends_with('\n') {
        text.push('\n');
    }
    if is("[data-section], .ask-first, .foot") {
        text.push('\n');
    }
    if is("li:not(.step, .open__item)") {
        text.push_str("- ");
    }
    if is("input") {
        text.push_str(if is(":checked") { "[x] " } else { "[ ] " });
    }
    let mut child = element.first_child();
    while let Some(node) = child {
        write(&node, left_out, text);
        child = node.next_sibling();
    }
    if let Some(link) = element.dyn_ref::<HtmlAnchorElement>()
        && link.href().starts_with("https:")
    {
        for part in [" (", &link.href(), ")"] {
            text.push_str(part);
        }
    }
    if is(".summary-list__key") {
        text.push_str(": ");
    } else if !inline && !text.ends_with('\n') {
        text.push('\n');
    }
}
