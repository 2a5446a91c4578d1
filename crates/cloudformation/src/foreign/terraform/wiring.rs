//! Where an expression leads: through variables, modules and outputs to the resources it speaks of.

use std::cell::Cell;

use fact::Span;
use syntax::Node;

use super::{address, document::Document};
use crate::foreign::{
    node,
    table::{self, Link, Row},
};

/// So many references are followed for one value; a configuration that needs more is not told.
const MAX_STEPS: usize = 200;

/// One resource, and which attribute of it; empty for what `Ref` gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Target {
    pub(super) instance: usize,
    pub(super) attribute: &'static str,
}

impl<'a> Document<'a> {
    /// A node that refers to a resource.
    pub(super) fn reference(&self, target: &Target, span: Span) -> Node {
        let instance = self.instances.get(target.instance);
        let name = instance.map_or("", |instance| instance.address);
        node::reference(name, target.attribute, span)
    }

    /// The one resource of the document that a text names.
    pub(super) fn named(&self, text: &str, link: Link) -> Option<Target> {
        let fits = |kind: &str| match link {
            Link::No => false,
            Link::Any => true,
            Link::Of(wanted) => kind == wanted,
        };
        // A name says what it is only beside its type.
        let tells = |text: &str| {
            link != Link::Any
                || text.starts_with("arn:")
                || text.starts_with("sg-")
                || text.starts_with("subnet-")
        };
        let mut found = self.named.get(text)?.iter().filter(|(at, _)| {
            let instance = self.instances.get(*at);
            instance.is_some_and(|instance| fits(instance.kind) && tells(text))
        });
        let (instance, attribute) = *found.next()?;
        // `id` and `arn` of one resource may be one text.
        found
            .all(|(other, _)| *other == instance)
            .then_some(Target {
                instance,
                attribute,
            })
    }

    /// The only resource that an unknown value can come from. Blocks that an expression makes do not stand in the
    /// configuration, so nothing else tells it.
    pub(super) fn only(&self, row: &Row) -> Option<Target> {
        let (Link::Of(kind), Some(attribute)) = (row.link, row.only) else {
            return None;
        };
        let all = self.instances.iter().enumerate();
        let mut all = all.filter(|(_, instance)| instance.kind == kind);
        let (instance, _) = all.next()?;
        let attribute = table::kind(kind)?.names.get(attribute)?;
        all.next().is_none().then_some(Target {
            instance,
            attribute,
        })
    }

    /// The resources an expression speaks of, when it speaks of nothing else.
    pub(super) fn resolve(&self, module: &[&str], expression: &Node) -> Option<Vec<Target>> {
        let steps = Cell::new(MAX_STEPS);
        let mut targets = Vec::new();
        self.follow(module, expression, &steps, &mut targets)?;
        let mut unique: Vec<Target> = Vec::new();
        for target in targets {
            if !unique.contains(&target) {
                unique.push(target);
            }
        }
        Some(unique)
    }

    fn follow(
        &self,
        module: &[&str],
        expression: &Node,
        steps: &Cell<usize>,
        targets: &mut Vec<Target>,
    ) -> Option<()> {
        let references = expression.get("references")?;
        let all: Vec<&str> = references.items().iter().filter_map(Node::as_str).collect();
        // `a.b.c` comes with `a.b`.
        let longest = |text: &&&str| {
            !all.iter().any(|other| {
                other
                    .strip_prefix(**text)
                    .is_some_and(|rest| rest.starts_with(['.', '[']))
            })
        };
        for text in all.iter().filter(longest) {
            steps.set(steps.get().checked_sub(1)?);
            let parts = address::parts(text);
            match parts.as_slice() {
                ["var", name, ..] => {
                    let (call, parent) = module.split_last()?;
                    let call = self.call(parent, call)?;
                    let argument = call.get("expressions")?.get(address::base(name))?;
                    self.follow(parent, argument, steps, targets)?;
                }
                ["module", name, output, ..] => {
                    let call = self.call(module, name)?;
                    let outputs = call.get("module")?.get("outputs")?;
                    let output = outputs.get(address::base(output))?.get("expression")?;
                    let inside: Vec<&str> = module.iter().copied().chain([*name]).collect();
                    self.follow(&inside, output, steps, targets)?;
                }
                [kind, name, rest @ ..] if kind.starts_with("aws_") => {
                    let attribute = rest.first().map(|part| address::base(part));
                    self.resources(module, (kind, name), attribute, steps, targets)?;
                }
                _ => return None,
            }
        }
        Some(())
    }

    /// What an attribute of the resources of one name stands for.
    fn resources(
        &self,
        module: &[&str],
        (kind, name): (&str, &str),
        attribute: Option<&str>,
        steps: &Cell<usize>,
        targets: &mut Vec<Target>,
    ) -> Option<()> {
        let all = self.by_name.get(&(kind, address::base(name)))?;
        let names = &table::kind(kind)?.names;
        let before = targets.len();
        for instance in all {
            steps.set(steps.get().checked_sub(1)?);
            let found = self.instances.get(*instance)?;
            let same_module = found.module.len() == module.len()
                && module
                    .iter()
                    .zip(&found.module)
                    .all(|(a, b)| address::means(a, b));
            if !same_module || !address::means(name, found.name) {
                continue;
            }
            // A whole resource, or each of several: `aws_subnet.private[*].id` leaves no attribute behind.
            let known = match attribute {
                Some(attribute) => names.get(attribute),
                None => names.get("id"),
            };
            if let Some(known) = known {
                targets.push(Target {
                    instance: *instance,
                    attribute: known,
                });
                continue;
            }
            let view = self.view(*instance)?.step(attribute?);
            let super::view::Written::As(expression) = view.written else {
                return None;
            };
            self.follow(&found.module, expression, steps, targets)?;
        }
        (targets.len() > before).then_some(())
    }

    /// The call of a module from within another.
    fn call(&self, module: &[&str], name: &str) -> Option<&'a Node> {
        let mut here = self.root_configuration()?;
        for part in module {
            let call = here.get("module_calls")?.get(address::base(part))?;
            here = call.get("module")?;
        }
        here.get("module_calls")?.get(address::base(name))
    }
}
