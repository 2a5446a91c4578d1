//! The values a parameter can have: the given one, what a parent stack passes, its default, each allowed one; less
//! what the template's `Rules` forbid.

use std::collections::HashMap;

use fact::{Alternative, Case, Choice, Outcome, Standing, Subject, Value, Why};

use crate::{Carried, Parameter, Template, assertion::Assertions};

impl Template {
    /// What a parameter can be, in every case.
    pub(crate) fn parameter_choices(&self, name: &str) -> Value<Carried> {
        match self.choices.get(name) {
            Some(value) => value.clone(),
            None => Value::Unknown(Why::Parameter(name.to_owned())),
        }
    }

    pub(crate) fn all_choices(&self) -> HashMap<String, Value<Carried>> {
        let assertions = Assertions::read(self);
        self.parameters()
            .map(|parameter| {
                let value = self.choices_of(parameter, &assertions);
                (parameter.name.clone(), value)
            })
            .collect()
    }

    fn choices_of(&self, parameter: &Parameter, assertions: &Assertions<'_>) -> Value<Carried> {
        let name = &parameter.name;
        let unknown = || Why::Parameter(name.clone());
        if parameter.is_stored_elsewhere() {
            return Value::Unknown(unknown());
        }
        if let Some(value) = self.links().arguments.get(name) {
            return value
                .clone()
                .map(|carried| shaped(carried, parameter))
                .and_then(|shaped| shaped.map_or(Outcome::Unknown(unknown()), Outcome::Known));
        }
        let carried = |text: &str| Carried::plain(text, parameter.is_list(), parameter.span);
        if let Some(value) = self.given().parameters.get(name) {
            return Value::Known(carried(value));
        }
        let assuming = |choice, standing, outcome| {
            let case = Case::of(Subject::Parameter(name.clone()), choice);
            Alternative {
                case,
                standing,
                span: None,
                outcome,
            }
        };
        // `None` when the template's rules forbid the value.
        let is = |text: &str, standing| {
            let assumed = Choice::Is(text.to_owned());
            let mut one = assuming(assumed, standing, Outcome::Known(carried(text)));
            one.case = assertions.permit(self, name, text, one.case)?;
            Some(one)
        };
        let default = parameter.default.as_ref().map(|(text, _)| text.as_str());
        let asserted = assertions.allowed(name);
        let allowed = match &asserted {
            Some(asserted) if parameter.allowed.is_empty() => asserted,
            _ => &parameter.allowed,
        };
        if !parameter.is_list() && (1..=fact::MAX_ALTERNATIVES).contains(&allowed.len()) {
            let others = if default.is_some() {
                Standing::Override
            } else {
                Standing::Open
            };
            let all = allowed.iter().filter_map(|text| {
                let is_default = Some(text.as_str()) == default;
                is(
                    text,
                    if is_default {
                        Standing::Default
                    } else {
                        others
                    },
                )
            });
            return Value::one_of(all.collect());
        }
        let Some(default) = default else {
            return Value::Unknown(unknown());
        };
        let otherwise = assuming(
            Choice::IsNot(default.to_owned()),
            Standing::Override,
            Outcome::Unknown(unknown()),
        );
        let mut all: Vec<_> = is(default, Standing::Default).into_iter().collect();
        all.push(otherwise);
        Value::one_of(all)
    }
}

/// What a parent stack passes, in the shape that the parameter's type gives it. `None` for a list whose members
/// cannot be told apart.
fn shaped(carried: Carried, parameter: &Parameter) -> Option<Carried> {
    match carried {
        Carried::Text(text) if parameter.is_list() => {
            // A hole without a name may hold a list of any length.
            if text.holes().any(|(_, name)| name.is_none()) {
                return None;
            }
            let mut at = 0;
            let mut items = Vec::new();
            for piece in text.as_str().split(',') {
                items.push(text.slice(at, at + piece.len()));
                at += piece.len() + 1;
            }
            Some(Carried::List(items))
        }
        Carried::List(items) if !parameter.is_list() => {
            let mut joined = fact::Text::new();
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    joined.push(",", parameter.span);
                }
                joined.append(item);
            }
            Some(Carried::Text(joined))
        }
        other => Some(other),
    }
}
