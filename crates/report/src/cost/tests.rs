//! Every format over one bill: ranges, a discount, an assumption, a missing price, names that are attacks.

use cost::{PriceBook, Scenario};
use fact::FileId;

use super::*;

const SCENARIO: &str = r#"
region = "us-east-1"
[workload]
ingress_mib_s = { average = "20", peak = "60" }
egress_mib_s = { average = "60", peak = "180" }
retention_hours = "168"
local_retention_hours = "24"
[discount]
overall = "10%"
[[deployment]]
name = "=today, <b>|"
kind = "standard"
broker_type = "kafka.m7g.large"
brokers = 3
volume_gib = "1000"
[[deployment]]
name = "gap"
kind = "standard"
broker_type = "kafka.m99.large"
brokers = 3
volume_gib = "1000"
"#;

fn scenario() -> Scenario {
    Scenario::parse(SCENARIO, FileId(0)).unwrap()
}

fn estimate() -> Estimate {
    let scenario = scenario();
    let book = PriceBook::of_region("us-east-1").unwrap();
    Estimate::of(&scenario, &book).unwrap()
}

fn told(format: CostFormat, detail: Detail) -> String {
    let estimate = estimate();
    let report = CostReport {
        estimate: &estimate,
        sources: None,
        scenario: &scenario(),
    };
    let mut text = String::new();
    write(format, &report, &detail, &mut text).unwrap();
    text
}

const WIDE: Detail = Detail {
    width: 200,
    explain: false,
};

#[test]
fn every_format_names_every_line_with_amount_and_date() {
    let estimate = estimate();
    assert!(estimate.lines().count() >= 6);
    for (name, format) in CostFormat::ALL {
        // A scenario has no lines.
        if *format == CostFormat::Scenario {
            continue;
        }
        // Markup writes an apostrophe as its number.
        let text = told(*format, WIDE).replace("&#39;", "'");
        for item in estimate.lines() {
            assert!(text.contains(&item.name), "{name} lacks {}", item.name);
            assert!(
                text.contains(&item.as_of.to_string()),
                "{name} lacks {}",
                item.as_of
            );
            let exact = item.amount.typical.exact().to_string();
            let shown = item.amount.typical.to_string();
            assert!(
                text.contains(&exact) || text.contains(&shown),
                "{name} lacks {shown}"
            );
        }
    }
}

#[test]
fn a_missing_price_is_told_and_never_zero() {
    for format in [CostFormat::Table, CostFormat::Json, CostFormat::Markdown] {
        let text = told(format, WIDE);
        assert!(text.contains("kafka.m99.large"), "{format:?}");
    }
    assert!(!told(CostFormat::Csv, WIDE).contains("m99"));
}

#[test]
fn three_brokers_for_a_month_cost_what_the_list_says() {
    // 3 brokers × 730 h × 0.204 USD = 446.76 USD, less 10 percent = 402.084 USD.
    let table = told(CostFormat::Table, WIDE);
    let row = table
        .lines()
        .find(|line| line.contains("Brokers kafka.m7g.large"))
        .unwrap();
    let cells: Vec<&str> = row
        .split("  ")
        .map(str::trim)
        .filter(|cell| !cell.is_empty())
        .collect();
    assert_eq!(
        cells,
        [
            "Brokers kafka.m7g.large",
            "2,190",
            "broker-hour",
            "× 0.204 -10%",
            "402.08",
            "given",
            "2025-04-04"
        ]
    );
    assert!(
        told(CostFormat::Csv, WIDE)
            .contains("2190,broker-hour,0.204,10,402.084,402.084,402.084,USD")
    );
}

#[test]
fn a_narrow_terminal_gets_lines_instead_of_columns() {
    let narrow = Detail {
        width: 60,
        explain: false,
    };
    let text = told(CostFormat::Table, narrow);
    assert!(text.contains("  Brokers kafka.m7g.large: 402.08\n    2,190 broker-hour × 0.204 -10%, given, price of 2025-04-04\n"), "{text}");
    let explained = Detail {
        explain: true,
        ..WIDE
    };
    assert!(told(CostFormat::Table, explained).contains("3 brokers × 730 h = 2190 broker-hour"));
}

#[test]
fn names_stay_names() {
    assert!(told(CostFormat::Csv, WIDE).contains("\"'=today, <b>|\",standard"));
    assert!(!told(CostFormat::Markdown, WIDE).contains("<b>"));
}

#[test]
fn json_keeps_the_contract() {
    let text = told(CostFormat::Json, WIDE);
    let json = serde_json::from_str(&text).unwrap();
    crate::contract::check(&json, crate::contract::COST);
}
