//! MSK751: a Streams application that keeps its state where it gets lost.

use fact::{Confidence, Hit};
use kafka::{Kind, Version};
use lint::{Findings, Severity};
use model::{Estate, Frame};

use crate::client_files;

const KEY: &str = "state.dir";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let default = kafka::setting(Kind::Streams, KEY)
        .and_then(|setting| setting.default_at(Version::NEWEST).value());
    for client in client_files::all(estate).filter(|client| client.frame == Frame::Streams) {
        let place = client.file.setting(KEY);
        if let Some(hit) = place.holds(|place| place == "/tmp" || place.starts_with("/tmp/")) {
            let told = place.value.known().map_or("", String::as_str);
            let message = format!(
                "{KEY} = `{told}`: what is below /tmp is cleaned away, and the state is read again from its changelog topics"
            );
            out.add(&place, &hit, message)
                .help("choose a folder that outlives a restart");
        } else if place.value.is_absent() {
            let message = format!(
                "{KEY} is not set, and its default is {}: the state may be cleaned away",
                default.unwrap_or("below the system's folder for temporary files"),
            );
            out.add(&place, &Hit::certain().at_most(Confidence::Low), message)
                .severity(Severity::Note)
                .help("choose a folder that outlives a restart");
        }
    }
}
