//! The points of one cluster while they are collected, and what several targets ask alike.

use fact::Span;

use super::{Citation, Point, Weight};
use crate::{Cluster, Topic, facts};

/// The points found so far.
#[derive(Debug, Default)]
pub(super) struct Notes {
    points: Vec<Point>,
}

impl Notes {
    pub(super) fn add(
        &mut self,
        weight: Weight,
        at: Option<Span>,
        says: impl Into<String>,
        source: impl Into<Citation>,
    ) -> &mut Point {
        self.points.push(Point {
            weight,
            says: says.into(),
            help: None,
            at,
            source: source.into(),
        });
        let last = self.points.len() - 1;
        #[expect(
            clippy::indexing_slicing,
            reason = "the element was pushed on the line before"
        )]
        &mut self.points[last]
    }

    /// A statement of `data/moves.json`, with what the cluster has to do with it.
    pub(super) fn fact(
        &mut self,
        weight: Weight,
        at: Option<Span>,
        id: &str,
        detail: &str,
    ) -> Option<&mut Point> {
        let fact = facts::moves().iter().find(|fact| fact.id == id);
        debug_assert!(fact.is_some(), "data/moves.json has no {id}");
        let fact = fact?;
        Some(self.add(weight, at, joined(detail, fact.says), &fact.origin))
    }

    /// A statement of `data/updates.json`.
    pub(super) fn update(
        &mut self,
        weight: Weight,
        at: Option<Span>,
        id: &str,
        detail: &str,
    ) -> Option<&mut Point> {
        let row = facts::updates().iter().find(|row| row.id == id);
        debug_assert!(row.is_some(), "data/updates.json has no {id}");
        let row = row?;
        let point = self.add(weight, at, joined(detail, row.says), &row.origin);
        point.help = row.help.map(str::to_owned);
        Some(point)
    }

    /// A statement of `data/limits.json`.
    pub(super) fn limit(
        &mut self,
        weight: Weight,
        at: Option<Span>,
        id: &str,
        detail: &str,
    ) -> &mut Point {
        let limit = facts::limit(id);
        let says = limit.statement.trim_end_matches('.');
        self.add(weight, at, joined(detail, says), &limit.origin)
    }

    pub(super) fn sorted(mut self) -> Vec<Point> {
        self.points.sort_by_key(|point| point.weight);
        self.points
    }
}

impl Point {
    /// Says what to do.
    pub(super) fn help(&mut self, text: impl Into<String>) {
        self.help = Some(text.into());
    }
}

/// What the cluster has, then what holds.
fn joined(detail: &str, says: &str) -> String {
    if detail.is_empty() {
        says.to_owned()
    } else {
        format!("{detail}: {says}")
    }
}

/// The topics declared for a cluster.
pub(super) fn topics<'e>(cluster: &Cluster<'e>) -> Vec<Topic<'e>> {
    let span = cluster.resource.span();
    let estate = cluster.estate();
    estate
        .topics()
        .filter(|topic| {
            topic
                .cluster()
                .is_some_and(|home| home.resource.span() == span)
        })
        .collect()
}

/// Whether metrics go to Prometheus, where that is told.
pub(super) fn monitored(cluster: &Cluster<'_>) -> bool {
    ["JmxExporter", "NodeExporter"].iter().any(|exporter| {
        let path = format!("OpenMonitoring.Prometheus.{exporter}.EnabledInBroker");
        cluster.switch(&path).value.by_default() == Some(&true)
    })
}
