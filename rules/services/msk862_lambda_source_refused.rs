//! MSK862: settings of a Lambda trigger on Kafka that Lambda does not take.

use cloudformation::sam::{EventSource, kafka_sources};
use fact::Hit;
use lint::Findings;
use model::{Estate, facts::limit};

use crate::pair::pair;

const POSITION: &str = "StartingPosition";
const TIMESTAMP: &str = "StartingPositionTimestamp";
const POLLERS: &str = "ProvisionedPollerConfig";

/// Numbers that lie within bounds: the property, and the figure that bounds it.
const BOUNDED: [(&[&str], &str); 3] = [
    (&["BatchSize"], "lambda.batch_size_max"),
    (&[POLLERS, "MinimumPollers"], "lambda.pollers_minimum"),
    (&[POLLERS, "MaximumPollers"], "lambda.pollers_maximum"),
];

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for source in estate.templates().iter().flat_map(kafka_sources) {
        position(&source, out);
        for (place, figure) in BOUNDED {
            bounded(&source, place, figure, out);
        }
        pollers(&source, out);
    }
}

fn position(source: &EventSource<'_>, out: &mut Findings<'_>) {
    let position = source.properties.get(POSITION).string();
    if let Some(hit) = position.absent() {
        let message =
            format!("{POSITION} is missing: Lambda creates no trigger on Kafka without it");
        let hit = Hit { span: None, ..hit };
        out.at(source.span, &source.path().child(POSITION), &hit, message)
            .help("set TRIM_HORIZON, which reads the topic from its oldest record, LATEST or AT_TIMESTAMP");
        return;
    }
    let timestamp = source.properties.get(TIMESTAMP);
    let given = timestamp.presence().value.map(|()| true).or(false);
    let both = pair(&position, &given);
    if let Some(hit) = both.holds(|(position, given)| position == "AT_TIMESTAMP" && !given) {
        out.add(
            &both,
            &hit,
            format!("`AT_TIMESTAMP` without {TIMESTAMP}: Lambda refuses the trigger"),
        )
        .help(format!("set {TIMESTAMP}, in seconds since 1970"));
    }
}

fn bounded(source: &EventSource<'_>, place: &[&str], figure: &str, out: &mut Findings<'_>) {
    let limit = limit(figure);
    let (least, most) = match (limit.range(), limit.number()) {
        (Some(bounds), _) => (bounds.min, bounds.max),
        (None, most) => (Some(1.0), most),
    };
    let number = source.properties.at(place).number();
    let outside = |number: &f64| {
        least.is_some_and(|least| *number < least) || most.is_some_and(|most| *number > most)
    };
    if let Some(hit) = number.holds(outside) {
        let written = number.value.possible().copied().find(|one| outside(one));
        let name = place.last().copied().unwrap_or("");
        let message = format!(
            "{name} = `{}`: Lambda refuses the trigger",
            written.unwrap_or_default()
        );
        out.add(&number, &hit, message).help(limit.statement);
    }
}

fn pollers(source: &EventSource<'_>, out: &mut Findings<'_>) {
    let at = |name: &str| source.properties.at(&[POLLERS, name]).integer();
    let least = at("MinimumPollers");
    let both = pair(&at("MaximumPollers"), &least.value);
    if let Some(hit) = both.holds(|(most, least)| most < least) {
        out.add(
            &both,
            &hit,
            "MaximumPollers is below MinimumPollers: Lambda refuses the trigger",
        )
        .see(least.span, "MinimumPollers")
        .help("raise the one, or lower the other");
    }
}
