use super::*;
use crate::load_prices;

const SCENARIO: &str = r#"{ "region": "us-east-1", "workload": { "ingress_mib_s": { "average": "10" } },
    "deployment": [{ "kind": "serverless", "partitions": "10", "data_in_gb": "0", "data_out_gb": "0", "storage_gib": "0" }] }"#;

fn load() {
    let texts = serde_json::json!({
        "book": include_str!("../../../../pricing/us-east-1.toml"),
        "around": [include_str!("../../../../pricing/surroundings/data-transfer.toml")],
    });
    let loaded = load_prices(&texts.to_string());
    assert!(loaded.contains("\"price_book\": \"us-east-1/"), "{loaded}");
    assert!(loaded.contains("\"kafka.m7g.large\""), "{loaded}");
}

#[test]
fn a_bill_is_the_published_document() {
    load();
    let bill: serde_json::Value = serde_json::from_str(&estimate(SCENARIO)).unwrap();
    assert_eq!(bill["schema"], "mskwise/cost/1");
    // 730 hours of one cluster at 0.75 and of ten partitions at 0.0015.
    assert_eq!(bill["total"]["typical"], "558.45");
    assert!(super::bill(SCENARIO, "csv").starts_with("deployment,kind,"));
}

#[test]
fn a_comparison_names_each_kind_and_its_curve_agrees() {
    load();
    let compared: serde_json::Value = serde_json::from_str(&compare(SCENARIO)).unwrap();
    assert_eq!(compared["best"].as_array().unwrap().len(), 3);
    let curve = curves(SCENARIO, "throughput", "[\"10\"]");
    let curve: serde_json::Value = serde_json::from_str(&curve).unwrap();
    for (best, series) in compared["best"]
        .as_array()
        .unwrap()
        .iter()
        .zip(curve["kinds"].as_array().unwrap())
    {
        assert_eq!(best["kind"], series["kind"]);
        let here = series["points"].as_array().unwrap().iter();
        let here = here.clone().find(|point| point["at"] == "10").unwrap();
        let cents = |text: &serde_json::Value| {
            let exact: rust_decimal::Decimal = text.as_str().unwrap().parse().unwrap();
            exact.round_dp(2)
        };
        assert_eq!(
            cents(&here["cost"]),
            cents(&best["total"]["typical"]),
            "{best}"
        );
        assert_eq!(here["brokers"], best["brokers"]);
    }
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    load();
    let answer = estimate("region = \"us-east-1\"\nregoin = \"x\"\n");
    let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
    assert_eq!(answer["schema"], "mskwise/problems/1");
    assert_eq!(answer["problems"][0]["at"]["start"], 21);
    assert!(compare("{}").contains("needs `region`"));
    assert!(compare("{\"region\":\"us-east-1\"}").contains("[workload]"));
    assert!(estimate("{\"region\":\"eu-west-1\"}").contains("not loaded"));
    assert!(super::bill(SCENARIO, "pdf").contains("no format"));
    assert!(curves(SCENARIO, "weather", "[]").contains("no input"));
    assert!(curves(SCENARIO, "throughput", "nonsense").contains("problems"));
    assert!(load_prices("{}").contains("a text is needed"));
}

#[test]
fn a_scenario_in_toml_becomes_its_json() {
    let json: serde_json::Value =
        serde_json::from_str(&scenario("region = \"eu-west-1\"\nhours = \"700\"")).unwrap();
    assert_eq!(
        json,
        serde_json::json!({ "region": "eu-west-1", "hours": "700" })
    );
}
