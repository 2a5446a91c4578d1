//! The price books against a file of facts kept apart from them, where there is one: every figure, unit, date and
//! confirmation. `MSKWISE_FACTS` names its folder; without it the transcription in xtask's tests stands alone.

#![allow(
    clippy::disallowed_methods,
    reason = "the facts lie outside the repository"
)]

use cost::{Charge, PriceBook};
use rust_decimal::Decimal;
use toml::{Table, Value};

fn word<'t>(table: &'t Table, key: &str) -> &'t str {
    table.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// Our name of a charge of the facts.
fn key(price: &Table) -> String {
    let (dimension, size) = (word(price, "dim"), word(price, "size"));
    if size.is_empty() {
        dimension.to_owned()
    } else {
        format!("{dimension}.{size}")
    }
}

#[test]
fn the_books_are_the_facts_figure_for_figure() {
    let Some(folder) = std::env::var_os("MSKWISE_FACTS") else {
        println!("skipped: set MSKWISE_FACTS to a folder with pricing/msk.toml");
        return;
    };
    let path = std::path::Path::new(&folder).join("pricing/msk.toml");
    let text = std::fs::read_to_string(&path).expect("the folder holds pricing/msk.toml");
    let facts: Table = toml::from_str(&text).expect("the facts are TOML");
    let regions = facts["region"].as_array().expect("regions");
    assert_eq!(regions.len(), PriceBook::regions().count());
    let mut compared = 0;
    for region in regions {
        let region = region.as_table().expect("a region is a table");
        let code = word(region, "code");
        let book = PriceBook::of_region(code).expect("every region has a book");
        assert_eq!(book.name(), word(region, "name"));
        let prices = region["prices"].as_array().expect("prices");
        for price in prices {
            let price = price.as_table().expect("a price is a table");
            let key = key(price);
            let charge = Charge::of_key(&key).unwrap_or_else(|| panic!("{code}: no charge {key}"));
            let ours = book.price(&charge).unwrap_or_else(|told| panic!("{told}"));
            let amount = Decimal::from_str_exact(word(price, "price")).expect("a decimal");
            assert_eq!(ours.amount, amount, "{code} {key}");
            assert_eq!(ours.unit.as_str(), word(price, "unit"), "{code} {key}");
            assert_eq!(ours.as_of.to_string(), word(price, "as_of"), "{code} {key}");
            let reread = price.get("reread").and_then(Value::as_array);
            assert_eq!(
                ours.confirmed.len(),
                reread.map_or(0, Vec::len),
                "{code} {key}"
            );
            compared += 1;
        }
        let msk = |(key, _): &(&str, _)| Charge::of_key(key).is_some_and(|charge| charge.is_msk());
        assert_eq!(book.prices().filter(msk).count(), prices.len(), "{code}");
    }
    assert_eq!(compared, 935);
}
