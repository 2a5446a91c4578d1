//! A CDK cloud assembly (`cdk.out`): its manifests in, the templates that belong to it out, with what the assembly
//! knows of each. Whatever else lies in the folder is left over from an earlier synthesis, or an asset.

use std::collections::{BTreeMap, BTreeSet};

use fact::FileId;
use syntax::{Node, limits::MAX_ASSEMBLIES};

/// A cloud assembly with the assemblies nested in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assembly {
    /// Its stacks, those of nested assemblies behind those around them.
    pub stacks: Vec<Stack>,
    /// The templates that belong to it: those of its stacks and of the stacks nested in them.
    pub templates: BTreeSet<String>,
    /// The files of nested stacks by the key under which they are uploaded, which ends their `TemplateURL`.
    pub uploads: BTreeMap<String, String>,
}

/// A stack of an assembly.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stack {
    /// The name people know it by, such as `Prod/Kafka`.
    pub name: String,
    /// The name of its template's file, beginning with the folder of the assembly.
    pub template: String,
    /// The account it is meant for, when that is fixed.
    pub account: Option<String>,
    /// The region it is meant for, when that is fixed.
    pub region: Option<String>,
    /// Parameter values the assembly deploys it with.
    pub parameters: BTreeMap<String, String>,
    /// Which construct each resource comes from, by logical id.
    pub constructs: BTreeMap<String, Construct>,
}

/// Where a resource comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Construct {
    /// The path of the construct, such as `/Prod/Kafka/Cluster/Resource`.
    pub path: String,
    /// The call stack of its creation, innermost first; empty unless the synthesis kept it.
    pub trace: Vec<String>,
}

impl Assembly {
    /// Whether a document is the manifest of an assembly.
    #[must_use]
    pub fn recognises(root: &Node) -> bool {
        root.get("version").is_some()
            && root.get("artifacts").is_some_and(|artifacts| {
                let mut kinds = artifacts.entries().iter().map(|entry| kind(&entry.value));
                kinds.any(|kind| kind.starts_with("aws:") || kind.starts_with("cdk:"))
            })
    }

    /// Reads the assembly in `folder` (empty, or without a `/` at its end). `text` gives the text of a file by name;
    /// files that are not there leave gaps. `None` when there is no manifest.
    #[must_use]
    pub fn read<'a>(folder: &str, text: &dyn Fn(&str) -> Option<&'a str>) -> Option<Self> {
        let mut assembly = Self::default();
        let nested = assembly.add(folder, text)?;
        // Each folder once, however often it is named: manifests can name each other in any number.
        let mut seen = BTreeSet::from([folder.to_owned()]);
        let mut open: Vec<String> = nested.into_iter().rev().collect();
        while let Some(folder) = open.pop() {
            if seen.len() > MAX_ASSEMBLIES || !seen.insert(folder.clone()) {
                continue;
            }
            let nested = assembly.add(&folder, text).unwrap_or_default();
            open.extend(nested.into_iter().rev());
        }
        Some(assembly)
    }

    /// The stack of a template.
    #[must_use]
    pub fn stack(&self, template: &str) -> Option<&Stack> {
        self.stacks.iter().find(|stack| stack.template == template)
    }

    /// Takes what one manifest says; the folders of the assemblies nested in it. `None` when there is no manifest.
    fn add<'a>(
        &mut self,
        folder: &str,
        text: &dyn Fn(&str) -> Option<&'a str>,
    ) -> Option<Vec<String>> {
        let root = parsed(&inside(folder, "manifest.json"), text)?;
        if !Self::recognises(&root) {
            return None;
        }
        let artifacts = root.get("artifacts").map_or(&[] as &[_], Node::entries);
        let mut nested = Vec::new();
        for entry in artifacts {
            let artifact = &entry.value;
            let property = |name: &str| artifact.get("properties")?.get(name)?.as_str();
            match kind(artifact) {
                "aws:cloudformation:stack" => {
                    if let Some(file) = property("templateFile") {
                        let template = inside(folder, file);
                        self.templates.insert(template.clone());
                        let stack = stack(&entry.key.text, template, artifact, folder, text);
                        self.stacks.push(stack);
                    }
                }
                "cdk:asset-manifest" => {
                    let assets = property("file").map(|file| inside(folder, file));
                    let listed = assets.and_then(|file| parsed(&file, text));
                    for (key, file) in listed.iter().flat_map(templates_among) {
                        let file = inside(folder, file);
                        self.templates.insert(file.clone());
                        self.uploads.insert(key.to_owned(), file);
                    }
                }
                "cdk:cloud-assembly" => {
                    let name = property("directoryName").filter(|name| is_plain(name));
                    nested.extend(name.map(|name| inside(folder, name)));
                }
                _ => {}
            }
        }
        Some(nested)
    }
}

