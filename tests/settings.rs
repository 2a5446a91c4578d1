//! Settings wherever they live: each fixture's mistakes are found where they were made, and its twin has none. The
//! expectations stand here in full: file, line, column, rule and the text underlined.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may fail loudly and read files"
)]

use std::path::Path;

use lint::{Selection, Severity};
use model::{Estate, FileKind, Input, Options};

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/settings");

/// Every file of a folder of fixtures, by its name in it.
fn read(folder: &str) -> Estate {
    let mut names: Vec<String> = std::fs::read_dir(Path::new(FIXTURES).join(folder))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let inputs = names.into_iter().map(|name| {
        let bytes = std::fs::read(Path::new(FIXTURES).join(folder).join(&name)).unwrap();
        Input::found(name, bytes)
    });
    let options = Options {
        today: Some("2026-11-20".parse().unwrap()),
        ..Options::default()
    };
    Estate::read(inputs.collect(), &options)
}

/// Errors and warnings as `file:line:column rule text`.
fn told(estate: &Estate) -> Vec<String> {
    let run = lint::run(estate, rules::ALL, &Selection::default());
    let graver = run
        .findings
        .iter()
        .filter(|finding| finding.severity >= Severity::Warning);
    let mut lines: Vec<String> = graver
        .map(|finding| {
            let at = estate.sources.start(finding.at).unwrap();
            let name = estate.sources.name(finding.at.file);
            let text = estate.sources.slice(finding.at);
            format!("{name}:{}:{} {} {text}", at.line, at.column, finding.rule)
        })
        .collect();
    lines.sort();
    lines
}

#[track_caller]
fn holds(folder: &str, kind: FileKind, wanted: &[&str]) {
    let estate = read(&format!("{folder}/faulty"));
    let mut wanted: Vec<&str> = wanted.to_vec();
    wanted.sort_unstable();
    assert_eq!(told(&estate), wanted, "{folder}");
    assert!(
        estate.files.iter().any(|file| file.kind == kind),
        "{folder}"
    );
    let nothing: Vec<String> = Vec::new();
    let twin = read(&format!("{folder}/clean"));
    assert_eq!(told(&twin), nothing, "the twin of {folder}");
    let kinds =
        |estate: &Estate| -> Vec<FileKind> { estate.files.iter().map(|file| file.kind).collect() };
    assert_eq!(kinds(&estate), kinds(&twin), "{folder}");
}

#[test]
fn spring_names_profiles_and_units() {
    holds(
        "spring",
        FileKind::Spring,
        &[
            // The producer does not start: one cause, one headline, and acks is told beside it.
            "application.yml:20:33 MSK703 true",
            "application.yml:23:26 MSK609 first",
            // 45 s against the 30 s that a request may take.
            "application.yml:24:23 MSK731 45s",
            // Only the profile says so.
            "application.yml:37:16 MSK609 -5",
            "application-test.properties:2:42 MSK608 maybe",
        ],
    );
}

#[test]
fn channels_of_reactive_messaging() {
    holds(
        "quarkus",
        FileKind::MicroProfile,
        &[
            "application.properties:6:37 MSK701 0",
            "application.properties:9:46 MSK608 many",
            "application.properties:13:48 MSK609 -1",
            "application.yaml:18:18 MSK701 0",
        ],
    );
}

#[test]
fn texts_inside_manifests() {
    holds(
        "kubernetes",
        FileKind::Kubernetes,
        &[
            "orders.yaml:15:10 MSK701 0",
            "orders.yaml:26:29 MSK608 none",
            "orders.yaml:56:23 MSK608 often",
            "orders.yaml:74:22 MSK609 newest",
        ],
    );
}

#[test]
fn resources_of_strimzi() {
    holds(
        "strimzi",
        FileKind::Strimzi,
        &[
            "kafka.yaml:11:26 MSK104 3",
            "kafka.yaml:25:20 MSK609 2",
            "kafka.yaml:36:23 MSK838 all",
            // Its factor of 1 is nobody's business: the cluster is not MSK's.
            "kafka.yaml:46:28 MSK608 week",
        ],
    );
}

