//! `mskwise access` against verdicts worked out by hand (`fixtures/access/scenarios.toml`), and the law that a written
//! policy is enough and clean.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test may fail loudly, read files and talk"
)]

use std::{collections::BTreeSet, path::PathBuf, time::UNIX_EPOCH};

use iam::UseCase;
use lint::Selection;
use model::{Estate, Input, Options};
use mskwise::{Exit, World};
use serde_json::Value;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/access")
}

/// Runs the program; files are looked for among the fixtures.
fn run(arguments: &[&str], input: &str) -> (Exit, String) {
    let found = |word: &&str| {
        let file = folder().join(word);
        if word.contains('.') && file.is_file() {
            file.display().to_string()
        } else {
            (*word).to_owned()
        }
    };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut world = World {
        out: &mut out,
        err: &mut err,
        input: &mut input.as_bytes(),
        variable: &|_| None,
        now: UNIX_EPOCH,
        out_is_terminal: false,
        err_is_terminal: false,
        width: None,
    };
    let all = ["mskwise", "access"].iter().chain(arguments).map(found);
    let exit = mskwise::run(all.map(Into::into).collect::<Vec<_>>(), &mut world);
    let err = String::from_utf8(err).unwrap();
    assert!(matches!(exit, Exit::Success | Exit::Findings), "{err}");
    (exit, String::from_utf8(out).unwrap())
}

fn check(arguments: &[&str], input: &str) -> (Exit, Value) {
    let all = [&["check", "--format", "json"], arguments].concat();
    let (exit, text) = run(&all, input);
    (exit, serde_json::from_str(&text).unwrap())
}

fn texts(value: Option<&toml::Value>) -> Vec<String> {
    let items = value.and_then(toml::Value::as_array);
    items.map_or_else(Vec::new, |items| {
        let text = |item: &toml::Value| item.as_str().unwrap().to_owned();
        items.iter().map(text).collect()
    })
}

/// The actions of the statements that are to be added.
fn missing(answer: &Value) -> BTreeSet<String> {
    let statements = answer["missing"]["Statement"].as_array();
    statements
        .into_iter()
        .flatten()
        .flat_map(|statement| statement["Action"].as_array().unwrap())
        .map(|action| action.as_str().unwrap().to_owned())
        .collect()
}

/// The rows that make the answer what it is.
fn deciding(answer: &Value) -> Vec<&Value> {
    let rows = answer["needs"].as_array().unwrap();
    let decides = |row: &&Value| {
        let same = row["verdict"] == answer["verdict"];
        // A right that is needed in some case only leaves the answer open where it is missing.
        let open = answer["verdict"] == "depends" && row["verdict"] == "no";
        same || open
    };
    rows.iter().filter(decides).collect()
}

/// The Sids of the statements behind some rows; each is where the answer says it is.
fn sids(rows: &[&Value]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for quote in rows
        .iter()
        .flat_map(|row| row["statements"].as_array().unwrap())
    {
        let Some(file) = quote["file"].as_str() else {
            continue;
        };
        let label = quote["statement"].as_str().unwrap();
        let Some(sid) = label.split('`').nth(1) else {
            continue;
        };
        let text = std::fs::read_to_string(file).unwrap();
        let (from, to) = (&quote["start"]["byte"], &quote["end"]["byte"]);
        let range = from.as_u64().unwrap() as usize..to.as_u64().unwrap() as usize;
        assert!(text[range].contains(sid), "{label} at {quote}");
        found.insert(sid.to_owned());
    }
    found
}

