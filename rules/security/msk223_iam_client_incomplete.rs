//! MSK223: a client for IAM access control that lacks one of the settings it takes.

use fact::{Confidence, Hit};
use lint::Findings;
use model::{Estate, SettingsFile};

use crate::{bootstrap, literals::is_literal};

const IAM: &str = "AWS_MSK_IAM";
const JAAS: &str = "sasl.jaas.config";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for file in estate.clients() {
        by_token(file, out);
    }
    for file in estate.clients() {
        let Some((mechanism, span)) = bootstrap::mechanism(file).filter(|(name, _)| name == IAM)
        else {
            continue;
        };
        for (key, wanted) in kafka::msk_iam_settings(&mechanism) {
            match key {
                // The port tells more where there is one.
                "sasl.mechanism" => {}
                "security.protocol" if addressed(file) => {}
                _ => judge(file, key, wanted, span, out),
            }
        }
    }
}

/// OAUTHBEARER against an IAM port of MSK: Java fetches no token by itself. Other libraries do it in code.
fn by_token(file: &SettingsFile, out: &mut Findings<'_>) {
    const HANDLER: &str = "sasl.login.callback.handler.class";
    let Some((_, span)) = bootstrap::mechanism(file).filter(|(name, _)| name == "OAUTHBEARER")
    else {
        return;
    };
    let msk = bootstrap::of_file(file)
        .iter()
        .any(bootstrap::Address::is_msk);
    let java = file.setting(JAAS).value.known().is_some();
    let handler = file.setting(HANDLER);
    if msk && java && handler.value.is_absent() {
        let message = format!("`OAUTHBEARER` needs {HANDLER} for a token, which is not set");
        out.certain(span, &file.path.child(HANDLER), message)
            .detail(HANDLER)
            .help("set it to software.amazon.msk.auth.iam.IAMOAuthBearerLoginCallbackHandler");
    }
}

fn addressed(file: &SettingsFile) -> bool {
    bootstrap::of_file(file)
        .iter()
        .any(|address| address.door().is_some())
}

fn judge(
    file: &SettingsFile,
    key: &str,
    wanted: &str,
    mechanism: fact::Span,
    out: &mut Findings<'_>,
) {
    let path = file.path.child(key);
    let line = format!("{key}={wanted}");
    let fact = file.setting(key);
    let Some(value) = fact.value.known() else {
        if fact.value.is_absent() {
            // A JAAS file can be named on the command line instead.
            let sure = if key == JAAS {
                Confidence::Medium
            } else {
                Confidence::High
            };
            let message = format!("`{IAM}` needs {key}, which is not set");
            out.at(mechanism, &path, &Hit::certain().at_most(sure), message)
                .detail(key)
                .help(format!("add {line}"));
        }
        return;
    };
    // The login module and its callbacks are told by their class; options may follow.
    let class = wanted.split_whitespace().next().unwrap_or(wanted);
    let named = value.split_whitespace().next().unwrap_or(value);
    if is_literal(named)
        && !value
            .to_ascii_lowercase()
            .contains(&class.to_ascii_lowercase())
    {
        let message = match key {
            JAAS => format!("`{IAM}` needs the login module {class}, and {key} names another"),
            _ => format!("`{IAM}` needs {line}, and it is `{value}`"),
        };
        out.add(&fact, &Hit::certain(), message)
            .help(format!("set {line}"));
    }
}
