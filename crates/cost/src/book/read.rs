//! The text of a price book → `PriceBook`, with every mistake told by its place.

use fact::Date;
use rust_decimal::Decimal;

use super::{Price, PriceBook};
use crate::{
    Charge, Named, Unit,
    outline::{self, Complaints, Entry, Fields, Kind},
    problem::{Problem, Problems},
};

/// Above this no unit price of a streaming service lies; it keeps every product within `Decimal`.
const HIGHEST_PRICE: u32 = 10_000;

impl PriceBook {
    /// Reads a book in the form of `pricing/<region>.toml`.
    ///
    /// # Errors
    /// Everything wrong with the text, with byte ranges.
    pub fn parse(text: &str) -> Result<Self, Problems> {
        let root = outline::toml(text).map_err(|problem| Problems(vec![problem]))?;
        let complaints = Complaints::default();
        let book = Fields::of(&root, String::new(), &complaints).and_then(|fields| book(fields));
        match (book, complaints.into_sorted()) {
            (Some(book), problems) if problems.is_empty() => Ok(book),
            (_, problems) => Err(Problems(problems)),
        }
    }

    /// Reads the part of one region out of a book in the form of `pricing/surroundings/*.toml`, which holds a table
    /// of charges per region. A region that is not in it gives an empty book.
    ///
    /// # Errors
    /// Everything wrong with that part of the text, with byte ranges.
    pub fn parse_surroundings(text: &str, region: &str) -> Result<Self, Problems> {
        let mut found = Named::default();
        // Only the one table is read: the books of all regions together are too much for a quick start.
        let Some((from, part)) = section(text, region) else {
            return Ok(Self::new(region, "", "USD", found));
        };
        let shifted = |mut problem: Problem| {
            problem.at = problem.at.map(|at| at.start + from..at.end + from);
            problem
        };
        let root = outline::toml(part).map_err(|problem| Problems(vec![shifted(problem)]))?;
        let complaints = Complaints::default();
        if let Some(mut fields) = Fields::of(&root, region.to_owned(), &complaints) {
            found = prices(fields.rest(), &fields);
        }
        match complaints.into_sorted() {
            problems if problems.is_empty() => Ok(Self::new(region, "", "USD", found)),
            problems => Err(Problems(problems.into_iter().map(shifted).collect())),
        }
    }
}

/// The body of the table `[name]` and where it begins.
fn section<'a>(text: &'a str, name: &str) -> Option<(usize, &'a str)> {
    let header = format!("\n[{name}]\n");
    let from = text.find(&header)? + header.len();
    let rest = text.get(from..)?;
    let until = rest.find("\n[").map_or(rest.len(), |at| at + 1);
    Some((from, rest.get(..until)?))
}

fn book(mut fields: Fields<'_>) -> Option<PriceBook> {
    let region = required(&mut fields, "region");
    let name = fields.text("name").map(str::to_owned);
    let currency = required(&mut fields, "currency");
    let _ = fields.text("usage_type_prefix");
    let prices = match fields.table("charge") {
        Some(mut table) => prices(table.rest(), &table),
        None => {
            if fields.take("charge").is_none() {
                let message = "a price book needs a table `[charge]`";
                fields.complaints.add(&fields.path, None, message);
            }
            Named::default()
        }
    };
    fields.finish();
    let (region, currency) = (region?, currency?);
    let name = name.as_deref().unwrap_or(&region);
    Some(PriceBook::new(&region, name, &currency, prices))
}

fn required(fields: &mut Fields<'_>, key: &'static str) -> Option<String> {
    let node = fields.take(key);
    if node.is_none() {
        let message = format!("a price book needs `{key}`");
        fields.complaints.add(&fields.path, None, message);
    }
    fields.text(key).map(str::to_owned)
}

fn prices(entries: &[Entry], table: &Fields<'_>) -> Named<Price> {
    entries
        .iter()
        .filter_map(|entry| Some((entry.key.clone(), price(entry, table)?)))
        .collect()
}

fn price(entry: &Entry, table: &Fields<'_>) -> Option<Price> {
    let Some(charge) = Charge::of_key(&entry.key) else {
        let message = format!("`{}` is no charge this version knows", entry.key);
        table.complaints.add(&table.path, entry.at.clone(), message);
        return None;
    };
    let mut fields = Fields::of(&entry.value, table.path_of(&entry.key), table.complaints)?;
    let amount = amount(&mut fields);
    let unit = unit(&mut fields, &charge);
    let source = needed(&mut fields, "source");
    let as_of = needed(&mut fields, "as_of").and_then(|text| match text.parse::<Date>() {
        Ok(date) => Some(date),
        Err(error) => {
            let node = fields.take("as_of")?;
            fields.complain("as_of", node, error.to_string());
            None
        }
    });
    let confirmed = texts(&mut fields, "confirmed");
    let note = fields.text("note").map(str::to_owned);
    fields.finish();
    Some(Price {
        amount: amount?,
        unit: unit?,
        source: source?.to_owned(),
        as_of: as_of?,
        confirmed,
        note,
    })
}

fn needed<'a>(fields: &mut Fields<'a>, key: &'static str) -> Option<&'a str> {
    if fields.take(key).is_none() {
        let message = format!("a price needs `{key}`");
        fields
            .complaints
            .add(&fields.path, fields.at.clone(), message);
        return None;
    }
    fields.text(key)
}

