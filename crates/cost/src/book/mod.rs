//! A price book: the text of `pricing/<region>.toml` (or one a user brings) → prices by charge, each with source and
//! date. A price that is not there is an error that names it, never zero and never another one scaled.

#[cfg(feature = "embedded")]
mod embedded;
mod read;
mod source;

use std::fmt;

use fact::Date;
use rust_decimal::Decimal;

use crate::{Charge, Named, Unit};

#[cfg(feature = "embedded")]
pub use embedded::UnknownRegion;
pub use source::Source;

/// The price of one unit and where it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Price {
    /// For one [`Unit`], in the book's currency. Not negative.
    pub amount: Decimal,
    /// What one such price buys.
    pub unit: Unit,
    /// Key of the source, see [`Source::of_key`].
    pub source: String,
    /// The day the source speaks of.
    pub as_of: Date,
    /// Keys of later sources that state the same figure.
    pub confirmed: Vec<String>,
    /// A doubt about the figure.
    pub note: Option<String>,
}

/// The prices of one region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceBook {
    region: String,
    name: String,
    currency: String,
    prices: Named<Price>,
    /// The date of the oldest price of MSK's own, asked for by every estimate.
    msk_as_of: Option<Date>,
}

/// A price that the book does not hold.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MissingPrice {
    /// The charge, such as `serverless.partition`.
    pub charge: String,
    /// The region, such as `eu-south-1`.
    pub region: String,
}

impl fmt::Display for MissingPrice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "no price of `{}` in {} is known",
            self.charge, self.region
        )
    }
}

impl std::error::Error for MissingPrice {}

impl PriceBook {
    fn new(region: &str, name: &str, currency: &str, prices: Named<Price>) -> Self {
        Self {
            region: region.to_owned(),
            name: name.to_owned(),
            currency: currency.to_owned(),
            msk_as_of: oldest_of_msk(&prices),
            prices,
        }
    }

    /// The region's code, such as `us-east-1`.
    #[must_use]
    pub fn region(&self) -> &str {
        &self.region
    }

    /// The region's name, such as "US East (N. Virginia)".
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The currency of every price, an ISO 4217 code.
    #[must_use]
    pub fn currency(&self) -> &str {
        &self.currency
    }

    /// The price of a charge.
    ///
    /// # Errors
    /// When the book does not hold it.
    pub fn price(&self, charge: &Charge) -> Result<&Price, MissingPrice> {
        let key = charge.key();
        self.prices.get(&key).ok_or_else(|| MissingPrice {
            charge: key,
            region: self.region.clone(),
        })
    }

    /// Every price with the name of its charge, sorted.
    pub fn prices(&self) -> impl Iterator<Item = (&str, &Price)> {
        self.prices.iter()
    }

    /// The date of the oldest price, which is how old the book is; `None` for an empty book.
    #[must_use]
    pub fn as_of(&self) -> Option<Date> {
        self.prices.iter().map(|(_, price)| price.as_of).min()
    }

    /// Region and date in one word, such as `us-east-1/2025-04-04`. The date is that of the MSK prices.
    #[must_use]
    pub fn id(&self) -> String {
        match self.msk_as_of {
            Some(date) => format!("{}/{date}", self.region),
            None => self.region.clone(),
        }
    }

    /// The instance types that have a price, Standard and Express.
    pub fn broker_types(&self) -> impl Iterator<Item = Charge> {
        self.prices
            .iter()
            .filter_map(|(key, _)| Charge::of_key(key))
            .filter(|charge| matches!(charge, Charge::StandardBroker(_) | Charge::ExpressBroker(_)))
    }

    /// Adds what another book of the region holds and this one does not.
    pub fn complete_with(&mut self, other: Self) {
        self.prices.complete_with(other.prices);
        self.msk_as_of = oldest_of_msk(&self.prices);
    }
}

fn oldest_of_msk(prices: &Named<Price>) -> Option<Date> {
    let msk = prices
        .iter()
        .filter(|(key, _)| Charge::of_key(key).is_some_and(|charge| charge.is_msk()));
    msk.map(|(_, price)| price.as_of).min()
}
