//! MSK713: a producer told not to compress.

use fact::Hit;
use kafka::client::Role;
use lint::Findings;
use model::Estate;

use crate::client_files;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for client in client_files::all(estate) {
        if !client.plays(Role::Producer) {
            continue;
        }
        let codec = client.declared(Role::Producer, "compression.type");
        if codec.holds(|codec| codec == "none").is_none() {
            continue;
        }
        let message = "compression.type = `none`: records cross the network and fill the volumes at full size, and MSK charges for both";
        out.add(&codec, &Hit::certain(), message)
            .help("set compression.type=lz4 or zstd, unless the records are compressed already");
    }
}
