//! MSK211: volumes under the AWS managed key.

use lint::Findings;
use model::Estate;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for cluster in estate.provisioned() {
        let key = cluster
            .at("EncryptionInfo.EncryptionAtRest.DataVolumeKMSKeyId")
            .presence();
        if let Some(hit) = key.value.absent() {
            let message = format!(
                "the data of {} is encrypted with the key that AWS manages: you cannot disable it, share it or see who used it",
                cluster.resource.name(),
            );
            out.at(cluster.resource.span(), &key.path, &hit, message).help(
                "name a key of yours in EncryptionInfo.EncryptionAtRest.DataVolumeKMSKeyId; on an existing cluster this means a new cluster",
            );
        }
    }
}
