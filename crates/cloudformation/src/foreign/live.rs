//! What the AWS command line prints of MSK in, a CloudFormation-shaped tree out: `describe-cluster`,
//! `describe-cluster-v2`, `list-clusters`, `list-clusters-v2` and `describe-configuration-revision`.
//!
//! The shapes are those of the Amazon MSK API reference (`ClusterInfo`, `Cluster`, `DescribeConfigurationRevision`),
//! read on 2026-11-28.

mod base64;

use fact::Span;
use syntax::{Entry, Node, Problem, ProblemKind};

use super::{Dialect, Translation, node};

/// What a cluster has under the same name in the API and in CloudFormation.
const SAME: [&str; 7] = [
    "ClientAuthentication",
    "EncryptionInfo",
    "EnhancedMonitoring",
    "LoggingInfo",
    "NumberOfBrokerNodes",
    "OpenMonitoring",
    "StorageMode",
];

pub(super) fn translate(root: &Node) -> Option<Translation> {
    let mut reader = Reader::default();
    if let Some(info) = root.get("ClusterInfo") {
        reader.cluster(info);
    } else if let Some(list) = root.get("ClusterInfoList") {
        if !list.is_list() {
            reader.wrong(list, "`ClusterInfoList` is a list");
        }
        for info in list.items() {
            reader.cluster(info);
        }
    } else if root.get("ServerProperties").is_some() && root.get("Arn").is_some() {
        reader.configuration(root);
    } else {
        return None;
    }
    let span = root.span;
    let sections = [("Resources", reader.resources), ("Outputs", reader.outputs)];
    let sections =
        sections.map(|(name, entries)| node::entry(name, span, node::map(entries, span)));
    let fine = reader.problems.is_empty();
    Some(Translation {
        dialect: Dialect::Description,
        root: fine.then(|| node::map(sections.into(), span)),
        problems: reader.problems,
        region: reader.region,
    })
}

#[derive(Default)]
struct Reader {
    resources: Vec<Entry>,
    outputs: Vec<Entry>,
    problems: Vec<Problem>,
    region: Option<String>,
}

impl Reader {
    fn wrong(&mut self, node: &Node, message: &str) {
        let message = format!("not what `aws kafka` prints: {message}");
        let problem = Problem::new(ProblemKind::Syntax, node.span, message);
        self.problems.push(problem);
    }

    fn cluster(&mut self, info: &Node) {
        let Some(name) = info
            .get("ClusterName")
            .filter(|name| name.as_str().is_some())
        else {
            self.wrong(info, "a cluster has a text `ClusterName`");
            return;
        };
        self.note_region(info.get("ClusterArn"));
        let mut properties = vec![node::entry(
            "ClusterName",
            key(info, "ClusterName"),
            name.clone(),
        )];
        let serverless = info.get("Serverless").filter(|node| node.is_map());
        let kind = if let Some(serverless) = serverless {
            properties.extend(self::serverless(serverless));
            "AWS::MSK::ServerlessCluster"
        } else {
            let details = info.get("Provisioned").filter(|node| node.is_map());
            properties.extend(provisioned(details.unwrap_or(info)));
            "AWS::MSK::Cluster"
        };
        self.resource(name, kind, info, properties);
    }

    fn configuration(&mut self, info: &Node) {
        let (Some(arn), Some(text)) = (info.get("Arn"), info.get("ServerProperties")) else {
            return;
        };
        let decoded = text.as_str().and_then(base64::decode);
        let (Some(whole), Some(decoded)) = (arn.as_str(), decoded) else {
            self.wrong(
                text,
                "`ServerProperties` is text in Base64, and `Arn` a text",
            );
            return;
        };
        self.note_region(Some(arn));
        // arn:aws:kafka:region:account:configuration/name/uuid
        let name = whole.split('/').nth(1).unwrap_or(whole);
        let name = node::text(name, arn.span);
        let properties = vec![
            node::entry("Name", key(info, "Arn"), name.clone()),
            node::entry(
                "ServerProperties",
                key(info, "ServerProperties"),
                node::text(&decoded, text.span),
            ),
        ];
        self.resource(&name, "AWS::MSK::Configuration", info, properties);
        let at = arn.span;
        let export = node::map(vec![node::entry("Name", at, arn.clone())], at);
        let value = node::reference(name.as_str().unwrap_or(""), "", at);
        let output = vec![
            node::entry("Value", at, value),
            node::entry("Export", at, export),
        ];
        self.outputs
            .push(node::entry("Configuration", at, node::map(output, at)));
    }

