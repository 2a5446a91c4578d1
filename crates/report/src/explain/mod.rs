//! What the product knows of a name: a Kafka setting, a broker property of MSK, a quota, a limit, a broker size, a Kafka
//! version, a price. In: a name, or none for everything; out: cards that say what it is, its value, source and date.

mod elsewhere;
mod msk;
mod near;
mod on_msk;
mod price;
mod rule;
mod setting;
mod watch;

use serde::Serialize;

pub use near::near;
pub use price::{prices, prices_of};
pub use rule::{Entry, ExampleFile, Explained, PageExample, Source, explained};
pub use watch::Watches;

/// What a card is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Subject {
    /// A setting of Apache Kafka or librdkafka.
    Setting,
    /// What MSK allows a broker property to be.
    Property,
    /// A quota of MSK.
    Quota,
    /// A figure that rules compare with.
    Limit,
    /// An instance type of brokers.
    Size,
    /// A Kafka version that MSK offers.
    Version,
    /// A price in a region.
    Price,
}

/// A title above names and values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Card {
    /// What it is about.
    pub subject: Subject,
    /// What one asks for to get it.
    pub name: String,
    /// One line.
    pub title: String,
    /// Names and values, none of them empty.
    pub rows: Vec<(&'static str, String)>,
}

impl Card {
    fn new(subject: Subject, name: &str, title: String, rows: Vec<(&'static str, String)>) -> Self {
        // A figure without a unit ends in the space before it.
        let trimmed = rows
            .into_iter()
            .map(|(name, value)| (name, value.trim_end().to_owned()));
        Self {
            subject,
            name: name.to_owned(),
            title,
            rows: trimmed.filter(|(_, value)| !value.is_empty()).collect(),
        }
    }

    /// As lines for a terminal.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = format!("{}\n", self.title);
        let widest = self.rows.iter().map(|(name, _)| name.len()).max();
        let widest = widest.unwrap_or(0);
        for (name, value) in &self.rows {
            text.push_str(&format!("  {name:<widest$}  {value}\n"));
        }
        text
    }
}

/// Cards as one document: `mskwise/facts/1`.
#[derive(Debug, Serialize)]
pub struct Facts {
    schema: &'static str,
    facts: Vec<Card>,
}

impl Facts {
    /// The document of these cards.
    #[must_use]
    pub fn of(facts: Vec<Card>) -> Self {
        Self {
            schema: "mskwise/facts/1",
            facts,
        }
    }
}

/// Everything a name stands for, but for prices, which need a region: [`prices_of`].
#[must_use]
pub fn told(name: &str, watches: &Watches) -> Vec<Card> {
    let mut cards = setting::told(name, watches);
    cards.extend(msk::told(name, watches));
    cards
}

/// Every card but prices, settings last as they are many.
#[must_use]
pub fn all(watches: &Watches) -> Vec<Card> {
    let mut cards = msk::all(watches);
    cards.extend(setting::all(watches));
    cards
}

#[cfg(test)]
mod tests;
