//! The prices of an offer file → the text of one price book per region.

use std::collections::BTreeMap;

use super::offer::{Item, Offer};

/// One region's prices.
#[derive(Debug)]
pub(super) struct Book {
    region: String,
    name: String,
    prefix: Option<String>,
    source: String,
    date: String,
    /// By charge.
    pub(super) prices: BTreeMap<String, Item>,
}

/// The books of all regions of an offer, or of one.
pub(super) fn books(offer: &Offer, only: Option<&str>) -> BTreeMap<String, Book> {
    let mut books: BTreeMap<String, Book> = BTreeMap::new();
    let wanted = |item: &&Item| only.is_none_or(|only| only == item.region);
    for item in offer.items.iter().filter(wanted) {
        let book = books.entry(item.region.clone()).or_insert_with(|| Book {
            region: item.region.clone(),
            name: item.location.clone(),
            prefix: item.prefix.clone(),
            source: offer.source(),
            date: offer.date.clone(),
            prices: BTreeMap::new(),
        });
        book.prices.insert(item.charge.clone(), item.clone());
    }
    books
}

impl Book {
    /// The file, as the program reads it.
    pub(super) fn text(&self) -> String {
        let mut text = format!(
            "# What Amazon MSK charges in {}: AWS list prices, without taxes, support and private pricing.\n\
             # A charge that is absent is unknown. Never fill one in by scaling another: sizes are not exact multiples.\n\
             region = \"{}\"\nname = \"{}\"\ncurrency = \"USD\"\n",
            self.name, self.region, self.name
        );
        if let Some(prefix) = &self.prefix {
            text.push_str(&format!("usage_type_prefix = \"{prefix}\"\n"));
        }
        text.push_str("\n[charge]\n");
        for (charge, item) in &self.prices {
            text.push_str(&format!(
                "\"{charge}\" = {{ price = \"{}\", unit = \"{}\", source = \"{}\", as_of = \"{}\" }}\n",
                item.price, item.unit, self.source, self.date
            ));
        }
        text
    }

    /// What is new, other or gone against the figures of the book before, one line each.
    pub(super) fn against(&self, before: &BTreeMap<String, String>) -> Vec<String> {
        if before.is_empty() {
            return Vec::new();
        }
        let mut told = Vec::new();
        for (charge, item) in &self.prices {
            match before.get(charge) {
                None => told.push(format!("new: {charge} at {}", item.price)),
                Some(old) if *old != item.price => {
                    told.push(format!("changed: {charge} from {old} to {}", item.price));
                }
                Some(_) => {}
            }
        }
        let gone = before
            .keys()
            .filter(|charge| !self.prices.contains_key(*charge));
        told.extend(
            gone.map(|charge| format!("gone: {charge}, which the offer file does not hold")),
        );
        told
    }
}

/// The figures of a book that is there, by charge.
pub(super) fn figures(text: &str) -> Result<BTreeMap<String, String>, String> {
    let root: toml::Table = toml::from_str(text).map_err(|error| error.to_string())?;
    let charges = root.get("charge").and_then(toml::Value::as_table);
    let figure = |(charge, price): (&String, &toml::Value)| {
        Some((charge.clone(), price.get("price")?.as_str()?.to_owned()))
    };
    Ok(charges.into_iter().flatten().filter_map(figure).collect())
}
