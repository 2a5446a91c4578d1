//! What stands outside MSK: Kinesis on demand, and the cheapest Standard cluster run by the team itself on EC2. They are
//! rough neighbours, not candidates: neither does what MSK does, and each says what it leaves out.

use rust_decimal::Decimal;

use crate::{
    Charge, DeploymentEstimate, Missing, Plain, PriceBook, Scenario, Sizing,
    estimate::{Demand, Figure, Words, outside_bill},
};

/// A neighbour of MSK and its bill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outside {
    /// What it is.
    pub name: &'static str,
    /// Its bill for the month.
    pub bill: DeploymentEstimate,
    /// What could not be priced.
    pub missing: Vec<Missing>,
    /// What the bill leaves out.
    pub leaves_out: &'static str,
}

pub(super) fn all(scenario: &Scenario, book: &PriceBook, sizing: &Sizing) -> Vec<Outside> {
    let Some(workload) = &scenario.workload else {
        return Vec::new();
    };
    let demand = Demand::of(workload);
    let mut all = vec![kinesis(scenario, book, &demand)];
    all.extend(ec2(scenario, book, sizing, &demand));
    all
}

/// Hours of retention that come with a stream, and hours after which retention has another price.
const INCLUDED: u32 = 24;
const EXTENDED: u32 = 168;

fn kinesis(scenario: &Scenario, book: &PriceBook, demand: &Demand) -> Outside {
    let (bill, missing) = outside_bill(scenario, book, "kinesis", |bill| {
        let hours = bill.hours();
        let stream = Figure::known(Decimal::ONE, "stream");
        bill.line("Stream", Plain::KinesisStream, stream.times(&hours));
        let flow = |flow: &Figure| Demand::gib(flow, &hours);
        bill.line("Data in", Plain::KinesisIn, flow(&demand.ingress.average));
        bill.line("Data out", Plain::KinesisOut, flow(&demand.egress.average));
        let between = |from: u32, to: Option<u32>| {
            let mut kept = demand.retention.clone();
            let cut = |hours: Decimal| {
                let until = to.map_or(hours, |to| hours.min(Decimal::from(to)));
                (until - Decimal::from(from)).max(Decimal::ZERO)
            };
            kept.range = kept.range.map(cut);
            kept.formula = Words::text(format!("part after {from} h of {}", kept.formula));
            demand.kept(&kept)
        };
        let extended = between(INCLUDED, Some(EXTENDED));
        bill.line_if_any(
            "Kept for up to seven days",
            Plain::KinesisExtended,
            extended,
        );
        let long = between(EXTENDED, None);
        bill.line_if_any("Kept for longer", Plain::KinesisLongTerm, long);
    });
    Outside {
        name: "Kinesis Data Streams, on demand",
        bill,
        missing,
        leaves_out: "Kafka's interface; enhanced fan-out; limits of a stream are other than those of a cluster",
    }
}

fn ec2(scenario: &Scenario, book: &PriceBook, sizing: &Sizing, demand: &Demand) -> Option<Outside> {
    let best = sizing.cheapest("standard")?;
    let instance = best.broker_type?.strip_prefix("kafka.")?;
    let brokers = Figure::known(Decimal::from(best.brokers?), "instances");
    let stored = best
        .bill
        .lines
        .iter()
        .find(|line| line.charge == Charge::from(Plain::StandardStorage))?;
    let (bill, missing) = outside_bill(scenario, book, "ec2", |bill| {
        let hours = bill.hours();
        let running = brokers.clone().times(&hours);
        bill.line(
            format!("Instances {instance}"),
            Charge::Ec2(instance.to_owned()),
            running,
        );
        let volumes = Figure {
            range: stored.quantity,
            formula: stored.formula.clone(),
            ..Figure::known(Decimal::ZERO, "")
        };
        bill.line("Volumes gp3", Plain::Gp3Storage, volumes);
        let sides = Figure::known(Decimal::TWO, "sides");
        let produced = demand.produced_across(&hours).times(&sides);
        bill.line_if_any(
            "Producers' traffic between zones",
            Plain::InterZone,
            produced,
        );
        let consumed = demand.consumed_across(&hours).times(&sides);
        bill.line_if_any(
            "Consumers' traffic between zones",
            Plain::InterZone,
            consumed,
        );
        // With a copy in each zone every follower fetches across zones; on MSK this is free.
        let mut followers = demand.replication.clone();
        followers.range = followers
            .range
            .map(|copies| (copies - Decimal::ONE).max(Decimal::ZERO));
        followers.formula = Words::text(format!("{} followers", followers.range.typical));
        let replicated = Demand::gib(&demand.ingress.average, &hours).times(&followers);
        bill.line_if_any(
            "Replication between zones",
            Plain::InterZone,
            replicated.times(&sides),
        );
    });
    Some(Outside {
        name: "Kafka on EC2, run by the team",
        bill,
        missing,
        leaves_out: "controllers, volume throughput above 125 MiB/s, load balancers, monitoring, the people who run it; \
                     commitments would lower the instances",
    })
}
