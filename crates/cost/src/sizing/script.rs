//! What AWS's published sizing script answers for a workload, errors included: `--model aws-script`. Its figures are in
//! `data/aws-script.toml`; it knows us-east-1 and three zones only.

use std::sync::OnceLock;

use rust_decimal::Decimal;

use super::{Candidate, Constraint, Formula, Sizing, load::binding, load::in_zones};
use crate::{
    MibPerSecond, Money, Quantity, Scenario,
    estimate::Demand,
    outline::{self, Complaints, Fields, Kind, Node},
};

/// The script's answer for one size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScriptAnswer {
    /// `standard` or `express`.
    pub kind: &'static str,
    /// Instance type.
    pub broker_type: String,
    /// Brokers, a multiple of three.
    pub brokers: u64,
    /// The constraint that asks for the most.
    pub binding: &'static str,
    /// What each constraint asks for.
    pub constraints: Vec<Constraint>,
    /// Broker hours of a month of 730 hours, in USD.
    pub broker_cost: Money,
    /// Volumes, or Express storage.
    pub storage_cost: Money,
    /// The tier.
    pub tier_cost: Money,
    /// Express data in.
    pub data_in_cost: Money,
    /// Client traffic between zones.
    pub cross_zone_cost: Money,
    /// Provisioned storage throughput.
    pub provisioned_cost: Money,
}

impl ScriptAnswer {
    /// The parts of its bill, in the order of [`ScriptAnswer::parts`].
    pub const PARTS: [&str; 6] = [
        "brokers",
        "storage",
        "tier",
        "data in",
        "zones",
        "provisioned throughput",
    ];

    /// What each part costs.
    #[must_use]
    pub fn parts(&self) -> [Money; 6] {
        [
            self.broker_cost,
            self.storage_cost,
            self.tier_cost,
            self.data_in_cost,
            self.cross_zone_cost,
            self.provisioned_cost,
        ]
    }

    /// The script's total for the month.
    #[must_use]
    pub fn total(&self) -> Money {
        self.parts().into_iter().sum()
    }

    /// Our candidate of the same size, with provisioned throughput where the script has it.
    #[must_use]
    pub fn ours<'s>(&self, sizing: &'s Sizing) -> Option<&'s Candidate> {
        let provisioned = self.provisioned_cost != Money::ZERO;
        let same = |candidate: &&Candidate| candidate.broker_type == Some(&*self.broker_type);
        let mut all = sizing.candidates.iter().filter(same);
        let first = all.clone().next();
        all.find(|candidate| candidate.provisioned.is_some() == provisioned)
            .or(first)
    }

    /// What the same parts cost in a bill of ours.
    #[must_use]
    pub fn parts_of(candidate: &Candidate) -> [Money; 6] {
        Self::PARTS.map(|part| {
            let lines = candidate.bill.lines.iter();
            lines
                .filter(|line| part_of(line.charge.dimension()) == part)
                .map(|line| line.amount.typical)
                .sum()
        })
    }
}

/// The part of the script's bill that a dimension belongs to.
fn part_of(dimension: &str) -> &'static str {
    match dimension {
        "standard.broker" | "express.broker" => "brokers",
        "standard.storage" | "express.storage" => "storage",
        "tiered.storage" | "tiered.retrieval" => "tier",
        "express.data_in" => "data in",
        "standard.storage_throughput" => "provisioned throughput",
        _ => "zones",
    }
}

/// Provisioned storage throughput to ask the script for, in MiB/s; `None` for a text that is no rate above zero.
#[must_use]
pub fn script_throughput(text: &str) -> Option<Decimal> {
    let rate = Decimal::from_str_exact(text).ok()?;
    MibPerSecond::new(rate)
        .map(Quantity::get)
        .filter(|rate| !rate.is_zero())
}

/// What AWS's script answers for the scenario's workload, Standard then Express sizes. Without a workload, nothing.
/// `provisioned` is the storage throughput per broker in MiB/s to ask it for.
#[must_use]
pub fn aws_script(scenario: &Scenario, provisioned: Option<Decimal>) -> Vec<ScriptAnswer> {
    let Some(workload) = &scenario.workload else {
        return Vec::new();
    };
    let asked = Asked::of(&Demand::of(workload));
    let known = known();
    let standard = known.standard.iter();
    let express = known.express.iter();
    standard
        .map(|size| asked.standard(size, known, provisioned))
        .chain(express.map(|size| asked.express(size, known)))
        .collect()
}

/// A reason why our figures differ from the script's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The part of the bill that differs, one of [`ScriptAnswer::PARTS`], or `every`.
    pub part: String,
    /// What the script does and what we do, and why.
    pub text: String,
}

