//! What a replacement takes with it: resources whose replace-only property names a resource that is replaced.

use std::collections::BTreeSet;

use super::{
    Change, Effect, Records,
    properties::leaves,
    resources::{blank, known, records},
};
use crate::{
    Estate,
    facts::{Update, shape},
};

pub(super) fn replaced(before: &Estate, after: &Estate, found: &mut Vec<Change>) {
    let (was, is) = (known(before), known(after));
    let of = |change: &Change| (change.file.clone(), change.resource.clone());
    let new = |effect: Effect| matches!(effect, Effect::Replaced(_));
    loop {
        let gone: BTreeSet<(String, String)> = found
            .iter()
            .filter(|change| new(change.effect))
            .map(of)
            .collect();
        let mut more = Vec::new();
        for ((file, name), (_, new)) in &is {
            let key = (file.clone(), name.clone());
            let (Some((_, old)), Some(shape)) = (was.get(&key), shape(new.kind())) else {
                continue;
            };
            if gone.contains(&key) || old.kind() != new.kind() {
                continue;
            }
            let names = |leaf: &super::properties::Leaf| -> Option<String> {
                let after = leaf.after.as_ref()?;
                let its = |name: &&String| gone.contains(&(file.clone(), (*name).clone()));
                after.names.iter().find(its).cloned()
            };
            let leaves = leaves(shape, old, new);
            let carried = leaves
                .iter()
                .filter(|leaf| leaf.update == Update::Replacement)
                .find_map(|leaf| Some((leaf, names(leaf)?)));
            let Some((leaf, root)) = carried else {
                continue;
            };
            let records = records(new, "UpdateReplacePolicy");
            let fate = match records {
                Records::Lost => ", and its records are deleted",
                Records::Kept => "; the old one stays behind with its records",
                Records::None => "",
            };
            more.push(Change {
                what: leaf.path.clone(),
                was_at: Some(leaf.was_at),
                is_at: Some(leaf.is_at),
                effect: Effect::Replaced(records),
                mind: true,
                says: format!(
                    "it names {root}, which is replaced, so it is replaced as well{fate}"
                ),
                origin: Some(shape.origin.clone()),
                ..blank(file, new)
            });
        }
        if more.is_empty() {
            return;
        }
        found.append(&mut more);
    }
}
