//! MSK755: a connector that logs the content of records.

use lint::Findings;
use model::{Estate, Frame};

use crate::client_files;

const KEY: &str = "errors.log.include.messages";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for client in client_files::all(estate).filter(|client| client.frame == Frame::Connector) {
        let include = client.file.setting(KEY);
        if let Some(hit) = include.holds(|text| text.eq_ignore_ascii_case("true")) {
            let message = format!(
                "{KEY} is on: the content of records that fail, personal data included, goes to the log"
            );
            out.add(&include, &hit, message)
                .help("switch it off; a dead letter topic keeps the record");
        }
    }
}
