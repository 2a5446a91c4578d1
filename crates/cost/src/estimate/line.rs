//! One line of a bill, which can say how it came about.

use fact::{Date, Span};
use rust_decimal::Decimal;

use super::Words;
use crate::{Basis, Charge, Money, Percent, Range, Unit};

/// A quantity at a price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineItem {
    /// What people call it, such as "Brokers kafka.m7g.large".
    pub name: String,
    /// What is charged.
    pub charge: Charge,
    /// How much of it.
    pub quantity: Range<Decimal>,
    /// In which unit.
    pub unit: Unit,
    /// List price of one unit, in the estimate's currency.
    pub unit_price: Decimal,
    /// The same over everything the line may be for, such as the allowed instance types.
    pub price_range: Range<Decimal>,
    /// Off the list price.
    pub discount: Percent,
    /// quantity × unit price × what the discount leaves.
    pub amount: Range<Money>,
    /// The weakest word that the quantity rests on.
    pub basis: Basis,
    /// Where the quantity was written.
    pub at: Option<Span>,
    /// Key of the price's source.
    pub source: String,
    /// The day the price was read.
    pub as_of: Date,
    /// How the quantity came about, with its inputs filled in: `3 brokers × 730 h`.
    pub formula: Words,
    /// A doubt about the price.
    pub note: Option<String>,
}

impl LineItem {
    /// The whole calculation in one sentence, for `--explain`.
    #[must_use]
    pub fn explain(&self, currency: &str) -> String {
        let shown = |value: Decimal| value.normalize().to_string();
        let discount = if self.discount.fraction().is_zero() {
            String::new()
        } else {
            format!(" less {}%", self.discount.percent())
        };
        format!(
            "{} = {} {}; × {} {currency}{discount} = {} {currency} (price of {}, {})",
            self.formula,
            shown(self.quantity.typical),
            self.unit,
            shown(self.unit_price),
            self.amount.typical,
            self.as_of,
            self.source,
        )
    }
}
