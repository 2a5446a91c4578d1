//! MSK740: batches smaller than Kafka makes them.

use fact::Hit;
use kafka::{Kind, client::Role};
use lint::Findings;
use model::{Estate, facts};

use crate::client_files::{self, is_java};

const KEY: &str = "batch.size";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let Some(usual) = kafka::usual(Kind::Producer, KEY) else {
        return;
    };
    for found in client_files::numbers(estate, &[Role::Producer], KEY) {
        if found.number < 0 || found.number >= usual || !is_java(&found.client) {
            continue;
        }
        let consequence = match found.number {
            0 => "every record is a request of its own",
            _ => "more requests for the same records",
        };
        let message = format!(
            "{KEY} = {} is below Kafka's default of {}: {consequence}",
            found.told(),
            kafka::human(KEY, &usual.to_string()),
        );
        out.add(&found.fact, &Hit::certain(), message)
            .help(facts::limit("client.batch_sizes").statement);
    }
}
