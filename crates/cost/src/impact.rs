//! What a finding costs: a question about one quantity of one cluster in, the change of the monthly bill out. Only what
//! is declared or given counts: where a quantity would have to be guessed there is no answer.

use model::{Otherwise, Question};
use rust_decimal::Decimal;

use crate::{
    Count, Estimate, Gib, Money, PriceBook, Quantity, Scenario, Stated,
    scenario::{Kind, Surroundings},
};

/// The answer to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// By how much the typical monthly bill rises; negative where it falls.
    pub change: Money,
    /// ISO 4217 code.
    pub currency: String,
    /// What is compared, and whose prices.
    pub note: String,
}

/// Prices a question. `None` where a quantity or a price is not told, and where nothing changes.
#[must_use]
pub fn answer(question: &Question, scenario: &Scenario, book: &PriceBook) -> Option<Answer> {
    let mut now = scenario.clone();
    now.deployments.retain(|one| one.name == question.cluster);
    now.surroundings = None;
    // Two clusters of one name in two files: nobody can tell which is meant.
    if now.deployments.len() != 1 || now.region != book.region() {
        return None;
    }
    let mut then = now.clone();
    let what = change(&mut now, &mut then, &question.otherwise)?;
    let (before, after) = (
        Estimate::quickly(&now, book, None),
        Estimate::quickly(&then, book, None),
    );
    if !before.missing.is_empty() || !after.missing.is_empty() {
        return None;
    }
    let change = after.total.typical.less(before.total.typical);
    (change != Money::ZERO).then(|| Answer {
        change,
        note: format!(
            "{what}; list prices of {}{}",
            after.region,
            after
                .price_date
                .map_or_else(String::new, |date| format!(", {date}"))
        ),
        currency: after.currency,
    })
}

/// Makes the change, and says what it is.
fn change(now: &mut Scenario, then: &mut Scenario, otherwise: &Otherwise) -> Option<String> {
    let kind = then.deployments.first_mut().map(|one| &mut one.kind)?;
    match (otherwise, kind) {
        (Otherwise::BrokerType(to), Kind::Standard(it)) => {
            let was = it.broker_type.replace((*to).to_owned())?;
            let brokers = it.brokers.as_ref()?.range.typical.get();
            Some(format!("{brokers} brokers of {to} instead of {was}"))
        }
        (Otherwise::Brokers(to), kind) => {
            let brokers = match kind {
                Kind::Standard(it) => &mut it.brokers,
                Kind::Express(it) => &mut it.brokers,
                _ => return None,
            };
            let was = brokers.as_ref()?.range.typical.get();
            *brokers = Some(Stated::given(Count::new(Decimal::from(*to))?));
            Some(format!(
                "{to} brokers instead of {was}, each with its volume"
            ))
        }
        (Otherwise::VolumeGib(to), Kind::Standard(it)) => {
            let was = it.volume.as_ref()?.range.typical.get();
            it.volume = Some(Stated::given(Gib::new(Decimal::from(*to))?));
            Some(format!("volumes of {to} GiB per broker instead of {was}"))
        }
        (Otherwise::Metrics { number, resting_on }, _) => {
            // Metrics are billed beside the cluster: nothing of its own bill matters.
            now.deployments.clear();
            then.deployments.clear();
            let metrics = Some(Stated::given(Count::new(Decimal::from(*number))?));
            then.surroundings = Some(Surroundings {
                metrics,
                ..Surroundings::default()
            });
            Some(format!("{number} CloudWatch metrics: {resting_on}"))
        }
        (Otherwise::ReadsInZone, Kind::Standard(_) | Kind::Express(_)) => {
            let workload = then.workload.as_mut()?;
            let read = workload.egress.average.as_ref()?.range.typical.get();
            workload.client_zone_awareness = Some(true);
            now.workload.as_mut()?.client_zone_awareness = Some(false);
            Some(format!(
                "consumers that read {read} MiB/s in their own zone instead of from any"
            ))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use fact::FileId;

    fn answered(workload: &str, otherwise: Otherwise) -> Option<Answer> {
        let text = format!(
            "region = \"us-east-1\"\n{workload}[[deployment]]\nname = \"Orders\"\nkind = \"standard\"\nbroker_type = \"kafka.m5.large\"\nbrokers = 3\nvolume_gib = \"1000\"\n"
        );
        let scenario = Scenario::parse(&text, FileId(0)).unwrap();
        let book = PriceBook::of_region("us-east-1").unwrap();
        let question = Question {
            cluster: "Orders".into(),
            otherwise,
        };
        answer(&question, &scenario, &book)
    }

    #[test]
    fn a_size_and_a_volume_are_priced_by_what_is_declared() {
        // 3 x 730 h x (0.204 - 0.21) = -13.14.
        let size = answered("", Otherwise::BrokerType("kafka.m7g.large")).unwrap();
        assert_eq!(size.change.to_string(), "-13.14");
        assert!(
            size.note
                .contains("3 brokers of kafka.m7g.large instead of kafka.m5.large")
        );
        // 3 x 4000 GiB x 0.10 = 1200.00.
        let volume = answered("", Otherwise::VolumeGib(5000)).unwrap();
        assert_eq!(volume.change.to_string(), "1,200.00");
    }

    #[test]
    fn traffic_is_never_guessed() {
        assert_eq!(answered("", Otherwise::ReadsInZone), None);
        let workload = "[workload]\ningress_mib_s = { average = \"10\" }\negress_mib_s = { average = \"30\" }\n";
        // 30 MiB/s x 3600 s x 730 h / 1024 x 2/3 = 51328.125 GiB across zones; x 0.01, charged as the bill charges it.
        let saved = answered(workload, Otherwise::ReadsInZone).unwrap();
        assert!(saved.change < Money::ZERO, "{saved:?}");
    }

    #[test]
    fn an_unknown_cluster_and_a_change_of_nothing_have_no_answer() {
        assert_eq!(answered("", Otherwise::BrokerType("kafka.m5.large")), None);
        assert_eq!(answered("", Otherwise::BrokerType("kafka.none")), None);
    }
}
