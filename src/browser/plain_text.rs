//! The result as plain text, read off the page: a line for each paragraph, item and heading, addresses after their links, boxes for
//! tasks.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement, HtmlInputElement, Node};

/// What is no part of a record: ways to do something, and what the guide says beside the result.
const LEFT_OUT: &str = "button:not(.link-button[data-ask]), slot, svg, .guide__bar, [data-kind=changes], [data-kind=about], .picture, \
                        .visually-hidden, .section:has([data-keep])";
/// What stands within a line.
const INLINE: &str = "a, b, button, span:not(.conclusion__topic, .tasks__title, .tasks__detail), input";

/// The text of the page under `root`.
pub(crate) fn plain_text(root: &Element) -> String {
    let mut text = String::new();
    write(root, &mut text);
    let mut lines: Vec<&str> = Vec::new();
    for line in text.trim().split('\n') {
        // One empty line at most.
        if !line.is_empty() || lines.last().is_some_and(|before| !before.is_empty()) {
            lines.push(line);
        }
    }
    // What follows a name in the same line stands in a block of its own on the page.
    [&lines.join("\n").replace(": \n", ": "), "\n"].concat()
}

fn write(node: &Node, text: &mut String) {
    let Some(element) = node.dyn_ref::<Element>() else {
        if node.node_type() == Node::TEXT_NODE {
            text.push_str(&node.node_value().unwrap_or_default());
        }
        return;
    };
    let is = |selector: &str| element.matches(selector).unwrap_or(false);
    if is(LEFT_OUT) {
        return;
    }
    let inline = is(INLINE);
    if !inline && !text.ends_with('\n') {
        text.push('\n');
    }
    if is("article, .section, .card") {
        text.push('\n');
    }
    if is("li:not(.tasks__item)") {
        text.push_str("- ");
    }
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        text.push_str(if input.checked() { "[x] " } else { "[ ] " });
    }
    let mut child = element.first_child();
    while let Some(node) = child {
        write(&node, text);
        child = node.next_sibling();
    }
    if let Some(link) = element.dyn_ref::<HtmlAnchorElement>() {
        for part in [" (", &link.href(), ")"] {
            text.push_str(part);
        }
    }
    if is("dt, .conclusion__topic") {
        text.push_str(": ");
    } else if !inline && !text.ends_with('\n') {
        text.push('\n');
    }
}
