//! A plan or state laid open: its resources by module, their expressions, what is known only after apply.

use std::collections::HashMap;

use fact::Span;
use syntax::{Node, Problem, ProblemKind};

use super::{address, view::Written};
use crate::foreign::table;

/// More faults of shape than this are not told.
const MAX_PROBLEMS: usize = 10;

/// A document of Terraform.
#[derive(Debug, Default)]
pub(super) struct Document<'a> {
    pub(super) instances: Vec<Instance<'a>>,
    /// The instances of one type and name, in any module.
    pub(super) by_name: HashMap<(&'a str, &'a str), Vec<usize>>,
    pub(super) by_address: HashMap<&'a str, usize>,
    /// `after_unknown` by address.
    pub(super) unknown: HashMap<&'a str, &'a Node>,
    /// Texts that name a resource: the instance, and which attribute of it.
    pub(super) named: HashMap<&'a str, Vec<(usize, &'static str)>>,
    configuration: Option<&'a Node>,
    /// The configuration of a resource by module (without indices), type and name.
    declared: HashMap<(String, &'a str, &'a str), &'a Node>,
}

/// A resource.
#[derive(Debug)]
pub(super) struct Instance<'a> {
    pub(super) address: &'a str,
    /// The bytes of the address.
    pub(super) at: Span,
    /// The modules it lies in, from the root, with their indices.
    pub(super) module: Vec<&'a str>,
    pub(super) kind: &'a str,
    /// The name with its index.
    pub(super) name: &'a str,
    pub(super) node: &'a Node,
    pub(super) values: Option<&'a Node>,
    pub(super) sensitive: Option<&'a Node>,
}

impl<'a> Document<'a> {
    pub(super) fn read(root: &'a Node, values: &'a Node) -> (Self, Vec<Problem>) {
        let mut document = Self {
            configuration: root.get("configuration"),
            ..Self::default()
        };
        let mut problems = Vec::new();
        document.version(root, &mut problems);
        match values.get("root_module") {
            Some(module) => document.module(module, &mut problems),
            // A state without resources has no root module.
            None if values.is_map() => {}
            None => problems.push(shape(values, "`planned_values` and `values` are objects")),
        }
        problems.truncate(MAX_PROBLEMS);
        let changes = root
            .get("resource_changes")
            .map_or(&[] as &[_], Node::items);
        for change in changes {
            let after = change
                .get("change")
                .and_then(|change| change.get("after_unknown"));
            if let (Some(address), Some(after)) =
                (change.get("address").and_then(Node::as_str), after)
            {
                document.unknown.insert(address, after);
            }
        }
        if let Some(module) = document.root_configuration() {
            document.declare(module, "");
        }
        document.index();
        (document, problems)
    }

    /// The format of another major version means something else.
    fn version(&self, root: &Node, problems: &mut Vec<Problem>) {
        let Some(version) = root.get("format_version") else {
            return;
        };
        let major = version.as_str().and_then(|text| text.split('.').next());
        if !matches!(major, Some("0" | "1")) {
            let message = format!(
                "`format_version` is `{}`; read are the formats 0.x and 1.x of `terraform show -json`",
                version.as_str().unwrap_or("not a text"),
            );
            problems.push(Problem::new(ProblemKind::Limit, version.span, message));
        }
    }

    fn module(&mut self, module: &'a Node, problems: &mut Vec<Problem>) {
        if !module.is_map() {
            problems.push(shape(module, "a module is an object"));
            return;
        }
        for (list, what) in [("resources", "resources"), ("child_modules", "modules")] {
            if let Some(node) = module.get(list).filter(|node| !node.is_list()) {
                problems.push(shape(node, &format!("`{list}` is a list of {what}")));
            }
        }
        let children = |name: &str| module.get(name).map_or(&[] as &[_], Node::items);
        for node in children("resources") {
            match Instance::read(node) {
                Ok(Some(instance)) => self.instances.push(instance),
                Ok(None) => {}
                Err(problem) => problems.push(problem),
            }
            if problems.len() > MAX_PROBLEMS {
                return;
            }
        }
        for child in children("child_modules") {
            self.module(child, problems);
        }
    }

    fn index(&mut self) {
        for (at, instance) in self.instances.iter().enumerate() {
            let key = (instance.kind, address::base(instance.name));
            self.by_name.entry(key).or_default().push(at);
            self.by_address.insert(instance.address, at);
            let Some(kind) = table::kind(instance.kind) else {
                continue;
            };
            for (attribute, name) in &kind.names {
                let value = instance.values.and_then(|values| values.get(attribute));
                let text = value
                    .filter(|value| !value.is_null())
                    .and_then(Node::as_str);
                if let Some(text) = text.filter(|text| !text.is_empty()) {
                    self.named.entry(text).or_default().push((at, name));
                }
            }
        }
    }

