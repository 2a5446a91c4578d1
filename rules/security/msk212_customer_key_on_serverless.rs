//! MSK212: an encryption key, or encryption settings, asked of MSK Serverless.

use lint::Findings;
use model::Estate;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for cluster in estate.serverless() {
        for (key, below) in cluster.resource.properties().entries() {
            let name = key.text.to_ascii_lowercase();
            if !name.starts_with("encryption") && !name.contains("kms") {
                continue;
            }
            let present = below.presence().value.known_or(|_| ());
            let Some(hit) = present.holds(|()| true) else {
                continue;
            };
            let message = format!(
                "`{}`: MSK Serverless takes no key and no encryption setting; its data is encrypted with a key that is not yours",
                key.text,
            );
            out.at(key.span, below.path(), &hit, message).help(
                "remove it; where a customer managed key is required, use a provisioned cluster (Standard or Express)",
            );
        }
    }
}
