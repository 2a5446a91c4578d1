use super::*;

const TEMPLATE: &str = "Resources:
  Orders:
    Type: AWS::MSK::Cluster
    Properties:
      KafkaVersion: 3.8.x
      NumberOfBrokerNodes: 4
      BrokerNodeGroupInfo:
        InstanceType: kafka.m7g.large
        ClientSubnets: [subnet-a, subnet-b, subnet-c]
        StorageInfo: { EBSStorageInfo: { VolumeSize: 100 } }
";

fn one(text: &str) -> String {
    serde_json::json!([{ "name": "kafka.yaml", "text": text }]).to_string()
}

fn parsed(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn findings_are_the_published_document() {
    let document = parsed(&lint(&one(TEMPLATE), "{\"select\":[\"MSK501\"]}"));
    assert_eq!(document["schema"], "mskwise/lint/1");
    let finding = &document["findings"][0];
    assert_eq!(
        (finding["rule"].as_str(), finding["start"]["line"].as_u64()),
        (Some("MSK501"), Some(6))
    );
    assert!(findings(&one(TEMPLATE), "", "sarif").contains("\"version\": \"2.1.0\""));
}

#[test]
fn settings_are_those_of_the_command_line() {
    let none = lint(
        &one(TEMPLATE),
        "{\"select\":[\"MSK501\"],\"ignore\":[\"capacity\"]}",
    );
    assert_eq!(parsed(&none)["findings"].as_array().unwrap().len(), 0);
    for (settings, complaint) in [
        ("{\"select\":[\"MSK9999\"]}", "names no rule"),
        ("{\"today\":\"2026-13-01\"}", "2026-13-01"),
        ("{\"colour\":true}", "no such setting"),
        ("{\"min_confidence\":\"some\"}", "no confidence"),
    ] {
        let answer = lint(&one(TEMPLATE), settings);
        assert!(
            answer.contains("mskwise/problems/1") && answer.contains(complaint),
            "{answer}"
        );
    }
    assert!(lint("nonsense", "").contains("mskwise/problems/1"));
    assert!(findings("[]", "", "pdf").contains("no format"));
}

#[test]
fn a_template_becomes_a_scenario() {
    let document = parsed(&lower(&one(TEMPLATE), "", "us-east-1"));
    assert_eq!(document["scenario"]["region"], "us-east-1");
    let deployment = &document["scenario"]["deployment"][0];
    assert_eq!(deployment["kind"], "standard");
    assert_eq!(
        (&deployment["brokers"], &deployment["volume_gib"]),
        (&"4".into(), &"100".into())
    );
}

#[test]
fn every_rule_has_its_page() {
    let table = parsed(&rules());
    let rules = table.as_array().unwrap();
    assert_eq!(rules.len(), rules::ALL.len());
    for rule in rules {
        let page = parsed(&explain(rule["id"].as_str().unwrap()));
        assert_eq!(
            (&page["schema"], &page["name"]),
            (&"mskwise/explain/1".into(), &rule["name"])
        );
        assert!(page["examples"].as_array().unwrap().len() >= 4, "{rule}");
    }
    assert!(explain("no-such-rule").contains("nothing here"));
}

#[test]
fn two_versions_are_held_against_each_other() {
    let texts = serde_json::json!({ "book": include_str!("../../../../pricing/us-east-1.toml") });
    assert!(crate::load_prices(&texts.to_string()).contains("mskwise/prices/1"));
    let version = |name: &str, text: &str| {
        serde_json::json!({ "name": name, "files": [{ "name": "kafka.yaml", "text": text }] })
            .to_string()
    };
    let before = version("before", TEMPLATE);
    let after = version(
        "after",
        &TEMPLATE.replace("kafka.m7g.large", "kafka.m7g.xlarge"),
    );
    let document = parsed(&diff(&before, &after, "", "json"));
    assert_eq!(document["schema"], "mskwise/diff/1");
    assert_eq!(document["changes"][0]["after"], "kafka.m7g.xlarge");
    let change = document["cost"]["change"]["typical"].as_str().unwrap();
    assert!(change.parse::<f64>().unwrap() > 0.0, "{change}");
    let elsewhere = diff(&before, &after, "{\"region\":\"eu-west-1\"}", "markdown");
    assert!(elsewhere.contains("not loaded"), "{elsewhere}");
    assert!(diff("{}", &after, "", "json").contains("mskwise/problems/1"));
    assert!(diff(&before, &after, "", "pdf").contains("no format"));
}

#[test]
fn every_fact_is_there_with_its_source() {
    let document = parsed(&facts());
    let facts = document["facts"].as_array().unwrap();
    for (name, subject) in [
        ("kafka.m7g.large", "size"),
        ("serverless.ingress", "quota"),
        ("log.retention.ms", "setting"),
    ] {
        let is = |fact: &&serde_json::Value| fact["name"] == name && fact["subject"] == subject;
        assert!(facts.iter().any(|fact| is(&fact)), "{name}");
    }
    assert!(prices("eu-west-3").contains("not loaded"));
}

#[test]
fn a_decision_is_written_where_it_holds() {
    let decision = serde_json::json!({ "file": "kafka.yaml", "line": 6, "rule": "MSK501", "reason": "a sandbox" });
    let document = parsed(&suppress(&one(TEMPLATE), "", &decision.to_string()));
    assert_eq!(document["schema"], "mskwise/suppressed/1");
    let text = document["text"].as_str().unwrap();
    assert!(text.contains("MSK501: a sandbox"), "{text}");
    let after = parsed(&lint(&one(text), "{\"select\":[\"MSK501\"]}"));
    assert_eq!(after["findings"].as_array().unwrap().len(), 0);
    assert_eq!(after["suppressed"][0]["reason"], "a sandbox");
    let elsewhere = decision.to_string().replace("\"line\":6", "\"line\":1");
    assert!(suppress(&one(TEMPLATE), "", &elsewhere).contains("finds nothing there"));
    assert!(suppress(&one(TEMPLATE), "", "{}").contains("mskwise/problems/1"));
}
