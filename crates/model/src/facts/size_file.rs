//! The shape of `data/sizes.json`. In: rows plus what all sizes of a class share. Out: whole `BrokerSize`s.

use super::origin::{Origin, Sources, Trace};
use super::size::{
    BrokerSize, Burst, ExpressSize, ProvisionedThroughput, SizeFeature, SizeKind, StandardSize,
    Threads,
};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(super) struct File {
    standard: StandardShared,
    standard_sizes: Vec<StandardRow>,
    express: ExpressShared,
    express_sizes: Vec<ExpressRow>,
    sources: Sources,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
struct StandardShared {
    iam_connections: u32,
    volume_min_gib: u32,
    volume_max_gib: u32,
    volume_throughput_mib_s: f64,
    throughput_min_mib_s: f64,
    throughput_min_volume_gib: u32,
    has: Vec<SizeFeature>,
    #[serde(flatten)]
    trace: Trace,
}

#[derive(Deserialize)]
struct StandardRow {
    name: &'static str,
    vcpu: u32,
    memory_gib: u32,
    cpu: &'static str,
    network_mbit_s: u32,
    ebs_mbit_s: u32,
    partitions_recommended: u32,
    partitions_max: u32,
    iam_connections_per_second: u32,
    throughput_max_mib_s: Option<f64>,
    model_ebs_mib_s: Option<f64>,
    model_network_mib_s: Option<f64>,
    io_threads: Option<u32>,
    network_threads: Option<u32>,
    replica_fetchers: Option<u32>,
    kafka_since: Option<&'static str>,
    #[serde(default)]
    kafka_also: Vec<&'static str>,
    burst: Option<Burst>,
    production: Option<bool>,
    #[serde(default)]
    lacks: Vec<SizeFeature>,
    note: Option<&'static str>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
struct ExpressShared {
    iam_connections: u32,
    iam_connections_per_second: u32,
    partition_mb_s: f64,
    zones: u32,
    replication_factor: u32,
    has: Vec<SizeFeature>,
    lacks: Vec<SizeFeature>,
    #[serde(flatten)]
    trace: Trace,
}

#[derive(Deserialize)]
struct ExpressRow {
    name: &'static str,
    vcpu: u32,
    memory_gib: u32,
    cpu: &'static str,
    network_mbit_s: u32,
    partitions_recommended: u32,
    partitions_max: u32,
    /// Sustained, maximum.
    ingress_mb_s: (f64, f64),
    /// Sustained, maximum.
    egress_mb_s: (f64, f64),
    model_ingress_mib_s: f64,
    io_threads: u32,
    network_threads: u32,
    note: Option<&'static str>,
}

impl File {
    pub(super) fn sizes(self) -> Vec<BrokerSize> {
        let standard_origin = self.standard.trace.resolve(&self.sources);
        let express_origin = self.express.trace.resolve(&self.sources);
        let standard = self.standard_sizes.into_iter();
        let express = self.express_sizes.into_iter();
        standard
            .map(|row| row.join(&self.standard, &standard_origin))
            .chain(express.map(|row| row.join(&self.express, &express_origin)))
            .collect()
    }
}

impl StandardRow {
    fn join(self, shared: &StandardShared, origin: &Origin) -> BrokerSize {
        // A row that lacks a feature overrides the list that its class shares.
        let has = shared
            .has
            .iter()
            .filter(|feature| !self.lacks.contains(feature));
        BrokerSize {
            has: has.copied().collect(),
            kind: SizeKind::Standard(StandardSize {
                volume_min_gib: shared.volume_min_gib,
                volume_max_gib: shared.volume_max_gib,
                volume_throughput_mib_s: shared.volume_throughput_mib_s,
                provisioned_throughput: self.throughput_max_mib_s.map(|max_mib_s| {
                    ProvisionedThroughput {
                        min_mib_s: shared.throughput_min_mib_s,
                        max_mib_s,
                        min_volume_gib: shared.throughput_min_volume_gib,
                    }
                }),
                ebs_mbit_s: self.ebs_mbit_s,
                model_ebs_mib_s: self.model_ebs_mib_s,
                model_network_mib_s: self.model_network_mib_s,
                threads_advised: self
                    .io_threads
                    .zip(self.network_threads)
                    .map(|(io, network)| Threads { io, network }),
                replica_fetchers_advised: self.replica_fetchers,
                burst: self.burst,
                kafka_since: self.kafka_since,
                kafka_also: self.kafka_also,
            }),
            name: self.name,
            vcpu: self.vcpu,
            memory_gib: self.memory_gib,
            cpu: self.cpu,
            network_mbit_s: self.network_mbit_s,
            partitions_recommended: self.partitions_recommended,
            partitions_max: self.partitions_max,
            iam_connections: shared.iam_connections,
            iam_connections_per_second: self.iam_connections_per_second,
            production: self.production.unwrap_or(true),
            note: self.note,
            origin: origin.clone(),
            lacks: self.lacks,
        }
    }
}

impl ExpressRow {
    fn join(self, shared: &ExpressShared, origin: &Origin) -> BrokerSize {
        BrokerSize {
            kind: SizeKind::Express(ExpressSize {
                ingress_sustained_mb_s: self.ingress_mb_s.0,
                ingress_max_mb_s: self.ingress_mb_s.1,
                egress_sustained_mb_s: self.egress_mb_s.0,
                egress_max_mb_s: self.egress_mb_s.1,
                partition_mb_s: shared.partition_mb_s,
                model_ingress_mib_s: self.model_ingress_mib_s,
                threads: Threads {
                    io: self.io_threads,
                    network: self.network_threads,
                },
                zones: shared.zones,
                replication_factor: shared.replication_factor,
            }),
            name: self.name,
            vcpu: self.vcpu,
            memory_gib: self.memory_gib,
            cpu: self.cpu,
            network_mbit_s: self.network_mbit_s,
            partitions_recommended: self.partitions_recommended,
            partitions_max: self.partitions_max,
            iam_connections: shared.iam_connections,
            iam_connections_per_second: shared.iam_connections_per_second,
            production: true,
            note: self.note,
            origin: origin.clone(),
            has: shared.has.clone(),
            lacks: shared.lacks.clone(),
        }
    }
}
