//! Quotas of MSK, MSK Connect and MSK Replicator. In: an id such as `standard.brokers_per_account`.
//! Out: the figure, its scope and whether it can be raised. Data: `data/quotas.json`.

use super::figure::{Bounds, Figure};
use super::origin::Origin;
use super::rows::Rows;
use std::fmt;
use std::sync::OnceLock;

/// One quota. Account quotas are per Region.
#[derive(Clone, Debug, PartialEq)]
pub struct Quota {
    /// Dotted id, service first.
    pub id: &'static str,
    /// `standard`, `express`, `serverless`, `connect`, `replicator`, `data-delivery`, and shared ones.
    pub service: &'static str,
    /// What is counted.
    pub name: &'static str,
    /// How much of it there may be.
    pub figure: Figure,
    /// Unit of the figure; empty for words.
    pub unit: &'static str,
    /// What the figure is counted for: `account+region`, `cluster`, `broker` and so on.
    pub scope: &'static str,
    /// Whether and how it can be raised.
    pub adjustable: Adjustable,
    /// What happens beyond it, where the page says so.
    pub violation: Option<&'static str>,
    /// Disagreements between sources and other remarks.
    pub note: Option<&'static str>,
    /// Where it is said.
    pub origin: Origin,
}

impl Quota {
    /// The number, if the figure is one.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        self.figure.number()
    }

    /// The bounds, if the figure is a range.
    #[must_use]
    pub fn range(&self) -> Option<Bounds> {
        self.figure.range()
    }

    /// Source and date for a message.
    #[must_use]
    pub fn cite(&self) -> String {
        self.origin.cite()
    }
}

/// Whether and how a quota can be raised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Adjustable {
    /// Cannot be raised.
    No,
    /// In the Service Quotas console.
    Console,
    /// With a support case.
    Support,
    /// Can be raised; the page does not say how.
    Yes,
    /// By another way, which the words describe.
    Otherwise(&'static str),
    /// Advice that nothing enforces.
    Guidance,
    /// The page does not say.
    NotStated,
    /// Makes no sense for this figure.
    NotApplicable,
}

impl Adjustable {
    /// True when the figure may already have been raised for a given account.
    #[must_use]
    pub fn may_be_raised(self) -> bool {
        !matches!(self, Self::No | Self::NotApplicable)
    }

    fn read(text: &'static str) -> Self {
        match text {
            "no" => Self::No,
            "console" => Self::Console,
            "support" => Self::Support,
            "yes" => Self::Yes,
            "guidance" => Self::Guidance,
            "not stated" => Self::NotStated,
            "n/a" => Self::NotApplicable,
            other => Self::Otherwise(other),
        }
    }
}

impl fmt::Display for Adjustable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::No => "cannot be raised",
            Self::Console => "can be raised in the Service Quotas console",
            Self::Support => "can be raised with a support case",
            Self::Yes => "can be raised",
            Self::Otherwise(how) => return write!(f, "can be raised by {how}"),
            Self::Guidance => "is advice, not enforced",
            Self::NotStated => "may or may not be raised",
            Self::NotApplicable => "is fixed",
        })
    }
}

fn rows() -> &'static Rows<Quota> {
    static ROWS: OnceLock<Rows<Quota>> = OnceLock::new();
    ROWS.get_or_init(|| {
        let text = include_str!("../../data/quotas.json");
        Rows::cut("quotas.json", text, "quotas").sorted()
    })
}

/// All quotas, sorted by id.
#[must_use]
pub fn quotas() -> Vec<&'static Quota> {
    rows().ids().filter_map(quota).collect()
}

/// The quota of that id.
#[must_use]
pub fn quota(id: &str) -> Option<&'static Quota> {
    rows().get(rows().find(id)?, |row, origin| Quota {
        origin: origin(&row.texts("from")),
        id: row.text("id"),
        service: row.text("service"),
        name: row.text("name"),
        figure: Figure::read(row),
        unit: row.text_if_any("unit").unwrap_or_default(),
        scope: row.text("scope"),
        adjustable: Adjustable::read(row.text("adjustable")),
        violation: row.text_if_any("violation"),
        note: row.text_if_any("note"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_quota_is_there_once_with_its_source() {
        let ids: std::collections::BTreeSet<_> = quotas().iter().map(|quota| quota.id).collect();
        assert_eq!((quotas().len(), ids.len()), (186, 186));
        for quota in quotas() {
            assert!(quota.origin.url().is_some(), "{}", quota.id);
            assert!(quota.origin.as_of.starts_with("202"), "{}", quota.id);
        }
    }

    #[test]
    fn figures_of_every_kind() {
        let figure = |id| quota(id).unwrap().figure.to_string();
        for (id, expected) in [
            ("standard.brokers_per_account", "90"),
            ("standard.brokers_per_cluster.zookeeper", "30"),
            ("standard.brokers_per_cluster.kraft", "60"),
            (
                "standard.provisioned_throughput.max.kafka.m7g.2xlarge",
                "312.5",
            ),
            ("standard.iam_connection_rate.t3", "4"),
            ("standard.autoscaling.target.recommended", "50 to 60"),
            ("express.storage", "unlimited"),
            ("connect.mcu_per_worker", "1, 2, 4, 8"),
            ("serverless.partitions.non_compacted", "2400"),
            ("serverless.ingress", "200"),
            ("data_delivery.min_throughput_for_5_minutes", "2.4"),
            ("replicator.record_size.cross_region", "10"),
        ] {
            assert_eq!(figure(id), expected, "{id}");
        }
        let brokers = quota("standard.brokers_per_account").unwrap();
        assert_eq!((brokers.unit, brokers.scope), ("brokers", "account+region"));
        assert_eq!(brokers.adjustable, Adjustable::Console);
        assert_eq!(
            brokers.cite(),
            "MSK Developer Guide, Amazon MSK quota, as of 2026-H2"
        );
        let secrets = quota("scram.secrets_per_batch").unwrap();
        assert_eq!(
            (secrets.number(), secrets.adjustable),
            (Some(10.0), Adjustable::No)
        );
        let name = quota("cluster.name_length").unwrap().range().unwrap();
        assert!(name.contains(64.0) && !name.contains(65.0));
        assert_eq!(
            quota("serverless.connections").unwrap().violation,
            Some("connection closed")
        );
        assert_eq!(quota("no.such"), None);
    }
}
