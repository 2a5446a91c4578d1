//! Answers of AWS's script → the published JSON document `mskwise/aws-script/1`, each beside our candidate of the size.

use serde::Serialize;

use super::shown;
use crate::{
    Sizing,
    sizing::{ScriptAnswer, script_differences},
};

/// The whole document.
#[derive(Clone, Debug, Serialize)]
pub struct Script {
    /// Always `mskwise/aws-script/1`.
    pub schema: &'static str,
    /// The region whose prices the script knows.
    pub region: &'static str,
    /// ISO 4217 code of the script's amounts.
    pub currency: &'static str,
    /// One answer per size.
    pub answers: Vec<Answer>,
    /// Where and why ours differ.
    pub differences: Vec<Reason>,
}

/// The script's answer for one size.
#[derive(Clone, Debug, Serialize)]
pub struct Answer {
    /// `standard` or `express`.
    pub kind: &'static str,
    /// Instance type.
    pub broker_type: String,
    /// Brokers, a multiple of three.
    pub brokers: u64,
    /// The constraint that asks for the most.
    pub binding: &'static str,
    /// The month's cost.
    pub total: String,
    /// What makes the total.
    pub parts: Vec<Part>,
    /// Brokers of our candidate.
    pub our_brokers: Option<u64>,
    /// What decides ours.
    pub our_binding: Option<&'static str>,
    /// Cost of our candidate, in the scenario's region and currency.
    pub our_total: Option<String>,
}

/// One part of a bill.
#[derive(Clone, Debug, Serialize)]
pub struct Part {
    /// Which.
    pub name: &'static str,
    /// What the script counts for it.
    pub amount: String,
    /// What we count for it.
    pub ours: Option<String>,
}

/// A reason of a difference.
#[derive(Clone, Debug, Serialize)]
pub struct Reason {
    /// The part that differs, or `every`.
    pub part: String,
    /// Why.
    pub text: String,
}

impl Script {
    /// The document of the script's answers and our sizing of the same workload.
    #[must_use]
    pub fn of(answers: &[ScriptAnswer], sizing: &Sizing) -> Self {
        Self {
            schema: "mskwise/aws-script/1",
            region: "us-east-1",
            currency: "USD",
            answers: answers.iter().map(|one| answer(one, sizing)).collect(),
            differences: script_differences()
                .iter()
                .map(|one| Reason {
                    part: one.part.clone(),
                    text: one.text.clone(),
                })
                .collect(),
        }
    }
}

fn answer(one: &ScriptAnswer, sizing: &Sizing) -> Answer {
    let ours = one.ours(sizing);
    let our_parts = ours.map(ScriptAnswer::parts_of);
    let parts = ScriptAnswer::PARTS.into_iter().zip(one.parts());
    Answer {
        kind: one.kind,
        broker_type: one.broker_type.clone(),
        brokers: one.brokers,
        binding: one.binding,
        total: shown(one.total().exact()),
        parts: parts
            .enumerate()
            .map(|(at, (name, amount))| Part {
                name,
                amount: shown(amount.exact()),
                ours: our_parts
                    .and_then(|parts| parts.get(at).copied())
                    .map(|amount| shown(amount.exact())),
            })
            .collect(),
        our_brokers: ours.and_then(|ours| ours.brokers),
        our_binding: ours.and_then(|ours| ours.binding),
        our_total: ours.map(|ours| shown(ours.total().typical.exact())),
    }
}