    fn declare(&mut self, module: &'a Node, path: &str) {
        for node in module.get("resources").map_or(&[] as &[_], Node::items) {
            let text = |name: &str| node.get(name).and_then(Node::as_str);
            if let (Some(kind), Some(name), Some("managed")) =
                (text("type"), text("name"), text("mode"))
            {
                self.declared.insert((path.to_owned(), kind, name), node);
            }
        }
        for call in module
            .get("module_calls")
            .map_or(&[] as &[_], Node::entries)
        {
            if let Some(module) = call.value.get("module") {
                self.declare(module, &format!("{path}/{}", call.key.text));
            }
        }
    }

    pub(super) fn root_configuration(&self) -> Option<&'a Node> {
        self.configuration?.get("root_module")
    }

    /// What the configuration says of a resource.
    pub(super) fn written(&self, instance: &Instance<'a>) -> Written<'a> {
        let path: String = instance
            .module
            .iter()
            .map(|name| format!("/{}", address::base(name)))
            .collect();
        let key = (path, instance.kind, address::base(instance.name));
        let declared = self.declared.get(&key);
        declared
            .and_then(|node| node.get("expressions"))
            .map_or(Written::Untold, Written::As)
    }

    /// Whether a resource of some type names another by its name or id.
    pub(super) fn is_named_by(&self, values: Option<&Node>, kind: &str, attribute: &str) -> bool {
        let text = |name: &str| values?.get(name)?.as_str();
        let names = [text("name"), text("id")];
        self.instances
            .iter()
            .filter(|instance| instance.kind == kind)
            .filter_map(|instance| instance.values?.get(attribute)?.as_str())
            .any(|told| names.contains(&Some(told)))
    }

    /// The Region of the only AWS provider, or of the first ARN.
    pub(super) fn region(&self) -> Option<String> {
        self.provider_region().or_else(|| {
            let arns = self.instances.iter().filter_map(|instance| {
                let values = instance.values?;
                let own = values.get("region").and_then(Node::as_str);
                own.or_else(|| values.get("arn")?.as_str()?.split(':').nth(3))
            });
            arns.map(str::to_owned).find(|region| !region.is_empty())
        })
    }

    fn provider_region(&self) -> Option<String> {
        let providers = self.configuration?.get("provider_config")?.entries();
        let regions = providers.iter().filter_map(|entry| {
            let name = entry.value.get("name").and_then(Node::as_str);
            let region = entry.value.get("expressions")?.get("region")?;
            let constant = || region.get("constant_value")?.as_str();
            (name == Some("aws")).then(constant).flatten()
        });
        let mut regions: Vec<&str> = regions.collect();
        regions.dedup();
        match regions.as_slice() {
            [one] => Some((*one).to_owned()),
            _ => None,
        }
    }
}

impl<'a> Instance<'a> {
    /// A resource of ours; data sources and other providers are none.
    fn read(node: &'a Node) -> Result<Option<Self>, Problem> {
        let text = |name: &str| -> Result<&'a str, Problem> {
            let found = node.get(name).and_then(Node::as_str);
            found.ok_or_else(|| shape(node, &format!("a resource has a text `{name}`")))
        };
        if node.get("mode").and_then(Node::as_str) == Some("data") {
            return Ok(None);
        }
        let (address, kind) = (text("address")?, text("type")?);
        if !kind.starts_with("aws_") {
            return Ok(None);
        }
        let values = node.get("values").filter(|values| !values.is_null());
        if let Some(values) = values.filter(|values| !values.is_map()) {
            return Err(shape(values, "`values` of a resource is an object"));
        }
        let parts = address::parts(address);
        let (module, rest) = address::modules(&parts);
        let [_, name] = rest else {
            return Err(shape(node, "an address is `type.name` behind its modules"));
        };
        Ok(Some(Self {
            address,
            at: node.get("address").map_or(node.span, |node| node.span),
            module,
            kind,
            name,
            node,
            values,
            sensitive: node.get("sensitive_values"),
        }))
    }
}

fn shape(node: &Node, message: &str) -> Problem {
    let message = format!("not what `terraform show -json` writes: {message}");
    Problem::new(ProblemKind::Syntax, node.span, message)
}
