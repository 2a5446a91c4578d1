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
fn substitutions_without_end() {
    let many = "${A}".repeat(20_000);
    let text = format!(
        "Parameters: {{A: {{Type: String, Default: '{}'}}}}\nResources:\n  C:\n    Type: AWS::MSK::Configuration\n    Properties:\n      Name: c\n      ServerProperties: !Sub '{many}'\n",
        "${A}".repeat(2000)
    );
    let estate = Estate::read(vec![Input::named("t.yaml", text)], &Options::default());
    let _ = lint::run(&estate, rules::ALL, &Selection::default());
}
