//! MSK721: an IAM client that comes back faster than brokers let it in.

use lint::{Findings, Severity};
use model::Estate;

use crate::client_files::{self, ANY, figure};

const KEY: &str = "reconnect.backoff.ms";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let Some(advised) = figure("client.reconnect_backoff_ms") else {
        return;
    };
    for client in client_files::all(estate) {
        let Some(role) = ANY.into_iter().find(|role| client.plays(*role)) else {
            continue;
        };
        let mechanism = client.declared(role, "sasl.mechanism");
        let handler = client.declared(role, "sasl.login.callback.handler.class");
        let iam = mechanism
            .holds(|mechanism| mechanism == "AWS_MSK_IAM")
            .is_some()
            || handler
                .holds(|class| class.ends_with(".IAMOAuthBearerLoginCallbackHandler"))
                .is_some();
        let backoff = client.setting(role, KEY);
        let Some(number) = backoff.integer().filter(|number| iam && *number < advised) else {
            continue;
        };
        let message = format!(
            "{KEY} is {}{}: after a restart all clients come back at once, and brokers turn away IAM connections above their rate; AWS advises {}",
            kafka::human(KEY, &number.to_string()),
            if backoff.is_declared() {
                ""
            } else {
                " by default"
            },
            kafka::human(KEY, &advised.to_string()),
        );
        let at = if backoff.is_declared() {
            &backoff.fact
        } else {
            &mechanism
        };
        let finding = out.add(at, &client_files::as_sure_as_the_library(&client), message);
        finding.help(format!(
            "set {KEY}={advised} and reconnect.backoff.max.ms to several times that"
        ));
        if !backoff.is_declared() {
            finding.severity(Severity::Note);
        }
    }
}
