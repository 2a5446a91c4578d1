//! Cloud assemblies: what belongs to them and what they know.

use std::collections::BTreeMap;

use crate::cdk::Assembly;

fn read(folder: &str, files: &[(&str, &str)]) -> Option<Assembly> {
    let files: BTreeMap<&str, &str> = files.iter().copied().collect();
    Assembly::read(folder, &|name| files.get(name).copied())
}

const MANIFEST: &str = r#"{"version": "48.0.0", "artifacts": {
  "Kafka": {"type": "aws:cloudformation:stack", "environment": "aws://unknown-account/eu-west-1",
    "properties": {"templateFile": "Kafka.template.json", "parameters": {"P": "v"}},
    "metadata": {"/Kafka/Cluster/Resource": [
      {"type": "aws:cdk:logicalId", "data": "ClusterEB0386A7", "trace": ["new CfnCluster (lib/app.ts:7:5)"]}]}},
  "More": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "More.template.json"},
    "additionalMetadataFile": "More.metadata.json", "displayName": "Prod/More"},
  "Tree": {"type": "cdk:tree", "properties": {"file": "tree.json"}}}}"#;

#[test]
fn stacks_know_where_they_go_and_where_their_resources_come_from() {
    let metadata = r#"{"/Prod/More/Topic": [{"type": "aws:cdk:logicalId", "data": "Topic"}]}"#;
    let files = [
        ("out/manifest.json", MANIFEST),
        ("out/More.metadata.json", metadata),
    ];
    let assembly = read("out", &files).unwrap();
    let kafka = assembly.stack("out/Kafka.template.json").unwrap();
    assert_eq!(
        (kafka.account.as_deref(), kafka.region.as_deref()),
        (None, Some("eu-west-1"))
    );
    assert_eq!(kafka.parameters["P"], "v");
    let construct = &kafka.constructs["ClusterEB0386A7"];
    assert_eq!(construct.path, "/Kafka/Cluster/Resource");
    assert_eq!(construct.trace, ["new CfnCluster (lib/app.ts:7:5)"]);
    let more = assembly.stack("out/More.template.json").unwrap();
    assert_eq!(
        (more.name.as_str(), more.region.as_deref()),
        ("Prod/More", None)
    );
    assert_eq!(more.constructs["Topic"].path, "/Prod/More/Topic");
    assert_eq!(assembly.templates.len(), 2);
}

#[test]
fn a_synthesised_stage_tells_where_its_resources_were_made() {
    let files = [
        (
            "out/manifest.json",
            include_str!("../../../../tests/fixtures/cdk/cdk.out/assembly-Prod/manifest.json"),
        ),
        (
            "out/ProdKafka85AF482C.metadata.json",
            include_str!(
                "../../../../tests/fixtures/cdk/cdk.out/assembly-Prod/ProdKafka85AF482C.metadata.json"
            ),
        ),
        (
            "out/ProdKafka85AF482C.assets.json",
            include_str!(
                "../../../../tests/fixtures/cdk/cdk.out/assembly-Prod/ProdKafka85AF482C.assets.json"
            ),
        ),
    ];
    let assembly = read("out", &files).unwrap();
    let kafka = assembly
        .stack("out/ProdKafka85AF482C.template.json")
        .unwrap();
    assert_eq!(
        (kafka.name.as_str(), kafka.region.as_deref()),
        ("Prod/Kafka", Some("eu-west-1"))
    );
    let settings = &kafka.constructs["Settings"];
    assert_eq!(settings.path, "/Prod/Kafka/Settings");
    assert_eq!(settings.trace[0], "new Kafka (/app/app.js:29:22)");
    let nested = assembly
        .uploads
        .values()
        .filter(|file| file.contains("nested"));
    assert_eq!(nested.count(), 1);
}

#[test]
fn what_is_no_assembly_is_none() {
    assert_eq!(read("out", &[]), None);
    let extension = r#"{"version": "1.0", "name": "browser extension", "manifest_version": 3}"#;
    assert_eq!(read("", &[("manifest.json", extension)]), None);
    assert_eq!(read("", &[("manifest.json", "{\"version\": ")]), None);
}

#[test]
fn assemblies_that_nest_themselves_end() {
    let circle = r#"{"version": "1", "artifacts": {
        "S": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "S.template.json"}},
        "A": {"type": "cdk:cloud-assembly", "properties": {"directoryName": "."}}}}"#;
    let manifest = |name: &str| name.ends_with("manifest.json").then_some(circle);
    let assembly = Assembly::read("out", &manifest).unwrap();
    assert!(assembly.stacks.len() < 20);
}
