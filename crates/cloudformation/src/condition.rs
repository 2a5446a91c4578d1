//! Conditions: whether one surely holds, whether it holds by default, and what assuming it implies. Each is judged
//! once, when the template is read; what uses it looks the verdict up.

use std::collections::HashMap;

use fact::{Case, Choice, Standing, Subject};
use syntax::{
    Node,
    limits::{MAX_CASE_TERMS, MAX_CONDITION_DEPTH},
};

use crate::{Function, Template, truth::World};

/// What is known of a named condition.
#[derive(Clone, Debug)]
pub(crate) struct Verdict {
    /// Whether it holds whatever the defaults are.
    sure: Option<bool>,
    /// Whether it holds unless a default is overridden.
    by_default: Option<bool>,
    /// What assuming it implies; `None` when it cannot be.
    holds: Option<Case>,
    /// What assuming its opposite implies.
    fails: Option<Case>,
}

/// Judges conditions in the order they need each other.
struct Judge<'t> {
    template: &'t Template,
    /// `None` while a condition is being judged: meeting it again means a circle.
    verdicts: HashMap<&'t str, Option<Verdict>>,
}

impl Template {
    pub(crate) fn judge(&self) -> HashMap<String, Verdict> {
        let mut judge = Judge {
            template: self,
            verdicts: HashMap::new(),
        };
        let conditions = self
            .root()
            .get("Conditions")
            .map_or(&[] as &[_], Node::entries);
        for entry in conditions {
            judge.verdict(&entry.key.text, 0);
        }
        let done = judge.verdicts.into_iter();
        done.filter_map(|(name, verdict)| Some((name.to_owned(), verdict?)))
            .collect()
    }

    /// The two branches of a condition that can be taken: its case, how likely it is, and which branch.
    pub(crate) fn branches(&self, name: &str) -> Vec<(Case, Standing, bool)> {
        let Some(verdict) = self.verdicts.get(name) else {
            return Vec::new();
        };
        if let Some(holds) = verdict.sure {
            return vec![(Case::default(), Standing::Default, holds)];
        }
        [(true, &verdict.holds), (false, &verdict.fails)]
            .into_iter()
            .filter_map(|(holds, case)| {
                let standing = match verdict.by_default {
                    None => Standing::Open,
                    Some(default) if default == holds => Standing::Default,
                    Some(_) => Standing::Override,
                };
                Some((case.clone()?, standing, holds))
            })
            .collect()
    }

    /// What follows when a condition is assumed to hold or not; `None` when it contradicts itself.
    pub(crate) fn assuming(&self, name: &str, holds: bool) -> Option<Case> {
        match self.verdicts.get(name) {
            Some(verdict) if holds => verdict.holds.clone(),
            Some(verdict) => verdict.fails.clone(),
            None => Some(alone(name, holds)),
        }
    }

    /// Adds to a case what an expression of known outcome says about parameters, without looking into named
    /// conditions.
    pub(crate) fn implied_by(&self, expression: &Node, holds: bool, case: Case) -> Option<Case> {
        let mut judge = Judge {
            template: self,
            verdicts: HashMap::new(),
        };
        judge.implied(expression, holds, MAX_CONDITION_DEPTH / 2, case)
    }
}

fn alone(name: &str, holds: bool) -> Case {
    Case::of(Subject::Condition(name.to_owned()), Choice::Holds(holds))
}

impl<'t> Judge<'t> {
    /// The verdict on a condition; a circle and a condition that is not there are open.
    fn verdict(&mut self, name: &'t str, depth: usize) -> Verdict {
        let open = || Verdict {
            sure: None,
            by_default: None,
            holds: Some(alone(name, true)),
            fails: Some(alone(name, false)),
        };
        match self.verdicts.get(name) {
            Some(Some(verdict)) => return verdict.clone(),
            Some(None) => return open(),
            None => {}
        }
        let Some(expression) = self
            .template
            .condition(name)
            .filter(|_| depth < MAX_CONDITION_DEPTH)
        else {
            return open();
        };
        self.verdicts.insert(name, None);
        let mut truth = |defaults| {
            let world = World {
                defaults,
                assumed: None,
            };
            let template = self.template;
            template.truth(expression, world, 0, &mut |inner| {
                let verdict = self.verdict(inner, depth + 1);
                if defaults {
                    verdict.by_default
                } else {
                    verdict.sure
                }
            })
        };
        let (sure, by_default) = (truth(false), truth(true));
        let verdict = Verdict {
            sure,
            by_default,
            holds: self.implied(expression, true, depth, alone(name, true)),
            fails: self.implied(expression, false, depth, alone(name, false)),
        };
        self.verdicts.insert(name, Some(verdict.clone()));
        verdict
    }

    /// Adds to a case what an expression of known outcome says about parameters and other conditions. Disjunctions
    /// say nothing certain.
    fn implied(
        &mut self,
        expression: &'t Node,
        holds: bool,
        depth: usize,
        case: Case,
    ) -> Option<Case> {
        if depth > MAX_CONDITION_DEPTH || case.terms().len() > MAX_CASE_TERMS {
            return Some(case);
        }
        let Some(call) = Function::read(expression) else {
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
                let verdict = self.verdict(name, depth + 1);
                let follows = if holds { verdict.holds } else { verdict.fails };
                case.join(&follows?)
            }
            "Equals" => match self.template.equality(&call) {
                Some((parameter, value)) => {
                    let value = value.to_owned();
                    let choice = if holds {
                        Choice::Is(value)
                    } else {
                        Choice::IsNot(value)
                    };
                    case.join(&Case::of(Subject::Parameter(parameter.to_owned()), choice))
                }
                None => Some(case),
            },
            _ => Some(case),
        }
    }

    fn all_implied(
        &mut self,
        inner: &'t [Node],
        holds: bool,
        depth: usize,
        case: Case,
    ) -> Option<Case> {
        inner.iter().try_fold(case, |case, expression| {
            self.implied(expression, holds, depth + 1, case)
        })
    }
}
