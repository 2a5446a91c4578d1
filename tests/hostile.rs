//! Inputs that are broken on purpose: each ends with one clear finding at a position, in bounded time.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test may fail loudly, read files and talk"
)]

use lint::Selection;
use model::{Estate, Input, Options};

/// Rule, message part, line and column of the only finding.
fn only(name: &str, bytes: impl Into<Vec<u8>>) -> (String, String, u32, u32) {
    let estate = Estate::read(vec![Input::named(name, bytes)], &Options::default());
    let run = lint::run(&estate, rules::ALL, &Selection::default());
    let [finding] = run.findings.as_slice() else {
        panic!("{name}: {:#?}", run.findings)
    };
    let at = estate.sources.start(finding.at).unwrap();
    (
        finding.rule.clone(),
        finding.message.clone(),
        at.line,
        at.column,
    )
}

/// What fuzzing has found, each in the folder of its kind of input: what holds for any bytes holds for them.
#[test]
fn cases_of_fuzzing() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("hostile");
    let mut cases = 0;
    for kind in std::fs::read_dir(&folder).unwrap() {
        let kind = kind.unwrap();
        let name = kind.file_name().into_string().unwrap();
        let check = tests::hold::ALL.iter().find(|(known, _)| *known == name);
        let (_, check) = check.unwrap_or_else(|| panic!("{name} is no kind of input"));
        for case in std::fs::read_dir(kind.path()).unwrap() {
            let path = case.unwrap().path();
            println!("{}", path.display());
            check(&std::fs::read(&path).unwrap());
            cases += 1;
        }
    }
    assert!(cases > 0, "no case in {}", folder.display());
}

#[test]
fn a_tab_in_yaml() {
    let (rule, message, line, column) = only("t.yaml", "Resources:\n\tA:\n");
    assert_eq!((rule.as_str(), line, column), ("MSK001", 2, 1));
    assert!(message.contains("tab"), "{message}");
}

#[test]
fn a_truncated_json() {
    let (rule, message, line, _) = only(
        "t.json",
        "{\"Resources\": {\n  \"A\": {\"Type\": \"AWS::MSK::Cluster\"",
    );
    assert_eq!((rule.as_str(), line), ("MSK001", 2));
    assert!(message.contains("JSON ends"), "{message}");
}

#[test]
fn an_empty_file() {
    for name in ["t.yaml", "t.json", "server.properties"] {
        let (rule, message, line, column) = only(name, "");
        assert_eq!((rule.as_str(), line, column), ("MSK001", 1, 1), "{name}");
        assert!(message.contains("empty"), "{message}");
    }
}

#[test]
fn two_hundred_levels() {
    let deep = format!("Resources:\n  A: {}{}\n", "[".repeat(200), "]".repeat(200));
    let (rule, message, line, _) = only("t.yaml", deep);
    assert_eq!((rule.as_str(), line), ("MSK001", 2));
    assert!(message.contains("128 levels"), "{message}");
    let (rule, _, _, _) = only("d.yaml", "- ".repeat(100_000));
    assert_eq!(rule, "MSK001");
}

#[test]
fn an_alias_bomb() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..40 {
        let refs = vec![format!("*a{}", level - 1); 9].join(", ");
        bomb.push_str(&format!("a{level}: &a{level} [{refs}]\n"));
    }
    let (rule, message, line, _) = only("t.yaml", bomb);
    assert_eq!(rule, "MSK001");
    assert!(message.contains("aliases repeat"), "{message}");
    assert!((4..10).contains(&line), "{line}");
}

#[test]
fn latin_1() {
    let (rule, message, line, column) = only(
        "t.yaml",
        b"AWSTemplateFormatVersion: x\nDescription: caf\xe9\n".to_vec(),
    );
    assert_eq!((rule.as_str(), line, column), ("MSK001", 2, 17));
    assert!(message.contains("UTF-8"), "{message}");
}

#[test]
fn a_file_over_the_limit() {
    for name in ["t.yaml", "server.properties"] {
        let (rule, message, line, _) = only(name, vec![b'#'; syntax::limits::MAX_BYTES + 1]);
        assert_eq!((rule.as_str(), line), ("MSK001", 1), "{name}");
        assert!(message.contains("bytes"), "{message}");
    }
}

#[test]
fn settings_over_their_limit() {
    let text = "min.insync.replicas=2\n".repeat(100_000);
    let (rule, message, line, _) = only("server.properties", text.clone());
    assert_eq!((rule.as_str(), line), ("MSK001", 1));
    assert!(message.contains("2097152 bytes"), "{message}");
    // A large text that lies in a folder is none of ours.
    let estate = Estate::read(vec![Input::found("log.txt", text)], &Options::default());
    assert!(estate.problems().is_empty());
}

