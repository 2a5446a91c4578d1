//! The name someone may have meant, among all names that are explained.

use kafka::Kind;
use model::facts::{self, BrokerClass};

/// The setting, broker property, quota, limit or size whose name is nearest to `name`, when one is near enough.
#[must_use]
pub fn near(name: &str) -> Option<String> {
    let setting = || {
        let mut kinds = Kind::ALL.into_iter();
        kinds.find_map(|kind| kafka::nearest(kind, name))
    };
    let property = || {
        let classes = [BrokerClass::Standard, BrokerClass::Express].into_iter();
        let names = classes.flat_map(facts::properties).map(|fact| fact.name);
        facts::nearest(name, names)
    };
    let size = || facts::nearest(name, facts::sizes().iter().map(|size| size.name));
    let quota = || {
        let quotas = facts::quotas().into_iter().map(|quota| quota.id);
        facts::nearest(
            name,
            quotas.chain(facts::limits().into_iter().map(|limit| limit.id)),
        )
    };
    // The size of a broker is near to a setting only by its dots.
    let found = match name.to_ascii_lowercase().starts_with("kafka.") {
        true => size().or_else(setting),
        false => setting().or_else(size),
    };
    let found = found.or_else(property).or_else(quota);
    found.map(str::to_owned)
}