#[test]
fn services_of_compose() {
    holds(
        "compose",
        FileKind::Compose,
        &[
            "docker-compose.yml:10:41 MSK608 yes",
            "docker-compose.yml:21:31 MSK609 everyone",
            "docker-compose.yml:27:32 MSK220 SASL_PLAINTEXT",
            "docker-compose.yml:33:36 MSK609 2",
        ],
    );
}

#[test]
fn lines_of_an_environment() {
    holds(
        "environment",
        FileKind::Environment,
        &[
            "orders.env:4:13 MSK609 everyone",
            "spring.env:3:32 MSK220 SASL_PLAINTEXT",
            "spring.env:4:28 MSK701 0",
            "spring.env:7:53 MSK608 long",
        ],
    );
}

#[test]
fn connect_in_templates_and_in_json() {
    holds(
        "connect",
        FileKind::Template,
        &[
            // Base64 written by hand is underlined as a whole: six bits are no byte.
            "connect.yaml:13:30 MSK608 a2V5LmNvbnZlcnRlcj1vcmcuYXBhY2hlLmthZmthLmNvbm5lY3Quc3RvcmFnZS5TdHJpbmdDb252ZXJ0ZXIKdmFsdWUuY29udmVydGVyPW9yZy5hcGFjaGUua2Fma2EuY29ubmVjdC5zdG9yYWdlLlN0cmluZ0NvbnZlcnRlcgpvZmZzZXQuZmx1c2guaW50ZXJ2YWwubXM9b2Z0ZW4K",
            "connect.yaml:22:37 MSK608 lots",
            "connect.yaml:51:45 MSK608 many",
            "sink.json:5:19 MSK608 two",
            "sink.json:7:26 MSK838 all",
        ],
    );
}

#[test]
fn objects_and_sections_of_librdkafka() {
    holds(
        "librdkafka",
        FileKind::Librdkafka,
        &[
            "producer.json:4:11 MSK609 5000",
            "getting_started.ini:7:19 MSK609 first",
            "getting_started.ini:10:19 MSK609 brotli",
        ],
    );
}

#[test]
fn a_client_that_is_given_decides_what_nobody_wrote() {
    let text = "bootstrap.servers=b-1.a.b.c2.kafka.eu-west-1.amazonaws.com:9094\nsecurity.protocol=SSL\nlinger.ms=20\n";
    let with = |client: Option<&str>| {
        let options = Options {
            client: client.map(|client| client.parse().unwrap()),
            ..Options::default()
        };
        let inputs = vec![Input::named("producer.properties", text)];
        told(&Estate::read(inputs, &options))
    };
    assert_eq!(
        with(Some("java@2.8")),
        ["producer.properties:1:1 MSK701 bootstrap.servers"]
    );
    assert!(with(Some("java@3.6")).is_empty());
    assert!(with(None).is_empty());
}

#[test]
fn a_channel_has_the_defaults_of_its_own_connector() {
    for (connector, acks) in [
        ("smallrye-kafka", Some("1")),
        ("helidon-kafka", Some("all")),
    ] {
        let text = format!(
            "# mskwise: client=java@3.9\n\\
             mp.messaging.outgoing.orders.connector={connector}\n\\
             mp.messaging.outgoing.orders.bootstrap.servers=localhost:9092\n"
        );
        let name = "microprofile-config.properties".to_owned();
        let estate = Estate::read(vec![Input::named(name, text)], &Options::default());
        let client = estate.client_views().next().unwrap();
        assert_eq!(client.file.framework, Some(connector));
        let effective = client.setting(kafka::client::Role::Producer, "acks");
        assert_eq!(
            effective.fact.value.known().map(String::as_str),
            acks,
            "{connector}"
        );
    }
}

