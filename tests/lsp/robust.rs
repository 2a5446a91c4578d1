//! Editors that count otherwise, type fast, change their mind, move files and folders, or end badly.

use serde_json::{Value, json};

use crate::TEMPLATE;
use crate::client::{Client, Folder, covered, of_rule, position};

pub(crate) fn encodings() {
    type Width = fn(char) -> usize;
    let all: [(&str, Width); 3] = [
        ("utf-8", char::len_utf8),
        ("utf-16", char::len_utf16),
        ("utf-32", |_| 1),
    ];
    for (encoding, width) in all {
        let general = json!({ "positionEncodings": ["utf-7", encoding, "utf-16"] });
        let can = json!({ "general": general });
        let (mut client, answer) = Client::able(&format!("counts {encoding}"), &[], can);
        assert_eq!(answer["capabilities"]["positionEncoding"], encoding);
        let (file, key) = ("server.properties", "min.insync.replicas=");
        let uri = client.uri(file);
        let head = "# mskwise: class=standard zones=3\r\nlog.dirs=/🦀é\r\n";
        let text = format!("{head}{key}🦀x\r\nnum.partitions=1");
        client.tell(
            "textDocument/didOpen",
            json!({ "textDocument": { "uri": uri, "languageId": "x", "version": 1, "text": text } }),
        );
        let columns = |text: &str| text.chars().map(width).sum::<usize>();
        let place = |column: usize| json!({ "line": 2, "character": column });
        let (start, end) = (columns(key), columns(key) + columns("🦀x"));
        let change = json!({
            "range": { "start": place(end - 1), "end": place(end) },
            "text": "é9",
        });
        client.tell(
            "textDocument/didChange",
            json!({ "textDocument": { "uri": uri, "version": 2 }, "contentChanges": [change] }),
        );
        client.settle();
        let told = &client.told[&uri];
        assert_eq!(told["version"], 2);
        let expected = json!({ "start": place(start), "end": place(start + columns("🦀é9")) });
        let found = told["diagnostics"].as_array().unwrap();
        let hit = found.iter().any(|one| one["range"] == expected);
        assert!(hit, "{encoding}: {expected} in {found:?}");
        assert_eq!(client.leave(), 0);
    }
}

pub(crate) fn line_ends() {
    let file = "kafka.yaml";
    let text = TEMPLATE.replace('\n', "\r\n");
    let mut client = Client::new("ends", &[(file, &text)]);
    client.open(file, &text);
    let faulty = client.replace(file, "factor=3", "factor=2");
    let range = of_rule(&faulty, "MSK101")[0]["range"].clone();
    assert_eq!(covered(&client.text(file), &range), "2");
    let actions = client.actions(file, &range, Some("quickfix"));
    let starts =
        |action: &&Value, start: &str| action["title"].as_str().unwrap().starts_with(start);
    let suppress = actions.iter().find(|one| starts(one, "Suppress MSK101"));
    let after = client.apply(file, &suppress.unwrap()["edit"]);
    assert!(of_rule(&after, "MSK101").is_empty(), "{after:?}");
    let text = client.text(file);
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert!(
        client
            .completions(file, "ClientBroker: ")
            .contains(&"TLS".to_owned())
    );
}

