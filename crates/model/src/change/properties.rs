//! The properties of a resource before and after, leaf by leaf, as far as the schema knows them.

use std::collections::BTreeMap;

use cloudformation::{Cursor, Resource};
use fact::{Fact, Span, Value};

use super::{
    rendered::{Rendered, render},
    verdict::{Verdict, verdict},
};
use crate::facts::{Kind, Property, Shape, Update};

/// A property at the end of its path.
pub(super) struct Leaf {
    pub(super) path: String,
    pub(super) update: Update,
    pub(super) verdict: Verdict,
    /// What stands there afterwards by default.
    pub(super) after: Option<Rendered>,
    pub(super) was_at: Span,
    pub(super) is_at: Span,
}

/// Every property that stands on either side.
pub(super) fn leaves(shape: &Shape, before: &Resource<'_>, after: &Resource<'_>) -> Vec<Leaf> {
    let mut walk = Walk {
        before: *before,
        after: *after,
        found: Vec::new(),
    };
    let (was, is) = (before.properties(), after.properties());
    walk.members("", &shape.properties, &was, &is);
    walk.found
}

struct Walk<'b, 'a> {
    before: Resource<'b>,
    after: Resource<'a>,
    found: Vec<Leaf>,
}

impl Walk<'_, '_> {
    fn members(
        &mut self,
        above: &str,
        members: &BTreeMap<&'static str, Property>,
        before: &Cursor<'_>,
        after: &Cursor<'_>,
    ) {
        for (name, property) in members {
            let path = if above.is_empty() {
                (*name).to_owned()
            } else {
                format!("{above}.{name}")
            };
            self.step(path, property, &before.get(name), &after.get(name));
        }
    }

    fn step(&mut self, path: String, property: &Property, before: &Cursor<'_>, after: &Cursor<'_>) {
        if property.update == Update::ReadOnly {
            return;
        }
        match &property.kind {
            Kind::Object(below) => return self.members(&path, below, before, after),
            Kind::List(entry) if matches!(entry.kind, Kind::Object(_)) => {
                if let (Some(was), Some(is)) = (items(before), items(after))
                    && was.len() == is.len()
                {
                    for (at, (was, is)) in was.iter().zip(&is).enumerate() {
                        self.step(format!("{path}[{at}]"), entry, was, is);
                    }
                    return;
                }
            }
            _ => {}
        }
        self.leaf(path, property, before, after);
    }

    fn leaf(&mut self, path: String, property: &Property, before: &Cursor<'_>, after: &Cursor<'_>) {
        let (was, is) = (render(before, property), render(after, property));
        if was == Value::Known(None) && is == Value::Known(None) {
            return;
        }
        let default = is.by_default().cloned().flatten();
        let mut verdict = verdict(was, is);
        let (was_at, is_at) = (before.span(), after.span());
        let written = || alike((&self.before, was_at), (&self.after, is_at));
        if matches!(verdict, Verdict::Open(_)) && written() {
            verdict = Verdict::Same;
        }
        self.found.push(Leaf {
            path,
            update: property.update,
            verdict,
            after: default,
            was_at,
            is_at,
        });
    }
}

/// The entries of a list as it deploys by default.
fn items<'t>(cursor: &Cursor<'t>) -> Option<Vec<Cursor<'t>>> {
    let elements: Fact<Vec<Cursor<'t>>> = cursor.elements();
    match elements.value {
        Value::Absent => Some(Vec::new()),
        value => value.by_default().cloned(),
    }
}

/// Whether what cannot be told is at least written the same way on both sides.
fn alike(before: (&Resource<'_>, Span), after: (&Resource<'_>, Span)) -> bool {
    let words = |(resource, at): (&Resource<'_>, Span)| -> Option<String> {
        let text = resource.template().source();
        let written = text.get(at.start as usize..at.end as usize)?;
        Some(written.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    words(before).is_some_and(|was| !was.is_empty() && words(after) == Some(was))
}
