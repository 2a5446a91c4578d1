//! Clusters and targets in `fixtures/moves`: what `check-move` must say of each. `expected.txt` was written by hand,
//! after the facts: the target, then `weight: words that one point of that weight has`, `=N` for how many points block,
//! or `there` for a cluster that has nowhere to go.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may fail loudly and read files"
)]

use std::{fs, path::PathBuf};

use model::{
    Estate, Input, Options,
    moves::{Readiness, Target, Weight, check},
};

#[test]
fn every_cluster_is_told_what_stands_in_its_way() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/moves");
    let mut cases: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    cases.sort();
    assert!(cases.len() >= 8, "{} cases", cases.len());
    let mut wrong = Vec::new();
    for case in cases {
        let text = fs::read_to_string(case.join("template.yaml")).unwrap();
        let expected = fs::read_to_string(case.join("expected.txt")).unwrap();
        let mut lines = expected.lines();
        let target = lines.next().and_then(|line| line.strip_prefix("to: "));
        let target = Target::parse(target.unwrap()).unwrap();
        let estate = Estate::read(vec![Input::named("t.yaml", text)], &Options::default());
        let all = check(&estate, target);
        let [cluster] = all.as_slice() else {
            panic!("{}: not one cluster", case.display());
        };
        for line in lines.filter(|line| !holds(line, cluster)) {
            wrong.push(format!(
                "{}: {line}\n{:#?}",
                case.display(),
                points(cluster)
            ));
        }
        for point in &cluster.points {
            assert!(
                !point.source.title.is_empty() && !point.source.as_of.is_empty(),
                "{point:?}"
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn holds(line: &str, cluster: &Readiness<'_>) -> bool {
    if line == "there" {
        return cluster.there && cluster.points.is_empty();
    }
    if let Some(number) = line.strip_prefix('=') {
        let blocks = |point: &&model::moves::Point| point.weight == Weight::Blocks;
        return cluster.points.iter().filter(blocks).count() == number.parse::<usize>().unwrap();
    }
    let (weight, words) = line.split_once(": ").unwrap();
    let mut all = cluster.points.iter();
    all.any(|point| point.weight.as_str() == weight && point.says.contains(words))
}

fn points(cluster: &Readiness<'_>) -> Vec<String> {
    let told = cluster.points.iter();
    told.map(|point| format!("{}: {}", point.weight.as_str(), point.says))
        .collect()
}

#[test]
fn a_target_that_is_none_is_told_with_the_nearest() {
    let error = Target::parse("3.9.2").unwrap_err();
    assert!(error.contains("did you mean 3.9.x?"), "{error}");
    assert!(Target::parse("").is_err());
}
