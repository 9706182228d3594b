//! The state as the element's script and the host page see it: JSON, with ids as docs/embedding.md has them.

use super::{Place, Speech, State};
use kanta_engine::{Json, decimal, link, questions_left, result_json};

impl Speech<'_> {
    /// Where the guide is, its answers, a code to come back by, and the result if it is shown.
    pub(crate) fn snapshot(&self, state: &State) -> String {
        let mut json = Json::default();
        json.begin('{');
        json.key("place");
        json.string(match state.place {
            Place::Question(id) => self.question(id).map_or("", |question| &question.id),
            Place::Review => "review",
            Place::Result => "result",
        });
        json.key("left");
        json.string(&decimal(questions_left(&self.case)));
        json.key("code");
        json.string(&link(self.rules, &self.answers, state.done));
        json.key("answers");
        json.answers(self.rules, &self.answers);
        json.key("rules");
        json.begin('{');
        json.key("id");
        json.string(&self.rules.id);
        json.key("hash");
        json.string(&self.rules.hash);
        json.end('}');
        if state.place == Place::Result {
            json.key("result");
            json.raw(&result_json(&self.case));
            json.key("conclusions");
            self.conclusions(&mut json);
        }
        json.end('}');
        json.text()
    }

    /// Each conclusion in words, with how sure it is, why, and where it is written.
    fn conclusions(&self, json: &mut Json) {
        json.begin('[');
        for (topic, possible) in self.rules.topics.iter().zip(&self.possible) {
            if !possible.applies() {
                continue;
            }
            let certain = self.certain(topic, possible);
            json.begin('{');
            json.key("topic");
            json.string(&topic.id);
            json.key("title");
            json.string(self.text(topic.title));
            json.key("outcome");
            json.string(certain.map_or("", |outcome| &outcome.id));
            json.key("conclusion");
            match certain {
                Some(outcome) => json.string(&self.outcome(outcome.title)),
                None => json.string(&self.told(topic, possible, &self.answers)),
            }
            json.key("because");
            json.string(&self.because(topic).unwrap_or_default());
            json.key("rules");
            json.begin('[');
            for row in possible.rows.iter().filter_map(|&row| topic.rows.get(row)) {
                json.begin('{');
                json.key("rule");
                json.string(&row.id);
                json.key("status");
                json.string(row.status.id());
                json.key("sources");
                json.begin('[');
                for pointer in &row.sources {
                    let Some(source) = self.rules.sources.get(pointer.source) else { continue };
                    json.begin('{');
                    json.key("page");
                    json.string(&source.page);
                    json.key("heading");
                    json.string(source.headings.get(pointer.heading).map_or("", String::as_str));
                    json.key("url");
                    json.string(&source.url);
                    json.end('}');
                }
                json.end(']');
                json.end('}');
            }
            json.end(']');
            json.end('}');
        }
        json.end(']');
    }
}
