//! MSK206: a way to authenticate that the cluster's encryption settings rule out.

use fact::{Fact, Value};
use lint::{Findings, Severity};
use model::{Cluster, Estate};

use crate::offers::Method;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for cluster in estate.provisioned() {
        for method in Method::ALL {
            let switch = method.on(&cluster);
            towards_clients(&cluster, method, &switch, out);
            between_brokers(&cluster, method, &switch, out);
        }
    }
}

fn towards_clients(
    cluster: &Cluster<'_>,
    method: Method,
    switch: &Fact<bool>,
    out: &mut Findings<'_>,
) {
    let setting = cluster.client_broker();
    let both = switch.value.clone().zip(&setting.value);
    let allowed = method.encryption();
    let mut value = String::new();
    let Some(hit) = both.holds(|(on, encryption)| {
        let refused = *on && !allowed.contains(&encryption.as_str());
        if refused {
            value.clone_from(encryption);
        }
        refused
    }) else {
        return;
    };
    let wanted = allowed.join(" or ");
    let name = method.name();
    let message = format!("{name} needs ClientBroker {wanted}, and it is `{value}`");
    // The CloudFormation page lets SASL stand beside TLS_PLAINTEXT when unauthenticated access is on as well; the
    // guide and the CDK do not.
    let contested = value == "TLS_PLAINTEXT" && cluster.unauthenticated().holds(|on| *on).is_some();
    let finding = out.at(switch.span, &switch.path, &hit, message);
    finding
        .see(setting.span, "the encryption between clients and brokers")
        .help(format!(
            "set EncryptionInTransit.ClientBroker to TLS, or turn {name} off"
        ));
    if contested {
        finding.severity(Severity::Warning);
    }
}

fn between_brokers(
    cluster: &Cluster<'_>,
    method: Method,
    switch: &Fact<bool>,
    out: &mut Findings<'_>,
) {
    let inside: Fact<bool> = cluster
        .at("EncryptionInfo.EncryptionInTransit.InCluster")
        .boolean();
    let both: Value<(bool, bool)> = switch.value.clone().zip(&inside.value);
    let Some(hit) = both.holds(|(on, inside)| *on && !inside) else {
        return;
    };
    let name = method.name();
    let message = format!("{name} needs encryption between brokers, and InCluster is `false`");
    out.at(switch.span, &switch.path, &hit, message)
        .detail("in-cluster")
        .see(inside.span, "the encryption between brokers")
        .help("set InCluster to true, which takes a new cluster");
}
