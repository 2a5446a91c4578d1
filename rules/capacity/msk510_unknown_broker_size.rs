//! MSK510: an instance type that MSK does not have.

use lint::Findings;
use model::{
    Estate,
    facts::{self, BrokerSize},
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for cluster in estate.provisioned() {
        let kind = cluster.instance_type();
        let mut told = String::new();
        let Some(hit) = kind.holds(|name| {
            let refused = facts::size(name).is_none() && wrong(name);
            if refused {
                told.clone_from(name);
            }
            refused
        }) else {
            continue;
        };
        let message = format!(
            "`{told}` is no broker size of MSK, so cluster {} cannot be created",
            cluster.resource.name(),
        );
        let finding = out.add(&kind, &hit, message);
        match facts::nearest_size(&told).map(|size: &BrokerSize| size.name) {
            Some(near) => finding.help(format!("did you mean `{near}`?")),
            None => finding.help("`mskwise explain kafka.m7g.large` shows a size; each starts with kafka. or express."),
        };
    }
}

/// A family nobody knows may be newer than the list; one that is known, or lacks its prefix, is a mistake.
fn wrong(name: &str) -> bool {
    let prefixed = name.starts_with("kafka.") || name.starts_with("express.");
    facts::knows_family(name) || (!prefixed && facts::nearest_size(name).is_some())
}
