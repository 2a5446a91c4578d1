//! MSK617: brokers told to compress anew what producers have compressed.

use lint::Findings;
use model::Estate;

use crate::topic_settings::TopicSettings;

const KEY: &str = "compression.type";
const CODECS: [&str; 5] = ["gzip", "snappy", "lz4", "zstd", "uncompressed"];

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for scope in estate.scopes() {
        let codec = scope.declared(KEY);
        let Some(hit) = codec.holds(|codec| CODECS.contains(&codec.as_str())) else {
            continue;
        };
        let told = codec
            .value
            .possible()
            .find(|codec| CODECS.contains(&codec.as_str()));
        let told = told.map_or("", String::as_str);
        let message = format!(
            "{KEY} = `{told}` for brokers: every batch that arrives in another codec is taken apart and compressed anew, which costs CPU",
        );
        out.add(&codec, &hit, message)
            .help("leave it at producer, and let producers choose the codec");
    }
    for topic in estate.topics() {
        let codec = TopicSettings::of(topic).declared(KEY);
        let Some(hit) = codec.holds(|codec| CODECS.contains(&codec.as_str())) else {
            continue;
        };
        let told = codec.value.by_default().map_or("", String::as_str);
        let message = format!(
            "{KEY} = `{told}` for topic {}: every batch that arrives in another codec is taken apart and compressed anew, which costs CPU",
            topic.label(),
        );
        out.add(&codec, &hit, message)
            .help("leave it at producer, and let producers choose the codec");
    }
}
