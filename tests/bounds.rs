//! The bounds of `syntax::limits`: SECURITY.md shows each of them, and what is beyond one is told, never hidden.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may fail loudly and read files"
)]

use lint::{Run, Selection};
use model::{Estate, Input, Options};
use syntax::limits;

fn run(name: &str, text: String) -> (Estate, Run) {
    let estate = Estate::read(vec![Input::named(name, text)], &Options::default());
    let run = lint::run(&estate, rules::ALL, &Selection::default());
    (estate, run)
}

/// The messages of a rule, with the line and column of each.
fn told(name: &str, text: String, rule: &str) -> Vec<(u32, u32, String)> {
    let (estate, run) = run(name, text);
    let of_rule = run.findings.iter().filter(|finding| finding.rule == rule);
    of_rule
        .map(|finding| {
            let at = estate.sources.start(finding.at).unwrap();
            (at.line, at.column, finding.message.clone())
        })
        .collect()
}

#[test]
fn the_security_page_shows_every_bound() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../SECURITY.md");
    let page = std::fs::read_to_string(path).unwrap();
    let shown: Vec<&str> = page
        .lines()
        .skip_while(|line| *line != "## Bounds")
        .filter(|line| line.starts_with('|'))
        .skip(2)
        .collect();
    let rows: Vec<String> = limits::ALL
        .iter()
        .map(|bound| format!("| {} | {bound} | {} |", bound.what, bound.beyond))
        .collect();
    assert_eq!(shown, rows, "the table should be:\n{}", rows.join("\n"));
}

#[test]
fn values_of_a_file() {
    let value = "  - a\n";
    let list = |count| format!("Resources:\n{}", value.repeat(count));
    let over = told("t.yaml", list(limits::MAX_NODES), "MSK001");
    let [(line, 5, message)] = over.as_slice() else {
        panic!("{over:?}")
    };
    assert!(message.contains("500000 values"), "{message}");
    // The map, the list and the elements are values.
    assert_eq!(*line as usize, limits::MAX_NODES);
    // A stranger's file in a folder is passed over, however large.
    let found = Input::found("t.yaml", list(limits::MAX_NODES));
    assert!(
        Estate::read(vec![found], &Options::default())
            .problems()
            .is_empty()
    );
}

#[test]
fn resources_of_a_template() {
    let resource = |at| format!("  A{at}: {{Type: AWS::MSK::Topic}}\n");
    let template = |count| -> String {
        let resources: String = (0..count).map(resource).collect();
        format!("Resources:\n{resources}")
    };
    let (estate, run) = run("t.yaml", template(limits::MAX_RESOURCES + 1));
    assert!(estate.templates().is_empty());
    let [over] = run.findings.as_slice() else {
        panic!("{:?}", run.findings)
    };
    assert!(over.message.contains("10001 resources"), "{over:?}");
    let estate = Estate::read(
        vec![Input::named("t.yaml", template(limits::MAX_RESOURCES))],
        &Options::default(),
    );
    assert!(estate.problems().is_empty());
    assert_eq!(estate.topics().count(), limits::MAX_RESOURCES);
}

/// A loop over `members` values in a loop over as many.
fn loops(members: usize, name: &str) -> String {
    let list: Vec<String> = (0..members).map(|at| format!("v{at}")).collect();
    let list = list.join(", ");
    format!(
        "Transform: AWS::LanguageExtensions\nResources:\n  Fn::ForEach::Outer:\n  - A\n  - [{list}]\n  - Fn::ForEach::Inner:\n    - B\n    - [{list}]\n    - C${{A}}${{B}}:\n        Type: AWS::MSK::Cluster\n        Properties: {{ClusterName: '{name}'}}\n"
    )
}

#[test]
fn a_loop_that_makes_too_much() {
    // 300 times 300 clusters of five values each.
    let over = told("t.yaml", loops(300, "x"), "MSK001");
    let [(2, 1, _), (6, 5, message)] = over.as_slice() else {
        panic!("{over:?}")
    };
    assert!(message.contains("200000"), "{message}");
    assert!(message.contains("not unrolled"), "{message}");
    // 101 times 101 clusters fit, and are too many resources.
    let over = told("t.yaml", loops(101, "x"), "MSK001");
    let [(2, 1, message)] = over.as_slice() else {
        panic!("{over:?}")
    };
    assert!(message.contains("10201 resources"), "{message}");
    let (estate, _) = run("t.yaml", loops(10, "x"));
    assert_eq!(estate.provisioned().count(), 100);
}

