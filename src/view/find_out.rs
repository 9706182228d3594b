//! What to find out: the questions that open topics depend on, each once, with how one finds out and a way to answer now.

use super::pen::Pen;
use crate::state::Action;
use crate::words;
use kanta_engine::{QuestionId, deciding};

/// The section; nothing where nothing is open.
pub(super) fn find_out(pen: &mut Pen<'_>) {
    let speech = pen.speech;
    // Each open question with the topics that it decides on.
    let mut open: Vec<(QuestionId, &str)> = Vec::new();
    for (topic, possible) in speech.rules.topics.iter().zip(&speech.possible) {
        if possible.applies() && possible.certain().is_none() {
            for question in deciding(&speech.case, topic) {
                open.push((question, speech.text(topic.title)));
            }
        }
    }
    if open.is_empty() {
        return;
    }
    pen.section(speech.word(words::FIND_OUT_TITLE));
    pen.begin("ul.tasks tasks--open");
    for &id in &speech.asked {
        let mut decides: Vec<&str> = Vec::new();
        for &(question, topic) in &open {
            if question == id {
                decides.push(topic);
            }
        }
        let Some(question) = speech.question(id).filter(|_| !decides.is_empty()) else {
            continue;
        };
        pen.begin("li.tasks__item");
        pen.set("data-ask", &question.id);
        pen.say("span.tasks__title", speech.text(question.title));
        pen.say("span.tasks__detail", speech.text(question.how));
        pen.say("span.source", &speech.say(words::DECIDES_ON, "topics", &speech.list(&decides)));
        pen.begin("div.ask");
        pen.button("button.button button--secondary", "answer", Action::Reopened(id));
        pen.set("aria-label", &[speech.word(words::ANSWER_NOW), speech.text(question.short)].join(": "));
        pen.word(words::ANSWER_NOW);
        pen.end();
        pen.end();
        pen.end();
    }
    pen.end();
    pen.end();
    pen.end();
}
