//! MSK765: an IAM client that names a role or a profile, and takes another identity when it does not get it.

use fact::Hit;
use lint::Findings;
use model::Estate;

use crate::client_files::{self, ANY};

const JAAS: &str = "sasl.jaas.config";
const MODULE: &str = "IAMLoginModule";
const SWITCH: &str = "awsAddDefaultProviders";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for client in client_files::all(estate) {
        let Some(role) = ANY.into_iter().find(|role| client.plays(*role)) else {
            continue;
        };
        let Some((fact, text)) = client_files::text(&client, role, JAAS) else {
            continue;
        };
        let named = ["awsRoleArn", "awsProfileName"]
            .into_iter()
            .find(|option| text.contains(option));
        let Some(named) = named.filter(|_| text.contains(MODULE) && !text.contains(SWITCH)) else {
            continue;
        };
        let message = format!(
            "{named} without {SWITCH}: when that identity cannot be had, the client goes on with whatever else it finds, and the wrong rights"
        );
        out.add(&fact, &Hit::certain(), message)
            .help(format!("add {SWITCH}=\"false\" to {JAAS}"));
    }
}
