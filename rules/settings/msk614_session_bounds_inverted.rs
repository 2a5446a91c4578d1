//! MSK614: the least session timeout above the greatest.

use lint::Findings;
use model::Estate;

const LEAST: &str = "group.min.session.timeout.ms";
const GREATEST: &str = "group.max.session.timeout.ms";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for scope in estate.scopes() {
        let (least, greatest) = (scope.setting(LEAST), scope.setting(GREATEST));
        if !least.is_declared() && !greatest.is_declared() {
            continue;
        }
        let written = if least.is_declared() {
            &least
        } else {
            &greatest
        };
        let both = written
            .integer()
            .with(least.integer().value.zip(&greatest.integer().value));
        let Some(hit) = both.holds(|(least, greatest)| least > greatest) else {
            continue;
        };
        let message = format!(
            "{LEAST} is {} and {GREATEST} {}: no session timeout lies between, so no consumer can join a group",
            least.told(),
            greatest.told(),
        );
        out.add(&both, &hit, message)
            .help("swap the two, or leave both at their defaults");
    }
}