#[test]
fn a_message_does_not_quote_a_whole_file() {
    let text = format!("min.insync.replicas={}\n", "é1".repeat(300_000));
    let (_, message, _, _) = only("server.properties", text);
    let length = message.chars().count();
    assert!(message.starts_with("min.insync.replicas"), "{length}");
    assert!((1_900..=2_010).contains(&length), "{length}");
    assert!(message.contains('…'), "{length}");
}

/// Grants are compared with each other: of a document that AWS stores nowhere only the beginning is read.
/// Where on its line a finding stands does not decide how long it takes to tell it: minified JSON is one line.
#[test]
fn an_endless_line_is_told_in_time() {
    let clusters: Vec<String> = (0..200)
        .map(|at| {
            format!(
                r#""C{at}":{{"Type":"AWS::MSK::Cluster","Properties":{{"KafkaVersion":"2.6.1"}}}}"#
            )
        })
        .collect();
    let clusters = format!(r#""Resources":{{{}}}"#, clusters.join(","));
    let long = format!(r#""Description":"{}""#, "x".repeat(8 << 20));
    let time = |format: &str, text: String| {
        let mut out = Vec::new();
        let mut world = mskwise::World {
            out: &mut out,
            err: &mut std::io::sink(),
            input: &mut text.as_bytes(),
            variable: &|_| None,
            now: std::time::SystemTime::now(),
            out_is_terminal: false,
            err_is_terminal: false,
            width: None,
        };
        let begin = std::time::Instant::now();
        let arguments = [
            "mskwise",
            "lint",
            "--no-config",
            "-",
            "--stdin-filename",
            "t.json",
            "--format",
            format,
        ];
        mskwise::run(arguments.map(Into::into), &mut world);
        let time = begin.elapsed();
        assert!(
            String::from_utf8(out).unwrap().matches("MSK901").count() >= 200,
            "{format}"
        );
        time
    };
    for format in ["short", "html", "pretty"] {
        let near = time(format, format!("{{{clusters},{long}}}"));
        let far = time(format, format!("{{{long},{clusters}}}"));
        println!("{format}: {near:?} and {far:?}");
        let most = near * 3 + std::time::Duration::from_secs(2);
        assert!(far < most, "{format}: {near:?} and {far:?}");
    }
}

#[test]
fn a_policy_without_end() {
    let document = |count: usize, resource: &str| {
        let statement = |at| {
            format!(
                r#"{{"Sid":"S{at}","Effect":"Allow","Action":"kafka-cluster:*","Resource":"arn:aws:kafka:*:*:topic/{resource}{at}"}}"#
            )
        };
        let statements: Vec<String> = (0..count).map(statement).collect();
        format!(
            r#"{{"Version":"2012-10-17","Statement":[{}]}}"#,
            statements.join(",")
        )
    };
    let input = Input::named("policy.json", document(3_000, ""));
    let estate = Estate::read(vec![input], &Options::default());
    let run = lint::run(&estate, rules::ALL, &Selection::default());
    let mut told = run.findings.iter().map(|one| &one.message);
    assert!(told.any(|one| one.contains("statements are looked at")));
    assert!(estate.documents()[0].document.statements.len() < 1_000);
    for resource in ["*?".repeat(2_000), "*a".repeat(900)] {
        let input = Input::named("policy.json", document(10, &resource));
        let estate = Estate::read(vec![input], &Options::default());
        let run = lint::run(&estate, rules::ALL, &Selection::default());
        assert!(!run.findings.is_empty());
    }
}

#[test]
fn substitutions_without_end() {
    let many = "${A}".repeat(20_000);
    let text = format!(
        "Parameters: {{A: {{Type: String, Default: '{}'}}}}\nResources:\n  C:\n    Type: AWS::MSK::Configuration\n    Properties:\n      Name: c\n      ServerProperties: !Sub '{many}'\n",
        "${A}".repeat(2000)
    );
    let estate = Estate::read(vec![Input::named("t.yaml", text)], &Options::default());
    let _ = lint::run(&estate, rules::ALL, &Selection::default());
}

/// A plan whose modules lie in each other.
fn nested_modules(depth: usize) -> String {
    format!(
        r#"{{"format_version": "1.2", "planned_values": {{"root_module": {}{}}}}}"#,
        r#"{"child_modules": ["#.repeat(depth),
        r"]}".repeat(depth)
    )
}

#[test]
fn a_plan_of_too_many_modules() {
    let (rule, message, line, _) = only("plan.json", nested_modules(200));
    assert_eq!((rule.as_str(), line), ("MSK001", 1));
    assert!(message.contains("128 levels"), "{message}");
    let estate = Estate::read(
        vec![Input::named("plan.json", nested_modules(50))],
        &Options::default(),
    );
    assert!(estate.problems().is_empty());
}

#[test]
fn a_plan_of_another_shape() {
    for (text, guilty) in [
        (r#"{"format_version": "1.2", "planned_values": []}"#, "[]"),
        (
            r#"{"format_version": "9.0", "planned_values": {}}"#,
            "\"9.0\"",
        ),
        (
            r#"{"format_version": "1.2", "planned_values": {"root_module": "x"}}"#,
            "\"x\"",
        ),
        (
            r#"{"format_version": "1.2", "values": {"root_module": {"resources": [{"address": ["a"]}]}}}"#,
            "{\"address\"",
        ),
        (
            r#"{"format_version": "1.2", "values": {"root_module": {"resources": [{"address": "a.b.c.d", "type": "aws_msk_cluster"}]}}}"#,
            "{\"address\"",
        ),
        (
            r#"{"ClusterInfo": {"ClusterName": {}}}"#,
            "{\"ClusterName\"",
        ),
        (
            r#"{"Arn": "a", "ServerProperties": "not base64"}"#,
            "\"not base64\"",
        ),
    ] {
        let (rule, _, line, column) = only("plan.json", text);
        let at = u32::try_from(text.find(guilty).unwrap()).unwrap() + 1;
        assert_eq!((rule.as_str(), line, column), ("MSK001", 1, at), "{text}");
    }
}

/// Wherever a plan has one value, another of any kind may stand: nothing breaks.
#[test]
fn a_plan_with_any_value_anywhere() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/fixtures/terraform/standard/plan.json"
    );
    let text = std::fs::read_to_string(path).unwrap();
    let plan: serde_json::Value = serde_json::from_str(&text).unwrap();
    let mut places = Vec::new();
    pointers(&plan, String::new(), &mut places);
    let wrong = [
        serde_json::json!(null),
        serde_json::json!(7),
        serde_json::json!([[{}]]),
        serde_json::json!({"references": ["var.a", "module.a.b", "aws_msk_cluster.orders[0].arn"]}),
    ];
    for (at, place) in places.iter().enumerate().step_by(23) {
        let mut broken = plan.clone();
        *broken.pointer_mut(place).unwrap() = wrong[at % wrong.len()].clone();
        let input = Input::named("plan.json", broken.to_string());
        let estate = Estate::read(vec![input], &Options::default());
        let run = lint::run(&estate, rules::ALL, &Selection::default());
        for finding in &run.findings {
            let source = estate.sources.get(finding.at.file).unwrap();
            assert!(source.text().get(finding.at.range()).is_some(), "{place}");
        }
    }
}

fn pointers(value: &serde_json::Value, here: String, all: &mut Vec<String>) {
    let escaped = |key: &str| key.replace('~', "~0").replace('/', "~1");
    match value {
        serde_json::Value::Object(map) => {
            for (key, value) in map {
                pointers(value, format!("{here}/{}", escaped(key)), all);
            }
        }
        serde_json::Value::Array(items) => {
            for (at, value) in items.iter().enumerate() {
                pointers(value, format!("{here}/{at}"), all);
            }
        }
        _ => {}
    }
    all.push(here);
}

/// Outputs that lead to outputs that lead to outputs: followed as far as a plan needs, and no further.
#[test]
fn a_plan_whose_outputs_go_in_circles() {
    let text = r#"{"format_version": "1.2",
      "planned_values": {"root_module": {"resources": [
        {"address": "aws_msk_cluster.a", "type": "aws_msk_cluster", "name": "a", "mode": "managed", "values": {}}]}},
      "resource_changes": [{"address": "aws_msk_cluster.a", "change": {"after_unknown": {"configuration_info": [{"arn": true}], "arn": true}}}],
      "configuration": {"root_module": {
        "resources": [{"type": "aws_msk_cluster", "name": "a", "mode": "managed", "expressions": {
          "configuration_info": [{"arn": {"references": ["module.m.one", "module.m.two"]}}]}}],
        "module_calls": {"m": {"expressions": {"x": {"references": ["module.m.one", "module.m.two"]}}, "module": {"outputs": {
          "one": {"expression": {"references": ["var.x", "var.x.y"]}},
          "two": {"expression": {"references": ["var.x", "var.x.z"]}}}}}}}}}"#;
    let estate = Estate::read(vec![Input::named("plan.json", text)], &Options::default());
    assert!(estate.problems().is_empty());
    assert_eq!(estate.provisioned().count(), 1);
}

#[test]
fn a_stranger_with_keys_of_the_same_names() {
    let text = r#"{"format_version": "7", "values": [1, 2]}"#;
    let estate = Estate::read(vec![Input::found("x.json", text)], &Options::default());
    assert!(estate.problems().is_empty());
}
