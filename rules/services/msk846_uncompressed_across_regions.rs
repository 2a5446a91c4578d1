//! MSK846: a replicator between regions that sends records uncompressed.

use lint::Findings;
use model::Estate;

use crate::{arns::region, replicators::replicators};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for replicator in replicators(estate) {
        for flow in replicator.flows() {
            let text = |name: &str| flow.get(name).string();
            let compression = text("TargetCompressionType");
            let ends = text("SourceKafkaClusterArn")
                .value
                .zip(&text("TargetKafkaClusterArn").value);
            let all = compression.value.clone().zip(&ends);
            let mut told = (String::new(), String::new());
            let Some(hit) = all.holds(|(compression, (source, target))| {
                match (region(source), region(target)) {
                    (Some(from), Some(to)) => {
                        told = (from.to_owned(), to.to_owned());
                        compression == "NONE" && from != to
                    }
                    _ => false,
                }
            }) else {
                continue;
            };
            let message = format!(
                "records go from {} to {} as they come: traffic between regions is paid by the byte",
                told.0, told.1,
            );
            out.at(compression.span, &compression.path, &hit, message)
                .help("set TargetCompressionType to LZ4 or ZSTD unless producers compress already; changing it later replaces the replicator");
        }
    }
}