/// Where and why our sizing differs from the script's, one sentence each.
#[must_use]
pub fn script_differences() -> &'static [Difference] {
    &known().differs
}

/// The script's inputs.
struct Asked {
    write: Decimal,
    write_peak: Decimal,
    read: Decimal,
    read_peak: Decimal,
    leaders: Decimal,
    copies: Decimal,
    hours: Decimal,
    local_hours: Decimal,
    zone_aware: bool,
}

impl Asked {
    fn of(demand: &Demand) -> Self {
        Self {
            write: demand.ingress.average.range.typical,
            write_peak: demand.ingress.peak.range.typical,
            read: demand.egress.average.range.typical,
            read_peak: demand.egress.peak.range.typical,
            leaders: demand.partitions.range.typical,
            copies: demand.replication.range.typical,
            hours: demand.retention.range.typical,
            local_hours: demand.local_retention.range.typical,
            zone_aware: demand.zone_aware.unwrap_or(false),
        }
    }

    /// MiB/s over hours in GiB.
    fn gib(rate: Decimal, hours: Decimal) -> Decimal {
        rate * hours * Decimal::from(3600) / Decimal::from(1024)
    }

    fn standard(&self, size: &Size, known: &Known, provisioned: Option<Decimal>) -> ScriptAnswer {
        let tiered = self.hours > self.local_hours;
        let tier = if tiered {
            known.of("tier_factor")
        } else {
            Decimal::ZERO
        };
        let fan_out = self
            .read_peak
            .checked_div(self.write_peak)
            .unwrap_or_default();
        let storage = size.ebs / (known.of("storage_factor") + tier);
        let network =
            size.network / (known.of("network_factor") + tier + fan_out * known.of("survivors"));
        let per_broker = storage.min(network) * known.of("utilisation_standard");
        let volumes = Self::gib(self.write, self.local_hours) * self.copies * known.of("headroom");
        let mut constraints = vec![
            constraint("ingress", self.write_peak, per_broker, "MiB/s"),
            constraint("egress", self.read_peak, fan_out * per_broker, "MiB/s"),
            constraint(
                "partitions",
                self.leaders * self.copies,
                size.partitions,
                "partition replicas",
            ),
            constraint("storage", volumes, known.of("volume_max"), "GiB"),
        ];
        let provisioned = provisioned
            .filter(|_| size.provisioned)
            .map(|rate| rate.min(size.ebs));
        if let Some(rate) = provisioned {
            constraints.push(constraint(
                "provisioned throughput",
                self.read,
                rate,
                "MiB/s",
            ));
        }
        let beyond = if tiered {
            self.hours - self.local_hours
        } else {
            Decimal::ZERO
        };
        let mut answer = self.answer("standard", size, constraints, known);
        let brokers = Decimal::from(answer.brokers);
        answer.storage_cost = Money::new(volumes * known.of("storage"));
        answer.tier_cost = Money::new(Self::gib(self.write, beyond) * known.of("tiered"));
        let rate = provisioned.unwrap_or_default();
        answer.provisioned_cost = Money::new(brokers * rate * known.of("provisioned"));
        answer
    }

    fn express(&self, size: &Size, known: &Known) -> ScriptAnswer {
        let used = known.of("utilisation_express");
        // Express keeps three copies, whatever the workload says.
        let replicas = self.leaders * known.of("zones");
        let constraints = vec![
            constraint("ingress", self.write_peak, size.ingress * used, "MiB/s"),
            constraint(
                "egress",
                self.read_peak,
                size.ingress * known.of("express_egress"),
                "MiB/s",
            ),
            constraint(
                "partitions",
                replicas,
                size.partitions,
                "partition replicas",
            ),
        ];
        let mut answer = self.answer("express", size, constraints, known);
        let month = known.of("hours");
        answer.storage_cost = Money::new(Self::gib(self.write, self.hours) * known.of("storage"));
        answer.data_in_cost =
            Money::new(Self::gib(self.write, month) * known.of("express_data_in"));
        answer
    }

    fn answer(
        &self,
        kind: &'static str,
        size: &Size,
        constraints: Vec<Constraint>,
        known: &Known,
    ) -> ScriptAnswer {
        let zones = known.of("zones");
        let brokers = in_zones(&constraints, 3);
        let mut crossing = self.write;
        if !self.zone_aware {
            crossing += self.read;
        }
        let crossing = Self::gib(crossing, known.of("hours")) * (zones - Decimal::ONE) / zones;
        let hours = Decimal::from(brokers) * known.of("hours");
        ScriptAnswer {
            kind,
            broker_type: size.name.clone(),
            brokers,
            binding: binding(&constraints).unwrap_or("ingress"),
            constraints,
            broker_cost: Money::new(hours * size.price),
            storage_cost: Money::ZERO,
            tier_cost: Money::ZERO,
            data_in_cost: Money::ZERO,
            cross_zone_cost: Money::new(crossing * known.of("cross_zone")),
            provisioned_cost: Money::ZERO,
        }
    }
}

