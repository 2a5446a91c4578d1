//! MSK807: a producer for MSK Serverless that may send more than Serverless takes.

use lint::Findings;
use model::{ClusterKind, Estate, facts::limit};

use crate::{bootstrap, bound};

const KEY: &str = "max.request.size";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let limit = limit("serverless.message_max_bytes");
    let Some(most) = limit.number() else { return };
    for file in estate.clients() {
        let bound = bound::told(estate, file);
        let serverless = match bound {
            Some((cluster, _)) => cluster.kind == ClusterKind::Serverless,
            None => bootstrap::of_file(file)
                .iter()
                .any(bootstrap::Address::is_serverless),
        };
        if !serverless {
            continue;
        }
        let size = file.setting(KEY);
        let over = |text: &String| text.parse::<f64>().is_ok_and(|size| size > most);
        if let Some(hit) = size.holds(over) {
            let value = size.value.known().map_or("", String::as_str);
            let told = kafka::human(KEY, value);
            let message = format!(
                "{KEY} is {told}, and MSK Serverless takes messages of up to {}",
                kafka::human(KEY, &most.to_string())
            );
            out.add(&size, &hit, message).help(format!(
                "set {KEY}={most}, or keep large objects in S3 and send their address"
            ));
        }
    }
}
