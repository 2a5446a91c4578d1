//! MSK738: a group that throws instead of starting.

use fact::Hit;
use kafka::client::Role;
use lint::Findings;
use model::Estate;

use crate::client_files;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for client in client_files::all(estate) {
        if !client.plays(Role::Consumer) {
            continue;
        }
        let reset = client.declared(Role::Consumer, "auto.offset.reset");
        if reset
            .holds(|reset| reset == "none" || reset == "error")
            .is_none()
        {
            continue;
        }
        let told = reset.value.known().map_or("", String::as_str);
        let message = format!(
            "auto.offset.reset = `{told}`: a new group, and one whose offsets have expired, fails instead of reading"
        );
        out.add(&reset, &Hit::certain(), message)
            .help("set earliest where no record may be missed, latest where only new ones count; or handle the error on purpose");
    }
}
