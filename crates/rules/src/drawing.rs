//! The decision diagram of a topic as a file of SVG, for documents: drawn by the engine, with the words of one language.

use crate::compile::compile_folder;
use crate::table::{texts_of, with_any, words_of};
use kanta_engine::{Answers, Case, MapWords, Pack, captions, picture};
use std::fmt::Write;
use std::path::Path;

/// The colours stand in the file, for a document has no style sheet of ours.
const STYLE: &str = "\
text { font: 14px system-ui, sans-serif; fill: #1a232e; } .map__head { font-weight: bold; }
.map__track { fill: none; stroke: #7c8793; stroke-width: 1.5; stroke-linejoin: round; }
.map__stop { fill: #fff; stroke: #1a232e; stroke-width: 2; }";

/// The map of a topic of the rule set in `folder`, in one of its languages; `words` is the folder of the interface's words.
///
/// # Errors
/// The faults of the rule set or the words, or that there is no such language or topic, in words.
pub fn drawing(folder: &Path, words: &Path, language: &str, topic: &str) -> Result<String, String> {
    let compiled = compile_folder(folder).map_err(|faults| faults.to_string())?;
    let texts = texts_of(&compiled, language)?;
    let known = words_of(words, language)?;
    let word = |key: &str| known.iter().find(|(known, _)| known == key).map_or("", |(_, word)| word.as_str());
    let rules = &compiled.rules;
    let found = rules.topics.iter().find(|known| known.id == topic).ok_or_else(|| {
        let all = rules.topics.iter().map(|topic| topic.id.as_str()).collect::<Vec<_>>().join(", ");
        format!("There is no topic `{topic}`; use one of: {all}.\n")
    })?;
    let pack = Pack {
        language: language.to_owned(),
        hash: rules.hash.clone(),
        words: Vec::new(),
        texts: texts.to_vec(),
    };
    let case = Case::new(rules, &Answers::default());
    let words = MapWords { or: word("or"), none: word("does-not-apply") };
    let picture =
        picture(&captions(&case, found, &pack, words, &|outcome| with_any(rules, texts, outcome.short)));
    let title = escaped(pack.text(found.title));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" lang=\"{language}\" role=\"img\">\n<title>{title}</title>\n<style>{STYLE}</style>\n<rect width=\"{0}\" height=\"{1}\" fill=\"#fff\"/>\n",
        picture.width, picture.height
    );
    for shape in &picture.shapes {
        // Writing to a string cannot fail. Nobody's answers are marked here, so all classes are the plain ones.
        let class = shape.class.trim_end_matches("--on").rsplit(' ').next().unwrap_or("");
        let _ = write!(svg, "<{} class=\"{class}\"", shape.tag);
        for (name, value) in &shape.attributes {
            let _ = write!(svg, " {name}=\"{value}\"");
        }
        let _ = writeln!(svg, ">{}</{}>", escaped(&shape.words), shape.tag);
    }
    svg.push_str("</svg>\n");
    Ok(svg)
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;")
}
