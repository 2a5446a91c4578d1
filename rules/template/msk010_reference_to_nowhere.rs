//! MSK010: a name in an MSK resource that nothing in the template bears.

use cloudformation::{Resource, Template};
use fact::Span;
use lint::{Findings, Severity};
use model::{
    Estate,
    facts::{nearest, shape_names},
    rewritten,
};
use syntax::Node;

use crate::mentions::{self, Mention, Target};

/// More names than this are not searched for a similar one: time stays bounded.
const MAX_NAMES: usize = 1000;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let grown: Vec<bool> = estate.templates().iter().map(grows).collect();
    for name in shape_names() {
        for (at, resource) in estate.of_type(name) {
            let template = resource.template();
            if grown.get(at).is_none_or(|grown| *grown) {
                continue;
            }
            for mention in mentioned(&resource) {
                if !known(template, &mention) {
                    report(out, &resource, &mention);
                }
            }
        }
    }
}

/// The names in the properties, the condition the resource exists under and those it waits for.
fn mentioned(resource: &Resource<'_>) -> Vec<Mention> {
    let node = resource.node();
    let mut found = node.get("Properties").map_or_else(Vec::new, |properties| {
        mentions::within(properties, resource.template().source())
    });
    let mut add = |target: Target, node: &Node| {
        found.extend(node.as_str().map(|name| Mention {
            target,
            name: name.to_owned(),
            span: node.span,
        }));
    };
    if let Some(condition) = node.get("Condition") {
        add(Target::Condition, condition);
    }
    if let Some(waited) = node.get("DependsOn") {
        add(Target::Attribute(String::new()), waited);
        for one in waited.items() {
            add(Target::Attribute(String::new()), one);
        }
    }
    found
}

/// Whether names may come from elsewhere: macros, loops, modules, resources that SAM generates.
fn grows(template: &Template) -> bool {
    let resources = template.root().get("Resources");
    let loops = resources
        .into_iter()
        .flat_map(Node::entries)
        .any(|entry| entry.key.text.starts_with("Fn::"));
    let sam = |name: &&str| name.starts_with("AWS::Serverless-");
    let modules = template
        .resources()
        .any(|resource| resource.kind().ends_with("::MODULE"));
    loops
        || modules
        || rewritten(template)
        || template.transforms().iter().any(sam)
        || template.source().contains("Fn::ForEach::")
}

fn known(template: &Template, mention: &Mention) -> bool {
    let name = mention.name.as_str();
    match mention.target {
        _ if name.contains(':') => true,
        Target::Logical => template.parameter(name).is_some() || template.resource(name).is_some(),
        Target::Attribute(_) => template.resource(name).is_some(),
        Target::Condition => template.condition(name).is_some(),
        Target::Mapping => template
            .root()
            .get("Mappings")
            .is_some_and(|all| all.get(name).is_some() || all.get("Fn::Transform").is_some()),
    }
}

fn report(out: &mut Findings<'_>, resource: &Resource<'_>, mention: &Mention) {
    let template = resource.template();
    let section = |name: &str| -> Vec<String> {
        let entries = template.root().get(name).map_or(&[][..], Node::entries);
        entries
            .iter()
            .map(|entry| entry.key.text.to_string())
            .collect()
    };
    let (what, mut names) = match mention.target {
        Target::Logical => ("parameter or resource", section("Resources")),
        Target::Attribute(_) => ("resource", section("Resources")),
        Target::Condition => ("condition", section("Conditions")),
        Target::Mapping => ("mapping", section("Mappings")),
    };
    if mention.target == Target::Logical {
        names.extend(section("Parameters"));
    }
    let name = &mention.name;
    let near = nearest(name, names.iter().take(MAX_NAMES).map(String::as_str));
    // Without a format version the file may be a part of a template that is put together later.
    let whole = template.root().get("AWSTemplateFormatVersion").is_some();
    let message = format!(
        "{} refers to `{name}`, but the template has no {what} of that name",
        resource.name(),
    );
    let help = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("declare `{name}`, or name one of those the template has"),
    };
    let span: Span = mention.span;
    let finding = out.certain(span, &resource.path(), message);
    finding.detail(name.as_str()).help(help);
    if !whole && near.is_none() {
        finding.severity(Severity::Warning);
    }
}
