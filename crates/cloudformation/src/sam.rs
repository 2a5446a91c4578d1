//! SAM templates: what the transform makes of `Globals`, and typed views of functions, their events, policies and
//! connectors.

pub(crate) mod globals;

use fact::{Fact, Path, Span};
use syntax::Node;

use crate::{Cursor, Function, Resource, Template};

/// An event source of a function: SAM's `Events` of type `MSK` or `SelfManagedKafka`, or a mapping of its own.
#[derive(Clone, Debug)]
pub struct EventSource<'t> {
    /// The function, or the `AWS::Lambda::EventSourceMapping`.
    pub resource: Resource<'t>,
    /// The name of the event; `None` for a mapping of its own.
    pub name: Option<&'t str>,
    /// The bytes of the name or of the logical id.
    pub span: Span,
    /// The properties of the event or of the mapping: their names agree where it matters here.
    pub properties: Cursor<'t>,
    stream: &'static str,
}

/// One of SAM's policy templates, such as `AWSSecretsManagerGetSecretValuePolicy`.
#[derive(Clone, Debug)]
pub struct PolicyTemplate<'t> {
    /// Its name.
    pub name: &'t str,
    /// Its parameters.
    pub parameters: Cursor<'t>,
}

/// What a function may do, as SAM's `Policies` say it.
#[derive(Clone, Debug)]
pub enum Policy<'t> {
    /// A managed policy by name or ARN.
    Managed(Cursor<'t>),
    /// A policy document.
    Document(Cursor<'t>),
    /// A policy template with its parameters.
    Template(PolicyTemplate<'t>),
}

/// A connector: the transform writes the policies that let the source use the destination.
#[derive(Clone, Debug)]
pub struct Connector<'t> {
    /// The `AWS::Serverless::Connector`, or the resource that has `Connectors`.
    pub resource: Resource<'t>,
    /// Its properties: `Source` (absent inside a resource, which is the source then), `Destination`, `Permissions`.
    pub properties: Cursor<'t>,
    /// The logical id of the source, where that is a resource of the template.
    pub source: Option<String>,
}

impl<'t> EventSource<'t> {
    /// The ARN of the cluster: `Stream` of the event, `EventSourceArn` of the mapping; absent for a self-managed one.
    #[must_use]
    pub fn stream(&self) -> Cursor<'t> {
        self.properties.get(self.stream)
    }

    /// `Topics`.
    #[must_use]
    pub fn topics(&self) -> Fact<Vec<Cursor<'t>>> {
        self.properties.get("Topics").elements()
    }

    /// `ConsumerGroupId`, directly or under the configuration of the mapping.
    #[must_use]
    pub fn group(&self) -> Cursor<'t> {
        let direct = self.properties.get("ConsumerGroupId");
        if !direct.value().is_absent() {
            return direct;
        }
        let kinds = [
            "AmazonManagedKafkaEventSourceConfig",
            "SelfManagedKafkaEventSourceConfig",
        ];
        let nested = kinds.map(|kind| self.properties.at(&[kind, "ConsumerGroupId"]));
        let written = nested.iter().find(|group| !group.value().is_absent());
        written.cloned().unwrap_or(direct)
    }

    /// The function that is called: the resource itself, or `FunctionName` of the mapping.
    #[must_use]
    pub fn function(&self) -> Option<String> {
        match self.name {
            Some(_) => Some(self.resource.name().to_owned()),
            None => {
                let target = self.properties.get("FunctionName").target();
                let resource = target.value.by_default()?.resource()?;
                Some(resource.to_owned())
            }
        }
    }

    /// The logical address.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.properties.path()
    }
}

/// Every event source of Kafka's kind in a template.
#[must_use]
pub fn kafka_sources(template: &Template) -> Vec<EventSource<'_>> {
    let mut found = Vec::new();
    for resource in template.resources() {
        match resource.kind() {
            "AWS::Serverless::Function" => {
                for (key, event) in resource.property("Events").entries() {
                    let kind = event.get("Type").string().value;
                    let stream = match kind.by_default().map(String::as_str) {
                        Some("MSK") => "Stream",
                        Some("SelfManagedKafka") => "EventSourceArn",
                        _ => continue,
                    };
                    found.push(EventSource {
                        resource,
                        name: Some(&key.text),
                        span: key.span,
                        properties: event.get("Properties"),
                        stream,
                    });
                }
            }
            "AWS::Lambda::EventSourceMapping" => {
                let properties = resource.properties();
                // `Topics` is what only Kafka's mappings have.
                if !properties.get("Topics").value().is_absent() {
                    found.push(EventSource {
                        resource,
                        name: None,
                        span: resource.span(),
                        properties,
                        stream: "EventSourceArn",
                    });
                }
            }
            _ => {}
        }
    }
    found
}

/// What SAM's `Policies` give the role of a function.
#[must_use]
pub fn policies<'t>(function: &Resource<'t>) -> Vec<Policy<'t>> {
    let listed = function.property("Policies").elements();
    let Some(items) = listed.value.by_default() else {
        return Vec::new();
    };
    items.iter().map(|item| policy(item.clone())).collect()
}

fn policy(item: Cursor<'_>) -> Policy<'_> {
    let entries = item.entries();
    match entries.as_slice() {
        [] => Policy::Managed(item),
        [(key, parameters)] if key.text != "Statement" => Policy::Template(PolicyTemplate {
            name: &key.text,
            parameters: parameters.clone(),
        }),
        _ => Policy::Document(item),
    }
}

/// The connectors of a template: resources of their own, and those written into the resource they begin at.
#[must_use]
pub fn connectors(template: &Template) -> Vec<Connector<'_>> {
    let mut found = Vec::new();
    for resource in template.resources() {
        if resource.kind() == "AWS::Serverless::Connector" {
            let properties = resource.properties();
            let source = properties.at(&["Source", "Id"]).string();
            found.push(Connector {
                resource,
                source: source.value.by_default().cloned(),
                properties,
            });
        } else if resource.node().get("Connectors").is_some_and(is_plain_map) {
            for (_, connector) in resource.attribute("Connectors").entries() {
                found.push(Connector {
                    resource,
                    source: Some(resource.name().to_owned()),
                    properties: connector.get("Properties"),
                });
            }
        }
    }
    found
}

fn is_plain_map(node: &Node) -> bool {
    node.is_map() && Function::read(node).is_none()
}