    fn resource(&mut self, name: &Node, kind: &str, whole: &Node, properties: Vec<Entry>) {
        let text = name.as_str().unwrap_or("");
        let properties = node::map(properties, whole.span);
        let entry = node::resource(text, kind, name.span, whole.span, properties);
        self.resources.push(entry);
    }

    fn note_region(&mut self, arn: Option<&Node>) {
        let region = arn
            .and_then(Node::as_str)
            .and_then(|arn| arn.split(':').nth(3));
        let region = region
            .filter(|region| !region.is_empty())
            .map(str::to_owned);
        self.region = self.region.take().or(region);
    }
}

fn key(node: &Node, name: &str) -> Span {
    node.entry(name).map_or(node.span, |entry| entry.key.span)
}

fn provisioned(info: &Node) -> Vec<Entry> {
    let kept = info
        .entries()
        .iter()
        .filter(|entry| SAME.contains(&entry.key.text.as_str()) && !entry.value.is_null());
    let mut properties: Vec<Entry> = kept.map(pruned).collect();
    if let Some(entry) = info.entry("BrokerNodeGroupInfo") {
        properties.push(group(entry));
    }
    if let Some(software) = info.get("CurrentBrokerSoftwareInfo") {
        if let Some(version) = software.entry("KafkaVersion") {
            properties.push(version.clone());
        }
        if let Some(arn) = software.entry("ConfigurationArn") {
            let at = arn.value.span;
            let described = node::call("Fn::Described", arn.value.clone(), at);
            let mut parts = vec![node::entry("Arn", arn.key.span, described)];
            if let Some(revision) = software.entry("ConfigurationRevision") {
                let why = "the revision it runs, which is not written anywhere";
                let value = node::untold(why, revision.value.span);
                parts.push(node::entry("Revision", revision.key.span, value));
            }
            properties.push(node::entry(
                "ConfigurationInfo",
                arn.key.span,
                node::map(parts, at),
            ));
        }
    }
    properties
}

/// `BrokerNodeGroupInfo`, whose storage the API spells its own way.
fn group(entry: &Entry) -> Entry {
    let mut entry = pruned(entry);
    let rename = |node: &mut Node, from: &str, to: &str| {
        if let syntax::Kind::Map(entries) = &mut node.kind {
            for entry in entries.iter_mut().filter(|entry| entry.key.text == from) {
                entry.key.text = to.into();
            }
        }
    };
    if let syntax::Kind::Map(entries) = &mut entry.value.kind {
        entries.retain(|entry| entry.key.text != "ZoneIds");
        for entry in entries
            .iter_mut()
            .filter(|entry| entry.key.text == "StorageInfo")
        {
            rename(&mut entry.value, "EbsStorageInfo", "EBSStorageInfo");
        }
    }
    entry
}

fn serverless(info: &Node) -> Vec<Entry> {
    let mut properties: Vec<Entry> = info
        .entry("ClientAuthentication")
        .map(pruned)
        .into_iter()
        .collect();
    if let Some(configs) = info.entry("VpcConfigs") {
        let mut configs = configs.clone();
        if let syntax::Kind::List(items) = &mut configs.value.kind {
            for item in items {
                if let syntax::Kind::Map(entries) = &mut item.kind {
                    for entry in entries
                        .iter_mut()
                        .filter(|e| e.key.text == "SecurityGroupIds")
                    {
                        entry.key.text = "SecurityGroups".into();
                    }
                }
            }
        }
        properties.push(configs);
    }
    properties
}

/// The command line prints what is not set as null, an empty text or an empty list.
fn pruned(entry: &Entry) -> Entry {
    let empty = |node: &Node| {
        node.is_null() || node.as_str() == Some("") || (node.is_list() && node.items().is_empty())
    };
    let mut entry = entry.clone();
    if let syntax::Kind::Map(entries) = &mut entry.value.kind {
        *entries = entries
            .iter()
            .filter(|entry| !empty(&entry.value))
            .map(pruned)
            .collect();
    }
    entry
}
