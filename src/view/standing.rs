//! What is settled so far and what is still open, beside a question.

use super::pen::Pen;
use crate::words;

/// What is settled and what is open, with what can still come out of the main topics; nothing before the first answer.
pub(super) fn standing(pen: &mut Pen<'_>) {
    let speech = pen.speech;
    pen.begin("div.standing");
    pen.part("standing");
    if !speech.asked.is_empty() {
        for (title, settled) in [(words::SETTLED_TITLE, true), (words::OPEN_TITLE, false)] {
            let mut begun = false;
            for (topic, possible) in speech.rules.topics.iter().zip(&speech.possible) {
                if !possible.applies() || possible.certain().is_some() != settled {
                    continue;
                }
                if !begun {
                    begun = true;
                    pen.say_word("h3.standing__title", title);
                    pen.begin("ul.standing__list");
                }
                pen.begin("li.standing__item");
                pen.say("span.standing__topic", speech.text(topic.title));
                if settled || speech.rules.groups.get(topic.group).is_some_and(|group| group.main) {
                    pen.text(" ");
                    pen.text(&speech.outcomes(topic, possible, &speech.answers).join("; "));
                }
                pen.end();
            }
            if begun {
                pen.end();
            }
        }
    }
    pen.end();
}
