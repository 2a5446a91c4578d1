//! MSK021: two resources of one kind under one name, which the account and region take only once.

use std::collections::BTreeMap;

use fact::Span;
use lint::Findings;
use model::Estate;

/// Types and the property that names them. Both kinds of cluster share one set of names.
const NAMED: &[(&str, &str, &str)] = &[
    ("AWS::MSK::Cluster", "ClusterName", "cluster"),
    ("AWS::MSK::ServerlessCluster", "ClusterName", "cluster"),
    ("AWS::MSK::Configuration", "Name", "configuration"),
    ("AWS::MSK::Replicator", "ReplicatorName", "replicator"),
    ("AWS::KafkaConnect::Connector", "ConnectorName", "connector"),
    ("AWS::KafkaConnect::CustomPlugin", "Name", "custom plugin"),
    (
        "AWS::KafkaConnect::WorkerConfiguration",
        "Name",
        "worker configuration",
    ),
];

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let mut seen: BTreeMap<(usize, &str, String), (Span, &str)> = BTreeMap::new();
    for (kind, property, word) in NAMED {
        for (template, resource) in estate.of_type(kind) {
            let name = resource.properties().get(property).string();
            // A name that depends on a parameter or a condition may differ between the two.
            let Some(text) = name.value.known().filter(|text| !text.is_empty()) else {
                continue;
            };
            let key = (template, *word, text.clone());
            let Some((first, other)) = seen.get(&key) else {
                seen.insert(key, (name.span, resource.name()));
                continue;
            };
            let message = format!(
                "{word} {} has the name `{text}` of {other}: the second creation fails",
                resource.name(),
            );
            out.certain(name.span, &name.path, message)
                .see(*first, format!("{other} has it too"))
                .help("give each its own name, for instance with `!Sub ${AWS::StackName}-…`");
        }
    }
}
