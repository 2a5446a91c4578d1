//! The units prices are for, by the names AWS gives them.

use std::fmt;

macro_rules! units {
    ($($name:ident = $text:literal;)*) => {
        /// What one unit price buys. GB is 2^30 bytes and MBps 2^20 bytes per second; a month is the real month.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs)] // each is its text
        pub enum Unit {
            $($name,)*
        }

        impl Unit {
            /// Every unit.
            const ALL: &[Self] = &[$(Self::$name),*];

            /// The name in price books and reports.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }
        }
    };
}

units! {
    BrokerHour = "broker-hour";
    GbMonth = "GB-month";
    MbpsMonth = "MBps-month";
    Gb = "GB";
    ClusterHour = "cluster-hour";
    PartitionHour = "partition-hour";
    McuHour = "MCU-hour";
    ReplicatorHour = "replicator-hour";
    SchemeHour = "hour-per-auth-scheme";
    EndpointHour = "endpoint-hour";
    GatewayHour = "gateway-hour";
    AddressHour = "address-hour";
    AlarmMonth = "alarm-month";
    MetricMonth = "metric-month";
    KeyMonth = "key-month";
    SecretMonth = "secret-month";
    InstanceHour = "instance-hour";
    IopsMonth = "IOPS-month";
    GibpsMonth = "GiBps-month";
    StreamHour = "stream-hour";
    ShardHour = "shard-hour";
    ConsumerShardHour = "consumer-shard-hour";
    MillionUnits = "million-units";
}

impl Unit {
    /// The unit of a name.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|unit| unit.as_str() == text)
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
