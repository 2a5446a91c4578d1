//! MSK512: a Kafka version, or its metadata mode, that does not run on brokers of the chosen size.

use lint::Findings;
use model::{
    Estate,
    facts::{
        self, BrokerClass, BrokerSize, KafkaVersion, MetadataMode, SizeFeature, VersionFeature,
    },
};

use crate::pair::pair;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for cluster in estate.provisioned() {
        let (version, size) = (cluster.kafka_version(), cluster.size());
        let both = pair(&version, &size.value);
        let mut told = None;
        let Some(hit) = both.holds(|(text, size)| {
            let refused = refusal(text, size);
            let speaks = refused.is_some();
            if speaks {
                told = refused.map(|why| (text.clone(), size.name, why));
            }
            speaks
        }) else {
            continue;
        };
        let Some((text, size_name, (why, help))) = told else {
            continue;
        };
        let message = format!("Kafka version `{text}` does not run on {size_name} brokers: {why}");
        out.add(&version, &hit, message)
            .see(size.span, "the broker size")
            .help(help);
    }
}

/// Why a version does not run on a Standard size, and what to do; Express has rules of its own.
fn refusal(text: &str, size: &BrokerSize) -> Option<(&'static str, String)> {
    let version: &KafkaVersion = facts::kafka_version(text)?;
    let mode = facts::metadata_mode(text)?;
    if size.class() != BrokerClass::Standard || version.runs_on(size, mode) {
        return None;
    }
    if mode == MetadataMode::Kraft && size.supports(SizeFeature::Kraft) == Some(false) {
        let help = "choose kafka.m7g.large or larger, or a version in ZooKeeper mode";
        return Some(("the size has no KRaft mode", help.to_owned()));
    }
    if !version.has(VersionFeature::Standard) {
        let help = "choose an earlier version, or Express brokers in a new cluster";
        return Some(("the version is for Express brokers only", help.to_owned()));
    }
    let standard = size.standard()?;
    let since = standard
        .kafka_since
        .filter(|_| !version.has(VersionFeature::M7g))?;
    let help = format!("choose Kafka {since} or later, or an m5 size");
    Some(("the size needs a later version", help))
}