#[test]
fn clusters_and_flows_of_mirror_maker() {
    holds(
        "mirror",
        FileKind::MirrorSettings,
        &[
            // The port of TLS alone beside IAM, told once for three clients.
            "mm2.properties:4:26 MSK221 b-1.west.abc123.c2.kafka.us-west-2.amazonaws.com:9094",
            "mm2.properties:11:34 MSK608 many",
            "mm2.properties:13:22 MSK701 0",
            "mm2.properties:14:15 MSK726 compresion.type",
            "mm2.properties:15:42 MSK744 1",
            "mm2.properties:18:7 MSK757 wets",
            "mm2.properties:19:38 MSK608 no",
            "mm2.properties:21:22 MSK744 1",
            "mm2.properties:23:1 MSK759 emit.checkpoint.interval.seconds",
            // One cause: the protocol that the port does not speak.
            "mirror.json:8:42 MSK221 b-1.east.abc123.c2.kafka.us-east-1.amazonaws.com:9098",
            "mirror.json:13:41 MSK608 64k",
            "mirror.json:14:32 MSK701 0",
            "mirror.json:16:47 MSK744 1",
            "strimzi.yaml:12:28 MSK220 SASL_PLAINTEXT",
            "strimzi.yaml:19:44 MSK744 1",
            "strimzi.yaml:29:11 MSK759 topics.blacklist",
            "strimzi.yaml:30:44 MSK609 committed",
            "connect.yaml:16:44 MSK608 plenty",
            "connect.yaml:17:9 MSK759 topcis",
            "connect.yaml:18:30 MSK744 1",
        ],
    );
}

/// What a sample is called, its files, and the findings its verdict wants.
struct Sample<'t> {
    name: &'t str,
    files: Vec<(&'t str, String)>,
    wanted: Vec<String>,
}

fn samples(text: &str) -> Vec<Sample<'_>> {
    let mut all: Vec<Sample<'_>> = Vec::new();
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("=== ") {
            all.push(Sample {
                name,
                files: Vec::new(),
                wanted: Vec::new(),
            });
            continue;
        }
        let Some(sample) = all.last_mut() else {
            continue;
        };
        if let Some(name) = line.strip_prefix("--- ") {
            sample.files.push((name, String::new()));
            continue;
        }
        let (name, file) = sample.files.last_mut().unwrap();
        let (line, verdict) = line.split_once(" «").unwrap_or((line, ""));
        file.push_str(line);
        file.push('\n');
        if let Some(rule) = verdict.strip_suffix('»') {
            let at = file.lines().count();
            sample.wanted.push(format!("{name}:{at} {rule}"));
        }
    }
    all
}

#[test]
fn samples_have_the_verdicts_written_for_them() {
    let text = std::fs::read_to_string(Path::new(FIXTURES).join("samples.txt")).unwrap();
    let samples = samples(&text);
    let clean = samples.iter().filter(|one| one.wanted.is_empty()).count();
    assert!(
        samples.len() >= 80 && clean >= 20,
        "{} {clean}",
        samples.len()
    );
    let options = Options {
        today: Some("2026-11-20".parse().unwrap()),
        ..Options::default()
    };
    let mut wrong = Vec::new();
    for sample in samples {
        let files = sample.files.iter();
        let config = files.clone().find(|(name, _)| *name == "mskwise.toml");
        let links = config.map_or_else(Vec::new, |(_, text)| {
            lint::config::parse(text, rules::ALL).unwrap().links
        });
        let options = Options {
            links: links.into_iter().map(|(link, _)| link).collect(),
            ..options.clone()
        };
        let inputs = files.map(|(name, text)| Input::found(*name, text.clone().into_bytes()));
        let estate = Estate::read(inputs.collect(), &options);
        let mut got: Vec<String> = told(&estate)
            .iter()
            .map(|line| {
                let mut parts = line.split(' ');
                let place = parts.next().unwrap().rsplit_once(':').unwrap().0;
                format!("{place} {}", parts.next().unwrap())
            })
            .collect();
        let mut wanted = sample.wanted;
        got.sort();
        wanted.sort();
        if got != wanted {
            wrong.push(format!("{}: wanted {wanted:?}, got {got:?}", sample.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
