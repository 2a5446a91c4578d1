//! Conditions: whether one surely holds, whether it holds by default, and what assuming it implies.

use fact::{Case, Choice, Standing, Subject};
use syntax::Node;

use crate::{Function, Template};

/// How deep conditions may refer to each other before we stop looking: circles are the service's to refuse.
const MAX_DEPTH: usize = 32;

/// Which parameter values count as known.
#[derive(Clone, Copy, PartialEq)]
enum Knowing {
    /// Only what was given from outside.
    Given,
    /// Defaults as well.
    Defaults,
}

impl Template {
    /// The two branches of a condition that can be taken: its case, how likely it is, and which branch.
    pub(crate) fn branches(&self, name: &str) -> Vec<(Case, Standing, bool)> {
        if let Some(holds) = self.decide(name, Knowing::Given, 0) {
            return vec![(Case::default(), Standing::Default, holds)];
        }
        let by_default = self.decide(name, Knowing::Defaults, 0);
        [true, false]
            .into_iter()
            .filter_map(|holds| {
                let standing = match by_default {
                    None => Standing::Open,
                    Some(default) if default == holds => Standing::Default,
                    Some(_) => Standing::Override,
                };
                Some((self.assuming(name, holds)?, standing, holds))
            })
            .collect()
    }

    /// What follows when a condition is assumed to hold or not; `None` when it contradicts itself.
    pub(crate) fn assuming(&self, name: &str, holds: bool) -> Option<Case> {
        let case = Case::of(Subject::Condition(name.to_owned()), Choice::Holds(holds));
        match self.condition(name) {
            Some(expression) => self.implied(expression, holds, 0, case),
            None => Some(case),
        }
    }

    /// Adds to a case what an expression of known outcome says about parameters and other conditions. Disjunctions
    /// say nothing certain.
    fn implied(&self, expression: &Node, holds: bool, depth: usize, case: Case) -> Option<Case> {
        let Some(call) = Function::read(expression).filter(|_| depth < MAX_DEPTH) else {
            return Some(case);
        };
        match call.name {
            "Not" => match call.arguments() {
                [inner] => self.implied(inner, !holds, depth + 1, case),
                _ => Some(case),
            },
            "And" if holds => self.all_implied(call.arguments(), true, depth, case),
            "Or" if !holds => self.all_implied(call.arguments(), false, depth, case),
            "Condition" => {
                let Some(name) = call.argument.as_str() else {
                    return Some(case);
                };
                let case = case.join(&Case::of(
                    Subject::Condition(name.to_owned()),
                    Choice::Holds(holds),
                ))?;
                match self.condition(name) {
                    Some(inner) => self.implied(inner, holds, depth + 1, case),
                    None => Some(case),
                }
            }
            "Equals" => match self.equality(&call) {
                Some((parameter, value)) => {
                    let choice = if holds {
                        Choice::Is(value)
                    } else {
                        Choice::IsNot(value)
                    };
                    case.join(&Case::of(Subject::Parameter(parameter), choice))
                }
                None => Some(case),
            },
            _ => Some(case),
        }
    }

    fn all_implied(&self, inner: &[Node], holds: bool, depth: usize, case: Case) -> Option<Case> {
        inner.iter().try_fold(case, |case, expression| {
            self.implied(expression, holds, depth + 1, case)
        })
    }

    /// `Equals` between a parameter and a literal.
    fn equality(&self, call: &Function<'_>) -> Option<(String, String)> {
        let [left, right] = call.arguments() else {
            return None;
        };
        let parameter = |node: &Node| {
            let call = Function::read(node).filter(|call| call.name == "Ref")?;
            let name = call.argument.as_str()?;
            self.parameter(name).map(|_| name.to_owned())
        };
        let literal = |node: &Node| {
            if Function::read(node).is_none() {
                node.as_str().map(str::to_owned)
            } else {
                None
            }
        };
        match (parameter(left), literal(right)) {
            (Some(name), Some(value)) => Some((name, value)),
            _ => Some((parameter(right)?, literal(left)?)),
        }
    }

    fn decide(&self, name: &str, knowing: Knowing, depth: usize) -> Option<bool> {
        self.truth(self.condition(name)?, knowing, depth + 1)
    }

    fn truth(&self, expression: &Node, knowing: Knowing, depth: usize) -> Option<bool> {
        if depth > MAX_DEPTH {
            return None;
        }
        let call = Function::read(expression)?;
        let inner = || {
            call.arguments()
                .iter()
                .map(|inner| self.truth(inner, knowing, depth + 1))
        };
        match call.name {
            "Not" => inner().next()?.map(|holds| !holds),
            "And" if inner().any(|holds| holds == Some(false)) => Some(false),
            "And" => inner().all(|holds| holds == Some(true)).then_some(true),
            "Or" if inner().any(|holds| holds == Some(true)) => Some(true),
            "Or" => inner().all(|holds| holds == Some(false)).then_some(false),
            "Condition" => self.decide(call.argument.as_str()?, knowing, depth + 1),
            "Equals" => {
                let [left, right] = call.arguments() else {
                    return None;
                };
                if let (Some(left), Some(right)) =
                    (self.plain(left, knowing), self.plain(right, knowing))
                {
                    return Some(left == right);
                }
                let (parameter, value) = self.equality(&call)?;
                let allowed = &self.parameter(&parameter)?.allowed;
                (!allowed.is_empty() && !allowed.contains(&value)).then_some(false)
            }
            _ => None,
        }
    }

    /// The text of a literal, a known parameter, or a mapping entry with known keys.
    fn plain(&self, node: &Node, knowing: Knowing) -> Option<String> {
        let Some(call) = Function::read(node) else {
            return node.as_str().map(str::to_owned);
        };
        match call.name {
            "Ref" => {
                let name = call.argument.as_str()?;
                if name == "AWS::Region" {
                    return self.given().region.clone();
                }
                if let Some(value) = self.given().parameters.get(name) {
                    return Some(value.clone());
                }
                let parameter = self
                    .parameter(name)
                    .filter(|_| knowing == Knowing::Defaults)?;
                let default = parameter
                    .default
                    .as_ref()
                    .filter(|_| !parameter.is_stored_elsewhere())?;
                Some(default.0.clone())
            }
            "FindInMap" => {
                let [map, first, second, ..] = call.arguments() else {
                    return None;
                };
                let map = self
                    .root()
                    .get("Mappings")?
                    .get(&self.plain(map, knowing)?)?;
                let value = map
                    .get(&self.plain(first, knowing)?)?
                    .get(&self.plain(second, knowing)?)?;
                value.as_str().map(str::to_owned)
            }
            _ => None,
        }
    }
}
