//! MSK511: brokers of a size meant for development.

use lint::Findings;
use model::{Estate, facts::BrokerSize};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for cluster in estate.provisioned() {
        let size = cluster.size();
        let mut told: Option<&BrokerSize> = None;
        let Some(hit) = size.holds(|size| {
            if !size.production {
                told = Some(size);
            }
            !size.production
        }) else {
            continue;
        };
        let Some(size_told) = told else { continue };
        let burst = size_told
            .standard()
            .and_then(|standard| standard.burst.as_ref());
        let credits = burst.map_or_else(String::new, |burst| {
            format!(
                ": it lives on CPU credits, and without them falls to {} percent of its CPU",
                burst.baseline_percent
            )
        });
        let message = format!("`{}` is a size for development{credits}", size_told.name);
        out.add(&size, &hit, message).help(
            "choose kafka.m7g.large for production, or run with --profile dev where this is a sandbox",
        );
    }
}
