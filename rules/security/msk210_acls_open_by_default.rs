//! MSK210: identities that ACLs speak of, on a cluster that lets everyone in where no ACL is found.

use lint::{Findings, Severity};
use model::Estate;

use crate::offers::{Method, acl_identities};

const KEY: &str = "allow.everyone.if.no.acl.found";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for scope in estate.scopes() {
        let Some(cluster) = scope.cluster else {
            continue;
        };
        let setting = scope.setting(KEY);
        let open = setting.boolean();
        let both = open.value.clone().zip(&acl_identities(&cluster));
        let Some(hit) = both.holds(|(open, identities)| *open && *identities) else {
            continue;
        };
        let names: Vec<&str> = [Method::Scram, Method::MutualTls]
            .into_iter()
            .filter(|method| method.on(&cluster).holds(|on| *on).is_some())
            .map(Method::name)
            .collect();
        let others = [Method::Scram, Method::MutualTls]
            .into_iter()
            .find(|method| method.on_for_other_vpcs(&cluster).value.by_default() == Some(&true));
        let public = cluster.public().value.by_default() == Some(&true);
        let methods = names.join(" and ");
        let message = format!(
            "{KEY} is {}: every client that passes {methods} may use whatever has no ACL",
            setting.told(),
        );
        let message = match (public, others) {
            (true, _) => format!("{message}, and public access is refused with it"),
            (false, Some(_)) => format!("{message}, and multi-VPC connectivity is refused with it"),
            (false, None) => message,
        };
        let place = if setting.is_declared() {
            open.span
        } else {
            cluster.resource.span()
        };
        let finding = out.at(place, &open.path, &hit, message);
        finding.help(format!(
            "create the ACLs your clients need, then set {KEY}=false in the cluster's configuration; set before, it locks everyone out"
        ));
        if public || others.is_some() {
            finding.severity(Severity::Error);
        }
    }
}
