//! MSK341: the policy of a SCRAM secret, or of its key, that leaves MSK out.

use cloudformation::{Cursor, Resource};
use iam::{Document, Pattern, Place, PrincipalKind, Statement};
use lint::Findings;
use model::Estate;
use model::access;

use crate::scram::secrets;

const READ: &str = "secretsmanager:GetSecretValue";
const GRANT: &str = "kms:CreateGrant";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for secret in secrets(estate) {
        for (_, policy) in estate.of_type("AWS::SecretsManager::ResourcePolicy") {
            let same = policy.template().file() == secret.template().file();
            if same && refers(&policy.property("SecretId"), &secret) {
                secret_policy(&secret, &policy, out);
            }
        }
        key_policy(&secret, out);
    }
}

fn secret_policy(secret: &Resource<'_>, policy: &Resource<'_>, out: &mut Findings<'_>) {
    let cursor = policy.property("ResourcePolicy");
    let Some(written) = access::at(policy, &cursor, Place::Resource, policy.name()) else {
        return;
    };
    if lets(&written.document, READ, &is_msk) {
        return;
    }
    let message = format!(
        "policy {} replaces the one that MSK writes on secret {}, and does not let kafka.amazonaws.com read it ({READ}): \
         logins with this secret fail",
        policy.name(),
        secret.name()
    );
    let span = written
        .document
        .version_span
        .unwrap_or(written.document.span);
    out.certain(span, &written.path, message)
        .detail(secret.name())
        .see(secret.span(), "the secret")
        .help(format!(
            "allow {READ} to the service kafka.amazonaws.com, and associate the secret again after the change"
        ));
}

fn key_policy(secret: &Resource<'_>, out: &mut Findings<'_>) {
    let named = secret.property("KmsKeyId");
    let target = named.target();
    let name = target.value.known().and_then(|target| target.resource());
    let key = name.and_then(|name| secret.template().resource(name));
    let Some(key) = key.filter(|key| key.kind() == "AWS::KMS::Key") else {
        return;
    };
    let cursor = key.property("KeyPolicy");
    let Some(written) = access::at(&key, &cursor, Place::Resource, key.name()) else {
        return;
    };
    if lets(&written.document, GRANT, &|_| true) {
        return;
    }
    let message = format!(
        "the policy of key {} lets nobody create grants ({GRANT}), which associating secret {} with a cluster needs",
        key.name(),
        secret.name()
    );
    let span = written
        .document
        .version_span
        .unwrap_or(written.document.span);
    out.certain(span, &written.path, message)
        .detail(secret.name())
        .see(secret.span(), "the secret")
        .help(format!(
            "allow {GRANT} and kms:RetireGrant to whoever associates the secret, or kms:* to the account's root"
        ));
}

/// Whether some statement allows an action to somebody of this kind; what cannot be told may.
fn lets(document: &Document, action: &str, to: &dyn Fn(&PrincipalKind) -> bool) -> bool {
    let pattern = Pattern::read_ignoring_case(action);
    let named = |statement: &Statement| {
        let principals = &statement.principals;
        principals.is_except() || principals.only().iter().any(|one| to(&one.kind))
    };
    document.is_partly_unknown()
        || document
            .statements
            .iter()
            .filter(|statement| !statement.is_deny())
            .any(|statement| !statement.speaks_of(&pattern).is_no() && named(statement))
}

fn is_msk(kind: &PrincipalKind) -> bool {
    match kind {
        PrincipalKind::Service(name) => name == "kafka.amazonaws.com",
        PrincipalKind::Everyone | PrincipalKind::Unknown => true,
        _ => false,
    }
}

fn refers(cursor: &Cursor<'_>, resource: &Resource<'_>) -> bool {
    let target = cursor.target();
    let name = target.value.known().and_then(|target| target.resource());
    name == Some(resource.name())
}
