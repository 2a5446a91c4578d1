//! MSK741: a consumer that does not name its zone to brokers that would care.

use fact::{Confidence, Hit};
use kafka::client::Role;
use lint::Findings;
use model::{Estate, Frame};

use crate::{brokers, client_files};

const RACK: &str = "client.rack";
const SELECTOR: &str = "replica.selector.class";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for client in client_files::all(estate) {
        let plain = matches!(client.frame, Frame::Plain | Frame::Streams);
        if !plain || !client.surely_plays(Role::Consumer) {
            continue;
        }
        let rack = client.declared(Role::Consumer, RACK);
        let Some(missing) = rack.absent() else {
            continue;
        };
        let aware = brokers::all_of_them(estate, client.file, |scope| {
            let class = scope.declared(SELECTOR);
            let hit = class.holds(|class| class.contains("RackAware"))?;
            Some((hit, class.span))
        });
        let Some((hit, span)) = aware else { continue };
        let hit = Hit {
            span: None,
            ..missing.and(&hit).at_most(Confidence::Medium)
        };
        let message = format!(
            "{RACK} is not set, and the brokers have a rack-aware {SELECTOR}: the consumer still reads from leaders in other zones, and each byte across zones is paid for"
        );
        out.add(&rack, &hit, message)
            .see(span, "the brokers' side")
            .help(format!(
                "set {RACK} to the zone id the consumer runs in, such as use1-az1, when it starts"
            ));
    }
}
