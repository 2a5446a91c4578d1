//! What is deployed against what flows and against MSK's quotas: the question after "what does it cost" is "does it
//! hold". Without a workload only what the deployment itself says is held against quotas.

use std::collections::BTreeMap;

use model::facts::SizeKind;
use rust_decimal::{Decimal, prelude::ToPrimitive};

use super::{Constraint, Formula, QuotaCheck, express, fits, serverless, standard};
use crate::{
    Basis, Quantity, Range, Scenario, Stated,
    estimate::{Demand, Words},
    scenario::{Deployment, Kind, Workload},
};

/// Partitions of the topics that are declared for one cluster.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Topics {
    /// Leaders.
    pub leaders: u64,
    /// Leaders and followers together.
    pub replicas: u64,
}

/// One deployment against its limits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capacity {
    /// The deployment's name.
    pub name: String,
    /// `standard`, `express` or `serverless`.
    pub kind: &'static str,
    /// Instance type; none for Serverless.
    pub broker_type: Option<String>,
    /// Brokers; none for Serverless.
    pub brokers: Option<u64>,
    /// The workload against what the brokers are planned to take. Empty without a workload.
    pub loads: Vec<Load>,
    /// MSK's quotas, met or not.
    pub quotas: Vec<QuotaCheck>,
    /// What could not be checked, and why.
    pub remarks: Vec<String>,
}

/// One load on the brokers that are there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Load {
    /// The limit, what is needed of it in all, and what one broker takes.
    pub constraint: Constraint,
    /// What all brokers together take.
    pub has: Decimal,
}

impl Load {
    /// The share of the capacity in use, in percent without digits behind the point; rounded up, so that 100 is full.
    /// `None` where there is no capacity to share.
    #[must_use]
    pub fn percent(&self) -> Option<u64> {
        let share = self.constraint.demand.checked_div(self.has)?;
        (share * Decimal::ONE_HUNDRED).ceil().to_u64()
    }

    /// Whether the load is within the capacity.
    #[must_use]
    pub fn fits(&self) -> bool {
        self.constraint.demand <= self.has
    }
}

impl Capacity {
    /// Every cluster of a scenario against its limits. `topics` are the declared topics by the name of their cluster;
    /// a workload that states partitions goes before them.
    #[must_use]
    pub fn of(scenario: &Scenario, topics: &BTreeMap<String, Topics>) -> Vec<Self> {
        let deployments = scenario.deployments.iter();
        deployments
            .filter_map(|deployment| one(deployment, scenario, topics.get(&deployment.name)))
            .collect()
    }

    /// Whether everything that could be checked holds.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.loads.iter().all(Load::fits) && self.quotas.iter().all(|check| check.met)
    }
}

fn one(deployment: &Deployment, scenario: &Scenario, topics: Option<&Topics>) -> Option<Capacity> {
    let (broker_type, brokers) = match &deployment.kind {
        Kind::Standard(it) => (it.broker_type.clone(), it.brokers),
        Kind::Express(it) => (it.broker_type.clone(), it.brokers),
        Kind::Serverless(_) => (None, None),
        _ => return None,
    };
    let mut capacity = Capacity {
        name: deployment.name.clone(),
        kind: deployment.kind.as_str(),
        brokers: brokers.and_then(|brokers| brokers.range.typical.get().to_u64()),
        broker_type,
        loads: Vec::new(),
        quotas: Vec::new(),
        remarks: Vec::new(),
    };
    let flows = scenario.workload.is_some();
    let demand = demand(scenario, topics);
    if !flows {
        let text = "no workload is given, so nothing says how much of the brokers is used";
        capacity.remarks.push(text.to_owned());
    }
    if matches!(deployment.kind, Kind::Serverless(_)) {
        let known = |check: &QuotaCheck| flows || is_partition_count(check.id) && topics.is_some();
        capacity.quotas = serverless::fit(&demand).quotas;
        capacity.quotas.retain(known);
    } else {
        brokers_hold(&mut capacity, &deployment.kind, &demand, scenario, flows);
        if !flows && topics.is_none() {
            capacity
                .quotas
                .retain(|check| !is_partition_count(check.id));
            let text = "no topics are declared, so partitions are not checked";
            capacity.remarks.push(text.to_owned());
        }
    }
    Some(capacity)
}

fn is_partition_count(id: &str) -> bool {
    id.contains(".partitions")
}

/// Loads and quotas of a cluster of brokers.
fn brokers_hold(
    capacity: &mut Capacity,
    kind: &Kind,
    demand: &Demand,
    scenario: &Scenario,
    flows: bool,
) {
    let size = capacity.broker_type.as_deref().and_then(model::facts::size);
    let (Some(size), Some(brokers)) = (size, capacity.brokers) else {
        let text = "the instance type or the number of brokers is not known, so nothing is checked";
        capacity.remarks = vec![text.to_owned()];
        return;
    };
    capacity.quotas = match (&size.kind, kind) {
        (SizeKind::Express(half), _) => express::checks(size, half, demand, brokers),
        (SizeKind::Standard(_), Kind::Standard(it)) => {
            let volumes = it
                .volume
                .map(|volume| volume.range.high.get() * Decimal::from(brokers));
            standard::checks(size, demand, volumes, brokers)
        }
        (SizeKind::Standard(_), _) => Vec::new(),
    };
    if !flows {
        // Without traffic there is nothing to hold against what a partition takes.
        capacity
            .quotas
            .retain(|check| check.id != "express.partition_throughput");
        return;
    }
    let provisioned = match kind {
        Kind::Standard(it) => it
            .provisioned_throughput
            .map(|rate| rate.range.typical.get())
            .filter(|rate| !rate.is_zero()),
        _ => None,
    };
    let candidates = fits(size, demand, scenario);
    let fitting = candidates
        .iter()
        .find(|fit| fit.provisioned.is_some() == provisioned.is_some())
        .or(candidates.first());
    let constraints = fitting
        .map(|fit| fit.constraints.clone())
        .unwrap_or_default();
    // Volumes that are declared are held against what is kept, not against the largest there may be.
    let stored = match kind {
        Kind::Standard(it) => it.volume.map(|volume| volume.range.typical.get()),
        _ => None,
    };
    capacity.loads = constraints
        .into_iter()
        .map(|mut constraint| {
            if let ("storage", Some(volume)) = (constraint.name, stored) {
                constraint.per_broker = volume;
                constraint.is_quota = false;
                constraint.formula = Formula::DeclaredVolume(volume);
            }
            Load {
                has: constraint.per_broker * Decimal::from(brokers),
                constraint,
            }
        })
        .collect();
}

/// What flows, with the declared topics where the workload says nothing of partitions.
fn demand(scenario: &Scenario, topics: Option<&Topics>) -> Demand {
    let stated = scenario.workload.as_ref();
    let mut demand = stated.map_or_else(|| Demand::of(&Workload::default()), Demand::of);
    let silent = stated.is_none_or(|workload| workload.partitions.is_none());
    if let Some(topics) = topics.filter(|topics| silent && topics.leaders > 0) {
        let leaders = Decimal::from(topics.leaders);
        demand.partitions.range = Range::exact(leaders);
        demand.partitions.basis = Basis::Declared;
        demand.partitions.formula = Words::text(format!("{leaders} declared partitions"));
        demand.partitions.rests_on.clear();
        let copies: Option<Stated<crate::Count>> =
            stated.and_then(|workload| workload.replication_factor);
        if copies.is_none() {
            demand.replication.range =
                Range::exact((Decimal::from(topics.replicas) / leaders).round_dp(6));
        }
    }
    demand
}
