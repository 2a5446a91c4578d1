//! The language server, asked by a scripted editor. This very executable plays the server, so that no other build step
//! has to come first.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test may fail loudly and use files"
)]

use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial};
use serde_json::{Value, json};

#[path = "lsp/client.rs"]
mod client;

use client::{Client, covered, of_rule, position};

/// Set for the processes that play the program.
const PLAYS: &str = "MSKWISE_TEST_PLAYS_PROGRAM";

const TEMPLATE: &str = r#"Resources:
  Settings:
    Type: AWS::MSK::Configuration
    Properties:
      Name: orders
      ServerProperties: |
        default.replication.factor=3
        min.insync.replicas=2
  Cluster:
    Type: AWS::MSK::Cluster
    Properties:
      ClusterName: orders
      KafkaVersion: 3.8.x
      NumberOfBrokerNodes: 3
      ConfigurationInfo: { Arn: !Ref Settings, Revision: 1 }
      BrokerNodeGroupInfo:
        InstanceType: kafka.m7g.large
        ClientSubnets: [subnet-0a1b2c3d4e5f60001, subnet-0a1b2c3d4e5f60002, subnet-0a1b2c3d4e5f60003]
      EncryptionInfo:
        EncryptionInTransit: { ClientBroker: TLS }
"#;

fn main() -> ExitCode {
    if std::env::var_os(PLAYS).is_some() {
        return mskwise::main();
    }
    let tests: [(&str, fn()); 13] = [
        ("a_fault_is_typed_explained_mended_and_gone", whole_way),
        ("columns_are_utf16", utf16),
        ("settings_inside_json_are_settings", embedded),
        ("two_files_are_one_estate", one_estate),
        ("what_is_no_request_is_refused_and_survived", malformed),
        ("every_prefix_of_a_template_is_answered", half_typed),
        ("configuration_and_baseline_hold", configured),
        ("suppressions_are_written_with_a_reason", suppressed),
        ("safe_fixes_are_applied_together", fixed_together),
        ("hovers_tell_sizes_prices_and_properties", hovers),
        ("completion_knows_the_place", completion),
        ("files_change_on_the_disk_and_leave", disk),
        ("a_request_can_be_cancelled", cancelled),
    ];
    let trials = tests.map(|(name, test)| {
        Trial::test(name, move || {
            test();
            Ok(())
        })
    });
    libtest_mimic::run(&Arguments::from_args(), trials.into()).exit_code()
}

fn whole_way() {
    let file = "infra/kafka.yaml";
    let mut client = Client::new("whole", &[(file, TEMPLATE)]);
    let before = client.open(file, TEMPLATE);
    assert!(of_rule(&before, "MSK101").is_empty(), "{before:?}");

    let faulty = client.replace(file, "factor=3", "factor=2");
    let found = of_rule(&faulty, "MSK101");
    let [fault] = found.as_slice() else {
        panic!("{faulty:?}")
    };
    let text = client.text(file);
    assert_eq!(covered(&text, &fault["range"]), "2");
    assert_eq!(
        (&fault["severity"], &fault["source"]),
        (&json!(1), &json!("mskwise"))
    );
    let href = fault["codeDescription"]["href"].as_str().unwrap();
    assert!(href.starts_with("https://"), "{href}");
    let related = &fault["relatedInformation"][0];
    assert!(covered(&text, &related["location"]["range"]).contains("subnet-"));

    let hover = client.hover(file, "factor=");
    for word in [
        "MSK101",
        "replication-below-az-count",
        "default",
        "in effect: cluster Cluster: `2`",
    ] {
        assert!(hover.contains(word), "{word}: {hover}");
    }
    let offered = client.completions(file, "factor=2\n        min.");
    assert!(
        offered.contains(&"min.insync.replicas".to_owned()),
        "{offered:?}"
    );

    let actions = client.actions(file, &fault["range"], Some("quickfix"));
    let fix = actions.iter().find(|action| {
        let title = action["title"].as_str().unwrap();
        title.starts_with("MSK101: ")
    });
    let after = client.apply(file, &fix.expect("a fix")["edit"]);
    assert!(client.text(file).contains("factor=3"));
    assert_eq!(after, before);
    assert_eq!(client.leave(), 0);
}

