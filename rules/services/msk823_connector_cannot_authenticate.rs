//! MSK823: a connector whose way to authenticate its cluster does not take.

use fact::Hit;
use lint::Findings;
use model::{Cluster, ClusterKind, Estate};

use crate::{
    connectors::connectors,
    offers::{Method, any_method},
    pair::pair,
};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for connector in connectors(estate) {
        let Some((cluster, sure)) = connector.cluster() else {
            continue;
        };
        let authentication = connector.authentication();
        let offers = Method::Iam.on(&cluster).value.zip(&closed(&cluster));
        let both = pair(&authentication, &offers);
        let name = cluster.resource.name();
        let refused = |(how, (iam, closed)): &(String, (bool, bool))| match how.as_str() {
            "IAM" => !iam,
            "NONE" => *closed,
            _ => false,
        };
        let Some(hit): Option<Hit> = both.holds(refused) else {
            continue;
        };
        let others: Vec<&str> = Method::ALL
            .into_iter()
            .filter(|method| method.on(&cluster).holds(|on| *on).is_some())
            .map(Method::name)
            .collect();
        let takes = match others.as_slice() {
            [] => "clients without credentials only".to_owned(),
            others => others.join(" and "),
        };
        let how = both
            .value
            .possible()
            .find(|one| refused(one))
            .map_or("", |(how, _)| how.as_str());
        let message =
            format!("the connector authenticates with `{how}`, and cluster {name} takes {takes}");
        let help = if Method::Iam.on(&cluster).holds(|on| *on).is_some() {
            "set AuthenticationType to IAM and give the addresses of the IAM port"
        } else {
            "turn on IAM for the cluster (ClientAuthentication.Sasl.Iam) and set AuthenticationType to IAM; MSK Connect has neither mutual TLS nor SASL/SCRAM"
        };
        out.add(&both, &hit.at_most(sure), message)
            .see(cluster.resource.span(), "the cluster it connects to")
            .help(help);
    }
}

/// Whether nobody gets in without credentials.
fn closed(cluster: &Cluster<'_>) -> fact::Value<bool> {
    if cluster.kind == ClusterKind::Serverless {
        return fact::Value::Known(true);
    }
    any_method(cluster)
        .zip(&cluster.unauthenticated().value)
        .map(|(any, open)| any && !open)
}
