//! The decision diagrams as pictures, with the words of one language: a file of SVG for documents, and what the widget draws its
//! own from.

use crate::compile::{Compiled, compile_folder};
use crate::picture::{Caption, CaptionKind, MapWords, Shape, captions, picture};
use crate::table::{texts_of, with_any, words_of};
use kanta_engine::{Answers, Case, Pack, RuleSet, Topic};
use serde_json::{Value, json};
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
    let artist = Artist::new(&compiled, words, language)?;
    let rules = &compiled.rules;
    let found = rules.topics.iter().find(|known| known.id == topic).ok_or_else(|| {
        let all = rules.topics.iter().map(|topic| topic.id.as_str()).collect::<Vec<_>>().join(", ");
        format!("There is no topic `{topic}`; use one of: {all}.\n")
    })?;
    let picture = picture(&artist.captions(found));
    let title = escaped(artist.pack.text(found.title));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" lang=\"{language}\" role=\"img\">\n<title>{title}</title>\n<style>{STYLE}</style>\n<rect width=\"{0}\" height=\"{1}\" fill=\"#fff\"/>\n",
        picture.width, picture.height
    );
    for shape in &picture.shapes {
        // Writing to a string cannot fail.
        let _ = write!(svg, "<{} class=\"{}\"", shape.tag, shape.class);
        for (name, value) in &shape.attributes {
            let _ = write!(svg, " {name}=\"{value}\"");
        }
        let _ = writeln!(svg, ">{}</{}>", escaped(&shape.words), shape.tag);
    }
    svg.push_str("</svg>\n");
    Ok(svg)
}

/// The maps of all topics in a language, for the widget, which marks on them what a visitor's answers lead to: JSON with the
/// words of the table's heads, and for each topic its height, the shapes, and the table's rows. Each shape is its line, element,
/// class, attributes and words; each row its line and three cells.
///
/// # Errors
/// The faults of the words, or that there is no such language, in words.
pub fn maps(compiled: &Compiled, words: &Path, language: &str) -> Result<String, String> {
    let artist = Artist::new(compiled, words, language)?;
    let heads = ["picture-question", "picture-answer", "picture-leads", "picture-yours", "picture-yes"];
    let topics: Vec<Value> = compiled.rules.topics.iter().map(|topic| artist.map(topic)).collect();
    let heads = heads.map(|head| artist.word(head));
    Ok(json!({ "heads": heads, "key": artist.word("picture-key"), "topics": topics }).to_string())
}

/// What maps are drawn with.
struct Artist<'a> {
    rules: &'a RuleSet,
    texts: &'a [String],
    words: Vec<(String, String)>,
    pack: Pack,
}

impl<'a> Artist<'a> {
    fn new(compiled: &'a Compiled, words: &Path, language: &str) -> Result<Artist<'a>, String> {
        let texts = texts_of(compiled, language)?;
        let pack = Pack {
            language: language.to_owned(),
            hash: compiled.rules.hash.clone(),
            words: Vec::new(),
            texts: texts.to_vec(),
        };
        Ok(Artist { rules: &compiled.rules, texts, words: words_of(words, language)?, pack })
    }

    fn word(&self, key: &str) -> &str {
        self.words.iter().find(|(known, _)| known == key).map_or("", |(_, word)| word.as_str())
    }

    fn captions(&self, topic: &Topic) -> Vec<Caption> {
        let words = MapWords { or: self.word("or"), none: self.word("does-not-apply") };
        let case = Case::new(self.rules, &Answers::default());
        captions(&case, topic, &self.pack, words, &|outcome| with_any(self.rules, self.texts, outcome.short))
    }

    fn map(&self, topic: &Topic) -> Value {
        let lines = self.captions(topic);
        let picture = picture(&lines);
        let attributes = |shape: &Shape| {
            shape.attributes.iter().map(|(name, value)| json!([name, value])).collect::<Vec<_>>()
        };
        let shapes: Vec<Value> = picture
            .shapes
            .iter()
            .map(|shape| json!([shape.line, shape.tag, shape.class, attributes(shape), shape.words]))
            .collect();
        let mut question = "";
        let mut rows: Vec<Value> = Vec::new();
        for (at, line) in lines.iter().enumerate() {
            match line.kind {
                CaptionKind::Question => question = &line.words,
                CaptionKind::Values(to) => {
                    let to = lines.get(to).map_or("", |line| line.words.as_str());
                    rows.push(json!([at, question, line.words, to]));
                }
                CaptionKind::End => {}
            }
        }
        let title = self.pack.text(topic.title);
        json!({ "title": title, "width": picture.width, "height": picture.height, "shapes": shapes, "rows": rows })
    }
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;")
}
