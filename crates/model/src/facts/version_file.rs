//! The shape of `data/versions.json`. In: its rows. Out: the version table and the feature minimums.

use super::origin::{Sources, Trace};
use super::version::{FeatureMinimum, KafkaVersion, Table, VersionFeature};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(super) struct File {
    from: Vec<&'static str>,
    versions: Vec<VersionRow>,
    features: Vec<FeatureRow>,
    sources: Sources,
}

#[derive(Deserialize)]
struct VersionRow {
    name: &'static str,
    api: Vec<&'static str>,
    #[serde(default)]
    also_written: Vec<&'static str>,
    released: Option<&'static str>,
    end_of_support: Option<&'static str>,
    support_not_before: Option<&'static str>,
    #[serde(default)]
    recommended: bool,
    #[serde(default)]
    cdk_deprecated: bool,
    has: Vec<VersionFeature>,
    note: Option<&'static str>,
}

#[derive(Deserialize)]
struct FeatureRow {
    id: &'static str,
    feature: &'static str,
    since: Option<&'static str>,
    #[serde(default)]
    also: Vec<&'static str>,
    #[serde(default)]
    only: Vec<&'static str>,
    note: Option<&'static str>,
    #[serde(flatten)]
    trace: Trace,
}

impl File {
    pub(super) fn table(self) -> Table {
        let origin = Trace {
            from: self.from,
            ..Trace::default()
        }
        .resolve(&self.sources);
        let date = |text: Option<&str>| text.and_then(|text| text.parse().ok());
        let versions = self.versions.into_iter().map(|row| KafkaVersion {
            name: row.name,
            api_versions: row.api,
            released: date(row.released),
            end_of_support: date(row.end_of_support),
            support_not_before: date(row.support_not_before),
            recommended: row.recommended,
            cdk_deprecated: row.cdk_deprecated,
            note: row.note,
            origin: origin.clone(),
            also_written: row.also_written,
            has: row.has,
        });
        let features = self.features.into_iter().map(|row| FeatureMinimum {
            origin: row.trace.resolve(&self.sources),
            id: row.id,
            feature: row.feature,
            since: row.since,
            also: row.also,
            only: row.only,
            note: row.note,
        });
        Table {
            versions: versions.collect(),
            features: features.collect(),
        }
    }
}
