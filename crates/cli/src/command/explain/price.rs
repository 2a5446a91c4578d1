//! The price of a charge, or of a broker size, in a region.

use ::cost::{PriceBook, Source};

use super::card;
use crate::world::Refusal;

pub(super) fn told(name: &str, region: &str) -> Result<Vec<String>, Refusal> {
    let book = PriceBook::of_region(region).map_err(Refusal::usage)?;
    let fits = |key: &str| {
        key == name
            || key
                .strip_suffix(name)
                .is_some_and(|rest| rest.ends_with("broker."))
    };
    let found = book.prices().filter(|(key, _)| fits(key));
    let told = found.map(|(key, price)| {
        let source = Source::of_key(&price.source);
        let about = source.map(|source| format!("{} ({})", source.what, source.place));
        card(
            &format!("price of {key} in {region}"),
            &[
                (
                    "price",
                    format!(
                        "{} {} per {}",
                        price.amount.normalize(),
                        book.currency(),
                        price.unit
                    ),
                ),
                ("as of", price.as_of.to_string()),
                ("source", about.unwrap_or_else(|| price.source.clone())),
                ("note", price.note.clone().unwrap_or_default()),
            ],
        )
    });
    Ok(told.collect())
}
