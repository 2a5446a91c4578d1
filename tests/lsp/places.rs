//! What is asked at a place: hovers, completion, and both while a template is being typed.

use serde_json::json;

use crate::TEMPLATE;
use crate::client::{Client, of_rule, position};

pub(crate) fn half_typed() {
    let file = "kafka.yaml";
    let mut client = Client::new("half", &[]);
    client.open(file, "");
    let text = TEMPLATE.replace("factor=3", "factor=2");
    let mut typed = String::new();
    for line in text.split_inclusive('\n') {
        // What an editor sends while somebody types: a word, and then the rest.
        let middle = line.char_indices().nth(line.trim_end().chars().count() / 2);
        let (front, back) = line.split_at(middle.map_or(0, |(at, _)| at));
        for piece in [front, back].into_iter().filter(|piece| !piece.is_empty()) {
            let end = position(&typed, typed.len());
            client.edit(
                file,
                &[json!({ "range": { "start": end, "end": end }, "newText": piece })],
            );
            typed.push_str(piece);
            let document = json!({ "uri": client.uri(file) });
            let place = position(&typed, typed.len());
            let params = json!({ "textDocument": document, "position": place });
            for method in ["textDocument/completion", "textDocument/hover"] {
                let answer = client.ask(method, params.clone());
                assert!(answer.get("error").is_none(), "{answer}");
            }
        }
    }
    let found = client.diagnostics(file);
    assert_eq!(client.text(file), text);
    assert_eq!(of_rule(&found, "MSK101").len(), 1, "{found:?}");
    // Half a key in the midst of a whole template: the template still says where it is.
    let broken = client.replace(
        file,
        "      ClusterName: orders\n",
        "      ClusterName: orders\n      Enha\n",
    );
    assert!(!broken.is_empty());
    let offered = client.completions(file, "      Enha");
    assert!(
        offered.contains(&"EnhancedMonitoring".to_owned()),
        "{offered:?}"
    );
    assert!(!offered.contains(&"ClusterName".to_owned()), "{offered:?}");
}

pub(crate) fn hovers() {
    let file = "kafka.yaml";
    let eu = "region = \"eu-west-1\"\n";
    let mut client = Client::new("hovers", &[(file, TEMPLATE), ("mskwise.toml", eu)]);
    client.open(file, TEMPLATE);
    let size = client.hover(file, "InstanceType: kafka.m7");
    for word in ["kafka.m7g.large", "vCPU", "eu-west-1", "USD per", "as of"] {
        assert!(size.contains(word), "{word}: {size}");
    }
    let property = client.hover(file, "NumberOfBroker");
    for word in [
        "NumberOfBrokerNodes",
        "AWS::MSK::Cluster",
        "whole number",
        "required",
    ] {
        assert!(property.contains(word), "{word}: {property}");
    }
    let flow = client.hover(file, "{ ClientBr");
    assert!(flow.contains("EncryptionInTransit.ClientBroker"), "{flow}");
    let version = client.hover(file, "KafkaVersion: 3.");
    assert!(version.contains("Kafka version 3.8.x"), "{version}");
    assert_eq!(client.hover(file, "Resour"), "");
}

pub(crate) fn completion() {
    let file = "kafka.yaml";
    let text = TEMPLATE.replace("kafka.m7g.large", "express.m7g.large");
    let mut client = Client::new("completion", &[(file, &text)]);
    client.open(file, &text);
    let express = client.completions(file, "        min.");
    client.replace(file, "express.m7g.large", "kafka.m7g.large");
    // What the cluster is, the last run says.
    client.hover(file, "Resources");
    let standard = client.completions(file, "        min.");
    let keys = |list: &[String], key: &str| list.contains(&key.to_owned());
    assert!(keys(&standard, "min.insync.replicas") && !keys(&express, "min.insync.replicas"));
    assert!(!keys(&standard, "log.dirs"), "MSK sets it");
    assert!(
        client
            .completions(file, "ClientBroker: ")
            .contains(&"TLS_PLAINTEXT".to_owned())
    );
    assert!(
        client
            .completions(file, "InstanceType: ")
            .contains(&"kafka.t3.small".to_owned())
    );
    assert!(
        client
            .completions(file, "KafkaVersion: ")
            .contains(&"3.9.x".to_owned())
    );
    assert!(
        client
            .completions(file, "    Type: ")
            .contains(&"AWS::MSK::Cluster".to_owned())
    );

    let file = "producer.properties";
    client.open(file, "acks=all\ncompression.type=\nlin\n");
    let offered = client.completions(file, "lin");
    assert!(keys(&offered, "linger.ms"), "{offered:?}");
    let offered = client.completions(file, "compression.type=");
    assert!(keys(&offered, "zstd"), "{offered:?}");
    let item = json!({ "label": "linger.ms", "data": { "about": "linger.ms" } });
    let resolved = client.ask("completionItem/resolve", item);
    let told = resolved["result"]["documentation"]["value"]
        .as_str()
        .unwrap();
    assert!(told.contains("producer setting linger.ms"), "{told}");
}