/// What is typed while a run takes its time is taken together, and the last version is told of.
pub(crate) fn fast_typing() {
    let file = "kafka.yaml";
    let mut client = Client::new("fast", &[(file, TEMPLATE)]);
    client.open(file, TEMPLATE);
    let place = json!({ "line": 0, "character": 0 });
    let range = json!({ "start": place, "end": place });
    const KEYS: usize = 60;
    for _ in 0..KEYS {
        client.edit(file, &[json!({ "range": range, "newText": "#" })]);
    }
    let before = client.count;
    client.diagnostics(file);
    let told = client.count - before;
    assert!(told < KEYS / 2, "{told} notices of {KEYS} keys");
    assert!(client.text(file).starts_with(&"#".repeat(KEYS)));

    // A question that is withdrawn, or whose text has changed since, is not worked on; each is answered once.
    let hover =
        |client: &Client| json!({ "textDocument": { "uri": client.uri(file) }, "position": place });
    client.edit(file, &[json!({ "range": range, "newText": "#" })]);
    let busy = client.request("textDocument/hover", hover(&client));
    let withdrawn = client.request("textDocument/hover", hover(&client));
    client.tell("$/cancelRequest", json!({ "id": withdrawn }));
    let everything = json!({ "start": place, "end": { "line": 99, "character": 0 } });
    let params = json!({
        "textDocument": { "uri": client.uri(file) }, "range": everything, "context": { "diagnostics": [] },
    });
    let outdated = client.request("textDocument/codeAction", params);
    client.edit(file, &[json!({ "range": range, "newText": "\n" })]);
    assert!(client.answer(busy).get("error").is_none());
    assert_eq!(client.answer(withdrawn)["error"]["code"], -32800);
    assert_eq!(client.answer(outdated)["result"], Value::Null);
    client.diagnostics(file);
    assert_eq!(client.leave(), 0);
}

/// However a text came about, it is told of as one that is opened now.
pub(crate) fn any_edits() {
    const PIECES: [&str; 14] = [
        "🦀", "é", "\n", "  ", "{", "}", "\"", ": ", "- ", "#", "=", "!Sub ", "|\n", "",
    ];
    let files = [
        ("kafka.yaml", TEMPLATE.to_owned()),
        (
            "producer.properties",
            "bootstrap.servers=b:9098\nacks=1\nretries=0\n".to_owned(),
        ),
        (
            "policy.json",
            r#"{"Statement": {"Effect": "Allow", "Action": "kafka:*", "Resource": "*"}}"#
                .to_owned(),
        ),
    ];
    let mut client = Client::new("any edits", &[]);
    for (file, text) in &files {
        client.open(file, text);
    }
    // Numbers that look like chance and are the same in every run.
    let mut state: usize = 20_261_129;
    let mut below = |end: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % end
    };
    for key in 0..240 {
        let (file, _) = &files[key % files.len()];
        let text = client.text(file);
        let ends: Vec<usize> = text
            .char_indices()
            .map(|(at, _)| at)
            .chain([text.len()])
            .collect();
        let from = below(ends.len());
        let to = (from + below(3)).min(ends.len() - 1);
        let range =
            json!({ "start": position(&text, ends[from]), "end": position(&text, ends[to]) });
        client.edit(
            file,
            &[json!({ "range": range, "newText": PIECES[below(PIECES.len())] })],
        );
        if key % 5 == 0 {
            let document = json!({ "uri": client.uri(file) });
            let params = json!({ "textDocument": document, "position": range["start"] });
            let answer = client.ask("textDocument/completion", params);
            assert!(answer.get("error").is_none(), "{answer}");
        }
    }
    client.settle();
    let mut fresh = Client::new("any edits again", &[]);
    for (file, _) in &files {
        fresh.open(file, &client.text(file));
    }
    fresh.settle();
    for (file, _) in &files {
        let (mut mine, mut theirs) = (client.last(file), fresh.last(file));
        for one in mine.iter_mut().chain(&mut theirs) {
            // Addresses of other places differ by the folder.
            one.as_object_mut().unwrap().remove("relatedInformation");
        }
        assert_eq!(mine, theirs, "{file}: {}", client.text(file));
    }
    assert!(client.shown.is_empty(), "{:?}", client.shown);
}

