//! MSK216: the password of a SCRAM user written into the template.

use fact::Text;
use lint::Findings;
use model::Estate;

use crate::{literals::is_secret, scram::secrets};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for secret in secrets(estate) {
        let text = secret.property("SecretString").text();
        if let Some(hit) = text.holds(|text: &Text| password(text.as_str()).is_some_and(is_secret))
        {
            let message = format!(
                "the password of secret {} stands in the template, for everyone who can read it or its history",
                secret.name(),
            );
            out.add(&text, &hit, message).help(
                "use GenerateSecretString with SecretStringTemplate '{\"username\": \"…\"}' and GenerateStringKey password, and change the password that was written",
            );
        }
    }
}

/// The value of `"password"` in a JSON text.
fn password(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once("\"password\"")?;
    let rest = rest.trim_start().strip_prefix(':')?.trim_start();
    rest.strip_prefix('"')?.split('"').next()
}
