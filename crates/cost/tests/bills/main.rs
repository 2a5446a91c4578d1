//! Bills computed by hand, the working in the comment of each, against the estimate of the same scenario: to the cent,
//! line by line. Prices in the workings were copied from AWS's price list, not from our books.

mod around;
mod every;
mod express;
mod serverless;
mod services;
mod standard;

use cost::{Estimate, PriceBook, Scenario};

/// Prices a scenario in its region.
fn bill(text: &str) -> Estimate {
    let scenario = Scenario::parse(text, fact::FileId(0)).unwrap_or_else(|told| panic!("{told}"));
    let book = PriceBook::of_region(&scenario.region).expect("the region of a test has a book");
    Estimate::of(&scenario, &book).expect("the book is of the region")
}

/// The estimate has exactly these lines with these amounts, in this order, and this total.
#[track_caller]
fn agrees(text: &str, lines: &[(&str, &str)], total: &str) -> Estimate {
    let estimate = bill(text);
    assert!(estimate.missing.is_empty(), "{:?}", estimate.missing);
    let found: Vec<(&str, String)> = estimate
        .lines()
        .map(|line| (&*line.name, format!("{:.2}", line.amount.typical.rounded())))
        .collect();
    let expected: Vec<(&str, String)> = lines
        .iter()
        .map(|(name, amount)| (*name, (*amount).to_owned()))
        .collect();
    assert_eq!(found, expected);
    assert_eq!(format!("{:.2}", estimate.total.typical.rounded()), total);
    estimate
}

/// Low and high of the total, in cents.
fn bounds(estimate: &Estimate) -> (String, String) {
    let shown = |money: cost::Money| format!("{:.2}", money.rounded());
    (shown(estimate.total.low), shown(estimate.total.high))
}
