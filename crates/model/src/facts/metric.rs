//! CloudWatch metrics of MSK clusters. In: a metric's name. Out: from which monitoring level on it is sent, and under
//! which dimensions. Data: `data/metrics.json`.

use super::origin::{Origin, Row, read};
use super::size::BrokerClass;
use std::fmt;
use std::sync::OnceLock;

/// What `EnhancedMonitoring` can say, coarse to fine; each level includes those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MonitoringLevel {
    /// Free of charge.
    Default,
    /// More for each broker.
    PerBroker,
    /// For each topic on each broker.
    PerTopicPerBroker,
    /// For each partition.
    PerTopicPerPartition,
}

impl MonitoringLevel {
    /// The words of the data files.
    pub(super) const WORDS: &[(&str, Self)] = &[
        ("DEFAULT", Self::Default),
        ("PER_BROKER", Self::PerBroker),
        ("PER_TOPIC_PER_BROKER", Self::PerTopicPerBroker),
        ("PER_TOPIC_PER_PARTITION", Self::PerTopicPerPartition),
    ];

    /// The level of that name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let found = Self::WORDS.iter().find(|(word, _)| *word == text);
        found.map(|(_, level)| *level)
    }
}

impl fmt::Display for MonitoringLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Default => "DEFAULT",
            Self::PerBroker => "PER_BROKER",
            Self::PerTopicPerBroker => "PER_TOPIC_PER_BROKER",
            Self::PerTopicPerPartition => "PER_TOPIC_PER_PARTITION",
        })
    }
}

/// One metric of the namespace `AWS/Kafka`.
#[derive(Clone, Debug, PartialEq)]
pub struct Metric {
    /// Its name, such as `CpuUser`.
    pub name: &'static str,
    /// Dimensions without which there is no data.
    pub needs: Vec<&'static str>,
    /// Dimensions that it may have besides.
    pub may: Vec<&'static str>,
    /// Where it is said.
    pub origin: Origin,
    standard: Option<MonitoringLevel>,
    express: Option<MonitoringLevel>,
}

impl Metric {
    /// The level from which on brokers of that class send it; `None` when they are not said to.
    #[must_use]
    pub fn level(&self, class: BrokerClass) -> Option<MonitoringLevel> {
        match class {
            BrokerClass::Standard => self.standard,
            BrokerClass::Express => self.express,
        }
    }
}

/// All metrics, sorted by name. A name that is missing may be newer than the list.
#[must_use]
pub fn metrics() -> &'static [Metric] {
    static METRICS: OnceLock<Vec<Metric>> = OnceLock::new();
    METRICS.get_or_init(|| {
        read(
            "metrics.json",
            include_str!("../../data/metrics.json"),
            |file| {
                file.records("metrics")
                    .map(|row| Metric::read(file, row))
                    .collect()
            },
        )
    })
}

/// The metric of that exact name.
#[must_use]
pub fn metric(name: &str) -> Option<&'static Metric> {
    metrics().iter().find(|metric| metric.name == name)
}

impl Metric {
    fn read(file: Row<'_>, row: Row<'_>) -> Self {
        Self {
            origin: Origin::of(file, row),
            name: row.text("name"),
            needs: row.texts("needs"),
            may: row.texts("may"),
            standard: row.word_if_any("standard", MonitoringLevel::WORDS),
            express: row.word_if_any("express", MonitoringLevel::WORDS),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_metric_has_a_class_a_source_and_the_cluster_among_its_dimensions() {
        for metric in metrics() {
            assert!(
                metric.standard.or(metric.express).is_some(),
                "{}",
                metric.name
            );
            assert!(metric.origin.url().is_some(), "{}", metric.name);
            assert_eq!(
                metric.needs.first(),
                Some(&"Cluster Name"),
                "{}",
                metric.name
            );
        }
        assert!(metrics().is_sorted_by(|a, b| a.name < b.name));
    }

    #[test]
    fn levels_and_dimensions_as_the_pages_say() {
        let of = |name: &str, class| metric(name).unwrap().level(class);
        assert_eq!(
            of("CpuUser", BrokerClass::Standard),
            Some(MonitoringLevel::Default)
        );
        assert_eq!(
            of("RequestHandlerAvgIdlePercent", BrokerClass::Standard),
            Some(MonitoringLevel::PerBroker)
        );
        assert_eq!(
            of("OffsetLag", BrokerClass::Express),
            Some(MonitoringLevel::PerTopicPerPartition)
        );
        assert_eq!(of("OfflinePartitionsCount", BrokerClass::Express), None);
        assert_eq!(of("StorageUsed", BrokerClass::Standard), None);
        assert_eq!(
            metric("SumOffsetLag").unwrap().needs,
            ["Cluster Name", "Consumer Group", "Topic"]
        );
        assert_eq!(
            MonitoringLevel::parse("PER_BROKER"),
            Some(MonitoringLevel::PerBroker)
        );
        assert_eq!(MonitoringLevel::parse("per_broker"), None);
    }
}
