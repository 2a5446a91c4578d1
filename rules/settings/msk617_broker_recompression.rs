//! MSK617: brokers told to compress anew what producers have compressed.

use lint::Findings;
use model::Estate;

const KEY: &str = "compression.type";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for scope in estate.scopes() {
        let codec = scope.declared(KEY);
        let codecs = ["gzip", "snappy", "lz4", "zstd", "uncompressed"];
        let Some(hit) = codec.holds(|codec| codecs.contains(&codec.as_str())) else {
            continue;
        };
        let told = codec
            .value
            .possible()
            .find(|codec| codecs.contains(&codec.as_str()));
        let told = told.map_or("", String::as_str);
        let message = format!(
            "{KEY} = `{told}` for brokers: every batch that arrives in another codec is taken apart and compressed anew, which costs CPU",
        );
        out.add(&codec, &hit, message)
            .help("leave it at producer, and let producers choose the codec");
    }
}
