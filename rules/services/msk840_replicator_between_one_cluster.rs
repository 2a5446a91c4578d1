//! MSK840: a replicator whose source is its target.

use lint::Findings;
use model::Estate;

use crate::replicators::replicators;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for replicator in replicators(estate) {
        for flow in replicator.flows() {
            let (source, target) = (
                flow.get("SourceKafkaClusterArn"),
                flow.get("TargetKafkaClusterArn"),
            );
            let texts = source.string().value.zip(&target.string().value);
            let references = source.target().value.zip(&target.target().value);
            let same = texts
                .holds(|(source, target)| source == target)
                .or_else(|| {
                    let here = replicator.file();
                    references.holds(|(source, target)| {
                        let place = source.place(here);
                        place == target.place(here) && place.is_some()
                    })
                });
            if let Some(hit) = same {
                let message =
                    "source and target are the same cluster: there is nothing to replicate to";
                out.at(target.span(), target.path(), &hit, message)
                    .see(source.span(), "the source")
                    .help("name the other cluster");
            }
        }
    }
}
