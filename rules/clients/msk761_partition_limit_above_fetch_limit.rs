//! MSK761: a limit for one partition that the limit for all makes idle.

use fact::Hit;
use kafka::client::Role;
use lint::Findings;
use model::Estate;

use crate::client_files::{self, is_java};

const ALL: &str = "fetch.max.bytes";
const ONE: &str = "max.partition.fetch.bytes";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let clients = client_files::all(estate);
    for client in clients.filter(|client| client.plays(Role::Consumer) && is_java(client)) {
        let (all, one) = (
            client.setting(Role::Consumer, ALL),
            client.setting(Role::Consumer, ONE),
        );
        let written = if all.is_declared() { &all } else { &one };
        let (Some(most), Some(each)) = (all.integer(), one.integer()) else {
            continue;
        };
        if each <= most || !written.is_declared() {
            continue;
        }
        let message = format!(
            "{ONE} is {} and {ALL} {}: a fetch ends at the smaller of the two",
            one.told(),
            all.told(),
        );
        out.add(&written.fact, &Hit::certain(), message)
            .help(format!("keep {ALL} at {ONE} or above"));
    }
}
