//! Nothing but rules. Each is two siblings with one stem, a page (`.md`) and a check (`.rs`), sometimes a Guard twin
//! (`.guard`), and one line here.

use lint::{Check, Rule};

mod mentions;
mod schema;
mod workload;

/// Registers rules: one block per family folder, one line per rule. `guard` behind a stem says that a twin exists;
/// `suppressions` that the check looks at suppressions instead of the estate.
macro_rules! rules {
    ($($family:ident { $($stem:ident $($word:ident)*,)* })*) => {
        $(mod $family { $(pub(crate) mod $stem;)* })*

        /// Every rule, by id.
        pub const ALL: &[Rule] = &[$($(
            Rule {
                stem: stringify!($stem),
                family: stringify!($family),
                page: include_str!(concat!(stringify!($family), "/", stringify!($stem), ".md")),
                check: rules!(@check $family $stem $($word)*),
                guard: rules!(@guard $family $stem $($word)*),
            },
        )*)*];
    };
    (@check $family:ident $stem:ident suppressions) => { Check::Suppressions($family::$stem::check) };
    (@check $family:ident $stem:ident $($word:ident)*) => { Check::Estate($family::$stem::check) };
    (@guard $family:ident $stem:ident guard) => {
        Some(include_str!(concat!(stringify!($family), "/", stringify!($stem), ".guard")))
    };
    (@guard $family:ident $stem:ident $($word:ident)*) => { None };
}

rules! {
    template {
        msk001_unreadable_file,
        msk002_duplicate_key,
        msk003_suppression_without_reason suppressions,
        msk004_suppression_of_unknown_rule suppressions,
        msk005_expired_suppression suppressions,
        msk006_unused_suppression suppressions,
        msk010_reference_to_nowhere,
        msk011_unknown_property,
        msk012_wrong_type,
        msk013_missing_property,
        msk014_value_not_allowed,
        msk015_value_out_of_range,
        msk016_unknown_attribute,
        msk020_illegal_configuration_name,
        msk021_duplicate_name,
        msk022_configuration_not_attached,
        msk023_pinned_configuration_revision,
        msk024_kafka_version_not_in_configuration,
        msk025_secret_in_output,
        msk026_cluster_not_retained,
    }
    durability {
        msk101_replication_below_az_count,
    }
    capacity {
        msk501_brokers_not_multiple_of_zones,
        msk502_subnet_count_out_of_range,
        msk503_subnets_share_zone,
        msk504_zone_without_msk,
        msk510_unknown_broker_size,
        msk511_burstable_broker,
        msk512_kafka_version_not_on_broker_size,
        msk520_brokers_over_quota,
        msk521_partitions_over_recommended,
        msk522_partitions_over_maximum,
        msk530_connector_workers_over_quota,
    }
}