fn constraint(
    name: &'static str,
    demand: Decimal,
    per_broker: Decimal,
    unit: &'static str,
) -> Constraint {
    let formula = Formula::Quotient {
        demand: demand.normalize(),
        per_broker: per_broker.normalize(),
        unit,
    };
    Constraint::new(name, demand, per_broker, unit, formula)
}

struct Known {
    differs: Vec<Difference>,
    constants: Vec<(String, Decimal)>,
    standard: Vec<Size>,
    express: Vec<Size>,
}

struct Size {
    name: String,
    ebs: Decimal,
    network: Decimal,
    ingress: Decimal,
    partitions: Decimal,
    price: Decimal,
    provisioned: bool,
}

impl Known {
    fn of(&self, constant: &str) -> Decimal {
        let found = self.constants.iter().find(|(name, _)| name == constant);
        found.map_or(Decimal::ZERO, |(_, value)| *value)
    }
}

fn known() -> &'static Known {
    static KNOWN: OnceLock<Known> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let text = include_str!("../../data/aws-script.toml");
        let root = outline::toml(text).expect("a test reads our own data files");
        read(&root)
    })
}

fn read(root: &Node) -> Known {
    let complaints = Complaints::default();
    let mut known = Known {
        differs: Vec::new(),
        constants: Vec::new(),
        standard: Vec::new(),
        express: Vec::new(),
    };
    let Some(mut fields) = Fields::of(root, String::new(), &complaints) else {
        return known;
    };
    if let Some(Kind::List(items)) = fields.take("differs").map(|node| &node.kind) {
        let one = |node: &Node| {
            let mut fields = Fields::of(node, String::new(), &complaints)?;
            Some(Difference {
                part: fields.text("part")?.to_owned(),
                text: fields.text("text")?.to_owned(),
            })
        };
        known.differs = items.iter().filter_map(one).collect();
    }
    if let Some(mut table) = fields.table("constant") {
        let constants = table.rest().iter();
        known.constants = constants
            .filter_map(|entry| Some((entry.key.clone(), figure(&entry.value)?)))
            .collect();
    }
    let mut sizes = |key| {
        let Some(mut table) = fields.table(key) else {
            return Vec::new();
        };
        let sizes = table.rest().iter();
        sizes
            .filter_map(|entry| {
                let fields = Fields::of(&entry.value, entry.key.clone(), &complaints)?;
                Some(size(fields))
            })
            .collect()
    };
    known.standard = sizes("standard");
    known.express = sizes("express");
    known
}

fn size(mut fields: Fields<'_>) -> Size {
    let name = fields.path.clone();
    let provisioned = fields.flag("provisioned").unwrap_or(false);
    let mut of = |key| fields.take(key).and_then(figure).unwrap_or_default();
    Size {
        name,
        ebs: of("ebs"),
        network: of("network"),
        ingress: of("ingress"),
        partitions: of("partitions"),
        price: of("price"),
        provisioned,
    }
}

fn figure(node: &Node) -> Option<Decimal> {
    match &node.kind {
        Kind::Text(text) => Decimal::from_str_exact(text).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_copy_of_its_figures_reads_whole() {
        let known = known();
        assert_eq!(
            (
                known.constants.len(),
                known.standard.len(),
                known.express.len()
            ),
            (16, 15, 7)
        );
        assert!(known.constants.iter().all(|(_, value)| !value.is_zero()));
        assert_eq!(script_differences().len(), 12);
        let named =
            |one: &Difference| one.part == "every" || ScriptAnswer::PARTS.contains(&&*one.part);
        assert!(script_differences().iter().all(named));
        let whole = |size: &Size| !size.partitions.is_zero() && !size.price.is_zero();
        assert!(
            known
                .standard
                .iter()
                .all(|size| whole(size) && !size.ebs.is_zero() && !size.network.is_zero())
        );
        assert!(
            known
                .express
                .iter()
                .all(|size| whole(size) && !size.ingress.is_zero())
        );
        assert_eq!(
            known
                .standard
                .iter()
                .filter(|size| size.provisioned)
                .count(),
            9
        );
    }
}
