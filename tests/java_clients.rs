//! Our effective client settings beside those of Kafka's own clients. `fixtures/java_clients/java.tsv` holds what
//! ProducerConfig and ConsumerConfig of kafka-clients 3.9.0, 4.1.0 and 4.3.0 made of the cases beside it: every value, or
//! why the client refuses. `Effective.java` wrote it; with `MSKWISE_KAFKA_CLIENTS` (a folder with `kafka-clients-X.jar`
//! and an slf4j-api jar, several joined like a class path) and a JDK it is written anew and compared.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test may fail loudly, read files and talk"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use kafka::{Kind, Presence, Type, Version, client::Role};
use lint::{Selection, Severity};
use model::{Client, Estate, Input, Options};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/java_clients");
const CASES: &str = include_str!("fixtures/java_clients/cases.txt");
const JAVA: &str = include_str!("fixtures/java_clients/java.tsv");

/// Rules that say that a client does not start; the last one at error severity only.
const REFUSALS: [&str; 9] = [
    "MSK608", "MSK609", "MSK703", "MSK707", "MSK718", "MSK728", "MSK729", "MSK732", "MSK705",
];

/// A role, a name and the text of a properties file.
struct Case {
    role: &'static str,
    name: &'static str,
    text: &'static str,
}

fn cases() -> Vec<Case> {
    let blocks = CASES.split("\n== ").skip(1);
    let read = blocks.map(|block| {
        let (head, text) = block.split_once('\n').unwrap_or((block, ""));
        let (role, name) = head.split_once(": ").unwrap();
        Case { role, name, text }
    });
    read.collect()
}

