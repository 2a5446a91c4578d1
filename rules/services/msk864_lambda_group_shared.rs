//! MSK864: two Lambda triggers on Kafka with one consumer group.

use std::collections::HashMap;

use cloudformation::sam::kafka_sources;
use fact::{Confidence, Hit, Span};
use lint::Findings;
use model::Estate;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for template in estate.templates() {
        // Each template may go to an account of its own.
        let mut first: HashMap<String, Span> = HashMap::new();
        for source in kafka_sources(template) {
            // A trigger that is made only in some cases may be the other's alternative.
            if source.resource.condition().is_some() {
                continue;
            }
            let group = source.group().string();
            let Some(name) = group.value.known().cloned() else {
                continue;
            };
            let Some(before) = first.get(&name).copied() else {
                first.insert(name, group.span);
                continue;
            };
            let message = format!(
                "the consumer group `{name}` belongs to another trigger already: Lambda wants one that no other trigger on Kafka has"
            );
            let hit = Hit::certain().at_most(Confidence::Medium);
            out.add(&group, &hit, message)
                .see(before, "the other trigger")
                .help("give each trigger a group of its own, or leave it out: Lambda makes one up");
        }
    }
}
