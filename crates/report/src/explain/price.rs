//! The price of a charge, or of a broker size, in a region.

use cost::{Price, PriceBook, Source};

use super::{Card, Subject};

/// The prices a name stands for: a charge such as `express.data-in`, or a broker size.
#[must_use]
pub fn prices_of(name: &str, book: &PriceBook) -> Vec<Card> {
    let fits = |key: &str| {
        key == name
            || key
                .strip_suffix(name)
                .is_some_and(|rest| rest.ends_with("broker."))
    };
    let found = book.prices().filter(|(key, _)| fits(key));
    found.map(|(key, price)| one(key, price, book)).collect()
}

/// Every price of a book.
#[must_use]
pub fn prices(book: &PriceBook) -> Vec<Card> {
    let every = book.prices();
    every.map(|(key, price)| one(key, price, book)).collect()
}

fn one(key: &str, price: &Price, book: &PriceBook) -> Card {
    let source = Source::of_key(&price.source);
    let about = source.map(|source| format!("{} ({})", source.what, source.place));
    let (amount, currency) = (price.amount.normalize(), book.currency());
    Card::new(
        Subject::Price,
        key,
        format!("price of {key} in {}", book.region()),
        vec![
            ("price", format!("{amount} {currency} per {}", price.unit)),
            ("as of", price.as_of.to_string()),
            ("source", about.unwrap_or_else(|| price.source.clone())),
            ("note", price.note.clone().unwrap_or_default()),
        ],
    )
}
