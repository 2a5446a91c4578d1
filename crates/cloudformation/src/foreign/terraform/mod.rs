//! `terraform show -json` of a plan or a state in, a CloudFormation-shaped tree out. A resource bears its Terraform
//! address, a value the bytes it has in the file. What is known only after apply becomes the resource it comes from,
//! where the configuration beside the plan says so, and unknown otherwise.
//!
//! The shape is that of <https://developer.hashicorp.com/terraform/internals/json-format> (format 1.x, read on
//! 2026-11-28): `planned_values` or `values` hold the resources by module, `resource_changes[].change.after_unknown`
//! marks what is known after apply, `configuration` holds the expressions.

mod address;
mod attachment;
mod document;
mod ingress;
mod leaf;
mod view;
mod wiring;

use indexmap::IndexMap;
use syntax::Node;

use self::{
    document::{Document, Instance},
    leaf::Leaf,
    view::View,
};
use super::{
    Dialect, Translation,
    growth::Growth,
    node,
    table::{self, Step},
};

pub(super) fn translate(root: &Node) -> Option<Translation> {
    root.get("format_version")?;
    let (dialect, values) = match (root.get("planned_values"), root.get("values")) {
        (Some(values), _) => (Dialect::TerraformPlan, values),
        (None, Some(values)) => (Dialect::TerraformState, values),
        (None, None) => return None,
    };
    let (document, problems) = Document::read(root, values);
    let fine = problems.is_empty();
    Some(Translation {
        dialect,
        region: document.region(),
        root: fine.then(|| document.translate(root)),
        problems,
    })
}

/// The resources as they grow, by their place among the instances.
type Grown = IndexMap<usize, Growth>;

impl<'a> Document<'a> {
    fn translate(&self, root: &Node) -> Node {
        let mut grown: Grown = IndexMap::new();
        for at in 0..self.instances.len() {
            if let Some(growth) = self.grow(at) {
                grown.insert(at, growth);
            }
        }
        attachment::attach(self, &mut grown);
        let mut entries = Vec::new();
        for (at, growth) in grown {
            let Some(instance) = self.instances.get(at) else {
                continue;
            };
            let Some(kind) = table::kind(instance.kind) else {
                continue;
            };
            let mut add = |name: &str, growth: Growth| {
                let properties = growth.into_node(instance.at);
                let whole = instance.node.span;
                entries.push(node::resource(
                    name,
                    kind.kind,
                    instance.at,
                    whole,
                    properties,
                ));
            };
            if instance.kind == "aws_security_group_rule" {
                for (name, growth) in ingress::rules(self, at, &growth) {
                    add(&name, growth);
                }
            } else {
                add(instance.address, growth);
            }
        }
        let resources = node::map(entries, root.span);
        let resources = node::entry("Resources", root.span, resources);
        node::map(vec![resources], root.span)
    }

    /// The properties of one resource; `None` for a type that has no rules.
    fn grow(&self, at: usize) -> Option<Growth> {
        let instance = self.instances.get(at)?;
        let kind = table::kind(instance.kind)?;
        let mut growth = Growth::new();
        let view = self.view(at)?;
        for row in &kind.rows {
            if self.repeats(instance, &row.property) {
                continue;
            }
            view.walk(
                &row.attribute,
                &mut Vec::new(),
                &mut |found, depth, places| {
                    let leaf = Leaf {
                        document: self,
                        module: &instance.module,
                        row,
                        view: found,
                    };
                    // A whole block that is known only after apply hides everything below it.
                    let (property, value) = match depth {
                        Some(blocks) => (cut(&row.property, blocks), leaf.hidden()),
                        None => (row.property.as_slice(), leaf.value()),
                    };
                    if let Some(value) = value {
                        growth.put(property, places, found.key, value);
                    }
                },
            );
        }
        if instance.kind == "aws_security_group" {
            ingress::inside(self, &view, &mut growth);
        }
        Some(growth)
    }

    pub(super) fn view(&self, at: usize) -> Option<View<'a>> {
        let instance = self.instances.get(at)?;
        Some(View {
            key: instance.at,
            value: instance.values,
            unknown: self.unknown.get(instance.address).copied(),
            sensitive: instance.sensitive,
            written: self.written(instance),
        })
    }

    /// A state repeats at a role what is attached to it by resources of their own.
    fn repeats(&self, instance: &Instance<'a>, property: &[Step]) -> bool {
        let beside = match property.first() {
            Some(Step::Name("Policies")) => "aws_iam_role_policy",
            Some(Step::Name("ManagedPolicyArns")) => "aws_iam_role_policy_attachment",
            _ => return false,
        };
        instance.kind == "aws_iam_role" && self.is_named_by(instance.values, beside, "role")
    }
}

/// The property path down to where a block is hidden: as many names as blocks were stepped into, or what there is of
/// it before a list.
fn cut(property: &[Step], blocks: usize) -> &[Step] {
    let list = property.iter().position(|step| *step == Step::Each);
    let last = property.len().saturating_sub(1);
    let end = list.unwrap_or(blocks.min(last)).max(1);
    property.get(..end).unwrap_or(property)
}
