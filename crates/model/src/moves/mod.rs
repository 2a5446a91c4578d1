//! What stands between a cluster and where somebody wants it: Express, Serverless, KRaft or a Kafka version.
//! In: an estate and a target. Out: for each cluster what blocks, what has to be decided and what changes, each with
//! its source.

mod express;
mod kraft;
mod notes;
mod serverless;
mod version;

use std::fmt;

use fact::Span;

use crate::{
    Cluster, Estate,
    facts::{KafkaVersion, Origin, kafka_version, kafka_versions, nearest_version},
};
use notes::Notes;

/// Where a cluster is to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A cluster of Express brokers.
    Express,
    /// A Serverless cluster.
    Serverless,
    /// The same cluster in KRaft mode.
    Kraft,
    /// The same cluster under another Kafka, spelt as the API does.
    Version(&'static str),
}

impl Target {
    /// Reads `express`, `serverless`, `kraft`, or a version that MSK offers.
    ///
    /// # Errors
    /// One sentence, with the nearest version where there is one.
    pub fn parse(text: &str) -> Result<Self, String> {
        Ok(match text {
            "express" => Self::Express,
            "serverless" => Self::Serverless,
            "kraft" => Self::Kraft,
            other => {
                let spelt = kafka_versions()
                    .iter()
                    .flat_map(|version| &version.api_versions)
                    .find(|spelling| **spelling == other);
                match spelt {
                    Some(spelling) => Self::Version(spelling),
                    None => return Err(unknown(other)),
                }
            }
        })
    }
}

fn unknown(text: &str) -> String {
    let near = kafka_version(text)
        .and_then(|version: &KafkaVersion| version.api_versions.first().copied())
        .or_else(|| nearest_version(text));
    let near = near.map_or_else(String::new, |near| format!("; did you mean {near}?"));
    format!("`{text}` is neither express, serverless, kraft nor a Kafka version of MSK{near}")
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Express => "Express",
            Self::Serverless => "Serverless",
            Self::Kraft => "KRaft",
            Self::Version(name) => name,
        })
    }
}

/// One cluster and what it takes.
#[derive(Clone, Debug)]
pub struct Readiness<'e> {
    /// The cluster.
    pub cluster: Cluster<'e>,
    /// Whether it is there already; then there are no points.
    pub there: bool,
    /// What it takes, what blocks first.
    pub points: Vec<Point>,
}

/// One thing that stands in the way or comes with the move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// How it weighs.
    pub weight: Weight,
    /// What, as a sentence without its end.
    pub says: String,
    /// What to do.
    pub help: Option<String>,
    /// Where it was read.
    pub at: Option<Span>,
    /// Who says so.
    pub source: Citation,
}

/// A page or a piece of software that says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// What it is called.
    pub title: String,
    /// Where to read it.
    pub url: Option<String>,
    /// The day or half-year for which it holds; empty when nobody knows.
    pub as_of: String,
}

impl From<&Origin> for Citation {
    fn from(origin: &Origin) -> Self {
        Self {
            title: origin
                .sources
                .first()
                .map_or("no published source", |source| source.title)
                .to_owned(),
            url: origin.url().map(str::to_owned),
            as_of: origin.as_of.to_owned(),
        }
    }
}

impl From<kafka::Provenance> for Citation {
    fn from(provenance: kafka::Provenance) -> Self {
        Self {
            title: provenance.source.to_owned(),
            url: None,
            as_of: provenance.as_of.to_string(),
        }
    }
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.as_of.as_str() {
            "" | "unknown" => f.write_str(&self.title),
            as_of => write!(f, "{}, as of {as_of}", self.title),
        }
    }
}

/// How much a point stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// The move cannot be made while this is so.
    Blocks,
    /// Somebody has to choose, or to look where the files do not tell.
    Decide,
    /// It will be different afterwards.
    Changes,
}

impl Weight {
    /// The word used in every report.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Blocks => "blocks",
            Self::Decide => "decide",
            Self::Changes => "changes",
        }
    }
}

/// What it takes for each cluster of the estate.
#[must_use]
pub fn check(estate: &Estate, target: Target) -> Vec<Readiness<'_>> {
    let clusters = estate.clusters();
    clusters
        .map(|cluster| {
            let mut notes = Notes::default();
            let there = match target {
                Target::Express => express::check(&cluster, &mut notes),
                Target::Serverless => serverless::check(&cluster, &mut notes),
                Target::Kraft => kraft::check(&cluster, &mut notes),
                Target::Version(version) => version::check(&cluster, version, &mut notes),
            };
            Readiness {
                cluster,
                there,
                points: if there { Vec::new() } else { notes.sorted() },
            }
        })
        .collect()
}