fn utf16() {
    let file = "one.json";
    let text = r#"{"Description":"🦀é","Resources":{"C":{"Type":"AWS::MSK::Cluster","Properties":{"ClusterName":"🦀","KafkaVersion":"3.8.x","NumberOfBrokerNodes":3,"BrokerNodeGroupInfo":{"InstanceType":"kafka.m7g.large","ClientSubnets":["a","b","c"]},"EncryptionInfo":{"EncryptionInTransit":{"ClientBroker":"TLS"}}}}}}"#;
    let mut client = Client::new("utf16", &[(file, text)]);
    client.open(file, text);
    let faulty = client.replace(file, "\"TLS\"", "\"PLAINTEXT\"");
    let text = client.text(file);
    let start = text.find("\"PLAINTEXT\"").unwrap();
    let found = of_rule(&faulty, "MSK201");
    let range = &found.first().unwrap_or_else(|| panic!("{faulty:?}"))["range"];
    let end = start + "\"PLAINTEXT\"".len();
    assert_eq!(
        range,
        &json!({ "start": position(&text, start), "end": position(&text, end) })
    );
    // Bytes and characters count otherwise.
    assert_ne!(range["start"]["character"], start);
    assert_ne!(range["start"]["character"], text[..start].chars().count());

    let file = "server.properties";
    let text = "# 🦀 é\n# mskwise: class=standard zones=3\nlog.dirs=/🦀\nmin.insync.replicas=x\n";
    client.open(file, text);
    let faulty = client.replace(file, "replicas=x", "replicas=🦀é");
    let ranges: Vec<String> = faulty
        .iter()
        .map(|one| covered(&client.text(file), &one["range"]))
        .collect();
    assert!(ranges.contains(&"🦀é".to_owned()), "{faulty:?}");
}

fn embedded() {
    let file = "template.json";
    let text = r#"{
  "Resources": { "S": { "Type": "AWS::MSK::Configuration", "Properties": {
    "Name": "s",
    "ServerProperties": { "Fn::Join": ["\n", ["auto.create.topics.enable=false\nmin.insync.replica=2"]] }
  } } }
}"#;
    let mut client = Client::new("embedded", &[(file, text)]);
    let found = client.open(file, text);
    let unknown = of_rule(&found, "MSK601");
    let [unknown] = unknown.as_slice() else {
        panic!("{found:?}")
    };
    assert_eq!(covered(text, &unknown["range"]), "min.insync.replica");
    let hover = client.hover(file, "auto.create");
    assert!(hover.contains("auto.create.topics.enable"), "{hover}");
    assert!(!hover.contains("consumer setting"), "{hover}");
    let offered = client.completions(file, "\\nmin.");
    assert!(
        offered.contains(&"min.insync.replicas".to_owned()),
        "{offered:?}"
    );
    let offered = client.completions(file, "topics.enable=");
    assert_eq!(offered, ["true", "false"]);
    let actions = client.actions(file, &unknown["range"], Some("quickfix"));
    let fix = actions.iter().find(|one| one["isPreferred"] == true);
    if let Some(fix) = fix {
        let after = client.apply(file, &fix["edit"]);
        assert!(of_rule(&after, "MSK601").is_empty());
    }
    let after = client.replace(file, "replica=2", "replicas=2");
    assert!(of_rule(&after, "MSK601").is_empty(), "{after:?}");
}

