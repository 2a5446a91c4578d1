//! The cost of each kind over one input, sampled for a chart. Samples stand at even ratios, as the range spans powers of
//! ten, and at every break-even, so that lines cross where the comparison says they do.

use cost::{
    PriceBook, Scenario, Sizing,
    compare::{Curve, Input, KINDS},
};
use rust_decimal::{Decimal, prelude::ToPrimitive};
use serde::Serialize;

use super::read;
use crate::{
    answer::{Problems, answer, json},
    prices, request,
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
        let further = request::list(request::read(further)?.root(), "further")?;
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
    let between = (1..SAMPLES - 1).filter_map(|nth| short(low * (step * f64::from(nth)).exp()));
    std::iter::once(from)
        .chain(between)
        .chain(std::iter::once(to))
        .collect()
}

/// A positive figure to five digits. The general way from a float to a decimal and to fewer digits takes more code than
/// all of this file.
fn short(x: f64) -> Option<Decimal> {
    const DIGITS: i32 = 5;
    if !x.is_normal() || x.is_sign_negative() {
        return None;
    }
    let magnitude = (x.ln() / std::f64::consts::LN_10).floor() as i32 + 1;
    let places = DIGITS - magnitude;
    let digits = (x * 10_f64.powi(places)).round() as i64;
    let Ok(scale) = u32::try_from(places) else {
        let times = 10_i64.checked_pow(places.unsigned_abs())?;
        return digits.checked_mul(times).map(Decimal::from);
    };
    Decimal::try_new(digits, scale).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_keep_five_digits() {
        for (x, digits) in [
            (0.0012345678, "0.0012346"),
            (9.99996, "10.0000"),
            (123.456, "123.46"),
            (7.0, "7"),
            (1_234_567.0, "1234600"),
        ] {
            assert_eq!(short(x), Some(digits.parse().unwrap()), "{x}");
        }
        assert_eq!(short(f64::INFINITY), None);
        assert_eq!(short(0.0), None);
    }

    #[test]
    fn samples_stand_at_even_ratios_between_the_ends() {
        let places = even(Decimal::ONE, Decimal::from(1000));
        assert_eq!(places.len(), SAMPLES as usize);
        assert_eq!(
            (places.first(), places.last()),
            (Some(&Decimal::ONE), Some(&Decimal::from(1000)))
        );
        assert!(places.is_sorted());
    }
}
