//! The scenario document, read and written.

use fact::FileId;
use rust_decimal::Decimal;

use super::{Kind, Scenario};
use crate::{Problems, Quantity, Question};

const FULL: &str = r#"
region = "us-east-1"
hours = "720"
[workload]
ingress_mib_s = { average = "20", peak = "60" }
egress_mib_s = 60.5
retention_hours = "168"
local_retention_hours = "24"
partitions = 300
replication_factor = 3
zones = 3
client_zone_awareness = true
[[deployment]]
name = "today"
kind = "standard"
broker_type = "kafka.m7g.large"
brokers = 3
volume_gib = "1000"
hours = "360"
[[deployment]]
kind = "connect"
workers = { low = 1, high = 4 }
mcus_per_worker = 2
[[deployment]]
name = "copy"
kind = "replicator"
replicators = 1
data_gb = "100"
cross_region = true
[surroundings]
internet_out_gb = 10
[assume]
tiered_volume = "beyond-local"
[discount]
overall = "12%"
"express.broker" = "20%"
[currency]
code = "EUR"
rate = "0.92"
"#;

fn read(text: &str) -> Scenario {
    Scenario::parse(text, FileId(7)).unwrap()
}

fn complaints(text: &str) -> Vec<String> {
    let Problems(problems) = Scenario::parse(text, FileId(0)).unwrap_err();
    problems.iter().map(ToString::to_string).collect()
}

#[test]
fn reads_every_part() {
    let scenario = read(FULL);
    let figure = |text: &str| Decimal::from_str_exact(text).unwrap();
    assert_eq!(scenario.hours.unwrap().get(), figure("720"));
    let workload = scenario.workload.as_ref().unwrap();
    assert_eq!(
        workload.ingress.peak.unwrap().range.high.get(),
        figure("60")
    );
    assert_eq!(
        workload.egress.average.unwrap().range.low.get(),
        figure("60.5")
    );
    assert_eq!(workload.egress.peak, None);
    let Kind::Standard(standard) = &scenario.deployments[0].kind else {
        panic!("the first deployment is Standard");
    };
    let volume = standard.volume.unwrap();
    let at = volume.at.unwrap();
    assert_eq!((at.file, &FULL[at.range()]), (FileId(7), "\"1000\""));
    let Kind::Connect(connect) = &scenario.deployments[1].kind else {
        panic!("the second deployment is Connect");
    };
    assert_eq!(scenario.deployments[1].name, "connect");
    assert_eq!(connect.workers.unwrap().range.typical.get(), figure("2.5"));
    assert!(!scenario.assume.usual(Question::TieredVolume));
    assert_eq!(
        scenario.discount.of("express.broker").percent(),
        figure("20")
    );
    assert_eq!(
        scenario.discount.of("express.storage").percent(),
        figure("12")
    );
    assert_eq!(scenario.currency.unwrap().rate, figure("0.92"));
}

fn written(scenario: &Scenario) -> String {
    serde_json::to_string(&scenario.document()).unwrap()
}

#[test]
fn what_is_written_reads_back_the_same() {
    let scenario = read(FULL);
    let text = written(&scenario);
    let again = Scenario::parse(&text, FileId(7)).unwrap();
    assert_eq!(written(&again), text);
    // JSON tells no positions, so the rest is compared without them.
    assert_eq!(
        again.workload.unwrap().ingress.peak.unwrap().range,
        scenario.workload.unwrap().ingress.peak.unwrap().range
    );
    assert_eq!(again.deployments.len(), 3);
}

#[test]
fn numbers_and_texts_say_the_same() {
    let quoted = read(
        "region = \"r\"\n[[deployment]]\nkind = \"serverless\"\ndata_in_gb = \"0.1\"\npartitions = \"1_000\"",
    );
    let json = read(
        r#"{"region": "r", "deployment": [{"kind": "serverless", "data_in_gb": 0.1, "partitions": 1000}]}"#,
    );
    assert_eq!(written(&quoted), written(&json));
}

#[test]
fn unknown_keys_are_told_with_the_key_that_was_meant() {
    let text = "region = \"r\"\n[[deployment]]\nkind = \"standard\"\nbrokrs = 3\n";
    assert_eq!(
        complaints(text),
        ["deployment[0]: unknown key `brokrs`; did you mean `brokers`?"]
    );
    let Problems(problems) = Scenario::parse(text, FileId(0)).unwrap_err();
    assert_eq!(&text[problems[0].at.clone().unwrap()], "brokrs");
    // Express has no volumes.
    let told = complaints("region = \"r\"\n[[deployment]]\nkind = \"express\"\nvolume_gib = 3\n");
    assert!(
        told[0].starts_with(
            "deployment[0]: unknown key `volume_gib`; known here: name, kind, hours, broker_type"
        ),
        "{told:?}"
    );
    let json = complaints(r#"{"region": "r", "deploymnt": []}"#);
    assert_eq!(
        json,
        ["unknown key `deploymnt`; did you mean `deployment`?"]
    );
}

#[test]
fn every_mistake_is_told_at_once() {
    let told = complaints(
        "hours = 800\n[[deployment]]\nkind = \"servreless\"\n[[deployment]]\nkind = \"standard\"\nbrokers = 2.5\nvolume_gib = -1\n[assume]\nx = \"y\"\n[discount]\noverall = \"200%\"\n",
    );
    assert_eq!(told.len(), 7, "{told:#?}");
    assert!(told.contains(&"deployment[0].kind: `servreless` is no kind of deployment; did you mean `serverless`?".to_owned()));
    assert!(told.contains(&"deployment[1].brokers: a whole number from 0 to 1000000 is needed here, such as \"3\"".to_owned()));
}

#[test]
fn a_deployment_fits_into_its_month() {
    let told = complaints("region = \"r\"\n[[deployment]]\nkind = \"connect\"\nhours = 731\n");
    assert_eq!(
        told,
        [
            "deployment[0].hours: 731 hours are more than the month has (730); `hours` of the scenario is its length"
        ]
    );
}

#[test]
fn what_is_neither_format_has_a_place() {
    for (text, at) in [
        ("region = ", 9),
        ("{\"region\": }", 11),
        ("region = \"a\"\nregion = \"b\"", 13),
    ] {
        let Problems(problems) = Scenario::parse(text, FileId(0)).unwrap_err();
        assert_eq!(
            problems[0].at.clone().unwrap().start,
            at,
            "{text}: {problems:?}"
        );
    }
    assert_eq!(
        complaints("{\"region\": \"a\", \"region\": \"b\"}"),
        ["duplicate key `region`"]
    );
    assert!(!complaints("[]").is_empty());
    assert!(!complaints("").is_empty());
}
