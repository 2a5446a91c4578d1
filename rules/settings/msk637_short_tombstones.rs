//! MSK637: a compacted topic that forgets deletions soon.

use lint::Findings;
use model::{Estate, facts::limit};

use crate::{pair::pair, topic_settings::TopicSettings};

const KEY: &str = "delete.retention.ms";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let Some(least) = limit("settings.tombstone_min_ms").number() else {
        return;
    };
    for topic in estate.topics() {
        let settings = TopicSettings::of(topic);
        let kept = settings.number(KEY);
        let policy = settings.declared("cleanup.policy").value;
        let both = pair(&kept, &policy);
        let mut told = 0;
        let Some(hit) = both.holds(|(kept, policy)| {
            told = *kept;
            (0.0..least).contains(&(*kept as f64)) && policy.contains("compact")
        }) else {
            continue;
        };
        let message = format!(
            "{KEY} of topic {} is {}: a consumer that takes longer to read the topic from its start misses deletions and keeps dead keys",
            topic.label(),
            kafka::human(KEY, &told.to_string()),
        );
        out.add(&kept, &hit, message)
            .help("leave it at one day, Kafka's default, or longer than the slowest reader takes");
    }
}
