//! The published JSON document `mskwise/check-move/1`. Fields may be added, none renamed.

use model::moves::{Point, Readiness, Weight};
use serde::Serialize;

use super::MoveReport;
use crate::spot::Spot;

/// The name and version of the document.
pub const SCHEMA: &str = "mskwise/check-move/1";

/// The whole document.
#[derive(Clone, Debug, Serialize)]
pub struct Document {
    schema: &'static str,
    version: String,
    /// `Express`, `Serverless`, `KRaft` or a version.
    target: String,
    clusters: Vec<Cluster>,
}

#[derive(Clone, Debug, Serialize)]
struct Cluster {
    name: String,
    file: String,
    line: u32,
    /// Whether it is there already.
    there: bool,
    /// Whether nothing blocks, as far as the files tell.
    ready: bool,
    points: Vec<Told>,
}

#[derive(Clone, Debug, Serialize)]
struct Told {
    /// `blocks`, `decide` or `changes`.
    weight: &'static str,
    says: String,
    help: Option<String>,
    at: Option<Place>,
    source: Source,
}

#[derive(Clone, Debug, Serialize)]
struct Place {
    file: String,
    byte: u32,
    line: u32,
    column: u32,
}

#[derive(Clone, Debug, Serialize)]
struct Source {
    title: String,
    url: Option<String>,
    as_of: String,
}

impl Document {
    /// The document of a check.
    #[must_use]
    pub fn of(report: &MoveReport<'_>) -> Self {
        Self {
            schema: SCHEMA,
            version: report.version.to_owned(),
            target: report.target.to_string(),
            clusters: report
                .clusters
                .iter()
                .map(|readiness| cluster(readiness, report))
                .collect(),
        }
    }
}

fn cluster(readiness: &Readiness<'_>, report: &MoveReport<'_>) -> Cluster {
    let spot = Spot::of(readiness.cluster.resource.span(), report.sources);
    let blocks = |point: &Point| point.weight == Weight::Blocks;
    Cluster {
        name: readiness.cluster.resource.name().to_owned(),
        file: spot.file.to_owned(),
        line: spot.start.line,
        there: readiness.there,
        ready: !readiness.points.iter().any(blocks),
        points: readiness
            .points
            .iter()
            .map(|point| Told {
                weight: point.weight.as_str(),
                says: point.says.clone(),
                help: point.help.clone(),
                at: point.at.map(|span| {
                    let spot = Spot::of(span, report.sources);
                    Place {
                        file: spot.file.to_owned(),
                        byte: spot.start.byte,
                        line: spot.start.line,
                        column: spot.start.column,
                    }
                }),
                source: Source {
                    title: point.source.title.clone(),
                    url: point.source.url.clone(),
                    as_of: point.source.as_of.clone(),
                },
            })
            .collect(),
    }
}
