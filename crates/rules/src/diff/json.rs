//! The differences as JSON.

use super::{Clause, Diff, Move, PartDiff, Presence, TopicDiff};
use serde_json::{Map, Value, json};

/// The differences, indented.
pub(super) fn write(diff: &Diff) -> String {
    let parts: Map<String, Value> =
        diff.parts.iter().map(|part| (part.kind.to_owned(), changes(part))).collect();
    let head = |head: &super::Head| json!({ "id": head.id, "as-of": head.as_of });
    let whole = json!({
        "from": head(&diff.from),
        "to": head(&diff.to),
        "profiles": diff.profiles,
        "left-out": diff.left_out,
        "topics": diff.topics.iter().map(topic).collect::<Vec<_>>(),
        "parts": parts,
    });
    format!("{whole:#}\n")
}

fn topic(topic: &TopicDiff) -> Value {
    let presence = match topic.presence {
        Presence::Both => "both",
        Presence::New => "new",
        Presence::Gone => "gone",
    };
    json!({
        "id": topic.id,
        "in": presence,
        "same": topic.same,
        "changed": topic.changed,
        "needs-answers": topic.open,
        "changes": topic.moves.iter().map(change).collect::<Vec<_>>(),
    })
}

fn change(change: &Move) -> Value {
    let way = |clauses: &Vec<Clause>| -> Map<String, Value> {
        clauses.iter().map(|clause| (clause.name.clone(), json!(clause.values))).collect()
    };
    let when: Vec<_> = change.when.iter().map(way).collect();
    json!({ "was": change.was, "is": change.is, "profiles": change.profiles, "when": when, "partly": change.partly })
}

fn changes(part: &PartDiff) -> Value {
    let changed: Map<String, Value> = part
        .changed
        .iter()
        .map(|changed| {
            let aspects: Map<String, Value> = (changed.aspects.iter())
                .map(|aspect| (aspect.name.to_owned(), json!({ "was": aspect.was, "is": aspect.is })))
                .collect();
            (changed.id.clone(), Value::Object(aspects))
        })
        .collect();
    json!({ "added": part.added, "gone": part.gone, "changed": changed })
}
