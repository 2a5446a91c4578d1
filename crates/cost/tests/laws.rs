//! What holds for every scenario: totals are the sums of their lines, more never costs less, gaps are told, and no text
//! makes a reader panic.

use cost::{Estimate, Missing, PriceBook, Range, Scenario, document};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn estimate(text: &str) -> Estimate {
    let scenario =
        Scenario::parse(text, fact::FileId(0)).unwrap_or_else(|told| panic!("{told}\n{text}"));
    let book =
        PriceBook::of_region(&scenario.region).expect("regions are drawn from those with a book");
    Estimate::of(&scenario, &book).expect("the book is of the region")
}

fn total(text: &str) -> Decimal {
    estimate(text).total.typical.exact()
}

fn region() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(PriceBook::regions().collect::<Vec<_>>())
}

/// A quantity with up to three digits after the point.
fn figure(most: u64) -> impl Strategy<Value = String> {
    (0..=most * 1000).prop_map(|thousandths| Decimal::new(thousandths as i64, 3).to_string())
}

fn workload() -> impl Strategy<Value = String> {
    (figure(500), figure(1000), 1..1000u32, 1..400u32, 1..5000u32, 1..4u32, any::<bool>()).prop_map(
        |(write, read, keep, local, partitions, zones, aware)| {
            format!(
                "[workload]\ningress_mib_s = {write}\negress_mib_s = {read}\nretention_hours = {keep}\n\
                 local_retention_hours = {local}\npartitions = {partitions}\nzones = {zones}\nclient_zone_awareness = {aware}\n"
            )
        },
    )
}

fn deployment() -> impl Strategy<Value = String> {
    let standard = (1..60u32, 1..16384u32, figure(1000), figure(50_000)).prop_map(|(brokers, volume, rate, tier)| {
        format!(
            "kind = \"standard\"\nbroker_type = \"kafka.m5.4xlarge\"\nbrokers = {brokers}\nvolume_gib = {volume}\n\
             provisioned_throughput_mib_s = {rate}\ntiered_gib = {tier}\n"
        )
    });
    let planned = (1..60u32).prop_map(|brokers| {
        format!("kind = \"standard\"\nbroker_type = \"kafka.m7g.large\"\nbrokers = {brokers}\n")
    });
    let express = (1..60u32).prop_map(|brokers| {
        format!("kind = \"express\"\nbroker_type = \"express.m7g.xlarge\"\nbrokers = {brokers}\n")
    });
    let serverless =
        (1..4u32).prop_map(|clusters| format!("kind = \"serverless\"\nclusters = {clusters}\n"));
    let connect = (1..10u32, 0..10u32).prop_map(|(low, more)| {
        let high = low + more;
        format!(
            "kind = \"connect\"\nworkers = {{ low = {low}, high = {high} }}\nmcus_per_worker = 4\n"
        )
    });
    let private = (1..9u32, 1..4u32, figure(10_000)).prop_map(|(connections, schemes, data)| {
        format!("kind = \"private-connectivity\"\nconnections = {connections}\nschemes = {schemes}\ndata_gb = {data}\n")
    });
    let kind = prop_oneof![standard, planned, express, serverless, connect, private];
    (kind, figure(672)).prop_map(|(kind, hours)| format!("[[deployment]]\n{kind}hours = {hours}\n"))
}

prop_compose! {
    fn scenario()(
        region in region(),
        month in 672..=744u32,
        workload in workload(),
        deployments in proptest::collection::vec(deployment(), 1..6),
        discount in 0..100u32,
        rate in 1..2_000_000i64,
    ) -> String {
        let rate = Decimal::new(rate, 4);
        format!(
            "region = \"{region}\"\nhours = {month}\n{workload}{}[discount]\noverall = {discount}\n\
             [currency]\ncode = \"XYZ\"\nrate = {rate}\n",
            deployments.concat()
        )
    }
}

