//! Resources of MSK and MSK Connect, paired by template and logical id: what comes, what goes, what is replaced or
//! changed.

use std::collections::BTreeMap;

use cloudformation::Resource;
use fact::{Case, Confidence};

use super::{
    Change, Effect, Records,
    judge::{Pair, Step, judge},
    properties::{Leaf, leaves},
    rendered::Rendered,
    verdict::Verdict,
};
use crate::{
    Estate,
    facts::{
        Shape, Update, UpdateEffect, UpdateFact, holds_data, holds_data_origin, shape, shape_names,
    },
};

/// What settings.rs tells line by line.
pub(super) const TEXTS: [(&str, &str); 2] = [
    ("AWS::MSK::Configuration", "ServerProperties"),
    ("AWS::MSK::Topic", "Configs"),
];

/// The resources we know by file and logical id, without those whose condition fails by default.
pub(super) fn known(estate: &Estate) -> BTreeMap<(String, String), (usize, Resource<'_>)> {
    let mut found = BTreeMap::new();
    for name in shape_names() {
        for (template, resource) in estate.of_type(name) {
            if resource.exists().by_default() == Some(&false) {
                continue;
            }
            let file = estate.sources.name(resource.template().file());
            let key = (file.to_owned(), resource.name().to_owned());
            found.insert(key, (template, resource));
        }
    }
    found
}

pub(super) fn changes(before: &Estate, after: &Estate) -> Vec<Change> {
    let (was, is) = (known(before), known(after));
    let mut found = Vec::new();
    for ((file, name), old) in &was {
        let new = is.get(&(file.clone(), name.clone()));
        match new.filter(|new| new.1.kind() == old.1.kind()) {
            Some(new) => {
                let pair = Pair::new((before, *old), (after, *new));
                found.extend(of_pair(file, &pair));
            }
            None => found.push(deleted(file, &old.1, &is)),
        }
    }
    for ((file, name), new) in &is {
        let old = was.get(&(file.clone(), name.clone()));
        if old.is_none_or(|old| old.1.kind() != new.1.kind()) {
            found.push(Change {
                effect: Effect::Created,
                is_at: Some(new.1.span()),
                says: "a new resource".into(),
                ..blank(file, &new.1)
            });
        }
    }
    found
}

/// A change of the whole resource, to be completed.
pub(super) fn blank(file: &str, resource: &Resource<'_>) -> Change {
    Change {
        file: file.to_owned(),
        resource: resource.name().to_owned(),
        kind: resource.kind().to_owned(),
        what: String::new(),
        setting: false,
        before: None,
        after: None,
        was_at: None,
        is_at: None,
        effect: Effect::InPlace,
        mind: false,
        once: false,
        says: String::new(),
        help: None,
        origin: None,
        confidence: Confidence::High,
        case: Case::default(),
    }
}

