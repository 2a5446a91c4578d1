//! Two bills, before and after, line by line. Deployments pair by name and kind, lines by what they charge for, so that
//! another broker size is one line that changes and not two.

use rust_decimal::Decimal;

use crate::{DeploymentEstimate, Estimate, LineItem, Money, Range};

/// What changes between two bills of one region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delta {
    /// ISO 4217 code of every amount.
    pub currency: String,
    /// The total before.
    pub before: Range<Money>,
    /// The total after.
    pub after: Range<Money>,
    /// The deployments of both bills, those of the second first.
    pub deployments: Vec<DeploymentDelta>,
}

/// What changes in one deployment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeploymentDelta {
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: &'static str,
    /// Its total before; zero when it is new.
    pub before: Range<Money>,
    /// Its total after; zero when it goes.
    pub after: Range<Money>,
    /// Its lines.
    pub lines: Vec<LineDelta>,
}

/// A line on either side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineDelta {
    /// The line before; `None` when it is new.
    pub before: Option<LineItem>,
    /// The line after; `None` when it goes.
    pub after: Option<LineItem>,
}

impl Delta {
    /// Compares two bills.
    #[must_use]
    pub fn of(before: &Estimate, after: &Estimate) -> Self {
        let mut old: Vec<&DeploymentEstimate> = before.deployments.iter().collect();
        let mut deployments = Vec::new();
        for new in &after.deployments {
            let same = |one: &&DeploymentEstimate| one.name == new.name && one.kind == new.kind;
            let at = old.iter().position(same);
            let was = at.map(|at| old.remove(at));
            deployments.push(DeploymentDelta::of(was, Some(new)));
        }
        deployments.extend(
            old.into_iter()
                .map(|gone| DeploymentDelta::of(Some(gone), None)),
        );
        Self {
            currency: after.currency.clone(),
            before: before.total,
            after: after.total,
            deployments,
        }
    }

    /// By how much the total rises; negative where it falls.
    #[must_use]
    pub fn change(&self) -> Range<Money> {
        rise(self.before, self.after)
    }

    /// The same in percent of the typical total before; `None` when that was nothing.
    #[must_use]
    pub fn percent(&self) -> Option<Decimal> {
        let share = self
            .change()
            .typical
            .exact()
            .checked_div(self.before.typical.exact())?;
        share.checked_mul(Decimal::ONE_HUNDRED)
    }
}

impl DeploymentDelta {
    fn of(before: Option<&DeploymentEstimate>, after: Option<&DeploymentEstimate>) -> Self {
        let total = |side: Option<&DeploymentEstimate>| {
            side.map_or(Range::exact(Money::ZERO), |side| side.total)
        };
        let lines = |side: Option<&DeploymentEstimate>| -> Vec<LineItem> {
            side.map(|side| side.lines.clone()).unwrap_or_default()
        };
        let either = after.or(before);
        let mut old = lines(before);
        let mut paired: Vec<LineDelta> = Vec::new();
        for new in lines(after) {
            let same = |line: &LineItem| line.charge.dimension() == new.charge.dimension();
            let was = old.iter().position(same).map(|at| old.remove(at));
            paired.push(LineDelta {
                before: was,
                after: Some(new),
            });
        }
        paired.extend(old.into_iter().map(|gone| LineDelta {
            before: Some(gone),
            after: None,
        }));
        Self {
            name: either.map(|one| one.name.clone()).unwrap_or_default(),
            kind: either.map_or("", |one| one.kind),
            before: total(before),
            after: total(after),
            lines: paired,
        }
    }

    /// By how much it rises.
    #[must_use]
    pub fn change(&self) -> Range<Money> {
        rise(self.before, self.after)
    }
}

impl LineDelta {
    /// By how much it rises.
    #[must_use]
    pub fn change(&self) -> Range<Money> {
        let amount = |side: &Option<LineItem>| {
            side.as_ref()
                .map_or(Range::exact(Money::ZERO), |line| line.amount)
        };
        rise(amount(&self.before), amount(&self.after))
    }

    /// What people call it: by its name afterwards.
    #[must_use]
    pub fn name(&self) -> &str {
        let either = self.after.as_ref().or(self.before.as_ref());
        either.map_or("", |line| &line.name)
    }
}

fn rise(before: Range<Money>, after: Range<Money>) -> Range<Money> {
    after.zip(before, Money::less)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{PriceBook, Scenario};
    use fact::FileId;

    fn bill(broker: &str, brokers: u32) -> Estimate {
        let text = format!(
            "region = \"us-east-1\"\n[[deployment]]\nname = \"a\"\nkind = \"standard\"\nbroker_type = \"{broker}\"\nbrokers = {brokers}\nvolume_gib = \"100\"\n"
        );
        let scenario = Scenario::parse(&text, FileId(0)).unwrap();
        Estimate::of(&scenario, &PriceBook::of_region("us-east-1").unwrap()).unwrap()
    }

    #[test]
    fn another_broker_size_is_one_line_that_changes() {
        // us-east-1: m5.large 0.21, m7g.large 0.204 a broker-hour; 3 x 730 x 0.006 = 13.14 less.
        let delta = Delta::of(&bill("kafka.m5.large", 3), &bill("kafka.m7g.large", 3));
        assert_eq!(delta.change().typical.to_string(), "-13.14");
        let moved: Vec<&LineDelta> = delta.deployments[0]
            .lines
            .iter()
            .filter(|line| line.change().typical != Money::ZERO)
            .collect();
        assert_eq!(moved.len(), 1);
        assert_eq!(moved[0].name(), "Brokers kafka.m7g.large");
        assert!(moved[0].before.is_some());
    }

    #[test]
    fn the_lines_add_up_to_the_change() {
        let delta = Delta::of(&bill("kafka.m5.large", 3), &bill("kafka.m5.xlarge", 6));
        let lines = delta.deployments.iter().flat_map(|one| &one.lines);
        let sum: Money = lines.map(|line| line.change().typical).sum();
        assert_eq!(sum, delta.change().typical);
        // Brokers twice as many of twice the price: 459.90 to 1839.60; volumes 30 to 60.
        assert_eq!(delta.change().typical.to_string(), "1,409.70");
        assert_eq!(delta.percent().unwrap().round_dp(1).to_string(), "287.8");
    }
}