fn parsed(text: &str) -> Decimal {
    Decimal::from_str_exact(text).expect("figures of the document are decimals")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_total_is_the_sum_of_its_lines(text in scenario()) {
        let estimate = estimate(&text);
        let sum = |side: fn(&Range<cost::Money>) -> cost::Money| {
            estimate.lines().map(|line| side(&line.amount).exact()).sum::<Decimal>()
        };
        prop_assert_eq!(sum(|range| range.low), estimate.total.low.exact());
        prop_assert_eq!(sum(|range| range.typical), estimate.total.typical.exact());
        prop_assert_eq!(sum(|range| range.high), estimate.total.high.exact());
        prop_assert!(estimate.total.low <= estimate.total.typical && estimate.total.typical <= estimate.total.high);
        // The same holds in the published document, read as anyone would read it.
        let document = document::Cost::of(&estimate, None);
        let amounts: Decimal = document
            .deployments
            .iter()
            .flat_map(|deployment| &deployment.lines)
            .map(|line| parsed(&line.amount))
            .sum();
        prop_assert_eq!(amounts, parsed(&document.total.typical));
        for line in document.deployments.iter().flat_map(|deployment| &deployment.lines) {
            let rest = Decimal::ONE - line.discount_percent.as_deref().map(parsed).unwrap_or_default() / Decimal::ONE_HUNDRED;
            let product = parsed(&line.quantity) * parsed(&line.unit_price) * rest;
            prop_assert!((product - parsed(&line.amount)).abs() < Decimal::new(1, 11), "{line:?}");
        }
    }

    #[test]
    fn a_scenario_written_out_costs_the_same(text in scenario()) {
        let scenario = Scenario::parse(&text, fact::FileId(0)).expect("the text is a scenario");
        let written = serde_json::to_string(&scenario.document()).expect("a scenario is JSON");
        let (first, second) = (estimate(&text), estimate(&written));
        prop_assert_eq!(first.total, second.total);
        prop_assert_eq!(first.missing, second.missing);
    }

    #[test]
    fn prices_a_region_lacks_are_told(region in region()) {
        let text = format!("region = \"{region}\"\n[[deployment]]\nkind = \"serverless\"\npartitions = 1\ndata_in_gb = 1\n\
                            data_out_gb = 1\nstorage_gib = 1\n");
        let estimate = estimate(&text);
        prop_assert_eq!(estimate.lines().count() + estimate.missing.len(), 5);
        prop_assert!(estimate.missing.iter().all(|missing| matches!(missing, Missing::Price(_))));
        prop_assert!(estimate.lines().all(|line| !line.unit_price.is_zero()));
    }

    #[test]
    fn more_of_anything_never_costs_less(
        brokers in 1..200u32, volume in 1..10_000u32, hours in 1..730u32, rate in figure(500), keep in 1..500u32,
        partitions in 1..5000u32, more in 1..50u32,
    ) {
        let standard = |brokers: u32, volume: u32, hours: u32| total(&format!(
            "region = \"us-east-1\"\nhours = 730\n[[deployment]]\nkind = \"standard\"\nbroker_type = \"kafka.m5.large\"\n\
             brokers = {brokers}\nvolume_gib = {volume}\nhours = {hours}\n"));
        let base = standard(brokers, volume, hours);
        prop_assert!(standard(brokers + more, volume, hours) > base);
        prop_assert!(standard(brokers, volume + more, hours) > base);
        prop_assert!(standard(brokers, volume, (hours + more).min(730)) >= base);
        let flowing = |kind: &str, add: u32, keep: u32, partitions: u32| total(&format!(
            "region = \"us-east-1\"\nhours = 730\n[workload]\ningress_mib_s = {}\negress_mib_s = {rate}\n\
             retention_hours = {keep}\npartitions = {partitions}\n[[deployment]]\nkind = \"{kind}\"\n{}",
            parsed(&rate) + Decimal::from(add),
            match kind {
                "express" => "broker_type = \"express.m7g.large\"\nbrokers = 3\n",
                "standard" => "broker_type = \"kafka.m7g.large\"\nbrokers = 3\n",
                _ => "",
            }
        ));
        for kind in ["standard", "express", "serverless"] {
            let base = flowing(kind, 0, keep, partitions);
            prop_assert!(flowing(kind, more, keep, partitions) > base);
            prop_assert!(flowing(kind, 0, keep + more, partitions) >= base);
            prop_assert!(flowing(kind, 0, keep, partitions + more) >= base);
        }
    }

    #[test]
    fn no_text_makes_a_reader_panic(text in "\\PC{0,200}", glue in proptest::collection::vec(
        proptest::sample::select(vec!["region", "=", "\"", "[", "]", "{", "}", "[[deployment]]", "kind", "\n", "1e9999",
            "-1", "999999999999999999999999999999", "hours", ".", ",", ":", "standard", "\u{0}", "é", "[workload]", "peak"]), 0..60)) {
        let _ = Scenario::parse(&text, fact::FileId(0));
        let _ = PriceBook::parse(&text);
        let glued = glue.concat();
        let _ = Scenario::parse(&glued, fact::FileId(0));
        let _ = PriceBook::parse(&glued);
        let _ = PriceBook::parse_surroundings(&glued, &text);
    }
}

