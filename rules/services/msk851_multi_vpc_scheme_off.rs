//! MSK851: a scheme switched on for other VPCs that is off on the cluster itself.

use lint::Findings;
use model::Estate;

use crate::{offers::Method, pair::pair};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for cluster in estate.provisioned() {
        for method in Method::ALL {
            let outside = method.on_for_other_vpcs(&cluster);
            let both = pair(&outside, &method.on(&cluster).value);
            if let Some(hit) = both.holds(|(outside, inside)| *outside && !inside) {
                let name = method.name();
                let message = format!(
                    "{name} is on for other VPCs and off for cluster {} itself",
                    cluster.resource.name()
                );
                out.add(&both, &hit, message).help(format!(
                    "set ClientAuthentication.{} to true as well",
                    method.switch()
                ));
            }
        }
    }
}