#[test]
fn scenarios() {
    let text = std::fs::read_to_string(folder().join("scenarios.toml")).unwrap();
    let table: toml::Table = text.parse().unwrap();
    let scenarios = table["scenario"].as_array().unwrap();
    let mut open = 0;
    let mut wrong: Vec<String> = Vec::new();
    for scenario in scenarios {
        let why = scenario["why"].as_str().unwrap();
        let arguments = texts(scenario.get("args"));
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let (exit, answer) = check(&arguments, "");
        let verdict = scenario["verdict"].as_str().unwrap();
        let told = &answer["verdict"];
        if told != verdict || (exit == Exit::Success) != (verdict == "yes") {
            wrong.push(format!(
                "{why}: {told} instead of {verdict}\n{}",
                answer["needs"]
            ));
            continue;
        }
        open += usize::from(verdict == "depends");

        let rows = deciding(&answer);
        let sids = sids(&rows);
        for sid in texts(scenario.get("decided_by")) {
            if !sids.contains(&sid) {
                wrong.push(format!("{why}: {sid} not in {sids:?}"));
            }
        }
        if let Some(reason) = scenario.get("reason").and_then(toml::Value::as_str) {
            let told = |row: &&&Value| row["reason"].as_str().unwrap().contains(reason);
            if !rows.iter().any(|row| told(&row)) {
                wrong.push(format!(
                    "{why}: nothing says `{reason}`\n{}",
                    answer["needs"]
                ));
            }
        }
        if let Some(wanted) = scenario.get("missing") {
            let wanted: BTreeSet<String> = texts(Some(wanted)).into_iter().collect();
            let missing = missing(&answer);
            if missing != wanted {
                wrong.push(format!("{why}: {missing:?} instead of {wanted:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert!(scenarios.len() >= 30 && open * 3 >= scenarios.len());
}

/// Clusters, topics and groups as much as somebody may tell of them.
const TARGETS: [&[&str]; 4] = [
    &[
        "--cluster",
        "arn:aws:kafka:eu-west-1:111122223333:cluster/orders/abcd1234-0123-abcd-5678-1234abcd5678-1",
        "--topic",
        "incoming",
        "--group",
        "billing",
        "--transactional-id",
        "billing-1",
    ],
    &[
        "--cluster",
        "orders",
        "--topic",
        "incoming",
        "--topic",
        "payments",
        "--group",
        "billing",
        "--transactional-id",
        "billing-1",
    ],
    &[
        "--cluster",
        "orders",
        "--topic",
        "in-*",
        "--group",
        "billing-*",
        "--transactional-id",
        "tx-*",
    ],
    &["--cluster", "orders"],
];

/// A role of a template that carries a policy and that the service of the use case may assume.
fn template(case: UseCase, policy: &str) -> String {
    let indented: String = policy
        .lines()
        .map(|line| format!("            {line}\n"))
        .collect();
    let service = case.trusted_service();
    let condition = match service {
        Some("kafka.amazonaws.com" | "kafkaconnect.amazonaws.com") => {
            ", Condition: { StringEquals: { \"aws:SourceAccount\": !Ref AWS::AccountId } }"
        }
        _ => "",
    };
    let trusted = match service {
        Some(service) => format!("Service: {service}"),
        None => "AWS: \"arn:aws:iam::111122223333:role/login\"".to_owned(),
    };
    format!(
        "Resources:\n  Client:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument:\n        \
         Version: \"2012-10-17\"\n        Statement:\n          - {{ Effect: Allow, Principal: {{ {trusted} }}, \
         Action: \"sts:AssumeRole\"{condition} }}\n      Policies:\n        - PolicyName: kafka\n          \
         PolicyDocument:\n{indented}"
    )
}

fn findings(name: &str, text: &str) -> Vec<String> {
    let estate = Estate::read(vec![Input::named(name, text)], &Options::default());
    let run = lint::run(&estate, rules::ALL, &Selection::default());
    let told = |finding: &lint::Finding| format!("{} {}", finding.rule, finding.message);
    run.findings.iter().map(told).collect()
}

/// For every use case and every target: what `access policy` writes, as JSON in a file of its own and as YAML in a
/// template, makes `access check` say yes, and no rule speaks of it.
#[test]
fn a_written_policy_is_enough_and_clean() {
    for case in UseCase::ALL {
        for target in TARGETS {
            let question = [&["--as", case.as_str()], target].concat();
            let (_, json) = run(&[&["policy"], &question[..]].concat(), "");
            let (_, yaml) = run(&[&["policy", "--yaml"], &question[..]].concat(), "");
            let yaml = template(case, &yaml);
            for (name, text) in [("policy.json", &json), ("role.yaml", &yaml)] {
                let asked = [&["--stdin-filename", name], &question[..], &["-"]].concat();
                let (exit, answer) = check(&asked, text);
                assert_eq!(exit, Exit::Success, "{case} {target:?}\n{text}\n{answer:#}");
            }
            assert_eq!(
                findings("role.yaml", &yaml),
                [""; 0],
                "{case} {target:?}\n{yaml}"
            );
        }
    }
}
