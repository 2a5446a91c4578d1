//! A workload against MSK's quotas, by their names.

use model::facts::{Adjustable, Quota, quota};
use rust_decimal::{Decimal, prelude::ToPrimitive};

use super::decimal;
use crate::money::settle;

/// One quota and how much of it a candidate uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotaCheck {
    /// Id in MSK's quotas, such as `serverless.ingress`.
    pub id: &'static str,
    /// What is counted.
    pub name: &'static str,
    /// How much of it there may be.
    pub value: Decimal,
    /// Unit of the value.
    pub unit: &'static str,
    /// How much the workload needs.
    pub needed: Decimal,
    /// Whether that is within the quota.
    pub met: bool,
    /// Whether and how the quota can be raised.
    pub adjustable: Adjustable,
}

impl QuotaCheck {
    /// A check of a quota that is a number; `None` for an id MSK's quotas do not hold.
    pub(super) fn of(id: &str, needed: Decimal) -> Option<Self> {
        let quota = quota(id)?;
        let value = decimal(quota.number()?);
        let needed = settle(needed);
        Some(Self {
            id: quota.id,
            name: quota.name,
            value,
            unit: quota.unit,
            needed,
            met: needed <= value,
            adjustable: quota.adjustable,
        })
    }

    /// Who says so, and as of when.
    #[must_use]
    pub fn source(&self) -> String {
        quota(self.id).map(Quota::cite).unwrap_or_default()
    }

    /// The share of the quota in use, in percent, rounded up; `None` for a quota of nothing.
    #[must_use]
    pub fn percent(&self) -> Option<u64> {
        let share = self.needed.checked_div(self.value)?;
        (share * Decimal::ONE_HUNDRED).ceil().to_u64()
    }

    /// Whether missing it puts a candidate out; advice does not.
    pub(super) fn rejects(&self) -> bool {
        !self.met && self.adjustable != Adjustable::Guidance
    }

    /// The reason in a sentence.
    pub(super) fn reason(&self) -> String {
        format!(
            "{}: {} {} needed, the quota is {} and {}",
            self.name, self.needed, self.unit, self.value, self.adjustable
        )
    }
}

/// The figure of a quota as a count; no bound where there is none.
pub(super) fn count(id: &str) -> u64 {
    let figure = quota(id).and_then(|quota| decimal(quota.number()?).to_u64());
    figure.unwrap_or(u64::MAX)
}

/// The reasons among checks.
pub(crate) fn reasons(checks: &[QuotaCheck]) -> Vec<String> {
    checks
        .iter()
        .filter(|check| check.rejects())
        .map(QuotaCheck::reason)
        .collect()
}
