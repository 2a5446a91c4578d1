//! MSK754: a Streams application that drops what it cannot read.

use lint::Findings;
use model::{Estate, Frame};

use crate::client_files;

const KEYS: [&str; 2] = [
    "default.deserialization.exception.handler",
    "deserialization.exception.handler",
];

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for client in client_files::all(estate).filter(|client| client.frame == Frame::Streams) {
        for key in KEYS {
            let handler = client.file.setting(key);
            if let Some(hit) =
                handler.holds(|class| class.ends_with(".LogAndContinueExceptionHandler"))
            {
                let message = format!(
                    "{key}: records that cannot be read are dropped, and a line in the log is all that is left of them"
                );
                out.add(&handler, &hit, message)
                    .help("use LogAndFailExceptionHandler, or a handler that keeps the record in a dead letter topic");
            }
        }
    }
}
