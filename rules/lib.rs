//! Nothing but rules. Each is two siblings with one stem, a page (`.md`) and a check (`.rs`), sometimes a Guard twin
//! (`.guard`), and one line here.

use lint::{Check, Rule};

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
    }
    durability {
        msk101_replication_below_az_count,
    }
}
