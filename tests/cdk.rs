//! The CDK app of the fixtures, synthesised with the real libraries from npm. `MSKWISE_CDK` names the folder the packages
//! are kept in; without it, without npm, or without a registry the run is skipped and says so.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test may fail loudly, read files and talk"
)]

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::Command,
};

use lint::Selection;
use model::{Estate, Input, Options};

const PACKAGES: [&str; 3] = [
    "aws-cdk-lib@2.276.0",
    "@aws-cdk/aws-msk-alpha@2.271.0-alpha.0",
    "constructs@10",
];

/// The folder with the packages in it.
fn packages() -> Option<PathBuf> {
    let Some(folder) = std::env::var_os("MSKWISE_CDK").map(PathBuf::from) else {
        println!("skipped: MSKWISE_CDK names a folder for the packages of CDK");
        return None;
    };
    if folder.join("node_modules/@aws-cdk/aws-msk-alpha").is_dir() {
        return Some(folder);
    }
    std::fs::create_dir_all(&folder).unwrap();
    let install = ["install", "--no-audit", "--no-fund", "--silent"];
    let done = Command::new("npm")
        .args(install)
        .args(PACKAGES)
        .current_dir(&folder)
        .status();
    if done.as_ref().is_ok_and(std::process::ExitStatus::success) {
        return Some(folder);
    }
    println!("skipped: npm cannot install the packages of CDK: {done:?}");
    None
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/cdk")
}

fn synthesise(packages: &Path, to: &Path) {
    let context = r#"{"aws:cdk:enable-path-metadata":true,"aws:cdk:enable-asset-metadata":true}"#;
    let done = Command::new("node")
        .arg(fixtures().join("app.js"))
        .env("NODE_PATH", packages.join("node_modules"))
        .env("CDK_OUTDIR", to)
        .env("CDK_CONTEXT_JSON", context)
        .output()
        .unwrap();
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
}

/// The files below a folder, named from it.
fn files(folder: &Path) -> Vec<Input> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder_now) = open.pop() {
        for entry in std::fs::read_dir(folder_now).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path
                    .strip_prefix(folder)
                    .unwrap()
                    .to_string_lossy()
                    .replace('\\', "/");
                found.insert(format!("cdk.out/{name}"), std::fs::read(&path).unwrap());
            }
        }
    }
    found
        .into_iter()
        .map(|(name, bytes)| Input::found(name, bytes))
        .collect()
}

/// Rule, address and message of every finding.
fn told(inputs: Vec<Input>) -> Vec<String> {
    let estate = Estate::read(inputs, &Options::default());
    let run = lint::run(&estate, rules::ALL, &Selection::default());
    run.findings
        .iter()
        .map(|one| format!("{} {} {}", one.rule, one.path, one.message))
        .collect()
}

#[test]
fn the_fixtures_speak_of_constructs_in_stages_and_nested_stacks() {
    let inputs = files(&fixtures().join("cdk.out"));
    let estate = Estate::read(inputs, &Options::default());
    let clusters: Vec<_> = estate
        .clusters()
        .map(|one| one.resource.construct_path().unwrap().to_owned())
        .collect();
    let expected = [
        "Prod/Kafka/Orders/Resource",
        "Alone/Audit",
        "Prod/Kafka/Serverless/Events",
    ];
    assert_eq!(clusters, expected);
    let run = lint::run(&estate, rules::ALL, &Selection::default());
    assert!(!run.findings.is_empty());
    for finding in &run.findings {
        let construct = finding.construct.as_deref().unwrap();
        assert!(
            finding.message.starts_with(&format!("{construct}: ")),
            "{}",
            finding.message
        );
    }
    let orders = run
        .findings
        .iter()
        .filter(|one| one.construct.as_deref() == Some("Prod/Kafka/Orders"));
    assert!(orders.count() > 2);
}

#[test]
fn a_synthesised_app_lints_like_its_fixture() {
    let Some(packages) = packages() else { return };
    let out = std::env::temp_dir().join(format!("mskwise-cdk-{}", std::process::id()));
    synthesise(&packages, &out);
    let (synthesised, kept) = (told(files(&out)), told(files(&fixtures().join("cdk.out"))));
    std::fs::remove_dir_all(&out).unwrap();
    assert!(!synthesised.is_empty());
    assert_eq!(synthesised, kept);
    println!(
        "{} findings in the synthesised app, those of its fixture",
        kept.len()
    );
}
