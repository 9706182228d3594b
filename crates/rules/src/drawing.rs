//! The decision diagrams as pictures, with the words of one language: a file of SVG for documents, and what the widget draws its
//! own from.

use crate::compile::{Compiled, compile_folder};
use crate::escape::capital;
use crate::picture::{Caption, CaptionKind, MapWords, captions, picture};
use crate::table::{texts_of, with_any};
use crate::word_list::WordList;
use kanta_engine::{Answers, Case, Drawing, DrawingRow, Drawings, Pack, RuleSet, SvgElement, Topic};
use std::fmt::Write;
use std::path::Path;

/// The colours stand in the file, for a document has no style sheet of ours.
const STYLE: &str = "\
text { font: 14px system-ui, sans-serif; fill: #1a232e; } .head { font-weight: bold; }
.track { fill: none; stroke: #7c8793; stroke-width: 1.5; stroke-linejoin: round; }
.stop { fill: #fff; stroke: #1a232e; stroke-width: 2; }";

/// The drawing of a topic of the rule set in `folder` as a file of SVG, in one of its languages; `words` is the folder of the
/// interface's words.
///
/// # Errors
/// The faults of the rule set or the words, or that there is no such language or topic, in words.
pub fn topic_svg(folder: &Path, words: &Path, language: &str, topic: &str) -> Result<String, String> {
    let compiled = compile_folder(folder).map_err(|faults| faults.lines(folder))?;
    let renderer = Renderer::new(&compiled, words, language)?;
    let rules = &compiled.rules;
    let found = rules.topics.iter().find(|known| known.id == topic).ok_or_else(|| {
        let all = rules.topics.iter().map(|topic| topic.id.as_str()).collect::<Vec<_>>().join(", ");
        format!("There is no topic `{topic}`; use one of: {all}.\n")
    })?;
    renderer.words.complete(svg(&renderer.drawing(found), language))
}

/// The drawings of all topics in a language, on which the widget marks what a visitor's answers lead to.
///
/// # Errors
/// The faults of the words, or that there is no such language, in words.
pub fn drawings(compiled: &Compiled, words: &Path, language: &str) -> Result<Drawings, String> {
    let renderer = Renderer::new(compiled, words, language)?;
    let word = |key| renderer.words.word(key).to_owned();
    let drawings = Drawings {
        heads: ["picture-question", "picture-answer", "picture-leads", "picture-yours"].map(word).to_vec(),
        yes: word("picture-yes"),
        key: word("picture-key"),
        topics: compiled.rules.topics.iter().map(|topic| renderer.drawing(topic)).collect(),
    };
    renderer.words.complete(drawings)
}

/// A drawing as a file of SVG.
fn svg(drawing: &Drawing, language: &str) -> String {
    let title = escaped(&drawing.title);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" lang=\"{language}\" role=\"img\">\n<title>{title}</title>\n<style>{STYLE}</style>\n<rect width=\"{0}\" height=\"{1}\" fill=\"#fff\"/>\n",
        drawing.width, drawing.height
    );
    for shape in &drawing.shapes {
        let class = shape.form.kind();
        // Writing to a string cannot fail.
        let _ = match shape.form.element() {
            SvgElement::Path { d } => writeln!(svg, "<path class=\"{class}\" d=\"{d}\"></path>"),
            SvgElement::Text { at, words } => {
                let words = escaped(words);
                writeln!(svg, "<text class=\"{class}\" x=\"{}\" y=\"{}\">{words}</text>", at.x, at.y)
            }
        };
    }
    svg.push_str("</svg>\n");
    svg
}

/// What drawings are made from.
struct Renderer<'a> {
    rules: &'a RuleSet,
    texts: &'a [String],
    words: WordList,
    pack: Pack,
}

impl<'a> Renderer<'a> {
    fn new(compiled: &'a Compiled, words: &Path, language: &str) -> Result<Renderer<'a>, String> {
        let texts = texts_of(compiled, language)?;
        let pack = Pack {
            language: language.to_owned(),
            hash: compiled.rules.hash.clone(),
            words: Vec::new(),
            texts: texts.to_vec(),
        };
        Ok(Renderer { rules: &compiled.rules, texts, words: WordList::read(words, language)?, pack })
    }

    fn captions(&self, topic: &Topic) -> Vec<Caption> {
        let words = MapWords { or: self.words.word("or"), none: self.words.word("does-not-apply") };
        let case = Case::new(self.rules, &Answers::default());
        let mut captions = captions(&case, topic, &self.pack, words, &|outcome| {
            with_any(self.rules, self.texts, outcome.short)
        });
        for caption in &mut captions {
            if caption.kind == CaptionKind::End {
                caption.words = capital(&caption.words);
            }
        }
        captions
    }

    fn drawing(&self, topic: &Topic) -> Drawing {
        let lines = self.captions(topic);
        let picture = picture(&lines);
        let mut question = "";
        let mut rows: Vec<DrawingRow> = Vec::new();
        for (line, caption) in lines.iter().enumerate() {
            match caption.kind {
                CaptionKind::Question => question = &caption.words,
                CaptionKind::Values(to) => rows.push(DrawingRow {
                    line,
                    question: question.to_owned(),
                    answer: caption.words.clone(),
                    leads_to: lines.get(to).map_or("", |line| line.words.as_str()).to_owned(),
                }),
                CaptionKind::End => {}
            }
        }
        Drawing {
            title: self.pack.text(topic.title).to_owned(),
            width: picture.width,
            height: picture.height,
            shapes: picture.shapes,
            rows,
        }
    }
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;")
}
