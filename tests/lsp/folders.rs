//! What holds for a folder: its configuration and baseline, suppressions, fixes applied together, files beside each other
//! and files that change on the disk.

use serde_json::json;

use crate::client::{Client, Folder, of_rule, position};
use crate::{PLAYS, TEMPLATE};

pub(crate) fn one_estate() {
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

pub(crate) fn configured() {
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

pub(crate) fn suppressed() {
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

pub(crate) fn fixed_together() {
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

pub(crate) fn disk() {
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
    let lone = Folder::new("lone", &[(file, &faulty)]);
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
