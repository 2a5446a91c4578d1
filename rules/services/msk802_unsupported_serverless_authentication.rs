//! MSK802: a way to authenticate that MSK Serverless does not have.

use lint::Findings;
use model::Estate;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let wanted = ["Sasl.Scram", "Tls", "Unauthenticated"];
    for cluster in estate.serverless() {
        for path in wanted {
            let place = cluster.at(&format!("ClientAuthentication.{path}"));
            let off = place.get("Enabled").boolean().value.map(|on| !on).or(false);
            let asked = place.presence().value.known_or(|_| ());
            let both = asked.zip(&off.known_or(|_| true));
            let Some(hit) = both.holds(|((), off)| !off) else {
                continue;
            };
            let name = match path {
                "Sasl.Scram" => "SASL/SCRAM",
                "Tls" => "mutual TLS",
                _ => "access without credentials",
            };
            let span = place.key().unwrap_or_else(|| place.span());
            let message =
                format!("MSK Serverless has no {name}: clients authenticate with IAM only");
            out.at(span, place.path(), &hit, message)
                .help("keep ClientAuthentication.Sasl.Iam only, or use a provisioned cluster");
        }
    }
}
