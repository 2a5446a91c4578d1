//! What a cluster offers its clients: the ways to authenticate that are on, and what messages call them.

use fact::{Fact, Value};
use model::{Cluster, ClusterKind, facts::limit};

/// A way to authenticate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Method {
    Iam,
    Scram,
    MutualTls,
}

impl Method {
    pub(crate) const ALL: [Self; 3] = [Self::Iam, Self::Scram, Self::MutualTls];

    /// What messages call it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Iam => "IAM",
            Self::Scram => "SASL/SCRAM",
            Self::MutualTls => "mutual TLS",
        }
    }

    /// Its switch below `ClientAuthentication`.
    pub(crate) fn switch(self) -> &'static str {
        match self {
            Self::Iam => "Sasl.Iam.Enabled",
            Self::Scram => "Sasl.Scram.Enabled",
            Self::MutualTls => "Tls.Enabled",
        }
    }

    /// Whether it is on.
    pub(crate) fn on(self, cluster: &Cluster<'_>) -> Fact<bool> {
        match (cluster.kind, self) {
            // Serverless speaks IAM and nothing else.
            (ClusterKind::Serverless, _) => cluster.itself().with(Value::Known(self == Self::Iam)),
            (ClusterKind::Provisioned, Self::Iam) => cluster.iam(),
            (ClusterKind::Provisioned, Self::Scram) => cluster.scram(),
            (ClusterKind::Provisioned, Self::MutualTls) => cluster.mutual_tls(),
        }
    }

    /// Whether it is on for clients in other VPCs.
    pub(crate) fn on_for_other_vpcs(self, cluster: &Cluster<'_>) -> Fact<bool> {
        let path = "BrokerNodeGroupInfo.ConnectivityInfo.VpcConnectivity.ClientAuthentication";
        cluster.switch(&format!("{path}.{}", self.switch()))
    }

    /// The values of `ClientBroker` that it works with.
    pub(crate) fn encryption(self) -> &'static [&'static str] {
        match self {
            Self::Iam => limit("auth.iam_with").list(),
            Self::Scram => limit("auth.scram_with").list(),
            Self::MutualTls => limit("auth.mtls_with").list(),
        }
    }
}

/// Whether SCRAM or mutual TLS is on: identities that Kafka's ACLs speak of.
pub(crate) fn acl_identities(cluster: &Cluster<'_>) -> Value<bool> {
    let (scram, tls) = (cluster.scram().value, cluster.mutual_tls().value);
    scram.zip(&tls).map(|(scram, tls)| scram || tls)
}

/// Whether any way to authenticate is on.
pub(crate) fn any_method(cluster: &Cluster<'_>) -> Value<bool> {
    acl_identities(cluster)
        .zip(&cluster.iam().value)
        .map(|(others, iam)| others || iam)
}
/// Whether multi-VPC connectivity is on for any scheme.
pub(crate) fn multi_vpc(cluster: &Cluster<'_>) -> Value<bool> {
    Method::ALL
        .iter()
        .map(|method| method.on_for_other_vpcs(cluster).value)
        .reduce(|all, one| all.zip(&one).map(|(all, one)| all || one))
        .unwrap_or(Value::Absent)
}