fn one_estate() {
    let template = TEMPLATE.replace(
        "      ConfigurationInfo: { Arn: !Ref Settings, Revision: 1 }\n",
        "",
    );
    let settings = "default.replication.factor=2\nmin.insync.replicas=1\n";
    let link = "[[link]]\ncluster = \"orders\"\nfiles = [\"config/server.properties\"]\n";
    let mut client = Client::new(
        "estate",
        &[
            ("kafka.yaml", &template),
            ("config/server.properties", settings),
            ("mskwise.toml", link),
        ],
    );
    let found = client.open("config/server.properties", settings);
    let below = of_rule(&found, "MSK101");
    let related = &below.first().unwrap_or_else(|| panic!("{found:?}"))["relatedInformation"][0];
    assert_eq!(related["location"]["uri"], client.uri("kafka.yaml"));
    // Who opens the other file and takes a subnet away, changes what is true here.
    client.open("kafka.yaml", &template);
    client.replace("kafka.yaml", ", subnet-0a1b2c3d4e5f60003]", "]");
    // The order of the two notices is not promised; an answer comes after both.
    client.hover("kafka.yaml", "Resources");
    let told = &client.told[&client.uri("config/server.properties")];
    let now = told["diagnostics"].as_array().unwrap();
    assert!(of_rule(now, "MSK101").is_empty(), "{now:?}");
}

fn malformed() {
    let file = "kafka.yaml";
    let mut client = Client::silent("malformed", &[(file, TEMPLATE)]);
    let error = |answer: Value| answer["error"]["code"].as_i64().unwrap();
    let early = client.ask("textDocument/hover", json!({}));
    assert_eq!(error(early), -32002);
    client.raw("{ half a mess");
    let broken = client.next();
    assert_eq!(
        (&broken["id"], broken["error"]["code"].as_i64()),
        (&Value::Null, Some(-32700))
    );
    client.raw("[1, 2, 3]");
    assert_eq!(client.next()["error"]["code"], -32600);
    client.ask(
        "initialize",
        json!({ "capabilities": {}, "rootUri": client.uri("") }),
    );
    assert_eq!(
        error(client.ask("initialize", json!({ "capabilities": {} }))),
        -32600
    );
    assert_eq!(error(client.ask("textDocument/dance", json!({}))), -32601);
    assert_eq!(
        error(client.ask("textDocument/hover", json!({ "position": "here" }))),
        -32602
    );
    assert_eq!(
        error(client.ask("workspace/executeCommand", json!({ "command": "rm" }))),
        -32803
    );
    for (method, params) in [
        ("textDocument/didChange", json!({ "textDocument": 7 })),
        ("textDocument/didOpen", Value::Null),
        ("$/setTrace", json!({ "value": "off" })),
        (
            "textDocument/didClose",
            json!({ "textDocument": { "uri": "file:///none" } }),
        ),
        ("no/such/thing", json!([1])),
    ] {
        client.tell(method, params);
    }
    // A text of no file, and places beyond all texts.
    let untitled = json!({ "uri": "untitled:x", "languageId": "yaml", "version": 1, "text": "a" });
    client.tell("textDocument/didOpen", json!({ "textDocument": untitled }));
    client.open(file, TEMPLATE);
    for (line, character) in [(0, u32::MAX), (u32::MAX, 0), (u32::MAX, u32::MAX)] {
        let document = json!({ "uri": client.uri(file) });
        let place = json!({ "line": line, "character": character });
        let params = json!({ "textDocument": document, "position": place });
        for method in ["textDocument/hover", "textDocument/completion"] {
            let answer = client.ask(method, params.clone());
            assert!(answer.get("error").is_none(), "{answer}");
        }
    }
    let backwards =
        json!({ "start": { "line": 9, "character": 9 }, "end": { "line": 0, "character": 0 } });
    client.actions(file, &backwards, None);
    assert_eq!(client.ask("shutdown", Value::Null)["result"], Value::Null);
    assert_eq!(error(client.ask("textDocument/hover", json!({}))), -32600);
    client.tell("exit", Value::Null);
    assert_eq!(client.vanish(), 0);
    assert_eq!(Client::new("vanish", &[]).vanish(), 1);
}

