//! Every query of the engine on a rule set of the guide's own and on drawn ones of 10 to 1,000 topics: measured with criterion,
//! and printed as a Markdown table.

#![allow(
    clippy::as_conversions,
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    missing_docs,
    reason = "a bench prints times, and may fail"
)]

mod rule_sets;

use criterion::Criterion;
use kanta_engine::{
    Answer, Answers, Case, Kind, QuestionId, RuleSet, Topic, because, changes, encode, load_rules, map, next,
    outcomes, questions_left, replay, stakes, tasks,
};
use kanta_rules::compile_folder;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

/// The guide's own rule set that is measured beside those, the larger one.
const OWN: &str = "2026-09";
/// How many topics the drawn rule sets have.
const TOPICS: [usize; 4] = [10, 100, 300, 1_000];
/// The size of which the budget speaks, and what a query may take there.
const BUDGET: (usize, f64) = (300, 1e6);
/// Between these sizes growth is read off: ten times as much is linear.
const GROWTH: (usize, usize) = (100, 1_000);

/// A query of the whole rule set: asked when the first half of the questions is answered, or all that are.
type OfAll = (&'static str, fn(&Input));
/// A query of one topic, when all is answered.
type OfTopic = (&'static str, fn(&Case<'_>, &Topic));

const OF_ALL: [OfAll; 10] = [
    ("answers taken in, all answered", |i| done(Case::new(&i.rules, &i.all))),
    ("outcomes, half answered", |i| done(outcomes(&i.case(&i.half)))),
    ("outcomes, all answered", |i| done(outcomes(&i.case(&i.all)))),
    ("tasks, all answered", |i| done(tasks(&i.case(&i.all)))),
    ("next, nothing answered", |i| done(next(&i.case(&Answers::default())))),
    ("next, half answered", |i| done(next(&i.case(&i.half)))),
    ("questions left, nothing answered", |i| done(questions_left(&i.case(&Answers::default())))),
    ("questions left, half answered", |i| done(questions_left(&i.case(&i.half)))),
    ("stakes of the first question, half answered", |i| done(stakes(&i.case(&i.half), QuestionId(0)))),
    ("replay, all answered", |i| done(replay(&i.rules, &i.all))),
];

/// What no visitor waits for at an answer: it is done once, when a page begins.
const LOAD: &str = "load, once a page";

const OF_TOPIC: [OfTopic; 3] = [
    ("because", |case, topic| done(because(case, topic))),
    ("changes", |case, topic| done(changes(case, topic))),
    ("map", |case, topic| done(map(case, topic))),
];

/// Keeps the compiler from leaving out what nobody looks at.
fn done<T>(answer: T) {
    black_box(answer);
}

/// A rule set, and what is asked of it.
struct Input {
    rules: RuleSet,
    bytes: Vec<u8>,
    all: Answers,
    half: Answers,
}

impl Input {
    fn new(topics: usize) -> Input {
        let (rules, all) = rule_sets::rule_set(topics);
        Input::of(rules, all)
    }

    /// A rule set of the guide's own, and the answers of somebody who takes the last value each time, or the first item.
    fn own(id: &str) -> Input {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules").join(id);
        let rules = compile_folder(&folder).expect("the guide's rules are in order").rules;
        let mut all = Answers::default();
        while let Some(question) = next(&Case::new(&rules, &all)) {
            let answer = match &rules.questions[question.0].kind {
                Kind::Choice(values) => Answer::Value(values.len() - 1),
                Kind::Set(_) => Answer::Items(1),
            };
            all.set(question, Some(answer));
        }
        Input::of(rules, all)
    }

    fn of(rules: RuleSet, all: Answers) -> Input {
        let mut half = all.clone();
        (rules.questions.len() / 2..rules.questions.len()).for_each(|at| half.set(QuestionId(at), None));
        let nodes = rules.topics.iter().map(|topic| topic.diagram.nodes.len());
        eprintln!(
            "{} topics, {} questions: {} nodes a topic, {} at most",
            rules.topics.len(),
            rules.questions.len(),
            nodes.clone().sum::<usize>() / rules.topics.len(),
            nodes.max().unwrap_or(0)
        );
        Input { bytes: encode(&rules), rules, all, half }
    }

