//! MSK227: the login module for IAM told to log which credentials it found.

use fact::Hit;
use lint::Findings;
use model::Estate;

const SWITCH: &str = "awsDebugCreds=true";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for file in estate.settings_files() {
        for entry in &file.properties.entries {
            let value = entry.value();
            let at = value
                .find(SWITCH)
                .filter(|_| entry.key().ends_with("sasl.jaas.config"));
            let Some(at) = at else { continue };
            let span = entry.value_part(at, at + SWITCH.len());
            let message =
                "`awsDebugCreds=true` makes the client ask STS and log its identity at every login";
            out.at(
                span,
                &file.path.child(entry.key()),
                &Hit::certain(),
                message,
            )
            .help("remove the option once the question it answered is answered");
        }
    }
}
