//! Terraform's plans and states, and what the AWS command line prints, beside CloudFormation templates of the same:
//! the same findings and the same bill. The documents were written by hand after the JSON output format of Terraform
//! and the Amazon MSK API reference, both read on 2026-11-28.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test may fail loudly, read files and talk"
)]

use std::collections::BTreeMap;

use cost::{Estimate, PriceBook, template};
use lint::{Selection, Selector};
use model::{Estate, FileKind, Input, Options};

/// Rule and severity with how often they come.
type Findings = BTreeMap<(String, String), usize>;

/// What only one of two descriptions can say, and why.
type Apart = &'static [(&'static str, &'static str)];

fn read(files: &[&str]) -> Estate {
    let inputs = files.iter().map(|name| {
        let path = format!("{}/fixtures/terraform/{name}", env!("CARGO_MANIFEST_DIR"));
        Input::named(*name, std::fs::read(path).unwrap())
    });
    let options = Options {
        today: Some("2026-11-20".parse().unwrap()),
        ..Options::default()
    };
    Estate::read(inputs.collect(), &options)
}

fn findings(estate: &Estate, without: Apart) -> Findings {
    let everything = Selection {
        select: vec![Selector::Id("MSK".into())],
        ..Selection::default()
    };
    let run = lint::run(estate, rules::ALL, &everything);
    let mut found = Findings::new();
    for finding in run.findings {
        let slice = estate.sources.slice(finding.at);
        assert!(!slice.is_empty(), "{} underlines nothing", finding.rule);
        if without.iter().all(|(rule, _)| *rule != finding.rule) {
            let key = (finding.rule.clone(), format!("{:?}", finding.severity));
            *found.entry(key).or_default() += 1;
        }
    }
    found
}

/// The lines of the bill without the names that each language gives its own way.
fn bill(estate: &Estate) -> Vec<String> {
    let lowered = template::lower(estate, "us-east-1");
    let book = PriceBook::of_region("us-east-1").unwrap();
    let estimate = Estimate::of(&lowered.scenario, &book).unwrap();
    assert!(estimate.missing.is_empty(), "{:?}", estimate.missing);
    let lines = estimate
        .lines()
        .map(|line| format!("{:?} {:?} {:?}", line.charge, line.quantity, line.amount));
    let total = &estimate.total;
    let mut all: Vec<String> = lines.collect();
    all.sort();
    all.push(format!(
        "{} {} {}",
        total.low.exact(),
        total.typical.exact(),
        total.high.exact()
    ));
    all
}

fn alike(folder: &str, apart: Apart) {
    let template = read(&[&format!("{folder}/template.yaml")]);
    let plan = read(&[&format!("{folder}/plan.json")]);
    assert_eq!(plan.files[0].kind, FileKind::TerraformPlan);
    assert!(plan.problems().is_empty(), "{:?}", plan.problems());
    let (ours, theirs) = (findings(&template, apart), findings(&plan, apart));
    assert!(ours.len() > 3, "{ours:?}");
    assert_eq!(
        ours, theirs,
        "{folder}: template on the left, plan on the right"
    );
    assert_eq!(bill(&template), bill(&plan), "{folder}");
}

fn settled(folder: &str, apart: Apart) {
    let plan = read(&[&format!("{folder}/plan.json")]);
    let state = read(&[&format!("{folder}/state.json")]);
    assert_eq!(state.files[0].kind, FileKind::TerraformState);
    let (before, after) = (findings(&plan, apart), findings(&state, apart));
    assert_eq!(
        before, after,
        "{folder}: plan on the left, state on the right"
    );
    assert_eq!(bill(&plan), bill(&state), "{folder}");
}

/// What a state does not tell.
const IN_STATES: Apart = &[(
    "MSK211",
    "the ARN of the key is filled in, whoever made the key",
)];

#[test]
fn a_standard_cluster() {
    alike("standard", &[]);
    settled("standard", IN_STATES);
}

#[test]
fn an_express_cluster() {
    alike("express", &[]);
    settled("express", &[]);
}

#[test]
fn a_serverless_cluster() {
    alike("serverless", &[]);
    settled("serverless", &[]);
}

#[test]
fn a_connector() {
    alike("connect", &[]);
    settled("connect", &[]);
}

/// Replicator, private connection, policies, Lambda, alarm, rules of security groups as resources of their own.
#[test]
fn what_stands_around_clusters() {
    alike("neighbours", &[]);
    settled("neighbours", IN_STATES);
}

/// What stands beside a cluster in a plan and is not part of its description.
const BESIDE_THE_CLUSTER: Apart = &[
    (
        "MSK211",
        "the ARN of the key is filled in, whoever made the key",
    ),
    (
        "MSK415",
        "what scales the volumes is not told, so that retention without end is MSK416",
    ),
    ("MSK416", "the other side of MSK415"),
];

#[test]
fn a_described_cluster() {
    let plan = findings(&read(&["standard/plan.json"]), BESIDE_THE_CLUSTER);
    let together = read(&["described/cluster-v2.json", "described/revision.json"]);
    assert!(
        together
            .files
            .iter()
            .all(|file| file.kind == FileKind::Description)
    );
    let live = findings(&together, BESIDE_THE_CLUSTER);
    for finding in live.keys() {
        assert!(plan.contains_key(finding), "{finding:?} is not in the plan");
    }
    for rule in ["MSK101", "MSK107", "MSK202", "MSK204", "MSK901"] {
        let found = live.keys().any(|(id, _)| id == rule);
        assert!(found, "{rule} is missing");
    }
    let old = read(&["described/cluster.json", "described/revision.json"]);
    assert_eq!(findings(&old, BESIDE_THE_CLUSTER), live);
    let list = read(&["described/list-v2.json"]);
    let kinds = list
        .clusters()
        .map(|cluster| cluster.resource.name().to_owned());
    assert_eq!(kinds.collect::<Vec<_>>(), ["orders", "events"]);
    assert_eq!(list.templates()[0].region(), Some("us-east-1"));
}
