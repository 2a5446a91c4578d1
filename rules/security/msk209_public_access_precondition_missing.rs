//! MSK209: public access asked for while one of its preconditions is not met. Open ACLs have a rule of their own.

use fact::{Fact, Value};
use lint::Findings;
use model::{
    Cluster, Estate,
    facts::{BrokerClass, MetadataMode, limit, metadata_mode},
};

use crate::{
    offers::{Method, any_method},
    versions::older,
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for cluster in estate.provisioned() {
        encryption(&cluster, out);
        authentication(&cluster, out);
        version(&cluster, out);
        monitoring(&cluster, out);
    }
}

/// Reports at `fact` in the cases in which the cluster is public and `broken` holds.
fn refuse<T>(
    cluster: &Cluster<'_>,
    fact: &Fact<T>,
    broken: &Value<bool>,
    (message, help): (String, String),
    out: &mut Findings<'_>,
) {
    let public = cluster.public();
    let both = public.value.clone().zip(broken);
    if let Some(hit) = both.holds(|(public, broken)| *public && *broken) {
        out.at(fact.span, &fact.path, &hit, message)
            .see(public.span, "public access is asked for here")
            .help(help);
    }
}

fn encryption(cluster: &Cluster<'_>, out: &mut Findings<'_>) {
    let wanted = limit("public.client_broker").list();
    let setting = cluster.client_broker();
    let broken = setting
        .value
        .clone()
        .map(|value| !wanted.contains(&value.as_str()));
    let wanted = wanted.join(", ");
    let words = (
        format!("public access is refused unless ClientBroker is {wanted}"),
        format!("set ClientBroker to {wanted}"),
    );
    refuse(cluster, &setting, &broken, words, out);
    let inside = cluster
        .at("EncryptionInfo.EncryptionInTransit.InCluster")
        .boolean();
    let broken = inside.value.clone().map(|on| !on);
    let words = (
        "public access is refused without encryption between brokers, so this cluster can never be public".to_owned(),
        "create the cluster with InCluster true".to_owned(),
    );
    refuse(cluster, &inside, &broken, words, out);
}

fn authentication(cluster: &Cluster<'_>, out: &mut Findings<'_>) {
    let open = cluster.unauthenticated();
    let words = (
        "public access is refused while clients may connect without credentials".to_owned(),
        "set Unauthenticated.Enabled to false".to_owned(),
    );
    refuse(cluster, &open, &open.value, words, out);
    let public = cluster.public();
    let nothing = any_method(cluster).map(|any| !any);
    let methods = Method::ALL.map(Method::name).join(", ");
    let words = (
        format!("public access is refused while none of {methods} is on"),
        "turn on ClientAuthentication.Sasl.Iam".to_owned(),
    );
    refuse(cluster, &public, &nothing, words, out);
}

fn version(cluster: &Cluster<'_>, out: &mut Findings<'_>) {
    let since = limit("public.since");
    let version = cluster.kafka_version();
    let broken = version.value.clone().map(|version| older(&version, since));
    let words = (
        since.statement.trim_end_matches('.').to_owned(),
        "upgrade Kafka first".to_owned(),
    );
    refuse(cluster, &version, &broken, words, out);
}

/// KRaft and Express clusters cannot be public and openly monitored at once (MSK Developer Guide, Open monitoring).
fn monitoring(cluster: &Cluster<'_>, out: &mut Findings<'_>) {
    let kraft = cluster
        .kafka_version()
        .value
        .map(|version| metadata_mode(&version) == Some(MetadataMode::Kraft));
    let express = cluster
        .class()
        .value
        .map(|class| class == BrokerClass::Express);
    let concerned = kraft.zip(&express).map(|(kraft, express)| kraft || express);
    for exporter in ["JmxExporter", "NodeExporter"] {
        let switch = cluster.switch(&format!(
            "OpenMonitoring.Prometheus.{exporter}.EnabledInBroker"
        ));
        let broken = switch
            .value
            .clone()
            .zip(&concerned)
            .map(|(on, concerned)| on && concerned);
        let words = (
            "KRaft clusters and Express brokers cannot have open monitoring and public access together".to_owned(),
            "turn one of the two off".to_owned(),
        );
        refuse(cluster, &switch, &broken, words, out);
    }
}
