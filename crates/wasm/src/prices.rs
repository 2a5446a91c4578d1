//! The price books the page has fetched, by region. A page asks for many bills and few regions, so each book is read
//! once and kept.

use std::cell::RefCell;

use cost::PriceBook;
use serde::Serialize;

use crate::{
    answer::{Problems, answer, json},
    request,
};

thread_local! {
    static BOOKS: RefCell<Vec<PriceBook>> = const { RefCell::new(Vec::new()) };
}

/// What was loaded.
#[derive(Debug, Serialize)]
struct Loaded<'b> {
    schema: &'static str,
    region: &'b str,
    name: &'b str,
    currency: &'b str,
    price_book: String,
    /// Standard and Express instance types that have a price.
    broker_types: Vec<String>,
}

/// Reads the prices of a region and keeps them. In: `{ "book": TOML, "around": [TOML] }`, the texts of `pricing/` cut to
/// the region; out: `mskwise/prices/1`.
#[must_use]
pub fn load_prices(document: &str) -> String {
    answer(load(document))
}

fn load(document: &str) -> Result<String, Problems> {
    let texts = request::read(document)?;
    let texts = texts.root();
    let mut book = PriceBook::parse(&request::text(texts, "book")?)?;
    for text in &request::texts(texts, "around")? {
        let region = book.region().to_owned();
        book.complete_with(PriceBook::parse_surroundings(text, &region)?);
    }
    let mut types: Vec<String> = book
        .broker_types()
        .filter_map(|charge| {
            let key = charge.key();
            let (_, name) = key.split_once(".broker.")?;
            Some(name.to_owned())
        })
        .collect();
    types.sort();
    let text = json(&Loaded {
        schema: "mskwise/prices/1",
        region: book.region(),
        name: book.name(),
        currency: book.currency(),
        price_book: book.id(),
        broker_types: types,
    });
    BOOKS.with_borrow_mut(|books| {
        books.retain(|other| other.region() != book.region());
        books.push(book);
    });
    Ok(text)
}

/// Works with the book of a region.
pub(crate) fn with<T>(
    region: &str,
    work: impl FnOnce(&PriceBook) -> Result<T, Problems>,
) -> Result<T, Problems> {
    BOOKS.with_borrow(
        |books| match books.iter().find(|book| book.region() == region) {
            Some(book) => work(book),
            None => Err(Problems::one(format!(
                "the prices of region `{region}` are not loaded"
            ))),
        },
    )
}
