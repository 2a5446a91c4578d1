//! MSK714: a consumer that is thrown out of its group after a short pause.

use kafka::client::Role;
use lint::Findings;
use model::Estate;

use super::msk716_session_timeout_outside_bounds::outside;
use crate::client_files::{self, figure};

const KEY: &str = "session.timeout.ms";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let Some(advised) = figure("client.session_timeout_ms") else {
        return;
    };
    for client in client_files::all(estate) {
        let session = client.setting(Role::Consumer, KEY);
        let Some(number) = session.integer().filter(|number| *number < advised) else {
            continue;
        };
        let sure = client.surely_plays(Role::Consumer)
            && client.version.is_some()
            && client.frame == model::Frame::Plain;
        // With the newer protocol the brokers decide, and the setting is refused.
        let group = client.declared(Role::Consumer, "group.protocol");
        if !client.plays(Role::Consumer)
            || !(session.is_declared() || sure)
            || !group.value.is_absent() && group.holds(|group| group != "consumer").is_none()
            || session.is_declared() && outside(estate, client.file, number).is_some()
        {
            continue;
        }
        let message = format!(
            "{KEY} is {}: a pause or a restarting broker throws the consumer out of its group, and the group rebalances; AWS advises {} or more",
            session.told(),
            kafka::human(KEY, &advised.to_string()),
        );
        out.add(
            &session.fact,
            &client_files::as_sure_as_the_library(&client),
            message,
        )
        .help(format!(
            "set {KEY}={advised} and heartbeat.interval.ms to a third of it at most"
        ));
    }
}
