//! MSK214: a SCRAM secret under a key that MSK refuses: the default key of Secrets Manager, or an asymmetric one.

use cloudformation::Resource;
use lint::Findings;
use model::{Estate, facts::limit};

use crate::{keys, scram::secrets};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let refused = limit("auth.scram_refused_keys").list();
    for secret in secrets(estate) {
        let key = secret.property("KmsKeyId");
        let help = "create an AWS::KMS::Key with its default KeySpec and name it in KmsKeyId";
        if let Some(hit) = key.presence().value.absent() {
            let message = format!(
                "secret {} is encrypted with the default key of Secrets Manager, which MSK refuses for SCRAM",
                secret.name(),
            );
            out.at(secret.span(), key.path(), &hit, message).help(help);
            continue;
        }
        let named = key.string();
        let is_refused = |name: &String| {
            refused
                .iter()
                .any(|one| name == one || name.ends_with(&format!(":{one}")))
        };
        if let Some(hit) = named.holds(is_refused) {
            let told = named.value.possible().find(|name| is_refused(name));
            let message = format!(
                "`{}` is the default key of Secrets Manager, which MSK refuses for SCRAM",
                told.map_or("", String::as_str),
            );
            out.add(&named, &hit, message).help(help);
        }
        asymmetric(estate, &secret, out);
    }
}

fn asymmetric(estate: &Estate, secret: &Resource<'_>, out: &mut Findings<'_>) {
    let named = secret.property("KmsKeyId");
    let template = estate.template_of(secret.template().file());
    let Some(key) = template.and_then(|template| keys::key(estate, template, &named)) else {
        return;
    };
    let spec = key.property("KeySpec").string();
    if let Some(hit) = spec.holds(|spec| spec != "SYMMETRIC_DEFAULT") {
        let told = spec
            .value
            .possible()
            .find(|spec| *spec != "SYMMETRIC_DEFAULT");
        let message = format!(
            "key {} is `{}`; a SCRAM secret needs a symmetric key for encryption",
            key.name(),
            told.map_or("", String::as_str),
        );
        out.at(named.span(), named.path(), &hit, message)
            .see(spec.span, "the kind of the key")
            .help("leave KeySpec out, or set it to SYMMETRIC_DEFAULT");
    }
}
