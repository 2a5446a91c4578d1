//! Every Guard twin finds what its check finds: the same resources, on every example of its page and on every broker
//! size beside every Kafka version. Where it cannot, the twin says so in a line `# blind: good/3: why`, which must be
//! true, so that a blind spot that is gone is told of as well.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

use std::collections::{BTreeMap, BTreeSet};

use lint::{
    Check, Example, Finding, Rule, Selection, Selector, Verdict,
    guard::{GuardRules, evaluate},
    guard_pack,
};
use model::{Estate, Input, Options, facts};

/// A file and a logical id in it.
type Guilty = BTreeSet<(String, String)>;

fn guilty(estate: &Estate, findings: &[Finding]) -> Guilty {
    findings
        .iter()
        .map(|finding| {
            let mut steps = finding.path.as_str().split('/');
            let resource = match (steps.next(), steps.next()) {
                (Some("Resources"), Some(name)) => name,
                _ => "",
            };
            (
                estate.sources.name(finding.at.file).to_owned(),
                resource.to_owned(),
            )
        })
        .collect()
}

fn ours(rule: &Rule, estate: &Estate) -> Guilty {
    let selection = Selection {
        select: vec![Selector::Id(rule.id())],
        ..Selection::default()
    };
    guilty(estate, &lint::run(estate, rules::ALL, &selection).findings)
}

fn theirs(rule: &Rule, text: &str, estate: &Estate) -> Guilty {
    let file = GuardRules {
        name: format!("{}.guard", rule.stem),
        text: text.to_owned(),
    };
    guilty(estate, &evaluate(estate, &[file]).unwrap())
}

fn read(example: &Example) -> Estate {
    tests::pages::estate(example).unwrap()
}

fn twins() -> impl Iterator<Item = (&'static Rule, &'static str)> {
    rules::ALL
        .iter()
        .filter_map(|rule| Some((rule, rule.guard?)))
}

/// The examples that a twin says it cannot judge, with the reason.
fn blind(text: &str) -> BTreeMap<&str, &str> {
    let lines = text
        .lines()
        .filter_map(|line| line.strip_prefix("# blind: "));
    lines.map(|line| line.split_once(": ").unwrap()).collect()
}

