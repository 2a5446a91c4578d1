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
#[path = "lsp/folders.rs"]
mod folders;
#[path = "lsp/forms.rs"]
mod forms;
#[path = "lsp/places.rs"]
mod places;
#[path = "lsp/robust.rs"]
mod robust;
#[path = "lsp/settings.rs"]
mod settings;

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
    let tests: [(&str, fn()); 23] = [
        ("a_fault_is_typed_explained_mended_and_gone", whole_way),
        ("columns_are_utf16", utf16),
        ("settings_inside_json_are_settings", embedded),
        ("two_files_are_one_estate", folders::one_estate),
        ("what_is_no_request_is_refused_and_survived", malformed),
        ("every_prefix_of_a_template_is_answered", places::half_typed),
        ("configuration_and_baseline_hold", folders::configured),
        (
            "suppressions_are_written_with_a_reason",
            folders::suppressed,
        ),
        ("safe_fixes_are_applied_together", folders::fixed_together),
        ("hovers_tell_sizes_prices_and_properties", places::hovers),
        ("completion_knows_the_place", places::completion),
        ("files_change_on_the_disk_and_leave", folders::disk),
        ("a_request_can_be_cancelled", cancelled),
        ("mistakes_in_the_configuration_are_told", settings::mistakes),
        (
            "the_configuration_is_completed_and_explained",
            settings::explained,
        ),
        ("settings_are_offered_in_each_spelling", forms::spellings),
        ("actions_and_aliases_are_explained", forms::told),
        ("columns_are_what_was_agreed", robust::encodings),
        ("line_ends_stay_as_they_are", robust::line_ends),
        ("fast_typing_is_taken_together", robust::fast_typing),
        ("any_edits_leave_what_a_new_session_says", robust::any_edits),
        ("files_and_folders_move", robust::moving),
        ("sessions_end_as_the_protocol_says", robust::endings),
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
