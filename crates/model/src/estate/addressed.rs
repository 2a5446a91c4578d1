//! Clusters by the names that their addresses hold. In: a name from a bootstrap address. Out: the provisioned clusters it
//! may speak of. The names are gathered once: every client of a run asks.

use std::collections::BTreeMap;

use super::Estate;
use crate::{Cluster, ClusterKind};

/// Names of provisioned clusters.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// In lower case, as addresses have them, with template and place.
    known: BTreeMap<String, Vec<(usize, usize)>>,
    /// Whether a cluster's name is not known.
    open: bool,
}

/// What a name in an address may speak of.
#[derive(Debug)]
pub struct Addressed<'e> {
    /// The clusters of that name, two at most: what two share tells none.
    pub named: Vec<Cluster<'e>>,
    /// Whether another may be meant: one whose name is longer, which MSK shortens in addresses, or not known.
    pub or_another: bool,
}

impl Estate {
    /// The provisioned clusters that an address with this name, in lower case, may lead to.
    #[must_use]
    pub fn addressed(&self, name: &str) -> Addressed<'_> {
        let names = self.names.get_or_init(|| {
            let mut names = Names::default();
            for cluster in self.provisioned() {
                let Some(own) = cluster.name().value.known().map(|own| own.to_lowercase()) else {
                    names.open = true;
                    continue;
                };
                let places = names.known.entry(own).or_default();
                places.push((cluster.template, cluster.place));
            }
            names
        });
        let places = names.known.get(name).into_iter().flatten().take(2);
        let named = places.filter_map(|(template, place)| {
            Some(Cluster {
                kind: ClusterKind::Provisioned,
                resource: self.templates.get(*template)?.resource_at(*place)?,
                template: *template,
                place: *place,
                estate: self,
            })
        });
        let mut longer = names.known.range(name.to_owned()..).map(|(own, _)| own);
        let longer = longer.find(|own| own.as_str() != name);
        Addressed {
            named: named.collect(),
            or_another: names.open || longer.is_some_and(|own| own.starts_with(name)),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Estate, Input, Options};

    #[test]
    fn a_short_name_may_be_a_longer_one_cut_off() {
        let asked = |clusters: &[&str], name: &str| {
            let resources = clusters.iter().enumerate().map(|(at, own)| {
                format!(
                    "  C{at}: {{Type: AWS::MSK::Cluster, Properties: {{ClusterName: {own}}}}}\n"
                )
            });
            let text = format!("Resources:\n{}", resources.collect::<String>());
            let inputs = vec![Input::named("t.yaml", text)];
            let estate = Estate::read(inputs, &Options::default());
            let found = estate.addressed(name);
            (found.named.len(), found.or_another)
        };
        let clusters = ["Orders", "orders-eu", "mail"];
        assert_eq!(asked(&clusters, "orders"), (1, true));
        assert_eq!(asked(&clusters, "orders-eu"), (1, false));
        assert_eq!(asked(&clusters, "order"), (0, true));
        assert_eq!(asked(&clusters, "ordersx"), (0, false));
        assert_eq!(asked(&["mail", "!Ref Name"], "mail"), (1, true));
        assert_eq!(asked(&["mail", "mail", "mail"], "mail"), (2, false));
    }
}
