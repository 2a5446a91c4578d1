//! Whether a condition expression is true, as far as the known parameter values say. Every expression is looked at
//! once: what a named condition is comes from the caller.

use fact::Value;
use syntax::{Node, limits::MAX_CONDITION_DEPTH};

use crate::{Carried, Function, Template};

/// Which parameter values count as known.
#[derive(Clone, Copy, Default)]
pub(crate) struct World<'w> {
    /// Defaults as well as what was given from outside.
    pub(crate) defaults: bool,
    /// One parameter that is taken to have a value.
    pub(crate) assumed: Option<(&'w str, &'w str)>,
}

impl Template {
    pub(crate) fn truth<'t>(
        &'t self,
        expression: &'t Node,
        world: World<'_>,
        depth: usize,
        named: &mut dyn FnMut(&'t str) -> Option<bool>,
    ) -> Option<bool> {
        if depth > MAX_CONDITION_DEPTH {
            return None;
        }
        let call = Function::read(expression)?;
        let mut inner = || -> Vec<Option<bool>> {
            let arguments = call.arguments().iter();
            arguments
                .map(|inner| self.truth(inner, world, depth + 1, named))
                .collect()
        };
        match call.name {
            "Not" => inner().first().copied()?.map(|holds| !holds),
            "And" => all(&inner()),
            "Or" => {
                let opposite: Vec<_> = inner().into_iter().map(|holds| holds.map(|h| !h)).collect();
                all(&opposite).map(|none| !none)
            }
            "Condition" => named(call.argument.as_str()?),
            "Equals" => {
                let [left, right] = call.arguments() else {
                    return None;
                };
                if let (Some(left), Some(right)) =
                    (self.plain(left, world), self.plain(right, world))
                {
                    return Some(left == right);
                }
                let (parameter, value) = self.equality(&call)?;
                let allowed = &self.parameter(parameter)?.allowed;
                let given = self.links().arguments.contains_key(parameter);
                let never = !given && !allowed.is_empty() && !allowed.iter().any(|a| a == value);
                never.then_some(false)
            }
            "Contains" => {
                let [list, value] = call.arguments() else {
                    return None;
                };
                Some(
                    self.plain_list(list, world)?
                        .contains(&self.plain(value, world)?),
                )
            }
            "EachMemberIn" => {
                let [list, allowed] = call.arguments() else {
                    return None;
                };
                let allowed = self.plain_list(allowed, world)?;
                let list = self.plain_list(list, world)?;
                Some(list.iter().all(|member| allowed.contains(member)))
            }
            "EachMemberEquals" => {
                let [list, value] = call.arguments() else {
                    return None;
                };
                let value = self.plain(value, world)?;
                Some(
                    self.plain_list(list, world)?
                        .iter()
                        .all(|member| *member == value),
                )
            }
            _ => None,
        }
    }

    /// `Equals` between a parameter and a literal.
    pub(crate) fn equality<'t>(&'t self, call: &Function<'t>) -> Option<(&'t str, &'t str)> {
        let [left, right] = call.arguments() else {
            return None;
        };
        let literal = |node: &'t Node| match Function::read(node) {
            None => node.as_str(),
            Some(_) => None,
        };
        match (self.parameter_named(left), literal(right)) {
            (Some(name), Some(value)) => Some((name, value)),
            _ => Some((self.parameter_named(right)?, literal(left)?)),
        }
    }

    /// The parameter that a `Ref` names.
    pub(crate) fn parameter_named<'t>(&'t self, node: &'t Node) -> Option<&'t str> {
        let call = Function::read(node).filter(|call| call.name == "Ref")?;
        let name = call.argument.as_str()?;
        self.parameter(name).map(|_| name)
    }

    /// The text of a literal, a known parameter, or what is computed from such.
    fn plain(&self, node: &Node, world: World<'_>) -> Option<String> {
        let Some(call) = Function::read(node) else {
            return node.as_str().map(str::to_owned);
        };
        match call.name {
            "Ref" => match self.known_parameter(call.argument.as_str()?, world)? {
                Carried::Text(text) if !text.has_hole() => Some(text.as_str().to_owned()),
                _ => None,
            },
            "FindInMap" => {
                let [map, first, second, ..] = call.arguments() else {
                    return None;
                };
                let map = self.plain(map, world)?;
                let (first, second) = (self.plain(first, world)?, self.plain(second, world)?);
                self.mapping(&map, &first, &second)?
                    .as_str()
                    .map(str::to_owned)
            }
            "If" | "Condition" => None,
            _ => {
                let value = self.text_at(node, 0);
                let text = if world.defaults {
                    value.by_default().cloned()
                } else {
                    value.known().cloned()
                };
                text.filter(|text| !text.has_hole())
                    .map(|text| text.as_str().to_owned())
            }
        }
    }

    fn plain_list(&self, node: &Node, world: World<'_>) -> Option<Vec<String>> {
        if let Some(name) = self.parameter_named(node) {
            return match self.known_parameter(name, world)? {
                Carried::List(items) => items
                    .iter()
                    .map(|text| (!text.has_hole()).then(|| text.as_str().to_owned()))
                    .collect(),
                Carried::Text(_) => None,
            };
        }
        if Function::read(node).is_some() {
            return None;
        }
        node.items()
            .iter()
            .map(|item| self.plain(item, world))
            .collect()
    }

    fn known_parameter(&self, name: &str, world: World<'_>) -> Option<Carried> {
        if name == "AWS::Region" {
            let region = self.given().region.as_deref()?;
            return Some(Carried::plain(region, false, fact::Span::default()));
        }
        let parameter = self.parameter(name)?;
        let carried = |text: &str| Carried::plain(text, parameter.is_list(), parameter.span);
        if let Some((_, value)) = world.assumed.filter(|(assumed, _)| *assumed == name) {
            return Some(carried(value));
        }
        if parameter.is_stored_elsewhere() {
            return None;
        }
        if let Some(passed) = self.links().arguments.get(name) {
            return match passed {
                Value::Known(_) => passed.known().cloned(),
                _ if world.defaults => passed.by_default().cloned(),
                _ => None,
            };
        }
        if let Some(value) = self.given().parameters.get(name) {
            return Some(carried(value));
        }
        let (default, _) = parameter.default.as_ref().filter(|_| world.defaults)?;
        Some(carried(default))
    }
}

/// Three-valued conjunction.
fn all(parts: &[Option<bool>]) -> Option<bool> {
    if parts.contains(&Some(false)) {
        Some(false)
    } else {
        (!parts.is_empty() && parts.iter().all(|part| *part == Some(true))).then_some(true)
    }
}