fn kind(artifact: &Node) -> &str {
    artifact.get("type").and_then(Node::as_str).unwrap_or("")
}

/// Whether a name leads further down: neither to the folder itself nor out of it.
fn is_plain(name: &str) -> bool {
    !name.split('/').any(|step| matches!(step, "" | "." | ".."))
}

fn inside(folder: &str, file: &str) -> String {
    if folder.is_empty() {
        file.to_owned()
    } else {
        format!("{folder}/{file}")
    }
}

fn parsed<'a>(name: &str, text: &dyn Fn(&str) -> Option<&'a str>) -> Option<Node> {
    let mut tree = syntax::parse(FileId::default(), text(name)?);
    (!tree.documents.is_empty()).then(|| tree.documents.remove(0))
}

/// The templates an assembly uploads, with the last part of the key they get. They are the only files named like
/// this; the rest is code and data.
fn templates_among(assets: &Node) -> Vec<(&str, &str)> {
    let files = assets.get("files").map_or(&[] as &[_], Node::entries);
    let mut found = Vec::new();
    for file in files {
        let path = file
            .value
            .get("source")
            .and_then(|source| source.get("path"));
        let Some(path) = path
            .and_then(Node::as_str)
            .filter(|path| path.ends_with(".template.json"))
        else {
            continue;
        };
        let destinations = file
            .value
            .get("destinations")
            .map_or(&[] as &[_], Node::entries);
        let keys = destinations
            .iter()
            .filter_map(|destination| destination.value.get("objectKey")?.as_str());
        found.extend(keys.map(|key| (key.rsplit('/').next().unwrap_or(key), path)));
        // Without a destination it still belongs to the assembly.
        if destinations.is_empty() {
            found.push((file.key.text.as_str(), path));
        }
    }
    found
}

fn stack<'a>(
    id: &str,
    template: String,
    artifact: &Node,
    folder: &str,
    text: &dyn Fn(&str) -> Option<&'a str>,
) -> Stack {
    // `aws://123456789012/eu-west-1`; what is not fixed is called unknown-….
    let environment = artifact
        .get("environment")
        .and_then(Node::as_str)
        .and_then(|environment| environment.strip_prefix("aws://")?.split_once('/'));
    let fixed = |text: &str| (!text.starts_with("unknown-")).then(|| text.to_owned());
    let property = |name: &str| artifact.get("properties")?.get(name);
    let parameters = property("parameters").map_or(&[] as &[_], Node::entries);
    let shown = artifact.get("displayName").and_then(Node::as_str);
    let mut constructs = BTreeMap::new();
    // Newer syntheses keep the metadata in a file of its own.
    let apart = artifact
        .get("additionalMetadataFile")
        .and_then(Node::as_str)
        .and_then(|file| parsed(&inside(folder, file), text));
    for metadata in artifact.get("metadata").into_iter().chain(apart.as_ref()) {
        gather(metadata, &mut constructs);
    }
    Stack {
        name: shown.unwrap_or(id).to_owned(),
        template,
        account: environment.and_then(|(account, _)| fixed(account)),
        region: environment.and_then(|(_, region)| fixed(region)),
        parameters: parameters
            .iter()
            .filter_map(|entry| {
                Some((entry.key.text.to_string(), entry.value.as_str()?.to_owned()))
            })
            .collect(),
        constructs,
    }
}

fn gather(metadata: &Node, constructs: &mut BTreeMap<String, Construct>) {
    for entry in metadata.entries() {
        let items = || entry.value.items().iter();
        let lines = |node: Option<&Node>| -> Vec<String> {
            let lines = node.map_or(&[] as &[_], Node::items).iter();
            lines
                .filter_map(|line| line.as_str().map(str::to_owned))
                .collect()
        };
        // Newer syntheses tell the call stack once for the construct, older ones beside the id.
        let created = items().find(|item| kind(item) == "aws:cdk:creationStack");
        let created = lines(created.and_then(|item| item.get("data")));
        for item in items().filter(|item| kind(item) == "aws:cdk:logicalId") {
            let Some(id) = item.get("data").and_then(Node::as_str) else {
                continue;
            };
            let own = lines(item.get("trace"));
            let construct = Construct {
                path: entry.key.text.to_string(),
                trace: if own.is_empty() { created.clone() } else { own },
            };
            constructs.insert(id.to_owned(), construct);
        }
    }
}
