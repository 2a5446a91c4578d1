//! The cost of each kind over one input, sampled for a chart. Samples stand at even ratios, as the range spans powers of
//! ten, and at every break-even, so that lines cross where the comparison says they do.

use cost::{
    PriceBook, Scenario, Sizing,
    compare::{Curve, Input, KINDS},
};
use rust_decimal::{Decimal, prelude::FromPrimitive, prelude::ToPrimitive};
use serde::Serialize;

use super::read;
use crate::{
    answer::{Problems, answer, json},
    prices,
};

/// Samples per curve; enough for one per four pixels of a wide chart.
const SAMPLES: u32 = 160;

#[derive(Debug, Serialize)]
struct Curves {
    schema: &'static str,
    input: &'static str,
    unit: &'static str,
    from: String,
    to: String,
    kinds: Vec<Series>,
}

#[derive(Debug, Serialize)]
struct Series {
    kind: &'static str,
    points: Vec<Sample>,
}

#[derive(Debug, Serialize)]
struct Sample {
    at: String,
    /// Null where nothing of the kind takes the load.
    cost: Option<String>,
    broker_type: Option<&'static str>,
    brokers: Option<u64>,
}

/// The curves of a scenario over `throughput`, `partitions` or `retention`: `mskwise/curves/1`. `further` is a JSON list
/// of decimal strings, values to sample beside the even ones.
#[must_use]
pub fn curves(text: &str, input: &str, further: &str) -> String {
    answer(read(text).and_then(|scenario| {
        let known = Input::ALL.into_iter().find(|one| one.as_str() == input);
        let input = known.ok_or_else(|| Problems::one(format!("`{input}` is no input")))?;
        let further: Vec<String> = serde_json::from_str(further).map_err(Problems::one)?;
        prices::with(&scenario.region, |book| {
            drawn(&scenario, book, input, &further)
        })
    }))
}

fn drawn(
    scenario: &Scenario,
    book: &PriceBook,
    input: Input,
    further: &[String],
) -> Result<String, Problems> {
    let sizing = Sizing::of(scenario, book).map_err(Problems::one)?;
    let curve = Curve::of(input, scenario, book, &sizing)
        .ok_or_else(|| Problems::one("there is no range to draw over"))?;
    let mut places = even(curve.from, curve.to);
    places.extend(
        further
            .iter()
            .filter_map(|text| text.parse::<Decimal>().ok()),
    );
    places.retain(|x| *x >= curve.from && *x <= curve.to);
    places.sort();
    places.dedup();
    let sample = |kind: &str, x: &Decimal| {
        let point = curve.at(kind, *x);
        Sample {
            at: x.normalize().to_string(),
            cost: point
                .as_ref()
                .map(|point| point.cost.exact().round_dp(2).to_string()),
            broker_type: point.as_ref().and_then(|point| point.broker_type),
            brokers: point.and_then(|point| point.brokers),
        }
    };
    let series = |kind: &'static str| Series {
        kind,
        points: places.iter().map(|x| sample(kind, x)).collect(),
    };
    Ok(json(&Curves {
        schema: "mskwise/curves/1",
        input: input.as_str(),
        unit: input.unit(),
        from: curve.from.normalize().to_string(),
        to: curve.to.normalize().to_string(),
        kinds: KINDS.into_iter().map(series).collect(),
    }))
}

/// Values at even ratios from one end to the other. They are places on paper, so a float may find them.
fn even(from: Decimal, to: Decimal) -> Vec<Decimal> {
    let (Some(low), Some(high)) = (from.to_f64(), to.to_f64()) else {
        return Vec::new();
    };
    let step = (high / low).ln() / f64::from(SAMPLES - 1);
    let between = (1..SAMPLES - 1)
        .filter_map(|nth| Decimal::from_f64(low * (step * f64::from(nth)).exp()))
        .map(|x| x.round_sf(5).unwrap_or(x));
    std::iter::once(from)
        .chain(between)
        .chain(std::iter::once(to))
        .collect()
}
