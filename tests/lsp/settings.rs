//! `mskwise.toml` in the editor: mistakes while typing, completion, and what rules and keys mean.

use serde_json::Value;

use crate::TEMPLATE;
use crate::client::{Client, covered, of_rule};

const FILE: &str = "mskwise.toml";

fn messages(diagnostics: &[Value]) -> Vec<&str> {
    let all = diagnostics.iter();
    all.map(|one| one["message"].as_str().unwrap()).collect()
}

pub(crate) fn mistakes() {
    let template = TEMPLATE.replace("factor=3", "factor=2");
    let text = "# é 🦀\nignore = [\"MSK101\"]\n";
    let mut client = Client::new(
        "mistakes",
        &[
            ("kafka.yaml", &template),
            ("a.properties", "acks=all\n"),
            (FILE, text),
        ],
    );
    let found = client.open("kafka.yaml", &template);
    assert!(of_rule(&found, "MSK101").is_empty(), "{found:?}");
    assert!(client.open(FILE, text).is_empty());

    // What was typed and not saved holds.
    assert!(client.replace(FILE, "MSK101", "MSK102").is_empty());
    client.settle();
    let told = client.last("kafka.yaml");
    assert_eq!(of_rule(&told, "MSK101").len(), 1, "{told:?}");
    assert!(client.replace(FILE, "MSK102", "MSK101").is_empty());

    // A mistake is told where it stands; what held before goes on, and is said once.
    let found = client.replace(FILE, "[\"MSK101\"]", "[\"é\"]");
    let [one] = found.as_slice() else {
        panic!("{found:?}")
    };
    assert_eq!(covered(&client.text(FILE), &one["range"]), "\"é\"");
    assert_eq!(one["severity"], 1);
    let found = client.replace(FILE, "ignore", "ignores");
    assert!(
        messages(&found).iter().any(|told| told.contains("ignores")),
        "{found:?}"
    );
    let found = client.open("kafka.yaml", &template);
    assert!(of_rule(&found, "MSK101").is_empty(), "{found:?}");
    let told = |client: &Client| {
        client
            .shown
            .iter()
            .filter(|text| text.contains(FILE))
            .count()
    };
    assert_eq!(told(&client), 1, "{:?}", client.shown);

    // Mended, and said to no effect.
    assert!(
        client
            .replace(FILE, "ignores = [\"é\"]", "ignore = []")
            .is_empty()
    );
    let link = "ignore = []\n[[link]]\ncluster = \"nobody\"\nfiles = [\"a.properties\"]\n";
    let found = client.replace(FILE, "ignore = []\n", link);
    let [one] = found.as_slice() else {
        panic!("{found:?}")
    };
    assert_eq!(one["severity"], 2);
    assert!(messages(&found)[0].contains("`nobody`"), "{found:?}");
    assert!(client.replace(FILE, "\"nobody\"", "\"orders\"").is_empty());
    assert_eq!(client.leave(), 0);
}

pub(crate) fn explained() {
    let text = "profile = \"pedantic\"\nignore = [\"MSK101\", \"durability\"]\nregion = \"eu-west-1\"\n\
                [severity]\nMSK101 = \"note\"\n";
    let mut client = Client::new("explained", &[("kafka.yaml", TEMPLATE), (FILE, text)]);
    client.open(FILE, text);
    let page = client.hover(FILE, "[\"MSK1");
    assert!(
        page.contains("replication-below-az-count") && page.contains("**Fix.**"),
        "{page}"
    );
    assert!(
        client
            .hover(FILE, "[severity]\nMS")
            .contains("replication-below-az-count")
    );
    let family = client.hover(FILE, "dura");
    assert!(
        family.contains("rules") && family.contains("MSK101"),
        "{family}"
    );
    assert!(client.hover(FILE, "prof").contains("pedantic"));

    let has = |list: &[String], word: &str| list.contains(&word.to_owned());
    let keys = client.completions(FILE, "region = \"eu-west-1\"\n");
    assert!(has(&keys, "baseline") && has(&keys, "[[path]]"), "{keys:?}");
    assert!(!has(&keys, "profile"), "it stands there already");
    assert!(has(&client.completions(FILE, "profile = \"pe"), "pedantic"));
    assert!(has(&client.completions(FILE, "region = \""), "eu-west-1"));
    assert!(has(&client.completions(FILE, "MSK101 = \"no"), "note"));
    // What is half typed is no configuration; the clusters are those seen before.
    let link = "\"note\"\n[[link]]\ncluster = \"";
    assert!(!client.replace(FILE, "\"note\"\n", link).is_empty());
    let clusters = client.completions(FILE, "cluster = \"");
    assert_eq!(clusters, ["Cluster", "orders"]);
    let rules = client.completions(FILE, "\"MSK101\", \"du");
    for word in ["MSK101", "replication-below-az-count", "durability"] {
        assert!(has(&rules, word), "{word}");
    }
    let items = client.at("textDocument/completion", FILE, "\"MSK101\", \"du");
    let item = items["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["label"] == "MSK101");
    let resolved = client.ask("completionItem/resolve", item.unwrap().clone());
    let page = resolved["result"]["documentation"]["value"]
        .as_str()
        .unwrap();
    assert!(page.contains("**Fix.**"), "{page}");
}
