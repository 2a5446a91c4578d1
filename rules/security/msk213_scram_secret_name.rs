//! MSK213: a SCRAM secret whose name MSK does not take.

use cloudformation::Cursor;
use fact::Text;
use lint::Findings;
use model::Estate;

use crate::scram::{associations, lacks_prefix, prefix, secrets};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for secret in secrets(estate) {
        let name = secret.property("Name").text();
        let help = format!("name the secret {}…", prefix());
        if let Some(hit) = name.value.absent() {
            // Generated names begin with the logical id, which has no underscore.
            let message = format!(
                "secret {} has no Name, and a generated one does not begin with `{}`, which MSK demands",
                secret.name(),
                prefix(),
            );
            out.at(secret.span(), &name.path, &hit, message).help(help);
        } else if let Some(hit) = name.holds(lacks_prefix) {
            let told = name
                .value
                .by_default()
                .map_or("", Text::as_str)
                .replace(Text::HOLE, "…");
            let message = format!(
                "secret name `{told}` does not begin with `{}`, which MSK demands",
                prefix()
            );
            out.add(&name, &hit, message).help(help);
        }
    }
    for association in associations(estate) {
        for secret in association.secrets() {
            listed(&secret, out);
        }
    }
}

/// A secret that is listed by its ARN.
fn listed(secret: &Cursor<'_>, out: &mut Findings<'_>) {
    let arn = secret.text();
    let name = arn.with(arn.value.clone().map(|arn| {
        let at = arn
            .as_str()
            .find(":secret:")
            .map(|at| at + ":secret:".len());
        at.map(|at| arn.slice(at, arn.as_str().len()))
    }));
    let wrong = |name: &Option<Text>| name.as_ref().is_some_and(lacks_prefix);
    let Some(hit) = name.holds(wrong) else {
        return;
    };
    let message = format!(
        "this secret's name does not begin with `{}`, which MSK demands",
        prefix()
    );
    out.add(&name, &hit, message)
        .help("make a secret with a fitting name; a secret cannot be renamed");
}
