//! What a finding asks about money: plain data that a rule writes and the bill answers. A rule knows which quantity
//! would be another one; what that costs it does not know.

/// A question about the bill of one cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The logical id of the cluster.
    pub cluster: String,
    /// Which quantity would be another one.
    pub otherwise: Otherwise,
}

/// The quantity that would be another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Otherwise {
    /// Brokers of another size, such as `kafka.m7g.large`.
    BrokerType(&'static str),
    /// Another number of brokers.
    Brokers(i64),
    /// Volumes of another size, in GiB per broker.
    VolumeGib(i64),
    /// So many more CloudWatch metrics.
    Metrics {
        /// How many.
        number: i64,
        /// What the number rests on, as a clause.
        resting_on: String,
    },
    /// Consumers read from the replica in their zone. It takes a usage document that says how much they read.
    ReadsInZone,
}
