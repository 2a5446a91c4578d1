//! MSK746: a producer that blocks or fails as soon as a broker is slow.

use fact::Hit;
use kafka::{Kind, client::Role};
use lint::Findings;
use model::Estate;

use crate::client_files::{self, figure, is_java};

const BUFFER: &str = "buffer.memory";
const BLOCK: &str = "max.block.ms";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let usual = kafka::usual(Kind::Producer, BUFFER);
    let batches = figure("client.buffer_min_batches");
    for found in client_files::numbers(estate, &[Role::Producer], BUFFER) {
        if !is_java(&found.client) {
            continue;
        }
        let batch = found.client.setting(Role::Producer, "batch.size");
        let holds = batch
            .integer()
            .filter(|size| *size > 0)
            .map(|size| found.number / size);
        let message = match (usual, holds, batches) {
            (Some(usual), _, _) if found.number < usual => format!(
                "{BUFFER} = {} is below Kafka's default of {}: send blocks as soon as a broker is slow",
                found.told(),
                kafka::human(BUFFER, &usual.to_string()),
            ),
            (_, Some(holds), Some(least)) if holds < least => format!(
                "{BUFFER} = {} has room for {holds} batches of {}: send blocks as soon as a broker is slow",
                found.told(),
                batch.told(),
            ),
            _ => continue,
        };
        out.add(&found.fact, &Hit::certain(), message)
            .help(model::facts::limit("client.buffer_memory_bytes").statement);
    }
    let Some(least) = figure("client.max_block_min_ms") else {
        return;
    };
    for found in client_files::numbers(estate, &[Role::Producer], BLOCK) {
        if found.number >= 0 && found.number < least && is_java(&found.client) {
            let message = format!(
                "{BLOCK} = {}: the first send after a start, or after a broker is lost, fails before metadata are there",
                found.told()
            );
            out.add(&found.fact, &Hit::certain(), message)
                .help("leave it at one minute, Kafka's default");
        }
    }
}