/// What Java said: by version, role and case, each value that differs from the case `nothing`, or `!` and why.
type Said =
    BTreeMap<(&'static str, &'static str, &'static str), BTreeMap<&'static str, &'static str>>;

fn java() -> Said {
    let mut said = Said::new();
    for line in JAVA.lines() {
        let parts: Vec<&str> = line.splitn(5, '\t').collect();
        let of_case = said.entry((parts[0], parts[1], parts[2])).or_default();
        of_case.insert(parts[3], parts[4]);
    }
    said
}

fn role(case: &Case) -> Role {
    match case.role {
        "producer" => Role::Producer,
        _ => Role::Consumer,
    }
}

fn is_bare(case: &Case) -> bool {
    case.name.ends_with("(bare)")
}

fn estate(case: &Case, version: &str) -> Estate {
    let ends = match role(case) {
        Role::Producer => ("serializer", "StringSerializer"),
        _ => ("deserializer", "StringDeserializer"),
    };
    let mut text = format!("# mskwise: client=java@{version} kind={}\n", case.role);
    if !is_bare(case) {
        text.push_str("bootstrap.servers=localhost:9092\n");
        for part in ["key", "value"] {
            let (end, class) = ends;
            text.push_str(&format!(
                "{part}.{end}=org.apache.kafka.common.serialization.{class}\n"
            ));
        }
    }
    text.push_str(case.text);
    let inputs = vec![Input::named("client.properties".to_owned(), text)];
    Estate::read(inputs, &Options::default())
}

/// Every value that we take for effective, spelled as Java tells values; `~` is null.
fn ours(client: &Client<'_>, role: Role, version: Version) -> BTreeMap<&'static str, String> {
    let mut all = BTreeMap::new();
    for setting in kafka::settings(role.kind()) {
        if setting.presence(version) != Presence::Present {
            continue;
        }
        let effective = client.setting(role, setting.name);
        let value = effective.fact.value.known().map(String::as_str);
        let told = match value {
            None => "~".to_owned(),
            Some(value) => spelled(setting.type_at(version), value),
        };
        all.insert(setting.name, told);
    }
    for derived in client.derived(role) {
        all.insert(derived.key, derived.value);
    }
    // `all` is another word for it, and Java tells the number.
    if let Some(acks) = all.get_mut("acks").filter(|acks| *acks == "all") {
        *acks = "-1".to_owned();
    }
    all
}

fn spelled(kind: Type, value: &str) -> String {
    let value = value.trim();
    match kind {
        Type::Boolean => value.to_ascii_lowercase(),
        Type::Int | Type::Short | Type::Long => value.parse::<i64>().unwrap().to_string(),
        Type::Double => value.parse::<f64>().unwrap().to_string(),
        Type::List => value
            .split(',')
            .map(str::trim)
            .collect::<Vec<_>>()
            .join(","),
        Type::String | Type::Class | Type::Password => value.to_owned(),
    }
}

/// The rules that say that the client does not start.
fn refused(estate: &Estate) -> Vec<String> {
    let run = lint::run(estate, rules::ALL, &Selection::default());
    let found = run.findings.into_iter().filter(|finding| {
        REFUSALS.contains(&finding.rule.as_str())
            && (finding.rule != "MSK705" || finding.severity == Severity::Error)
    });
    found
        .map(|finding| format!("{} {}", finding.rule, finding.message))
        .collect()
}

#[test]
fn effective_values_are_those_of_java() {
    let said = java();
    let versions: BTreeSet<&str> = said.keys().map(|(version, _, _)| *version).collect();
    assert_eq!(versions.len(), 3);
    let mut wrong = Vec::new();
    let mut compared = 0;
    for case in cases() {
        for version in &versions {
            let nothing = &said[&(*version, case.role, "nothing")];
            let empty = BTreeMap::new();
            let own = said
                .get(&(*version, case.role, case.name))
                .unwrap_or(&empty);
            if own.contains_key("!") {
                continue;
            }
            let mut wanted: BTreeMap<&str, &str> = nothing.clone();
            wanted.extend(own);
            let estate = estate(&case, version);
            let client = estate.client_views().next().unwrap();
            let release: Version = version.parse().unwrap();
            let mut ours = ours(&client, role(&case), release);
            // Each client numbers itself, so Java's is left out.
            ours.remove("client.id");
            compared += ours.len();
            for (key, value) in &wanted {
                let mine = ours.remove(key);
                if mine.as_deref() != Some(*value) {
                    wrong.push(format!(
                        "{version} {} {key}: java {value}, ours {mine:?}",
                        case.name
                    ));
                }
            }
            for (key, value) in ours {
                wrong.push(format!(
                    "{version} {} {key}: java has none, ours {value}",
                    case.name
                ));
            }
        }
    }
    println!("{compared} values compared");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(compared > 5_000, "{compared}");
}

#[test]
fn clients_that_java_refuses_are_found_and_no_others() {
    let said = java();
    let versions: BTreeSet<&str> = said.keys().map(|(version, _, _)| *version).collect();
    let mut wrong = Vec::new();
    let mut refusals = 0;
    for case in cases() {
        // What is missing from a file may stand in the program: no rule speaks of it. The catalog knows that it is needed.
        if is_bare(&case) {
            continue;
        }
        for version in &versions {
            let own = said.get(&(*version, case.role, case.name));
            let java = own.and_then(|own| own.get("!"));
            let ours = refused(&estate(&case, version));
            refusals += usize::from(java.is_some());
            if java.is_some() == ours.is_empty() {
                wrong.push(format!(
                    "{version} {}: java {java:?}, ours {ours:?}",
                    case.name
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(refusals > 60, "{refusals}");
}

#[test]
fn what_java_misses_the_catalog_requires() {
    let said = java();
    let bare: Vec<Case> = cases().into_iter().filter(is_bare).collect();
    assert!(bare.len() > 1);
    for ((version, role, name), own) in &said {
        if !bare.iter().any(|case| case.name == *name) {
            continue;
        }
        let key = own["!"].split('"').nth(1).unwrap();
        let kind = match *role {
            "producer" => Kind::Producer,
            _ => Kind::Consumer,
        };
        let setting = kafka::setting(kind, key).unwrap();
        let default = setting.default_at(version.parse().unwrap());
        assert_eq!(default, kafka::DefaultValue::Required, "{version} {key}");
    }
}

#[test]
fn the_fixture_covers_every_case() {
    let said = java();
    let cases = cases();
    assert!(cases.len() >= 40, "{}", cases.len());
    for (version, role, name) in said.keys() {
        let known = cases
            .iter()
            .any(|case| case.role == *role && case.name == *name);
        assert!(known, "{version} {name}");
    }
}

/// Runs Java itself where jars are at hand.
#[test]
fn java_says_so_today() {
    let Some(folders) = std::env::var_os("MSKWISE_KAFKA_CLIENTS") else {
        println!(
            "skipped: set MSKWISE_KAFKA_CLIENTS to folders with kafka-clients and slf4j-api jars"
        );
        return;
    };
    for folder in std::env::split_paths(&folders) {
        let path = format!("{}/*", folder.display());
        let source = format!("{FOLDER}/Effective.java");
        let run = Command::new("java")
            .args(["-cp", &path, &source, &format!("{FOLDER}/cases.txt")])
            .output()
            .unwrap();
        let told = String::from_utf8(run.stdout).unwrap();
        let version = told.split('\t').next().unwrap_or("").to_owned();
        let wanted: Vec<&str> = JAVA
            .lines()
            .filter(|line| line.starts_with(&format!("{version}\t")))
            .collect();
        assert!(
            !wanted.is_empty(),
            "no record of {version:?}: {}",
            String::from_utf8_lossy(&run.stderr)
        );
        assert_eq!(told.lines().collect::<Vec<_>>(), wanted);
        println!("kafka-clients {version}: as recorded");
    }
}