fn deleted(
    file: &str,
    old: &Resource<'_>,
    is: &BTreeMap<(String, String), (usize, Resource<'_>)>,
) -> Change {
    let records = records(old, "DeletionPolicy");
    let heir = named(old).and_then(|name| {
        is.iter().find(|((its_file, id), (_, new))| {
            its_file == file
                && id != old.name()
                && new.kind() == old.kind()
                && named(new).as_ref() == Some(&name)
        })
    });
    let mut says = match records {
        Records::Lost => "it goes, and its records with it".to_owned(),
        Records::Kept => {
            "it leaves the stack but stays behind: its DeletionPolicy says so".to_owned()
        }
        Records::None => "it goes".to_owned(),
    };
    let mut help =
        (records == Records::Lost).then(|| "set DeletionPolicy: Retain first".to_owned());
    if let Some(((_, id), _)) = heir {
        says.push_str(&format!(
            "; {id} has its name, but under another logical id it is a new resource"
        ));
        help = Some(format!(
            "keep the logical id {}, or import the resource under the new one",
            old.name()
        ));
    }
    Change {
        effect: Effect::Deleted(records),
        was_at: Some(old.span()),
        says,
        help,
        origin: (records != Records::None).then(|| holds_data_origin().clone()),
        ..blank(file, old)
    }
}

/// What becomes of the records when a resource goes for the reason that the policy speaks of.
pub(super) fn records(resource: &Resource<'_>, policy: &str) -> Records {
    if !holds_data(resource.kind()) {
        return Records::None;
    }
    let policy = resource.attribute(policy).string();
    match policy.value.by_default().map(String::as_str) {
        Some("Retain" | "RetainExceptOnCreate") => Records::Kept,
        _ => Records::Lost,
    }
}

/// The name that the resource itself gives, which no two can share.
fn named(resource: &Resource<'_>) -> Option<String> {
    let property = [
        "ClusterName",
        "TopicName",
        "ConnectorName",
        "Name",
        "ReplicatorName",
    ]
    .into_iter()
    .find(|name| shape(resource.kind()).is_some_and(|shape| shape.property([*name]).is_some()))?;
    let name = resource.properties().get(property).string();
    name.value.by_default().cloned()
}

fn of_pair(file: &str, pair: &Pair<'_, '_>) -> Vec<Change> {
    let Some(shape) = shape(pair.after.kind()) else {
        return Vec::new();
    };
    let told = |leaf: &Leaf| TEXTS.contains(&(shape.name, leaf.path.as_str()));
    leaves(shape, &pair.before, &pair.after)
        .iter()
        .filter(|leaf| !told(leaf))
        .filter_map(|leaf| of_leaf(file, shape, leaf, pair))
        .collect()
}

fn of_leaf(file: &str, shape: &Shape, leaf: &Leaf, pair: &Pair<'_, '_>) -> Option<Change> {
    let about = Change {
        what: leaf.path.clone(),
        was_at: Some(leaf.was_at),
        is_at: Some(leaf.is_at),
        ..blank(file, &pair.after)
    };
    match &leaf.verdict {
        Verdict::Same => None,
        Verdict::Open(why) => {
            let then = if leaf.update == Update::Replacement {
                "; if it changes, the resource is replaced"
            } else {
                ""
            };
            Some(Change {
                effect: Effect::Open,
                mind: leaf.update == Update::Replacement,
                says: format!("whether it changes cannot be told: {why}{then}"),
                ..about
            })
        }
        Verdict::Changed {
            before,
            after,
            confidence,
            case,
        } => {
            let text = |side: &Option<Rendered>| side.as_ref().map(|side| side.text.clone());
            let (was, is) = (text(before), text(after));
            let step = Step {
                before: was.as_deref().unwrap_or(""),
                after: is.as_deref().unwrap_or(""),
            };
            let same = |text: &str| matches!(text, "" | "false");
            if leaf.update == Update::InPlace && same(step.before) && same(step.after) {
                return None;
            }
            let changed = Change {
                before: was.clone(),
                after: is.clone(),
                confidence: *confidence,
                case: case.clone(),
                ..about
            };
            // What cannot be told in one of the values says nothing of lower or higher.
            Some(
                match judge(shape.name, leaf.path.as_str(), step, Some(pair)) {
                    Some(row) => by_fact(changed, row),
                    None if leaf.update == Update::Replacement => replaced(changed, shape, pair),
                    None => Change {
                        effect: Effect::InPlace,
                        says: "changed in place".into(),
                        origin: Some(shape.origin.clone()),
                        ..changed
                    },
                },
            )
        }
    }
}

/// What a row says of a change.
pub(super) fn by_fact(change: Change, row: &UpdateFact) -> Change {
    Change {
        effect: match row.effect {
            UpdateEffect::Refused => Effect::Refused,
            UpdateEffect::Restart => Effect::Restart,
            UpdateEffect::InPlace => Effect::InPlace,
        },
        mind: row.mind,
        once: row.once,
        says: row.says.to_owned(),
        help: row.help.map(str::to_owned),
        origin: Some(row.origin.clone()),
        ..change
    }
}

fn replaced(change: Change, shape: &Shape, pair: &Pair<'_, '_>) -> Change {
    let records = records(&pair.after, "UpdateReplacePolicy");
    let mut says = match records {
        Records::Lost => "a new, empty resource takes its place; the old one and its records are deleted",
        Records::Kept => {
            "a new, empty resource takes its place; the old one stays behind with its records: UpdateReplacePolicy says so"
        }
        Records::None => "a new resource takes its place",
    }
    .to_owned();
    if shape.delete_first {
        says.push_str("; the old one is deleted before the new one is there");
    } else if let Some(name) = named(&pair.after)
        && named(&pair.before).as_ref() == Some(&name)
    {
        says.push_str(&format!(
            "; both would be called `{name}`, so the update fails unless the name changes too"
        ));
    }
    let help = match records {
        Records::Lost => {
            "leave it as it was, or move the data yourself; UpdateReplacePolicy: Retain keeps the old one"
        }
        Records::Kept => "move the records over yourself",
        Records::None => "",
    };
    Change {
        effect: Effect::Replaced(records),
        mind: true,
        says,
        help: (!help.is_empty()).then(|| help.to_owned()),
        origin: Some(shape.origin.clone()),
        ..change
    }
}
