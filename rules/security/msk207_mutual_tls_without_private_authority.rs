//! MSK207: mutual TLS without a certificate authority of AWS Private CA.

use fact::Hit;
use lint::Findings;
use model::{Cluster, Estate};

const LIST: &str = "ClientAuthentication.Tls.CertificateAuthorityArnList";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for cluster in estate.provisioned() {
        let switch = cluster.at("ClientAuthentication.Tls.Enabled").boolean();
        let authorities = cluster.at(LIST).elements();
        let count = authorities.value.clone().map(|list| list.len()).or(0);
        let both = switch.value.clone().zip(&count);
        if let Some(hit) = both.holds(|(on, count)| *on && *count == 0) {
            let message = "mutual TLS is on without a certificate authority, so no client certificate can be checked";
            out.at(switch.span, &switch.path, &hit, message)
                .help("list the ARN of an AWS Private CA in ClientAuthentication.Tls.CertificateAuthorityArnList");
        }
        strangers(&cluster, out);
    }
}

/// Authorities that are not of AWS Private CA.
fn strangers(cluster: &Cluster<'_>, out: &mut Findings<'_>) {
    let authorities = cluster.at(LIST).elements();
    for authority in authorities.value.possible().flatten() {
        let arn = authority.string();
        let mut found = String::new();
        let hit: Option<Hit> = arn.holds(|arn| {
            let service = arn
                .strip_prefix("arn:")
                .and_then(|rest| rest.split(':').nth(1));
            let strange = service.is_some_and(|service| service != "acm-pca");
            if strange {
                found.clone_from(arn);
            }
            strange
        });
        if let Some(hit) = hit {
            let message = format!(
                "`{found}` is no authority of AWS Private CA; MSK takes no other for mutual TLS"
            );
            out.add(&arn, &hit, message).help(
                "use an ARN of the form arn:aws:acm-pca:REGION:ACCOUNT:certificate-authority/ID",
            );
        }
    }
}