fn amount(fields: &mut Fields<'_>) -> Option<Decimal> {
    let Some(node) = fields.take("price") else {
        let message = "a price needs `price`";
        fields
            .complaints
            .add(&fields.path, fields.at.clone(), message);
        return None;
    };
    let Kind::Text(text) = &node.kind else {
        fields.complain(
            "price",
            node,
            "write the price as a decimal in quotes, such as \"0.204\"",
        );
        return None;
    };
    match Decimal::from_str_exact(text) {
        Ok(amount) if !amount.is_sign_negative() && amount <= Decimal::from(HIGHEST_PRICE) => {
            Some(amount)
        }
        _ => {
            let message =
                format!("`{text}` is no price: a decimal from 0 to {HIGHEST_PRICE} is needed");
            fields.complain("price", node, message);
            None
        }
    }
}

fn unit(fields: &mut Fields<'_>, charge: &Charge) -> Option<Unit> {
    let text = needed(fields, "unit")?;
    let expected = charge.unit();
    if Unit::of(text) == Some(expected) {
        return Some(expected);
    }
    let node = fields.take("unit")?;
    let message = format!(
        "`{}` is priced per {expected}, not per `{text}`",
        charge.key()
    );
    fields.complain("unit", node, message);
    None
}

fn texts(fields: &mut Fields<'_>, key: &'static str) -> Vec<String> {
    let Some(node) = fields.take(key) else {
        return Vec::new();
    };
    let Kind::List(items) = &node.kind else {
        fields.complain(key, node, "a list of texts is needed here");
        return Vec::new();
    };
    let text = |node: &outline::Node| match &node.kind {
        Kind::Text(text) => Some(text.clone()),
        _ => None,
    };
    items.iter().filter_map(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"region = "us-east-1"
currency = "USD"
[charge]
"express.data_in" = { price = "0.01", unit = "GB", source = "s", as_of = "2025-04-04" }
"#;

    fn complaint(text: &str) -> (String, String) {
        let Problems(problems) = PriceBook::parse(text).unwrap_err();
        assert_eq!(problems.len(), 1, "{problems:?}");
        let at = problems[0].at.clone().unwrap_or(0..0);
        (problems[0].message.clone(), text[at].to_owned())
    }

    #[test]
    fn a_missing_price_is_named() {
        let book = PriceBook::parse(GOOD).unwrap();
        assert_eq!(book.id(), "us-east-1/2025-04-04");
        let missing = book
            .price(&crate::Plain::ExpressStorage.into())
            .unwrap_err();
        assert_eq!(
            missing.to_string(),
            "no price of `express.storage` in us-east-1 is known"
        );
    }

    #[test]
    fn mistakes_are_told_by_their_place() {
        let (message, at) = complaint(&GOOD.replace("\"0.01\"", "0.01"));
        assert!(message.contains("in quotes"), "{message}");
        assert_eq!(at, "0.01");
        let (message, at) = complaint(&GOOD.replace("\"GB\"", "\"GB-month\""));
        assert_eq!(
            message,
            "`express.data_in` is priced per GB, not per `GB-month`"
        );
        assert_eq!(at, "\"GB-month\"");
        let (message, at) = complaint(&GOOD.replace("\"0.01\"", "\"-1\""));
        assert!(message.starts_with("`-1` is no price"), "{message}");
        assert_eq!(at, "\"-1\"");
        let (message, at) = complaint(&GOOD.replace("2025-04-04", "2025-02-30"));
        assert!(message.contains("is not a date"), "{message}");
        assert_eq!(at, "\"2025-02-30\"");
        let (message, at) = complaint(&GOOD.replace("express.data_in", "express.data"));
        assert!(message.contains("no charge"), "{message}");
        assert_eq!(at, "\"express.data\"");
        // A misspelt key is two faults: the key nobody knows and the one that is missing.
        let text = GOOD.replace("source =", "sorce =");
        let Problems(problems) = PriceBook::parse(&text).unwrap_err();
        let told: Vec<_> = problems.iter().map(|problem| &*problem.message).collect();
        assert_eq!(
            told,
            [
                "a price needs `source`",
                "unknown key `sorce`; did you mean `source`?"
            ]
        );
        assert_eq!(&text[problems[1].at.clone().unwrap()], "sorce");
    }

    #[test]
    fn what_is_no_toml_has_a_place_too() {
        let Problems(problems) = PriceBook::parse("region = \"x\"\n[charge\n").unwrap_err();
        assert!(problems[0].at.is_some(), "{problems:?}");
    }

    #[test]
    fn one_region_is_read_out_of_many() {
        let text = "# head\n\n[a-b-1]\n\"transfer.inter_zone\" = { price = \"0.01\", unit = \"GB\", source = \"s\", \
                    as_of = \"2024-09-25\" }\n\n[c-d-2]\n\"transfer.inter_zone\" = { price = \"x\", unit = \"GB\", \
                    source = \"s\", as_of = \"2024-09-25\" }\n";
        let book = PriceBook::parse_surroundings(text, "a-b-1").unwrap();
        assert_eq!(book.prices().count(), 1);
        let Problems(problems) = PriceBook::parse_surroundings(text, "c-d-2").unwrap_err();
        assert_eq!(&text[problems[0].at.clone().unwrap()], "\"x\"");
        let none = PriceBook::parse_surroundings(text, "e-f-3").unwrap();
        assert_eq!(none.prices().count(), 0);
    }
}
