//! MSK760: a name that only one instance may have, written out.

use fact::Hit;
use kafka::client::Role;
use lint::Findings;
use model::{Estate, SettingsSource};

use crate::{client_files, literals::is_literal};

const NAMES: [(Role, &str); 2] = [
    (Role::Producer, "transactional.id"),
    (Role::Consumer, "group.instance.id"),
];

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for client in client_files::all(estate) {
        // Spring Boot and its kin make a name of it for each instance.
        if client.file.source != SettingsSource::Properties {
            continue;
        }
        for (role, key) in NAMES.into_iter().filter(|(role, _)| client.plays(*role)) {
            let Some((fact, name)) = client_files::text(&client, role, key) else {
                continue;
            };
            if !is_literal(&name) {
                continue;
            }
            let message = format!(
                "{key} = `{name}` is the same in every instance that reads this file, and a second instance fences the first"
            );
            out.add(&fact, &Hit::certain(), message)
                .help("put something of the instance into it, such as its host name");
        }
    }
}