    fn case(&self, answers: &Answers) -> Case<'_> {
        Case::new(&self.rules, answers)
    }
}

fn main() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("criterion");
    let mut criterion = Criterion::default()
        .without_plots()
        .output_directory(&folder)
        .sample_size(10)
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_millis(800));
    measure(&mut criterion, OWN, &Input::own(OWN));
    for topics in TOPICS {
        measure(&mut criterion, &topics.to_string(), &Input::new(topics));
    }
    print(&folder);
}

fn measure(criterion: &mut Criterion, column: &str, input: &Input) {
    let mut time = |name: &str, work: &mut dyn FnMut()| {
        criterion.benchmark_group(name).bench_function(column, |bencher| bencher.iter(&mut *work));
    };
    for (name, query) in OF_ALL {
        time(name, &mut || query(input));
    }
    let case = input.case(&input.all);
    for (name, query) in OF_TOPIC {
        let mut each = input.rules.topics.iter().cycle();
        time(&format!("{name}, of a topic"), &mut || each.next().into_iter().for_each(|t| query(&case, t)));
        let hardest = input.rules.topics.iter().max_by_key(|topic| took(|| query(&case, topic)));
        time(&format!("{name}, of the hardest topic"), &mut || hardest.iter().for_each(|t| query(&case, t)));
    }
    criterion
        .benchmark_group(LOAD)
        .bench_function(column, |bencher| bencher.iter_with_large_drop(|| load_rules(&input.bytes)));
}

/// How long something takes: the least of three times, as other programs only add to it.
fn took(work: impl Fn()) -> Duration {
    let once = || {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..3).map(|_| once()).min().unwrap_or_default()
}

/// Prints what criterion has written down.
fn print(folder: &Path) {
    let (at, most) = BUDGET;
    let head = TOPICS.map(|topics| format!("{topics} topics")).join(" | ");
    println!("\n## Queries of the engine\n");
    println!("| | {OWN} | {head} | {} → {} topics | at {at} topics |", GROWTH.0, GROWTH.1);
    println!("|---|---:|{}---:|---|", "---:|".repeat(TOPICS.len()));
    let of_topic = OF_TOPIC
        .iter()
        .flat_map(|(name, _)| [format!("{name}, of a topic"), format!("{name}, of the hardest topic")]);
    let queries = OF_ALL.iter().map(|(name, _)| (*name).to_owned()).chain(of_topic);
    for name in queries.chain([LOAD.to_owned()]) {
        let time = |column: &str| median(folder, &name, column);
        let of = |topics: usize| time(&topics.to_string());
        let times = TOPICS.map(|topics| shown(of(topics))).join(" | ");
        let verdict = if of(at) <= most { "met" } else { "not met" };
        let verdict = if name == LOAD { "no query" } else { verdict };
        let growth = of(GROWTH.1) / of(GROWTH.0);
        println!("| {name} | {} | {times} | × {growth:.1} | {verdict} |", shown(time(OWN)));
    }
}

/// The median time of a query, in nanoseconds.
fn median(folder: &Path, name: &str, column: &str) -> f64 {
    let file = folder.join(name).join(column).join("new/estimates.json");
    let text = std::fs::read_to_string(&file).expect("criterion has written its estimates");
    let estimates: serde_json::Value = serde_json::from_str(&text).expect("the estimates are JSON");
    estimates["median"]["point_estimate"].as_f64().expect("there is a median")
}

fn shown(nanoseconds: f64) -> String {
    match nanoseconds {
        ns if ns < 1e4 => format!("{:.2} µs", ns / 1e3),
        ns if ns < 1e6 => format!("{:.0} µs", ns / 1e3),
        ns => format!("{:.2} ms", ns / 1e6),
    }
}