#[test]
fn twins_find_what_their_checks_find_on_every_example() {
    let mut wrong = Vec::new();
    let (mut compared, mut declared) = (0, 0);
    for (rule, text) in twins() {
        assert!(
            matches!(rule.check, Check::Estate(_)),
            "{}: a twin of what Guard cannot see",
            rule.id()
        );
        let mut blind = blind(text);
        let (mut bad, mut good) = (0, 0);
        let mut agreed = [0, 0];
        for example in rule.read_page().unwrap().examples().unwrap() {
            let name = match example.verdict {
                Verdict::Bad => {
                    bad += 1;
                    format!("bad/{bad}")
                }
                Verdict::Good => {
                    good += 1;
                    format!("good/{good}")
                }
            };
            let estate = read(&example);
            let (ours, theirs) = (ours(rule, &estate), theirs(rule, text, &estate));
            let why = blind.remove(name.as_str());
            match (ours == theirs, why) {
                (true, None) => {
                    compared += 1;
                    agreed[usize::from(!ours.is_empty())] += 1;
                }
                (false, Some(_)) => declared += 1,
                (true, Some(why)) => wrong.push(format!(
                    "{} {name}: sees it, though it says: {why}",
                    rule.id()
                )),
                (false, None) => wrong.push(format!(
                    "{} {name}: check {ours:?}, twin {theirs:?} on\n{}",
                    rule.id(),
                    example.files[0].text
                )),
            }
        }
        for name in blind.keys() {
            wrong.push(format!("{} {name}: there is no such example", rule.id()));
        }
        if agreed.contains(&0) {
            wrong.push(format!(
                "{}: {agreed:?} silent and loud examples agree",
                rule.id()
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{}\n{} wrong",
        wrong.join("\n"),
        wrong.len()
    );
    println!("{compared} examples agree, {declared} are declared to be out of Guard's sight");
}

/// Clusters of every size with every version that makes a difference, and of every version with a size of each
/// kind; tiered, with provisioned throughput or plain.
fn sizes_and_versions() -> String {
    let sizes: Vec<_> = facts::sizes().iter().map(|size| size.name).collect();
    let versions: Vec<_> = facts::kafka_versions()
        .iter()
        .flat_map(|version| version.api_versions.iter().copied())
        .collect();
    let telling = [
        "2.6.0",
        "2.7.1",
        "3.6.0",
        "3.9.x",
        "3.9.x.kraft",
        "4.2.x.kraft",
    ];
    let kinds = [
        "kafka.t3.small",
        "kafka.m5.large",
        "kafka.m7g.4xlarge",
        "express.m7g.large",
    ];
    let mut pairs: Vec<(&str, &str)> = Vec::new();
    for size in sizes.iter().copied().chain(["kafka.m5.huge", "m5.large"]) {
        pairs.extend(telling.map(|version| (size, version)));
    }
    for version in versions
        .into_iter()
        .chain(["3.7.0", "4.0.x", "9.9.x", "latest"])
    {
        pairs.extend(kinds.map(|size| (size, version)));
    }
    let mut text = String::from("Resources:\n");
    for (at, (size, version)) in pairs.into_iter().enumerate() {
        let brokers = [
            "StorageMode: TIERED, NumberOfBrokerNodes: 31",
            "NumberOfBrokerNodes: 61",
            "NumberOfBrokerNodes: 30",
        ][at % 3];
        let network = ["IPV4", "DUAL"][at % 2];
        let mib = [249, 250, 312, 313, 593, 594, 625, 626, 850, 851, 1000, 1001][at % 12];
        let gib = 8 + at % 4;
        text.push_str(&format!(
            "  C{at}: {{Type: 'AWS::MSK::Cluster', Properties: {{KafkaVersion: '{version}', {brokers}, BrokerNodeGroupInfo: {{InstanceType: {size}, ConnectivityInfo: {{NetworkType: {network}, VpcConnectivity: {{ClientAuthentication: {{Tls: {{Enabled: true}}}}}}}}, StorageInfo: {{EBSStorageInfo: {{VolumeSize: {gib}, ProvisionedThroughput: {{Enabled: true, VolumeThroughput: {mib}}}}}}}}}}}}}\n",
        ));
    }
    text
}

#[test]
fn twins_know_the_sizes_and_versions_of_the_data_files() {
    let estate = Estate::read(
        vec![Input::named("all.yaml", sizes_and_versions())],
        &Options::default(),
    );
    let mut wrong = Vec::new();
    for (rule, text) in twins() {
        if !["KafkaVersion", "InstanceType"]
            .iter()
            .any(|word| text.contains(word))
        {
            continue;
        }
        let (ours, theirs) = (ours(rule, &estate), theirs(rule, text, &estate));
        for (_, name) in ours.symmetric_difference(&theirs).take(4) {
            let which = if ours.contains(&("all.yaml".into(), name.clone())) {
                "check"
            } else {
                "twin"
            };
            let cluster = sizes_and_versions()
                .lines()
                .find(|line| line.trim_start().starts_with(&format!("{name}:")))
                .unwrap()
                .to_owned();
            wrong.push(format!("{} only the {which} finds {cluster}", rule.id()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_pack_is_one_rule_file_with_a_header_for_each_rule() {
    let pack = guard_pack(rules::ALL, "0");
    let mut count = 0;
    for (rule, text) in twins() {
        count += 1;
        let page = rule.read_page().unwrap();
        let header = format!("# {} {}: ", rule.id(), rule.name());
        assert!(text.starts_with(&header), "{}: {header}", rule.id());
        let severity = format!("\n# severity: {}\n", page.severity.as_str());
        assert!(text.contains(&severity), "{}: {severity}", rule.id());
        let name = format!("rule {}_{}", rule.id(), rule.name().replace('-', "_"));
        assert_eq!(pack.matches(&name).count(), 1, "{name}");
    }
    assert!(count >= 40, "{count} twins");
    let variables: Vec<_> = pack
        .lines()
        .filter_map(|line| line.strip_prefix("let ")?.split(' ').next())
        .collect();
    let distinct: BTreeSet<_> = variables.iter().collect();
    assert_eq!(variables.len(), distinct.len(), "variables of one name");

    let template = "Resources: {Cluster: {Type: 'AWS::MSK::Cluster', Properties: {EncryptionInfo: {EncryptionInTransit: {ClientBroker: PLAINTEXT}}}}}";
    let estate = Estate::read(vec![Input::named("t.yaml", template)], &Options::default());
    let file = GuardRules {
        name: "msk.guard".into(),
        text: pack,
    };
    let found = evaluate(&estate, &[file]).unwrap();
    let plaintext = found
        .iter()
        .find(|finding| finding.rule == "GUARD/msk/MSK201_plaintext_in_transit")
        .unwrap();
    assert_eq!(estate.sources.slice(plaintext.at), "PLAINTEXT");
    assert_eq!(plaintext.severity, lint::Severity::Error);
    // The severity of the header holds behind the variables of a twin.
    let logs = found.iter().find(|finding| finding.rule.contains("MSK910"));
    assert_eq!(logs.unwrap().severity, lint::Severity::Warning);
}
