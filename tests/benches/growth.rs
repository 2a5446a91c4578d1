//! Four times the input should take four times as long. This reads inputs of one and of four times a size and prints the
//! steps and rules whose time grows faster. Run with `cargo bench -p tests --bench growth`; the figures are for people,
//! no test depends on them.

#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark talks and looks at the clock"
)]

use std::time::{Duration, Instant};

use lint::{Run, Selection, Selector};
use model::{Estate, Input, Options};
use tests::generated::{TYPICAL, small_templates};

/// Time per size that counts as growing too fast: four times the input, and some noise.
const TOO_FAST: f64 = 6.5;

/// Less than this is noise.
const WORTH_TELLING: Duration = Duration::from_millis(2);

type Files = Vec<(String, String)>;

fn main() {
    measure("page examples in folders of their own", page_examples, 1);
    measure("small templates", small_templates, 150);
    measure("one template with many clusters", one_template, 60);
    measure("findings that somebody lives with", suppressed, 100);
}

fn measure(what: &str, make: fn(usize) -> Files, size: usize) {
    let (small, large) = (make(size), make(4 * size));
    println!("{what}: {} and {} files", small.len(), large.len());
    let (little, little_read) = timed(|| read(&small));
    let (much, much_read) = timed(|| read(&large));
    tell("reading", little_read, much_read);
    let mut sum = (Duration::ZERO, Duration::ZERO);
    for rule in rules::ALL {
        let only = Selection {
            select: vec![Selector::Id(rule.id())],
            ..Selection::default()
        };
        let (first, little) = timed(|| run(&little, &only));
        let (second, much) = timed(|| run(&much, &only));
        tell(rule.stem, little, much);
        sum = (sum.0 + little, sum.1 + much);
        // What holds of the one cluster of an estate, or of the one role of a name, is not said of the first of four.
        if second.findings.len() < first.findings.len() {
            println!("  {}: fewer findings in more files", rule.stem);
        }
    }
    let (_, all_of_little) = timed(|| run(&little, &Selection::default()));
    let (_, all_of_much) = timed(|| run(&much, &Selection::default()));
    tell("all rules in one run", all_of_little, all_of_much);
    println!(
        "  in all: reading {:?} and {:?}, rules {:?} and {:?}, one run {:?} and {:?}",
        little_read, much_read, sum.0, sum.1, all_of_little, all_of_much
    );
}

fn tell(what: &str, little: Duration, much: Duration) {
    let ratio = much.as_secs_f64() / little.as_secs_f64().max(1e-6);
    if much > WORTH_TELLING && ratio > TOO_FAST {
        println!("  {what}: {little:?} and {much:?}, {ratio:.1} times");
    }
}

/// The fastest of three times after a first one: what is read once a process, and what else the machine does, is not
/// counted.
fn timed<T>(work: impl Fn() -> T) -> (T, Duration) {
    let mut made = work();
    let mut fastest = Duration::MAX;
    for _ in 0..3 {
        drop(made);
        let start = Instant::now();
        made = work();
        fastest = fastest.min(start.elapsed());
    }
    (made, fastest)
}

fn read(files: &Files) -> Estate {
    let inputs = files
        .iter()
        .map(|(name, text)| Input::found(name.clone(), text.clone()));
    let options = Options {
        today: "2026-11-20".parse().ok(),
        ..Options::default()
    };
    Estate::read(inputs.collect(), &options)
}

fn run(estate: &Estate, selection: &Selection) -> Run {
    lint::run(estate, rules::ALL, selection)
}

/// Every example of every page, `times` over: each rule has something to find.
fn page_examples(times: usize) -> Files {
    let pages = rules::ALL.iter().filter_map(|rule| rule.read_page().ok());
    let examples: Vec<_> = pages
        .flat_map(|page| page.examples().unwrap_or_default())
        .collect();
    let mut files = Vec::new();
    for time in 0..times {
        for (at, example) in examples.iter().enumerate() {
            let named = example.files.iter();
            files.extend(
                named.map(|file| (format!("{time}/{at}/{}", file.name), file.text.clone())),
            );
        }
    }
    files
}

/// The typical template's resources `times` over in one file, each with names of their own.
fn one_template(times: usize) -> Files {
    let names = [
        "BrokerLogs",
        "Settings",
        "Cluster",
        "StorageTarget",
        "StoragePolicy",
        "Consumer",
    ];
    let (head, resources) = TYPICAL.split_once("Resources:\n").unwrap_or((TYPICAL, ""));
    let mut text = format!("{head}Resources:\n");
    for time in 0..times {
        let renamed = names.iter().fold(resources.to_owned(), |text, name| {
            [format!("  {name}:"), format!("{name}.")]
                .iter()
                .fold(text, |text, old| {
                    text.replace(old, &old.replace(name, &format!("{name}{time}")))
                })
                .replace(&format!("!Ref {name}\n"), &format!("!Ref {name}{time}\n"))
                .replace(&format!("!Ref {name} }}"), &format!("!Ref {name}{time} }}"))
        });
        text.push_str(&renamed);
    }
    vec![("all.yaml".to_owned(), text)]
}

/// Clusters with a finding each, and a decision about each.
fn suppressed(times: usize) -> Files {
    let mut text = String::from("Resources:\n");
    for at in 0..times {
        text.push_str(&format!(
            "  C{at}:\n    Type: AWS::MSK::Cluster\n    Metadata: {{mskwise: {{ignore: [{{rule: MSK901, reason: moves soon}}]}}}}\n    Properties:\n      ClusterName: c{at}\n      KafkaVersion: 2.6.1 # mskwise-ignore MSK901: moves soon\n      NumberOfBrokerNodes: 3\n      BrokerNodeGroupInfo:\n        InstanceType: kafka.m5.large\n        ClientSubnets: [a, b, c]\n"
        ));
    }
    vec![("all.yaml".to_owned(), text)]
}
