//! Every query of the engine on rule sets of 10 to 1,000 topics: measured with criterion, and printed as a Markdown table.

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
    Answers, Case, QuestionId, RuleSet, Topic, because, changes, encode, load_rules, map, next, outcomes,
    questions_left, replay, stakes, tasks,
};
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

/// How many topics the rule sets have.
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
    ("questions left, half answered", |i| done(questions_left(&i.case(&i.half)))),
    ("stakes of the first question, half answered", |i| done(stakes(&i.case(&i.half), QuestionId(0)))),
    ("replay, all answered", |i| done(replay(&i.rules, &i.all))),
    ("load", |i| done(load_rules(&i.bytes))),
];

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
        let mut half = all.clone();
        (rules.questions.len() / 2..rules.questions.len()).for_each(|at| half.set(QuestionId(at), None));
        let nodes = rules.topics.iter().map(|topic| topic.diagram.nodes.len());
        eprintln!(
            "{topics} topics, {} questions: {} nodes a topic, {} at most",
            rules.questions.len(),
            nodes.clone().sum::<usize>() / topics,
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
    for topics in TOPICS {
        measure(&mut criterion, topics, &Input::new(topics));
    }
    print(&folder);
}

fn measure(criterion: &mut Criterion, topics: usize, input: &Input) {
    let mut time = |name: &str, work: &mut dyn FnMut()| {
        criterion
            .benchmark_group(name)
            .bench_function(topics.to_string(), |bencher| bencher.iter(&mut *work));
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
    println!("| | {head} | {} → {} topics | at {at} topics |", GROWTH.0, GROWTH.1);
    println!("|---|{}---:|---|", "---:|".repeat(TOPICS.len()));
    let of_topic = OF_TOPIC
        .iter()
        .flat_map(|(name, _)| [format!("{name}, of a topic"), format!("{name}, of the hardest topic")]);
    for name in OF_ALL.iter().map(|(name, _)| (*name).to_owned()).chain(of_topic) {
        let time = |topics: usize| median(folder, &name, topics);
        let times = TOPICS.map(|topics| shown(time(topics))).join(" | ");
        let verdict = if time(at) <= most { "met" } else { "not met" };
        println!("| {name} | {times} | × {:.1} | {verdict} |", time(GROWTH.1) / time(GROWTH.0));
    }
}

/// The median time of a query, in nanoseconds.
fn median(folder: &Path, name: &str, topics: usize) -> f64 {
    let file = folder.join(name).join(topics.to_string()).join("new/estimates.json");
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