/// The largest figures every field takes do not overflow.
#[test]
fn the_largest_figures_are_still_priced() {
    let most = "1000000";
    let text = format!(
        "region = \"us-east-1\"\nhours = 744\n[workload]\ningress_mib_s = {most}\negress_mib_s = {most}\n\
         retention_hours = {most}\nlocal_retention_hours = 999999\npartitions = {most}\nreplication_factor = {most}\nzones = {most}\n\
         [[deployment]]\nkind = \"standard\"\nbroker_type = \"kafka.m5.24xlarge\"\nbrokers = 1\n\
         [[deployment]]\nkind = \"standard\"\nbroker_type = \"kafka.m5.24xlarge\"\nbrokers = {most}\nvolume_gib = 1000000000\n\
         provisioned_throughput_mib_s = {most}\ntiered_gib = 1000000000\ntiered_retrieved_gb = 1000000000\n\
         [[deployment]]\nkind = \"serverless\"\nclusters = {most}\npartitions = {most}\n\
         [[deployment]]\nkind = \"connect\"\nworkers = {most}\nmcus_per_worker = {most}\n\
         [[deployment]]\nkind = \"private-connectivity\"\nconnections = {most}\nschemes = {most}\ndata_gb = 1000000000\n\
         [surroundings]\ninternet_out_gb = 1000000000\nendpoint_data_gb = 1000000000\n\
         [assume]\nexpress_storage = \"all-copies\"\nserverless_storage = \"all-copies\"\nserverless_partitions = \"replicas\"\n\
         private_link_zones = \"charged\"\n[currency]\ncode = \"XYZ\"\nrate = 100000\n"
    );
    let estimate = estimate(&text);
    assert!(estimate.total.typical.exact() > Decimal::ZERO);
}

/// The document names its fields as published.
#[test]
fn the_document_has_the_published_shape() {
    let estimate = estimate(
        "region = \"us-east-1\"\nhours = 730\n[[deployment]]\nname = \"today\"\nkind = \"standard\"\n\
         broker_type = \"kafka.m7g.large\"\nbrokers = 3\nvolume_gib = { low = 100, high = 200 }\n",
    );
    let document =
        serde_json::to_value(document::Cost::of(&estimate, None)).expect("a document is JSON");
    let expected = serde_json::json!({
        "name": "Brokers kafka.m7g.large", "dimension": "standard.broker", "charge": "standard.broker.kafka.m7g.large",
        "quantity": "2190", "unit": "broker-hour", "unit_price": "0.204", "amount": "446.76", "basis": "given",
        "billed_by_msk": true, "source": "aws-msk-2025-04", "as_of": "2025-04-04", "formula": "3 brokers × 730 h",
    });
    assert_eq!(document["deployments"][0]["lines"][0], expected);
    assert_eq!(document["schema"], "mskwise/cost/1");
    assert_eq!(document["currency"], "USD");
    assert_eq!(document["region"], "us-east-1");
    assert_eq!(document["price_date"], "2025-04-04");
    assert_eq!(document["hours"], "730");
    // 3 × 100 × 0.10 = 30 to 60, in the middle 45.
    assert_eq!(
        document["total"],
        serde_json::json!({ "low": "476.76", "typical": "491.76", "high": "506.76" })
    );
    assert_eq!(
        document["deployments"][0]["lines"][1]["amount_range"],
        serde_json::json!({ "low": "30", "typical": "45", "high": "60" })
    );
    assert_eq!(document["deployments"][0]["kind"], "standard");
    assert_eq!(document["missing"], serde_json::json!([]));
    assert_eq!(document["sources"][0]["key"], "aws-msk-2025-04");
}
