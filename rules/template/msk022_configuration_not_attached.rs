//! MSK022: a configuration that nothing in its template uses, beside clusters that have none.

use std::collections::{BTreeMap, BTreeSet};

use cloudformation::Template;
use lint::Findings;
use model::{Cluster, Estate, rewritten};

use crate::mentions;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    // A template's first cluster without a configuration, and what the template mentions.
    let mut seen: BTreeMap<usize, (Cluster<'_>, BTreeSet<String>)> = BTreeMap::new();
    if estate.configurations().is_empty() {
        return;
    }
    for cluster in estate.provisioned() {
        let template = cluster.resource.template();
        let bare = cluster.at("ConfigurationInfo").presence().value.is_absent();
        if bare && !seen.contains_key(&cluster.template()) && !rewritten(template) {
            seen.insert(cluster.template(), (cluster, names_in(template)));
        }
    }
    for configuration in estate.configurations() {
        let Some((bare, mentioned)) = seen.get(&configuration.template) else {
            continue;
        };
        let name = &configuration.name;
        if mentioned.contains(name) {
            continue;
        }
        let message = format!(
            "nothing uses configuration {name}: cluster {} runs on the defaults of MSK",
            bare.resource.name(),
        );
        out.certain(configuration.span, &configuration.path(), message)
            .see(bare.resource.span(), "this cluster has no ConfigurationInfo")
            .help(format!(
                "add ConfigurationInfo: {{ Arn: !Ref {name}, Revision: !GetAtt {name}.LatestRevision.Revision }} to the cluster",
            ));
    }
}

fn names_in(template: &Template) -> BTreeSet<String> {
    ["Resources", "Outputs"]
        .iter()
        .filter_map(|section| template.root().get(section))
        .flat_map(|section| mentions::within(section, template.source()))
        .map(|mention| mention.name)
        .collect()
}
