//! SAM's `Globals`: their properties are put into the resources they are meant for, with their own bytes. A text is
//! overridden, maps are merged, lists are appended to (SAM developer guide, Globals section).

use syntax::{Kind, Node, Problem, ProblemKind, limits::MAX_GLOBALS_NODES};

use crate::Function;

/// Puts the properties of `Globals` where they apply; tells when there are more than may be copied.
pub(crate) fn merge(root: &mut Node) -> Option<Problem> {
    let section = root.entry("Globals")?;
    let (at, globals) = (section.key.span, section.value.clone());
    if !globals.is_map() {
        return None;
    }
    let Kind::Map(sections) = &mut root.kind else {
        return None;
    };
    let resources = sections
        .iter_mut()
        .rev()
        .find(|section| section.key.text == "Resources");
    let Some(Kind::Map(resources)) = resources.map(|section| &mut section.value.kind) else {
        return None;
    };
    let mut room = MAX_GLOBALS_NODES;
    for resource in resources {
        let kind = resource.value.get("Type").and_then(Node::as_str);
        let globals = kind
            .and_then(|kind| kind.strip_prefix("AWS::Serverless::"))
            .and_then(|kind| globals.get(kind));
        let Some(globals) = globals.filter(|globals| globals.is_map()) else {
            continue;
        };
        let nodes = globals.count();
        if nodes > room {
            let message = format!(
                "`Globals` would put more than {MAX_GLOBALS_NODES} values into the resources; {} and those behind it are \
                 read without them",
                resource.key.text
            );
            return Some(Problem::new(ProblemKind::Bound, at, message));
        }
        room -= nodes;
        let Kind::Map(attributes) = &mut resource.value.kind else {
            continue;
        };
        let properties = attributes
            .iter_mut()
            .rev()
            .find(|attribute| attribute.key.text == "Properties");
        match properties {
            Some(properties) => overlay(&mut properties.value, globals),
            None => {
                let mut key = resource.key.clone();
                key.text = "Properties".into();
                attributes.push(syntax::Entry {
                    key,
                    value: globals.clone(),
                });
            }
        }
    }
    None
}

fn overlay(own: &mut Node, global: &Node) {
    // Whatever a function gives replaces the global value: nothing is known to merge with.
    if Function::read(own).is_some() || Function::read(global).is_some() {
        return;
    }
    match (&mut own.kind, &global.kind) {
        (Kind::Map(mine), Kind::Map(theirs)) => {
            for entry in theirs {
                match mine
                    .iter_mut()
                    .rev()
                    .find(|one| one.key.text == entry.key.text)
                {
                    Some(one) => overlay(&mut one.value, &entry.value),
                    None => mine.push(entry.clone()),
                }
            }
        }
        (Kind::List(mine), Kind::List(theirs)) => {
            mine.splice(0..0, theirs.iter().cloned());
        }
        _ => {}
    }
}
