//! The template's `Rules`: what their assertions leave of the values a parameter may have. The service refuses a
//! deployment that breaks one, so a value they forbid never deploys.

use std::collections::HashMap;

use fact::Case;
use syntax::Node;

use crate::{Function, Template, truth::World};

/// One assertion with the condition of its rule.
#[derive(Clone, Copy)]
struct Assertion<'t> {
    when: Option<&'t Node>,
    assert: &'t Node,
}

/// All assertions, by the parameters they speak of.
pub(crate) struct Assertions<'t> {
    of: HashMap<&'t str, Vec<Assertion<'t>>>,
}

impl<'t> Assertions<'t> {
    pub(crate) fn read(template: &'t Template) -> Self {
        let mut of: HashMap<&str, Vec<Assertion<'_>>> = HashMap::new();
        let rules = template
            .root()
            .get("Rules")
            .map_or(&[] as &[_], Node::entries);
        for rule in rules {
            let when = rule.value.get("RuleCondition");
            let all = rule
                .value
                .get("Assertions")
                .map_or(&[] as &[_], Node::items);
            for assert in all.iter().filter_map(|assertion| assertion.get("Assert")) {
                let mut names = Vec::new();
                mentioned(template, assert, &mut names);
                for name in names {
                    of.entry(name).or_default().push(Assertion { when, assert });
                }
            }
        }
        Self { of }
    }

    /// The values that assertions without condition allow a parameter: `Fn::Contains` of a list of texts, or
    /// `Fn::Equals`.
    pub(crate) fn allowed(&self, parameter: &str) -> Option<Vec<String>> {
        let mut allowed: Option<Vec<String>> = None;
        for assertion in self.about(parameter).filter(|one| one.when.is_none()) {
            let Some(values) = listed(assertion.assert, parameter) else {
                continue;
            };
            allowed = Some(match allowed {
                None => values,
                Some(before) => before
                    .into_iter()
                    .filter(|one| values.contains(one))
                    .collect(),
            });
        }
        allowed
    }

    /// The case in which a parameter may have a value: the given one, with the conditions of the rules that forbid
    /// it turned off. `None` when it never may.
    pub(crate) fn permit(
        &self,
        template: &Template,
        parameter: &str,
        value: &str,
        case: Case,
    ) -> Option<Case> {
        let world = World {
            defaults: false,
            assumed: Some((parameter, value)),
        };
        let truth = |expression| template.truth(expression, world, 0, &mut |_| None);
        self.about(parameter).try_fold(case, |case, assertion| {
            if truth(assertion.assert) != Some(false) {
                return Some(case);
            }
            let when = assertion.when?;
            match truth(when) {
                Some(true) => None,
                Some(false) => Some(case),
                None => template.implied_by(when, false, case),
            }
        })
    }

    fn about(&self, parameter: &str) -> impl Iterator<Item = &Assertion<'t>> {
        self.of.get(parameter).into_iter().flatten()
    }
}

fn mentioned<'t>(template: &'t Template, node: &'t Node, names: &mut Vec<&'t str>) {
    if let Some(name) = template.parameter_named(node) {
        if !names.contains(&name) {
            names.push(name);
        }
        return;
    }
    for item in node.items() {
        mentioned(template, item, names);
    }
    for entry in node.entries() {
        mentioned(template, &entry.value, names);
    }
}

/// The texts an assertion compares a parameter with, when it says nothing else.
fn listed(assert: &Node, parameter: &str) -> Option<Vec<String>> {
    let call = Function::read(assert)?;
    let is_it = |node: &Node| {
        Function::read(node)
            .is_some_and(|call| call.name == "Ref" && call.argument.as_str() == Some(parameter))
    };
    let text = |node: &Node| match Function::read(node) {
        None => node.as_str().map(str::to_owned),
        Some(_) => None,
    };
    match (call.name, call.arguments()) {
        ("Contains", [list, value]) if is_it(value) && Function::read(list).is_none() => {
            list.items().iter().map(text).collect()
        }
        ("Equals", [left, right]) if is_it(left) => Some(vec![text(right)?]),
        ("Equals", [left, right]) if is_it(right) => Some(vec![text(left)?]),
        _ => None,
    }
}