fn half_typed() {
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

fn configured() {
    let file = "kafka.yaml";
    let text = TEMPLATE.replace("factor=3", "factor=2");
    let mut client = Client::new(
        "configured",
        &[(file, &text), ("mskwise.toml", "ignore = [\"MSK101\"]\n")],
    );
    let found = client.open(file, &text);
    assert!(of_rule(&found, "MSK101").is_empty(), "{found:?}");
    // The settings change: what holds is read anew when they are saved.
    std::fs::write(client.folder.0.join("mskwise.toml"), "no such key\n").unwrap();
    let saved = json!({ "textDocument": { "uri": client.uri("mskwise.toml") } });
    client.tell("textDocument/didSave", saved.clone());
    client.hover(file, "Resources");
    assert!(
        client
            .shown
            .iter()
            .any(|text| text.contains("mskwise.toml")),
        "{:?}",
        client.shown
    );
    std::fs::write(client.folder.0.join("mskwise.toml"), "").unwrap();
    client.tell("textDocument/didSave", saved.clone());
    client.hover(file, "Resources");
    let told = client.told[&client.uri(file)]["diagnostics"]
        .as_array()
        .unwrap()
        .clone();
    assert_eq!(of_rule(&told, "MSK101").len(), 1, "{told:?}");
    // A baseline that knows it, as the command line writes it.
    let written = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["lint", ".", "--write-baseline", "known.txt"])
        .current_dir(&client.folder.0)
        .env(PLAYS, "1")
        .output()
        .unwrap();
    assert!(written.status.code().is_some(), "{written:?}");
    std::fs::write(
        client.folder.0.join("mskwise.toml"),
        "baseline = \"known.txt\"\n",
    )
    .unwrap();
    client.tell("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    client.hover(file, "Resources");
    let told = client.told[&client.uri(file)]["diagnostics"]
        .as_array()
        .unwrap()
        .clone();
    assert!(told.is_empty(), "{told:?}");
    let new = client.replace(file, "ClientBroker: TLS", "ClientBroker: PLAINTEXT");
    assert!(!of_rule(&new, "MSK201").is_empty(), "{new:?}");
    assert!(of_rule(&new, "MSK101").is_empty(), "{new:?}");
}

fn suppressed() {
    let file = "kafka.yaml";
    let text = TEMPLATE.replace("factor=3", "factor=2");
    let mut client = Client::new("suppressed", &[(file, &text)]);
    let found = client.open(file, &text);
    let range = of_rule(&found, "MSK101")[0]["range"].clone();
    let actions = client.actions(file, &range, Some("quickfix"));
    let suppress = actions.iter().find(|one| {
        let title = one["title"].as_str().unwrap();
        title == "Suppress MSK101 here, with a reason"
    });
    let after = client.apply(file, &suppress.expect("a suppression")["edit"]);
    assert!(of_rule(&after, "MSK101").is_empty(), "{after:?}");
    assert_eq!(after.len(), found.len() - 1);
    assert!(
        client.text(file).contains("mskwise-ignore MSK101"),
        "{}",
        client.text(file)
    );

    // A client that asks for the reason itself sends the command.
    client.replace(file, ": FIXME say why", "");
    let uri = client.uri(file);
    let text = client.text(file);
    let line: String = text
        .lines()
        .filter(|line| line.contains("mskwise-ignore"))
        .collect();
    client.replace(file, &format!("{line}\n"), "");
    let decision =
        json!({ "uri": uri, "rule": "MSK101", "reason": "sandbox", "until": "2099-01-01" });
    let params = json!({ "command": "mskwise.suppress", "arguments": [decision] });
    let answer = client.ask("workspace/executeCommand", params);
    assert!(answer.get("error").is_none(), "{answer}");
    let wish = client
        .wishes
        .iter()
        .find(|wish| wish["method"] == "workspace/applyEdit");
    let edit = wish.expect("an edit")["params"]["edit"].clone();
    let after = client.apply(file, &edit);
    assert!(of_rule(&after, "MSK101").is_empty(), "{after:?}");
    let text = client.text(file);
    assert!(
        text.contains("mskwise-ignore MSK101 until 2099-01-01: sandbox"),
        "{text}"
    );
}

fn fixed_together() {
    let file = "client.properties";
    let text = "bootstrap.servers=b:9098\nacks=all # safe\nlinger.ms=5 # quick\n";
    let mut client = Client::new("together", &[(file, text)]);
    let found = client.open(file, text);
    let faulty = of_rule(&found, "MSK621").len();
    assert_eq!(faulty, 2, "{found:?}");
    let everywhere = json!({ "start": position(text, 0), "end": position(text, text.len()) });
    let actions = client.actions(file, &everywhere, Some("source.fixAll"));
    let [action] = actions.as_slice() else {
        panic!("{actions:?}")
    };
    assert_eq!(action["kind"], "source.fixAll.mskwise");
    let after = client.apply(file, &action["edit"]);
    assert!(of_rule(&after, "MSK621").is_empty(), "{after:?}");
    assert_eq!(
        client.text(file),
        "bootstrap.servers=b:9098\nacks=all\nlinger.ms=5\n"
    );
    let again = client.actions(file, &everywhere, Some("source.fixAll"));
    assert!(again.is_empty(), "{again:?}");
}

fn hovers() {
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

fn completion() {
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

fn disk() {
    let file = "kafka.yaml";
    let faulty = TEMPLATE.replace("factor=3", "factor=2");
    // Nobody has opened the file: it is told of all the same.
    let mut client = Client::new("disk", &[(file, &faulty)]);
    client.ask("textDocument/hover", json!({ "textDocument": { "uri": client.uri(file) }, "position": { "line": 0, "character": 0 } }));
    let uri = client.uri(file);
    let count = |client: &Client| {
        let told = client.told[&uri]["diagnostics"].as_array().unwrap().clone();
        of_rule(&told, "MSK101").len()
    };
    assert_eq!(count(&client), 1);
    // An open text goes before the file, and the file counts again when it is closed.
    client.open(file, TEMPLATE);
    assert_eq!(count(&client), 0);
    client.tell(
        "textDocument/didClose",
        json!({ "textDocument": { "uri": uri } }),
    );
    let pause =
        |client: &mut Client| client.ask("workspace/executeCommand", json!({ "command": "none" }));
    pause(&mut client);
    assert_eq!(count(&client), 1);
    std::fs::remove_file(client.folder.0.join(file)).unwrap();
    client.tell(
        "workspace/didChangeWatchedFiles",
        json!({ "changes": [{ "uri": uri, "type": 3 }] }),
    );
    pause(&mut client);
    assert_eq!(count(&client), 0);
    // A file outside of every folder is linted alone while it is open.
    let lone = client::Folder::new("lone", &[(file, &faulty)]);
    let path = lone
        .0
        .join(file)
        .to_string_lossy()
        .replace(' ', "%20")
        .replace('ü', "%C3%BC");
    let uri = format!("file://{path}");
    let document = json!({ "uri": uri, "languageId": "x", "version": 1, "text": faulty });
    client.tell("textDocument/didOpen", json!({ "textDocument": document }));
    pause(&mut client);
    let told = client.told[&uri]["diagnostics"].as_array().unwrap().clone();
    assert_eq!(of_rule(&told, "MSK101").len(), 1);
    client.tell(
        "textDocument/didClose",
        json!({ "textDocument": { "uri": uri } }),
    );
    pause(&mut client);
    assert_eq!(client.told[&uri]["diagnostics"], json!([]));
}

fn cancelled() {
    let file = "kafka.yaml";
    let mut client = Client::new("cancelled", &[(file, TEMPLATE)]);
    client.open(file, TEMPLATE);
    // One write: the server has both before it answers the first.
    let hover = json!({ "textDocument": { "uri": client.uri(file) }, "position": { "line": 0, "character": 0 } });
    let id = client.request("textDocument/hover", hover.clone());
    client.tell("$/cancelRequest", json!({ "id": id }));
    // Answered or refused, by how the messages came; never silent, never both.
    let answer = client.answer(id);
    let code = answer["error"]["code"].as_i64();
    assert!(code.is_none() || code == Some(-32800), "{answer}");
    client.tell("$/cancelRequest", json!({ "id": "never asked" }));
    let answer = client.ask("textDocument/hover", hover);
    assert!(answer.get("error").is_none(), "{answer}");
}
