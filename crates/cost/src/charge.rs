//! What can be charged, as a typed key into a price book: `standard.broker.kafka.m7g.large`, `serverless.partition`.

use crate::Unit;

/// One thing AWS puts a price on. The text of [`Charge::key`] is its name in the price books.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Charge {
    /// A running Standard broker of an instance type such as `kafka.m7g.large`.
    StandardBroker(String),
    /// A running Express broker of an instance type such as `express.m7g.large`.
    ExpressBroker(String),
    /// An EC2 instance of a type such as `m7g.large`, for Kafka that a team runs itself.
    Ec2(String),
    /// Any other charge.
    Plain(Plain),
}

macro_rules! plain {
    ($($(#[$doc:meta])* $name:ident = $key:literal, $dimension:literal, $unit:ident;)*) => {
        /// A charge that depends on nothing but the region.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Plain {
            $($(#[$doc])* $name,)*
        }

        impl Plain {
            /// Every one of them.
            pub(crate) const ALL: &[Self] = &[$(Self::$name),*];

            const fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }

            const fn dimension(self) -> &'static str {
                match self { $(Self::$name => $dimension,)* }
            }

            const fn unit(self) -> Unit {
                match self { $(Self::$name => Unit::$unit,)* }
            }
        }
    };
}

plain! {
    /// Provisioned EBS volume of Standard brokers.
    StandardStorage = "standard.storage", "standard.storage", GbMonth;
    /// Provisioned storage throughput of Standard brokers.
    StorageThroughput = "standard.storage_throughput", "standard.storage_throughput", MbpsMonth;
    /// Data in the low-cost tier.
    TieredStorage = "tiered.storage", "tiered.storage", GbMonth;
    /// Data read back from the low-cost tier.
    TieredRetrieval = "tiered.retrieval", "tiered.retrieval", Gb;
    /// Data kept on Express brokers.
    ExpressStorage = "express.storage", "express.storage", GbMonth;
    /// Data producers write to Express brokers.
    ExpressDataIn = "express.data_in", "express.data_in", Gb;
    /// A serverless cluster while it exists.
    ServerlessCluster = "serverless.cluster", "serverless.cluster", ClusterHour;
    /// A partition of a serverless cluster while it exists.
    ServerlessPartition = "serverless.partition", "serverless.partition", PartitionHour;
    /// Data producers write to a serverless cluster.
    ServerlessDataIn = "serverless.data_in", "serverless.data_in", Gb;
    /// Data consumers read from a serverless cluster.
    ServerlessDataOut = "serverless.data_out", "serverless.data_out", Gb;
    /// Data kept on a serverless cluster.
    ServerlessStorage = "serverless.storage", "serverless.storage", GbMonth;
    /// An MSK Connect unit (1 vCPU, 4 GiB) while its worker runs.
    ConnectMcu = "connect.mcu", "connect.mcu", McuHour;
    /// A replicator while it exists.
    ReplicatorHour = "replicator.hour", "replicator.hour", ReplicatorHour;
    /// Data a replicator copies within the region.
    ReplicatorSameRegion = "replicator.data.same_region", "replicator.data", Gb;
    /// Data a replicator copies from another region.
    ReplicatorCrossRegion = "replicator.data.cross_region", "replicator.data", Gb;
    /// Multi-VPC private connectivity, per authentication scheme.
    PrivateConnectivityHour = "private_connectivity.hour", "private_connectivity.hour", SchemeHour;
    /// Data through multi-VPC private connectivity.
    PrivateConnectivityData = "private_connectivity.data", "private_connectivity.data", Gb;

    /// Traffic that crosses a zone; charged on each side.
    InterZone = "transfer.inter_zone", "transfer.inter_zone", Gb;
    /// Traffic to another region.
    OtherRegion = "transfer.other_region", "transfer.other_region", Gb;
    /// Traffic between us-east-1 and us-east-2.
    BetweenUsEast = "transfer.between_us_east_1_and_2", "transfer.other_region", Gb;
    /// Traffic to the internet, first 10 TB of the account's month.
    InternetFirst = "transfer.internet_out.first_10_tb", "transfer.internet_out", Gb;
    /// Traffic to the internet, next 40 TB.
    InternetSecond = "transfer.internet_out.next_40_tb", "transfer.internet_out", Gb;
    /// Traffic to the internet, next 100 TB.
    InternetThird = "transfer.internet_out.next_100_tb", "transfer.internet_out", Gb;
    /// Traffic to the internet above 150 TB.
    InternetRest = "transfer.internet_out.above_150_tb", "transfer.internet_out", Gb;
    /// An interface endpoint in one zone.
    EndpointHour = "interface_endpoint.hour", "interface_endpoint.hour", EndpointHour;
    /// Data through interface endpoints, first PB of the account's month.
    EndpointDataFirst = "interface_endpoint.data.first_1_pb", "interface_endpoint.data", Gb;
    /// Data through interface endpoints, next 4 PB.
    EndpointDataSecond = "interface_endpoint.data.next_4_pb", "interface_endpoint.data", Gb;
    /// Data through interface endpoints above 5 PB.
    EndpointDataRest = "interface_endpoint.data.above_5_pb", "interface_endpoint.data", Gb;
    /// A NAT gateway while it exists.
    NatHour = "nat_gateway.hour", "nat_gateway.hour", GatewayHour;
    /// Data through a NAT gateway.
    NatData = "nat_gateway.data", "nat_gateway.data", Gb;
    /// A public IPv4 address.
    PublicAddress = "public_ipv4.hour", "public_ipv4.hour", AddressHour;
    /// A standard CloudWatch alarm.
    Alarm = "cloudwatch.alarm", "cloudwatch.alarm", AlarmMonth;
    /// A CloudWatch metric of an enhanced monitoring level.
    Metric = "cloudwatch.metric", "cloudwatch.metric", MetricMonth;
    /// Broker logs taken in by CloudWatch Logs.
    LogsIngest = "cloudwatch.logs_ingest", "cloudwatch.logs_ingest", Gb;
    /// Broker logs kept by CloudWatch Logs.
    LogsStorage = "cloudwatch.logs_storage", "cloudwatch.logs_storage", GbMonth;
    /// A customer-managed KMS key.
    CustomerKey = "kms.customer_key", "kms.customer_key", KeyMonth;
    /// A secret, one per SCRAM user.
    Secret = "secrets_manager.secret", "secrets_manager.secret", SecretMonth;
    /// S3 Standard storage, first 50 TB.
    S3Storage = "s3_standard.storage.first_50_tb", "s3_standard.storage", GbMonth;

    /// A gp3 volume.
    Gp3Storage = "ebs.gp3.storage", "ebs.gp3.storage", GbMonth;
    /// gp3 operations above 3000.
    Gp3Iops = "ebs.gp3.iops_above_3000", "ebs.gp3.iops", IopsMonth;
    /// gp3 throughput above 125 MiB/s.
    Gp3Throughput = "ebs.gp3.throughput_above_125", "ebs.gp3.throughput", GibpsMonth;
    /// A gp2 volume.
    Gp2Storage = "ebs.gp2.storage", "ebs.gp2.storage", GbMonth;
    /// An st1 volume.
    St1Storage = "ebs.st1.storage", "ebs.st1.storage", GbMonth;
    /// An io2 volume.
    Io2Storage = "ebs.io2.storage", "ebs.io2.storage", GbMonth;

    /// A Kinesis on-demand stream, Standard mode.
    KinesisStream = "kinesis.on_demand_standard.stream_hour", "kinesis.stream", StreamHour;
    /// Data into it.
    KinesisIn = "kinesis.on_demand_standard.data_in", "kinesis.data_in", Gb;
    /// Data out of it by shared readers.
    KinesisOut = "kinesis.on_demand_standard.data_out", "kinesis.data_out", Gb;
    /// Data out of it by enhanced fan-out.
    KinesisFanOut = "kinesis.on_demand_standard.efo_data_out", "kinesis.data_out", Gb;
    /// Data kept from one day to seven.
    KinesisExtended = "kinesis.on_demand_standard.extended_retention", "kinesis.retention", GbMonth;
    /// Data kept for more than seven days.
    KinesisLongTerm = "kinesis.on_demand_standard.long_term_retention", "kinesis.retention", GbMonth;
    /// Data into a stream, Advantage mode of the account.
    KinesisAdvantageIn = "kinesis.on_demand_advantage.data_in", "kinesis.data_in", Gb;
    /// Data out of it.
    KinesisAdvantageOut = "kinesis.on_demand_advantage.data_out", "kinesis.data_out", Gb;
    /// Data out of it by enhanced fan-out.
    KinesisAdvantageFanOut = "kinesis.on_demand_advantage.efo_data_out", "kinesis.data_out", Gb;
    /// Data kept for more than a day.
    KinesisAdvantageRetention = "kinesis.on_demand_advantage.retention", "kinesis.retention", GbMonth;
    /// A stream in Advantage mode.
    KinesisAdvantageStream = "kinesis.on_demand_advantage.stream_hour", "kinesis.stream", StreamHour;
    /// A provisioned shard.
    KinesisShard = "kinesis.provisioned.shard_hour", "kinesis.shard", ShardHour;
    /// A million put payload units of 25 KB.
    KinesisPut = "kinesis.provisioned.put_payload_units", "kinesis.put", MillionUnits;
    /// A shard that keeps data from one day to seven.
    KinesisShardExtended = "kinesis.provisioned.extended_retention_shard_hour", "kinesis.retention", ShardHour;
    /// Data a provisioned stream keeps for more than seven days.
    KinesisShardLongTerm = "kinesis.provisioned.long_term_retention", "kinesis.retention", GbMonth;
    /// Such data read back.
    KinesisShardRetrieval = "kinesis.provisioned.long_term_retrieval", "kinesis.retrieval", Gb;
    /// Data out of a provisioned stream by enhanced fan-out.
    KinesisShardFanOut = "kinesis.provisioned.efo_data_out", "kinesis.data_out", Gb;
    /// An enhanced fan-out consumer of a shard.
    KinesisFanOutConsumer = "kinesis.provisioned.efo_consumer_shard_hour", "kinesis.consumer", ConsumerShardHour;
    /// Data Firehose reads from MSK, first 500 TB.
    FirehoseFromMsk = "firehose.msk_source.first_500_tb", "firehose.data", Gb;
    /// Data put to Firehose directly or from Kinesis, first 500 TB.
    FirehoseDirect = "firehose.direct_put_or_kinesis.first_500_tb", "firehose.data", Gb;
}

const STANDARD: &str = "standard.broker";
const EXPRESS: &str = "express.broker";
const EC2: &str = "ec2";

impl Charge {
    /// The name in the price books.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::StandardBroker(size) => format!("{STANDARD}.{size}"),
            Self::ExpressBroker(size) => format!("{EXPRESS}.{size}"),
            Self::Ec2(size) => format!("{EC2}.{size}"),
            Self::Plain(plain) => plain.key().to_owned(),
        }
    }

    /// The charge of a name; `None` for a name no charge has.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        let after = |prefix: &str, family: &str| {
            let size = key.strip_prefix(prefix)?.strip_prefix('.')?;
            size.starts_with(family).then(|| size.to_owned())
        };
        if let Some(size) = after(STANDARD, "kafka.") {
            return Some(Self::StandardBroker(size));
        }
        if let Some(size) = after(EXPRESS, "express.") {
            return Some(Self::ExpressBroker(size));
        }
        if let Some(size) = after(EC2, "") {
            return Some(Self::Ec2(size));
        }
        let plain = Plain::ALL.iter().find(|plain| plain.key() == key)?;
        Some(Self::Plain(*plain))
    }

    /// What it belongs to on a bill: the name without size, direction or tier. Discounts go by it.
    #[must_use]
    pub fn dimension(&self) -> &'static str {
        match self {
            Self::StandardBroker(_) => STANDARD,
            Self::ExpressBroker(_) => EXPRESS,
            Self::Ec2(_) => EC2,
            Self::Plain(plain) => plain.dimension(),
        }
    }

    /// The unit its price is for.
    #[must_use]
    pub fn unit(&self) -> Unit {
        match self {
            Self::StandardBroker(_) | Self::ExpressBroker(_) => Unit::BrokerHour,
            Self::Ec2(_) => Unit::InstanceHour,
            Self::Plain(plain) => plain.unit(),
        }
    }

    /// Whether the charge is on the MSK bill; what surrounds a cluster is billed by another service.
    #[must_use]
    pub fn is_msk(&self) -> bool {
        match self {
            Self::StandardBroker(_) | Self::ExpressBroker(_) => true,
            Self::Ec2(_) => false,
            Self::Plain(plain) => *plain < Plain::InterZone,
        }
    }

    /// Every dimension there is, sorted.
    #[must_use]
    pub fn dimensions() -> Vec<&'static str> {
        let mut all: Vec<_> = Plain::ALL.iter().map(|plain| plain.dimension()).collect();
        all.extend([STANDARD, EXPRESS, EC2]);
        all.sort_unstable();
        all.dedup();
        all
    }
}

impl From<Plain> for Charge {
    fn from(plain: Plain) -> Self {
        Self::Plain(plain)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_to_their_charge() {
        for plain in Plain::ALL {
            let charge = Charge::from(*plain);
            assert_eq!(Charge::of_key(&charge.key()), Some(charge));
        }
        let broker = Charge::StandardBroker("kafka.m7g.large".into());
        assert_eq!(broker.key(), "standard.broker.kafka.m7g.large");
        assert_eq!(Charge::of_key(&broker.key()), Some(broker));
        assert_eq!(Charge::of_key("standard.broker.express.m7g.large"), None);
        assert_eq!(Charge::of_key("standard.brokers"), None);
    }

    #[test]
    fn only_msk_is_on_the_msk_bill() {
        assert!(Charge::from(Plain::PrivateConnectivityData).is_msk());
        assert!(!Charge::from(Plain::InterZone).is_msk());
        assert!(!Charge::from(Plain::Gp3Storage).is_msk());
    }
}