/// Several roots, one of them inside another; a file that moves; folders that come and go.
pub(crate) fn moving() {
    let faulty = TEMPLATE.replace("factor=3", "factor=2");
    let mut client = Client::new("moving", &[("a/kafka.yaml", &faulty), ("b/x.txt", "")]);
    client.settle();
    let count = |client: &Client, uri: &str| {
        let told = client.told.get(uri).map(|told| told["diagnostics"].clone());
        let all = told
            .and_then(|all| all.as_array().cloned())
            .unwrap_or_default();
        of_rule(&all, "MSK101").len()
    };
    let (old, new) = (client.uri("a/kafka.yaml"), client.uri("b/kafka.yaml"));
    assert_eq!((count(&client, &old), count(&client, &new)), (1, 0));
    let root = client.folder.0.clone();
    std::fs::rename(root.join("a/kafka.yaml"), root.join("b/kafka.yaml")).unwrap();
    let renamed = json!({ "files": [{ "oldUri": old, "newUri": new }] });
    client.tell("workspace/didRenameFiles", renamed);
    client.settle();
    assert_eq!((count(&client, &old), count(&client, &new)), (0, 1));

    // The inner folder has settings of its own once it is open.
    std::fs::write(root.join("b/mskwise.toml"), "ignore = [\"MSK101\"]\n").unwrap();
    let folder = json!([{ "uri": client.uri("b"), "name": "b" }]);
    let event =
        |added: &Value, removed: &Value| json!({ "event": { "added": added, "removed": removed } });
    let method = "workspace/didChangeWorkspaceFolders";
    client.tell(method, event(&folder, &json!([])));
    client.settle();
    assert_eq!(count(&client, &new), 0);
    client.tell(method, event(&json!([]), &folder));
    client.settle();
    assert_eq!(count(&client, &new), 1);
    std::fs::remove_file(root.join("b/kafka.yaml")).unwrap();
    client.tell(
        "workspace/didDeleteFiles",
        json!({ "files": [{ "uri": new }] }),
    );
    client.settle();
    assert_eq!(count(&client, &new), 0);

    // Another root altogether, and then none.
    let other = Folder::new("moving other", &[("kafka.yaml", &faulty)]);
    let folder = json!([{ "uri": other.uri(""), "name": "o" }]);
    client.tell(method, event(&folder, &json!([])));
    client.settle();
    let uri = other.uri("kafka.yaml");
    assert_eq!(count(&client, &uri), 1);
    // A file that is on no disk yet.
    let text = faulty.replace("orders", "payments");
    assert_eq!(
        of_rule(&client.open("b/new.yaml", &text), "MSK101").len(),
        1
    );
    let own = json!([{ "uri": client.uri("").trim_end_matches('/'), "name": "x" }, folder[0]]);
    client.tell(method, event(&json!([]), &own));
    client.settle();
    assert_eq!(count(&client, &uri), 0);
    // What is still open is linted all the same, with the settings that are nearest now.
    let left = client.last("b/new.yaml");
    assert!(
        !left.is_empty() && of_rule(&left, "MSK101").is_empty(),
        "{left:?}"
    );
    assert_eq!(client.leave(), 0);
}

pub(crate) fn endings() {
    // The protocol: 0 behind `shutdown`, 1 without it.
    let exit = |mut client: Client| {
        client.tell("exit", Value::Null);
        client.vanish()
    };
    assert_eq!(exit(Client::silent("exit early", &[])), 1);
    assert_eq!(exit(Client::new("exit", &[])), 1);
    assert_eq!(Client::silent("nothing", &[]).vanish(), 1);
    // Notices before `initialize` are dropped, as the protocol wants; headers of others are passed over.
    let mut client = Client::silent("early", &[]);
    let text = json!({ "uri": client.uri("a.yaml"), "languageId": "x", "version": 1, "text": "a" });
    client.tell("textDocument/didOpen", json!({ "textDocument": text }));
    client.bytes("Content-Type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length: 45\r\n\r\n{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"method\":\"y\"      }");
    assert_eq!(client.next()["error"]["code"], -32002);
    let answer = client.ask("initialize", json!({ "capabilities": {}, "rootUri": null }));
    assert!(answer.get("error").is_none(), "{answer}");
    assert_eq!(client.leave(), 0);
}
