//! Every format over one comparison.

use cost::{PriceBook, Scenario};
use fact::FileId;

use super::*;

const SCENARIO: &str = r#"
region = "us-east-1"
[workload]
ingress_mib_s = { average = "3", peak = "6" }
egress_mib_s = { average = "6", peak = "12" }
retention_hours = "168"
partitions = 60
"#;

fn told(format: CompareFormat, all: bool) -> String {
    let scenario = Scenario::parse(SCENARIO, FileId(0)).unwrap();
    let book = PriceBook::of_region("us-east-1")
        .unwrap()
        .with_alternatives();
    let comparison = Comparison::of(&scenario, &book).unwrap();
    let report = CompareReport {
        comparison: &comparison,
        scenario: &scenario,
        book: &book,
        all,
        explain: true,
    };
    let mut text = String::new();
    write(format, &report, &mut text).unwrap();
    text
}

#[test]
fn every_format_names_the_best_of_each_kind_and_what_was_assumed() {
    for (name, format) in CompareFormat::ALL {
        let text = told(*format, false);
        if matches!(*name, "csv" | "scenario" | "svg") {
            continue;
        }
        for kind in cost::compare::KINDS {
            assert!(text.contains(kind), "{name} lacks {kind}");
        }
        assert!(
            text.contains("replication factor 3"),
            "{name} lacks an assumption"
        );
        assert!(text.ends_with('\n'), "{name}");
    }
}

#[test]
fn what_is_out_is_told_with_the_reason_on_demand() {
    let (brief, whole) = (
        told(CompareFormat::Table, false),
        told(CompareFormat::Table, true),
    );
    assert!(!brief.contains("All candidates"));
    // A t3.small takes 300 partitions per broker, but not this traffic; it is listed either way.
    assert!(whole.contains("kafka.t3.small"), "{whole}");
    assert!(whole.contains("  out: "), "{whole}");
}

#[test]
fn an_input_that_moves_nothing_is_left_out() {
    assert!(!told(CompareFormat::Table, false).contains("+0.00"));
}

#[test]
fn json_keeps_the_contract() {
    let json = serde_json::from_str(&told(CompareFormat::Json, true)).unwrap();
    crate::contract::check(&json, crate::contract::COMPARE);
}
