//! A workload in flags → a scenario.

use ::cost::Scenario;
use serde_json::{Map, Value, json};

use crate::arguments::Workload;
use crate::command::pricing;
use crate::world::Refusal;

/// The workload of the flags, through the same reader as a document; `None` where nothing is said to be written.
pub(super) fn of_flags(workload: &Workload) -> Result<Option<Scenario>, Refusal> {
    let Some(written) = &workload.write_mib_s else {
        return Ok(None);
    };
    let mut flows = Map::new();
    let mut flow = |key: &str, average: Option<&String>, peak: Option<&String>| {
        let figures = [("average", average), ("peak", peak)];
        let figures = figures
            .into_iter()
            .filter_map(|(key, figure)| Some((key.to_owned(), json!(figure?))));
        let figures: Map<String, Value> = figures.collect();
        if !figures.is_empty() {
            flows.insert(key.to_owned(), Value::Object(figures));
        }
    };
    flow(
        "ingress_mib_s",
        Some(written),
        workload.peak_write_mib_s.as_ref(),
    );
    flow(
        "egress_mib_s",
        workload.read_mib_s.as_ref(),
        workload.peak_read_mib_s.as_ref(),
    );
    let figures = [
        ("retention_hours", &workload.retention_hours),
        ("local_retention_hours", &workload.local_retention_hours),
        ("partitions", &workload.partitions),
    ];
    for (key, figure) in figures {
        if let Some(figure) = figure {
            flows.insert(key.to_owned(), json!(figure));
        }
    }
    let document = json!({ "region": "us-east-1", "workload": flows });
    pricing::parse("the flags", &document.to_string()).map(Some)
}
