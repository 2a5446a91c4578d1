//! The keys of the scenario document, said once: reading and writing both walk this list.

use super::{
    Connect, Express, Flow, Kind, PrivateConnectivity, Replicator, Serverless, Standard,
    Surroundings, Workload,
};
use crate::{Quantity, Stated};

/// One walk over the fields of a table, to fill them or to copy them out.
pub(super) trait Walk {
    /// A text, or a list of which the first is the usual one.
    fn choice(&mut self, key: &'static str, field: &mut Option<String>, others: &mut Vec<String>);
    fn quantity<T: Quantity>(&mut self, key: &'static str, field: &mut Option<Stated<T>>);
    fn flag(&mut self, key: &'static str, field: &mut Option<bool>);
    fn flow(&mut self, key: &'static str, field: &mut Flow);
}

/// How a cross-region replicator says so.
pub(super) const CROSS_REGION: &str = "cross_region";

impl Workload {
    pub(super) fn walk(&mut self, walk: &mut impl Walk) {
        walk.flow("ingress_mib_s", &mut self.ingress);
        walk.flow("egress_mib_s", &mut self.egress);
        walk.quantity("retention_hours", &mut self.retention);
        walk.quantity("local_retention_hours", &mut self.local_retention);
        walk.quantity("partitions", &mut self.partitions);
        walk.quantity("replication_factor", &mut self.replication_factor);
        walk.quantity("zones", &mut self.zones);
        walk.flag("client_zone_awareness", &mut self.client_zone_awareness);
    }
}

impl Flow {
    pub(super) fn walk(&mut self, walk: &mut impl Walk) {
        walk.quantity("average", &mut self.average);
        walk.quantity("peak", &mut self.peak);
    }
}

impl Kind {
    /// An empty one of the kind a scenario names.
    pub(super) fn empty(word: &str) -> Option<Self> {
        Some(match word {
            "standard" => Self::Standard(Standard::default()),
            "express" => Self::Express(Express::default()),
            "serverless" => Self::Serverless(Serverless::default()),
            "connect" => Self::Connect(Connect::default()),
            "replicator" => Self::Replicator(Replicator::default()),
            "private-connectivity" => Self::PrivateConnectivity(PrivateConnectivity::default()),
            _ => return None,
        })
    }

    pub(super) fn walk(&mut self, walk: &mut impl Walk) {
        match self {
            Self::Standard(it) => {
                walk.choice("broker_type", &mut it.broker_type, &mut it.other_types);
                walk.quantity("brokers", &mut it.brokers);
                walk.quantity("volume_gib", &mut it.volume);
                walk.quantity(
                    "provisioned_throughput_mib_s",
                    &mut it.provisioned_throughput,
                );
                walk.quantity("tiered_gib", &mut it.tiered);
                walk.quantity("tiered_retrieved_gb", &mut it.tiered_retrieved);
                walk.quantity("cross_zone_gb", &mut it.cross_zone);
            }
            Self::Express(it) => {
                walk.choice("broker_type", &mut it.broker_type, &mut it.other_types);
                walk.quantity("brokers", &mut it.brokers);
                walk.quantity("data_in_gb", &mut it.data_in);
                walk.quantity("storage_gib", &mut it.storage);
                walk.quantity("cross_zone_gb", &mut it.cross_zone);
            }
            Self::Serverless(it) => {
                walk.quantity("clusters", &mut it.clusters);
                walk.quantity("partitions", &mut it.partitions);
                walk.quantity("data_in_gb", &mut it.data_in);
                walk.quantity("data_out_gb", &mut it.data_out);
                walk.quantity("storage_gib", &mut it.storage);
            }
            Self::Connect(it) => {
                walk.quantity("workers", &mut it.workers);
                walk.quantity("mcus_per_worker", &mut it.mcus_per_worker);
            }
            Self::Replicator(it) => {
                walk.quantity("replicators", &mut it.replicators);
                walk.quantity("data_gb", &mut it.data);
                let mut flag = it.cross_region.then_some(true);
                walk.flag(CROSS_REGION, &mut flag);
                it.cross_region = flag.unwrap_or(false);
            }
            Self::PrivateConnectivity(it) => {
                walk.quantity("connections", &mut it.connections);
                walk.quantity("schemes", &mut it.schemes);
                walk.quantity("data_gb", &mut it.data);
            }
        }
    }
}

impl Kind {
    /// Takes what is absent here from another of the same kind; false for one of another kind.
    pub(crate) fn fill_from(&mut self, other: &Self) -> bool {
        match (self, other) {
            (Self::Standard(mine), Self::Standard(its)) => {
                fill_choice(
                    (&mut mine.broker_type, &mut mine.other_types),
                    (&its.broker_type, &its.other_types),
                );
                fill(&mut mine.brokers, &its.brokers);
                fill(&mut mine.volume, &its.volume);
                fill(
                    &mut mine.provisioned_throughput,
                    &its.provisioned_throughput,
                );
                fill(&mut mine.tiered, &its.tiered);
                fill(&mut mine.tiered_retrieved, &its.tiered_retrieved);
                fill(&mut mine.cross_zone, &its.cross_zone);
            }
            (Self::Express(mine), Self::Express(its)) => {
                fill_choice(
                    (&mut mine.broker_type, &mut mine.other_types),
                    (&its.broker_type, &its.other_types),
                );
                fill(&mut mine.brokers, &its.brokers);
                fill(&mut mine.data_in, &its.data_in);
                fill(&mut mine.storage, &its.storage);
                fill(&mut mine.cross_zone, &its.cross_zone);
            }
            (Self::Serverless(mine), Self::Serverless(its)) => {
                fill(&mut mine.clusters, &its.clusters);
                fill(&mut mine.partitions, &its.partitions);
                fill(&mut mine.data_in, &its.data_in);
                fill(&mut mine.data_out, &its.data_out);
                fill(&mut mine.storage, &its.storage);
            }
            (Self::Connect(mine), Self::Connect(its)) => {
                fill(&mut mine.workers, &its.workers);
                fill(&mut mine.mcus_per_worker, &its.mcus_per_worker);
            }
            (Self::Replicator(mine), Self::Replicator(its)) => {
                fill(&mut mine.replicators, &its.replicators);
                fill(&mut mine.data, &its.data);
                mine.cross_region |= its.cross_region;
            }
            (Self::PrivateConnectivity(mine), Self::PrivateConnectivity(its)) => {
                fill(&mut mine.connections, &its.connections);
                fill(&mut mine.schemes, &its.schemes);
                fill(&mut mine.data, &its.data);
            }
            _ => return false,
        }
        true
    }
}

/// What is open stays open only as far as nobody decides it.
fn fill_choice(
    (mine, my_others): (&mut Option<String>, &mut Vec<String>),
    (its, its_others): (&Option<String>, &Vec<String>),
) {
    if mine.is_none() {
        mine.clone_from(its);
        my_others.clone_from(its_others);
    }
}

fn fill<T: Clone>(mine: &mut Option<T>, its: &Option<T>) {
    if mine.is_none() {
        mine.clone_from(its);
    }
}

impl Surroundings {
    pub(super) fn walk(&mut self, walk: &mut impl Walk) {
        walk.quantity("internet_out_gb", &mut self.internet_out);
        walk.quantity("other_region_out_gb", &mut self.other_region_out);
        walk.quantity("logs_ingested_gb", &mut self.logs_ingested);
        walk.quantity("logs_stored_gib", &mut self.logs_stored);
        walk.quantity("alarms", &mut self.alarms);
        walk.quantity("metrics", &mut self.metrics);
        walk.quantity("customer_keys", &mut self.customer_keys);
        walk.quantity("scram_secrets", &mut self.secrets);
        walk.quantity("interface_endpoints", &mut self.endpoints);
        walk.quantity("endpoint_data_gb", &mut self.endpoint_data);
        walk.quantity("nat_gateways", &mut self.nat_gateways);
        walk.quantity("nat_data_gb", &mut self.nat_data);
        walk.quantity("public_addresses", &mut self.public_addresses);
    }
}
