//! MSK735: a group whose lag cannot be seen.

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
        let Some((group, id)) = client_files::text(&client, Role::Consumer, "group.id") else {
            continue;
        };
        let Some(odd) = id.chars().find(|character| !character.is_ascii()) else {
            continue;
        };
        let message = format!(
            "group.id holds `{odd}`: MSK reports no lag for groups whose name is not plain ASCII"
        );
        out.add(&group, &Hit::certain(), message)
            .help("use letters, digits, dots, dashes and underscores; a new name is a new group and starts where auto.offset.reset says");
    }
}
