//! MSK613: batches larger than the largest request a broker reads.

use lint::Findings;
use model::Estate;

const LARGEST: &str = "message.max.bytes";
const REQUEST: &str = "socket.request.max.bytes";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for scope in estate.scopes() {
        let (largest, request) = (scope.setting(LARGEST), scope.setting(REQUEST));
        if !largest.is_declared() && !request.is_declared() {
            continue;
        }
        let written = if largest.is_declared() {
            &largest
        } else {
            &request
        };
        let both = written
            .integer()
            .with(largest.integer().value.zip(&request.integer().value));
        let Some(hit) = both.holds(|(largest, request)| largest >= request) else {
            continue;
        };
        let message = format!(
            "{LARGEST} is {} and {REQUEST} {}: a request with such a batch is cut off before its size is looked at",
            largest.told(),
            request.told(),
        );
        out.add(&both, &hit, message)
            .help(format!("keep {LARGEST} well below {REQUEST}; large payloads belong in S3 with a reference in the record"));
    }
}