#[test]
fn a_loop_that_fills_in_too_much() {
    let over = told("t.yaml", loops(40, &"${A}".repeat(20_000)), "MSK001");
    let [(6, 5, message)] = over.as_slice() else {
        panic!("{over:?}")
    };
    assert!(message.contains("bytes of text"), "{message}");
}

#[test]
fn globals_for_too_many() {
    let keys: String = (0..5_000).map(|at| format!("      K{at}: v\n")).collect();
    let functions: String = (0..101)
        .map(|at| format!("  F{at}: {{Type: AWS::Serverless::Function}}\n"))
        .collect();
    let text = format!(
        "Transform: AWS::Serverless-2016-10-31\nGlobals:\n  Function:\n    Environment:\n{keys}Resources:\n  C: {{Type: AWS::MSK::Cluster}}\n{functions}"
    );
    let over = told("t.yaml", text, "MSK001");
    let [(2, 1, message)] = over.as_slice() else {
        panic!("{over:?}")
    };
    assert!(message.contains("F99 and those behind"), "{message}");
}

fn statement(at: usize, resource: &str) -> String {
    format!(
        r#"{{"Sid":"S{at}","Effect":"Allow","Action":"kafka-cluster:Connect","Resource":"arn:aws:kafka:*:*:cluster/{resource}/*"}}"#
    )
}

#[test]
fn one_statement_longer_than_a_policy() {
    let long = statement(0, &"a".repeat(70_000));
    for (statements, looked_at) in [
        (long.clone(), "nothing of it is looked at"),
        (
            format!("{},{long}", statement(1, "b")),
            "only its first statement is looked at",
        ),
    ] {
        let policy = format!(r#"{{"Version":"2012-10-17","Statement":[{statements}]}}"#);
        let over = told("policy.json", policy, "MSK334");
        let [(1, 2, message)] = over.as_slice() else {
            panic!("{over:?}")
        };
        assert!(message.contains(looked_at), "{message}");
    }
    // Somebody else's policy is somebody else's.
    let other = long.replace("kafka-cluster:Connect", "s3:GetObject");
    let policy = format!(r#"{{"Version":"2012-10-17","Statement":[{other}]}}"#);
    assert!(run("policy.json", policy).1.findings.is_empty());
}

#[test]
fn more_policies_than_anybody_can_carry() {
    let policy = |at: usize| {
        let statements: Vec<String> = (0..200).map(|one| statement(one, "orders")).collect();
        let statements = statements.join(", ");
        format!(
            "  P{at}:\n    Type: AWS::IAM::Policy\n    Properties:\n      PolicyName: p{at}\n      Roles: [!Ref App]\n      PolicyDocument: {{Version: '2012-10-17', Statement: [{statements}]}}\n"
        )
    };
    let role = "Resources:\n  App:\n    Type: AWS::IAM::Role\n    Properties: {}\n";
    let template = |count| format!("{role}{}", (0..count).map(policy).collect::<String>());
    let told = |count| {
        let (estate, run) = run("t.yaml", template(count));
        let app = estate
            .principals()
            .iter()
            .find(|one| one.name == "role App");
        let passed_over = app.unwrap().passed_over;
        let told = run.findings.iter().any(|one| {
            one.rule == "MSK334"
                && one.message.contains("262144")
                && one.message.contains("the last")
        });
        (passed_over, told)
    };
    assert_eq!(told(5), (0, false));
    let (passed_over, over) = told(14);
    assert!(over && (1..10).contains(&passed_over), "{passed_over}");
}

/// Manifests that name each other in any number are read once each.
#[test]
fn assemblies_that_nest_each_other() {
    let manifest = |nested: &str| {
        let artifacts: Vec<String> = (0..20)
            .map(|at| {
                format!(
                    r#""a{at}": {{"type": "cdk:cloud-assembly", "properties": {{"directoryName": "{nested}"}}}}"#
                )
            })
            .collect();
        format!(
            r#"{{"version": "36.0.0", "artifacts": {{{}}}}}"#,
            artifacts.join(",")
        )
    };
    let mut folder = "cdk.out".to_owned();
    let mut inputs = Vec::new();
    for _ in 0..12 {
        inputs.push(Input::found(
            format!("{folder}/manifest.json"),
            manifest("x"),
        ));
        folder.push_str("/x");
    }
    let last = r#"{"version": "36.0.0", "artifacts": {"S": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "s.json"}}}}"#;
    inputs.push(Input::found(format!("{folder}/manifest.json"), last));
    let template = r#"{"Resources": {"C": {"Type": "AWS::MSK::Cluster", "Properties": {}}}}"#;
    inputs.push(Input::found(format!("{folder}/s.json"), template));
    let estate = Estate::read(inputs, &Options::default());
    assert_eq!(estate.provisioned().count(), 1);
}
