//! MSK721: an IAM client that comes back faster than brokers let it in.

use lint::{Findings, Severity};
use model::{ClusterKind, Estate, SettingsFile};

use crate::{
    bound,
    client_files::{self, ANY, figure},
};

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
        let rate = rate(estate, client.file);
        let message = format!(
            "{KEY} is {}{}: after a restart all clients come back at once, and {}; AWS advises {}",
            kafka::human(KEY, &number.to_string()),
            if backoff.is_declared() {
                ""
            } else {
                " by default"
            },
            rate.as_deref()
                .unwrap_or("brokers turn away IAM connections above their rate"),
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

/// How many new IAM connections the brokers of the client's cluster take, where their size is known.
fn rate(estate: &Estate, file: &SettingsFile) -> Option<String> {
    let (cluster, _) = bound::told(estate, file)?;
    if cluster.kind == ClusterKind::Serverless {
        return None;
    }
    let size = cluster.size();
    let size = size.value.known()?;
    Some(format!(
        "a {} lets in {} IAM connections a second and turns away the rest",
        size.name, size.iam_connections_per_second
    ))
}
