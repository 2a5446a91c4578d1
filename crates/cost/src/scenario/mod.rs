//! The scenario: what is deployed and what flows, as the calculator, a file, or a lowered template says it.

mod figures;
mod form;
mod read;
#[cfg(test)]
mod tests;
mod write;
mod written;

use fact::Span;

use crate::{Answers, Average, Count, Gib, Hours, MibPerSecond, Named, Percent, Stated};
use rust_decimal::Decimal;

/// Everything an estimate needs beside prices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scenario {
    /// Region code, such as `us-east-1`.
    pub region: String,
    /// Length of the month; 730 where nobody said.
    pub hours: Option<Hours>,
    /// What flows.
    pub workload: Option<Workload>,
    /// What exists, in the order it was written.
    pub deployments: Vec<Deployment>,
    /// What surrounds it and other services bill.
    pub surroundings: Option<Surroundings>,
    /// Answers to the open questions of metering.
    pub assume: Answers,
    /// Negotiated discounts.
    pub discount: Discount,
    /// Another currency than the price book's.
    pub currency: Option<Currency>,
}

/// What flows through a cluster and how long it stays. Absent parts are assumed and listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workload {
    /// Bytes from producers on the wire, after compression.
    pub ingress: Flow,
    /// Bytes to all consumer groups together.
    pub egress: Flow,
    /// How long data is kept in all.
    pub retention: Option<Stated<Hours>>,
    /// How long it is kept on the brokers; tiered storage holds data when this is shorter.
    pub local_retention: Option<Stated<Hours>>,
    /// Partitions, leaders only.
    pub partitions: Option<Stated<Count>>,
    /// Copies of each partition.
    pub replication_factor: Option<Stated<Count>>,
    /// Availability Zones the brokers spread over.
    pub zones: Option<Stated<Count>>,
    /// Whether consumers read from the replica in their zone (`client.rack` and the rack-aware selector).
    pub client_zone_awareness: Option<bool>,
}

/// One direction of traffic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flow {
    /// Over the month; what is billed follows it.
    pub average: Option<Stated<MibPerSecond>>,
    /// At the busiest time; sizes follow it.
    pub peak: Option<Stated<MibPerSecond>>,
}

/// One thing that exists and is billed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deployment {
    /// What people call it.
    pub name: String,
    /// How long it exists within the month; the whole of it where nobody said.
    pub hours: Option<Stated<Hours>>,
    /// What it is.
    pub kind: Kind,
    /// Where it was written.
    pub at: Option<Span>,
}

/// What a deployment is, with the quantities of each kind. Absent ones follow from the workload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A provisioned cluster of Standard brokers.
    Standard(Standard),
    /// A provisioned cluster of Express brokers.
    Express(Express),
    /// Serverless clusters.
    Serverless(Serverless),
    /// MSK Connect.
    Connect(Connect),
    /// MSK Replicator.
    Replicator(Replicator),
    /// Multi-VPC private connectivity.
    PrivateConnectivity(PrivateConnectivity),
}

/// Quantities of a cluster of Standard brokers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standard {
    /// Instance type, such as `kafka.m7g.large`; the one that deploys by default where there are others.
    pub broker_type: Option<String>,
    /// Types it may be instead; the bill spans them.
    pub other_types: Vec<String>,
    /// Brokers in all zones.
    pub brokers: Option<Stated<Count>>,
    /// EBS volume per broker.
    pub volume: Option<Stated<Gib>>,
    /// Provisioned storage throughput per broker.
    pub provisioned_throughput: Option<Stated<MibPerSecond>>,
    /// Held in the low-cost tier on average over the month.
    pub tiered: Option<Stated<Gib>>,
    /// Read back from it in the month.
    pub tiered_retrieved: Option<Stated<Gib>>,
    /// Client traffic that crosses zones in the month, one way.
    pub cross_zone: Option<Stated<Gib>>,
}

