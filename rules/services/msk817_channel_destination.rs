//! MSK817: a channel with no destination or with both, or one that is asked to deliver at an interval it does not take.

use lint::Findings;
use model::{Estate, facts::limit};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let destinations = limit("channel.destinations").list();
    for (_, channel) in estate.of_type("AWS::MSK::Channel") {
        let properties = channel.properties();
        let written = destinations.iter().map(|name| {
            let presence = properties.get(name).presence().value;
            presence.map(|()| 1).or(0).known_or(|_| 1)
        });
        let count = written.reduce(|all, one| all.zip(&one).map(|(all, one)| all + one));
        let mut told = 0;
        let wrong = count.and_then(|count| {
            count.holds(|count| {
                told = *count;
                *count != 1
            })
        });
        if let Some(hit) = wrong {
            let what = if told == 0 {
                "no destination"
            } else {
                "more than one destination"
            };
            let message = format!(
                "channel {} names {what}; exactly one is taken",
                channel.name()
            );
            out.at(channel.span(), properties.path(), &hit, message)
                .help(format!("keep one of {}", destinations.join(" and ")));
        }
        for destination in destinations {
            freshness(&properties.get(destination), out);
        }
    }
}

fn freshness(destination: &cloudformation::Cursor<'_>, out: &mut Findings<'_>) {
    let limit = limit("channel.freshness_seconds");
    let Some(bounds) = limit.range() else { return };
    let seconds = destination.get("DataFreshnessInSeconds").integer();
    let mut told = 0;
    if let Some(hit) = seconds.holds(|seconds| {
        told = *seconds;
        !bounds.contains(*seconds as f64)
    }) {
        let message = format!(
            "DataFreshnessInSeconds is {told}; MSK takes {bounds} {}",
            limit.unit
        );
        out.add(&seconds, &hit, message)
            .help("the CloudFormation schema lets lower values through, the service does not");
    }
}
