//! MSK412: auto-scaling where MSK does not offer it.

use fact::Hit;
use lint::Findings;
use model::{Estate, facts};

use crate::scaling::reported_at;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let without = facts::limit("autoscaling.regions_without");
    for target in estate.scalable_targets() {
        let arn = target.at("ResourceId").string().value;
        // An ARN says the Region after the service: arn:aws:kafka:eu-west-1:…
        let named = arn.known().and_then(|arn| arn.split(':').nth(3));
        let given = target.resource.template().given().region.as_deref();
        let Some(region) = named.or(given).filter(|one| without.list().contains(one)) else {
            continue;
        };
        let (place, hit) = reported_at(&target, Hit::certain());
        let message = format!("MSK does not offer storage auto-scaling in {region}");
        out.add(&place, &hit, message)
            .help("watch KafkaDataLogsDiskUsed with an alarm and raise VolumeSize by hand");
    }
}
