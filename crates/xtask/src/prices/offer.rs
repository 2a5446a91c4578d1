//! An offer file of AWS's price list → its on-demand prices. Only what a book holds is taken; the rest is listed.

use serde_json::Value;

use super::{csv, usage};

/// The service this reads.
const SERVICE: &str = "AmazonMSK";

/// What an offer file says.
#[derive(Debug)]
pub(super) struct Offer {
    /// The day of its publication, `YYYY-MM-DD`.
    pub(super) date: String,
    /// Every price that has a name in our books.
    pub(super) items: Vec<Item>,
    /// What has none, one line each.
    pub(super) unread: Vec<String>,
}

/// One price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) region: String,
    pub(super) location: String,
    pub(super) prefix: Option<String>,
    pub(super) charge: String,
    pub(super) unit: &'static str,
    /// As in the file, without zeros at the end.
    pub(super) price: String,
}

/// A row of either form, before it is understood.
#[derive(Debug, Default)]
struct Row<'t> {
    region: &'t str,
    location: &'t str,
    usage_type: &'t str,
    operation: &'t str,
    begin: &'t str,
    price: &'t str,
}

impl Offer {
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        if text
            .trim_start_matches('\u{feff}')
            .trim_start()
            .starts_with('{')
        {
            of_json(text)
        } else {
            of_csv(text)
        }
    }

    /// The key its prices carry.
    pub(super) fn source(&self) -> String {
        format!("aws-price-list-{}", self.date)
    }

    fn new(service: &str, published: &str) -> Result<Self, String> {
        if service != SERVICE {
            return Err(format!(
                "this is the offer file of `{service}`, not of {SERVICE}"
            ));
        }
        let date = published.get(..10).filter(|date| {
            let parts: Vec<&str> = date.split('-').collect();
            let figures = |part: &&str| part.chars().all(|c| c.is_ascii_digit());
            parts.len() == 3 && parts.iter().all(figures)
        });
        let date = date.ok_or_else(|| format!("`{published}` is no date of publication"))?;
        Ok(Self {
            date: date.to_owned(),
            items: Vec::new(),
            unread: Vec::new(),
        })
    }

    fn take(&mut self, row: &Row<'_>) -> Result<(), String> {
        let what = format!("{} {} in {}", row.usage_type, row.operation, row.region);
        let Some((charge, unit)) = usage::charge(row.usage_type, row.operation) else {
            self.unread.push(what);
            return Ok(());
        };
        // A book holds one price per charge; volume tiers would be another kind of price.
        if !matches!(row.begin, "" | "0") {
            return Err(format!(
                "{what} has volume tiers, which a price book cannot hold"
            ));
        }
        let price =
            plain(row.price).ok_or_else(|| format!("{what}: `{}` is no price", row.price))?;
        let item = Item {
            region: row.region.to_owned(),
            location: row.location.to_owned(),
            prefix: usage::prefix(row.usage_type).map(str::to_owned),
            charge,
            unit,
            price,
        };
        let same = |known: &&Item| (&known.region, &known.charge) == (&item.region, &item.charge);
        match self.items.iter().find(same) {
            Some(known) if known.price != item.price => Err(format!(
                "{what} has two prices, {} and {}",
                known.price, item.price
            )),
            Some(_) => Ok(()),
            None => {
                self.items.push(item);
                Ok(())
            }
        }
    }
}

/// A decimal without zeros at its end, exactly as large as it was.
fn plain(text: &str) -> Option<String> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let figures = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    if whole.is_empty() || !figures(whole) || !figures(fraction) {
        return None;
    }
    let fraction = fraction.trim_end_matches('0');
    Some(if fraction.is_empty() {
        whole.to_owned()
    } else {
        format!("{whole}.{fraction}")
    })
}

fn of_json(text: &str) -> Result<Offer, String> {
    let root: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let word = |value: &Value, key: &str| {
        value
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or("")
            .to_owned()
    };
    let mut offer = Offer::new(&word(&root, "offerCode"), &word(&root, "publicationDate"))?;
    let products = root.get("products").and_then(Value::as_object);
    let terms = root.pointer("/terms/OnDemand").and_then(Value::as_object);
    let (Some(products), Some(terms)) = (products, terms) else {
        return Err("an offer file has `products` and `terms.OnDemand`".to_owned());
    };
    for (sku, product) in products {
        let Some(attributes) = product.get("attributes") else {
            continue;
        };
        let of = |key: &str| attributes.get(key).and_then(Value::as_str).unwrap_or("");
        let dimensions = terms
            .get(sku)
            .and_then(Value::as_object)
            .into_iter()
            .flatten();
        let dimensions = dimensions
            .filter_map(|(_, term)| term.get("priceDimensions")?.as_object())
            .flatten();
        for (_, dimension) in dimensions {
            // Prices in yuan are those of another partition, which has no book.
            let Some(price) = dimension
                .pointer("/pricePerUnit/USD")
                .and_then(Value::as_str)
            else {
                offer
                    .unread
                    .push(format!("{} without a price in USD", of("usagetype")));
                continue;
            };
            offer.take(&Row {
                region: of("regionCode"),
                location: of("location"),
                usage_type: of("usagetype"),
                operation: of("operation"),
                begin: dimension
                    .get("beginRange")
                    .and_then(Value::as_str)
                    .unwrap_or(""),
                price,
            })?;
        }
    }
    Ok(offer)
}

fn of_csv(text: &str) -> Result<Offer, String> {
    let rows = csv::rows(text);
    // Lines about the file stand above the table, each a name and a value.
    let head = rows
        .iter()
        .position(|row| row.first().is_some_and(|cell| cell == "SKU"))
        .ok_or("an offer file as CSV has a line of column names that begins with SKU")?;
    let about = |name: &str| {
        let above = rows.iter().take(head);
        let found = above.filter(|row| row.first().is_some_and(|cell| cell == name));
        found
            .filter_map(|row| row.get(1))
            .next()
            .map_or("", String::as_str)
    };
    let mut offer = Offer::new(about("OfferCode"), about("Publication Date"))?;
    let columns = rows.get(head).map(Vec::as_slice).unwrap_or_default();
    let column = |name: &str| {
        let found = columns
            .iter()
            .position(|column| column.eq_ignore_ascii_case(name));
        found.ok_or_else(|| format!("the column `{name}` is missing"))
    };
    let (kind, currency) = (column("TermType")?, column("Currency")?);
    let (region, location) = (column("Region Code")?, column("Location")?);
    let (usage, operation) = (column("usageType")?, column("operation")?);
    let (begin, price) = (column("StartingRange")?, column("PricePerUnit")?);
    for row in rows.iter().skip(head + 1) {
        let cell = |at: usize| row.get(at).map_or("", String::as_str);
        if cell(kind) != "OnDemand" {
            continue;
        }
        if cell(currency) != "USD" {
            offer
                .unread
                .push(format!("{} without a price in USD", cell(usage)));
            continue;
        }
        offer.take(&Row {
            region: cell(region),
            location: cell(location),
            usage_type: cell(usage),
            operation: cell(operation),
            begin: cell(begin),
            price: cell(price),
        })?;
    }
    Ok(offer)
}