/// Quantities of a cluster of Express brokers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Express {
    /// Instance type, such as `express.m7g.large`; the one that deploys by default where there are others.
    pub broker_type: Option<String>,
    /// Types it may be instead; the bill spans them.
    pub other_types: Vec<String>,
    /// Brokers in all zones.
    pub brokers: Option<Stated<Count>>,
    /// Written by producers in the month.
    pub data_in: Option<Stated<Gib>>,
    /// Kept on average over the month.
    pub storage: Option<Stated<Gib>>,
    /// Client traffic that crosses zones in the month, one way.
    pub cross_zone: Option<Stated<Gib>>,
}

/// Quantities of serverless clusters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Serverless {
    /// Clusters; one where nobody said.
    pub clusters: Option<Stated<Count>>,
    /// Partitions of all clusters together, leaders only.
    pub partitions: Option<Stated<Count>>,
    /// Written by producers in the month.
    pub data_in: Option<Stated<Gib>>,
    /// Read by consumers in the month.
    pub data_out: Option<Stated<Gib>>,
    /// Kept on average over the month.
    pub storage: Option<Stated<Gib>>,
}

/// Quantities of MSK Connect.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Connect {
    /// Workers running, on average where they come and go.
    pub workers: Option<Stated<Average>>,
    /// MSK Connect units of each worker.
    pub mcus_per_worker: Option<Stated<Count>>,
}

/// Quantities of MSK Replicator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Replicator {
    /// Replicators.
    pub replicators: Option<Stated<Count>>,
    /// Processed in the month.
    pub data: Option<Stated<Gib>>,
    /// Whether the source is in another region.
    pub cross_region: bool,
}

/// Quantities of multi-VPC private connectivity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrivateConnectivity {
    /// Client VPC connections.
    pub connections: Option<Stated<Count>>,
    /// Authentication schemes turned on for it.
    pub schemes: Option<Stated<Count>>,
    /// Through it in the month.
    pub data: Option<Stated<Gib>>,
}

/// What other services bill around the clusters, for a month.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// To clients on the internet.
    pub internet_out: Option<Stated<Gib>>,
    /// To clients in another region.
    pub other_region_out: Option<Stated<Gib>>,
    /// Broker logs taken in by CloudWatch Logs.
    pub logs_ingested: Option<Stated<Gib>>,
    /// Broker logs kept there.
    pub logs_stored: Option<Stated<Gib>>,
    /// CloudWatch alarms.
    pub alarms: Option<Stated<Count>>,
    /// CloudWatch metrics of enhanced monitoring levels.
    pub metrics: Option<Stated<Count>>,
    /// Customer-managed KMS keys.
    pub customer_keys: Option<Stated<Count>>,
    /// SCRAM secrets.
    pub secrets: Option<Stated<Count>>,
    /// Interface endpoints, counted once per zone.
    pub endpoints: Option<Stated<Count>>,
    /// Through them.
    pub endpoint_data: Option<Stated<Gib>>,
    /// NAT gateways.
    pub nat_gateways: Option<Stated<Count>>,
    /// Through them.
    pub nat_data: Option<Stated<Gib>>,
    /// Public IPv4 addresses, one per broker with public access.
    pub public_addresses: Option<Stated<Count>>,
}

/// Negotiated discounts off list prices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Discount {
    /// Off every line that has none of its own.
    pub overall: Percent,
    /// Off the lines of one dimension, in place of the overall one.
    pub by_dimension: Named<Percent>,
}

impl Discount {
    /// The discount off a dimension such as `express.broker`.
    #[must_use]
    pub fn of(&self, dimension: &str) -> Percent {
        let own = self.by_dimension.get(dimension);
        own.copied().unwrap_or(self.overall)
    }
}

/// The currency to show, at a rate the user gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Currency {
    /// ISO 4217 code.
    pub code: String,
    /// Units of it for one unit of the price book's currency. Above 0, at most 100,000.
    pub rate: Decimal,
}

impl Kind {
    /// The word in a scenario.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Standard(_) => "standard",
            Self::Express(_) => "express",
            Self::Serverless(_) => "serverless",
            Self::Connect(_) => "connect",
            Self::Replicator(_) => "replicator",
            Self::PrivateConnectivity(_) => "private-connectivity",
        }
    }
}
