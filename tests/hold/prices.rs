//! Scenarios and price books: what can be read has a bill whose lines add up, what cannot is told with its place.

use cost::{Comparison, Estimate, PriceBook, Problems, Scenario, document};
use fact::FileId;

use super::estate::{adds_up, book};

/// A scenario, TOML or JSON.
pub fn scenarios(bytes: &[u8]) {
    let Some(text) = super::text(bytes) else {
        return;
    };
    let mut scenario = match Scenario::parse(text, FileId(0)) {
        Ok(scenario) => scenario,
        Err(problems) => return told(text, &problems),
    };
    let written = serde_json::to_string(&scenario.document()).unwrap();
    let again = Scenario::parse(&written, FileId(0)).unwrap();
    assert_eq!(serde_json::to_string(&again.document()).unwrap(), written);
    scenario.region = book().region().into();
    let estimate = Estimate::of(&scenario, book()).unwrap();
    adds_up(&estimate);
    serde_json::to_string(&document::Cost::of(&estimate, None)).unwrap();
    // A comparison sizes the workload hundreds of times; a refusal is an answer, too.
    if scenario.workload.is_some()
        && let Ok(comparison) = Comparison::of(&scenario, book())
    {
        let document = document::Compare::of(&comparison, &scenario, book());
        serde_json::to_string(&document).unwrap();
    }
}

/// A price book.
pub fn prices(bytes: &[u8]) {
    let Some(text) = super::text(bytes) else {
        return;
    };
    match PriceBook::parse(text) {
        Ok(book) => {
            for (charge, price) in book.prices() {
                assert!(!price.amount.is_sign_negative(), "{charge}: {price:?}");
            }
            let scenario = Scenario {
                region: book.region().into(),
                ..typical()
            };
            adds_up(&Estimate::of(&scenario, &book).unwrap());
        }
        Err(problems) => told(text, &problems),
    }
}

/// One of everything.
fn typical() -> Scenario {
    let text = include_str!("scenario.toml");
    Scenario::parse(text, FileId(0)).unwrap()
}

fn told(text: &str, problems: &Problems) {
    assert!(!problems.0.is_empty());
    for problem in &problems.0 {
        assert!(!problem.message.is_empty(), "{problem:?}");
        if let Some(at) = &problem.at {
            super::in_text(text, at, problem);
        }
    }
}
