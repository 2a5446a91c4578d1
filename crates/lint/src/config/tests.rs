//! What a configuration says, and every mistake told at once where it stands.

use fact::Confidence;

use super::{Config, KEYS, LINK_KEYS, PATH_KEYS, Threshold, names_rules, parse, words};
use crate::{Check, Rule, Selector, Severity};

const RULES: &[Rule] = &[
    rule("msk101_few_copies", "durability"),
    rule("msk102_no_copies", "durability"),
    rule("msk201_plaintext", "security"),
];

const fn rule(stem: &'static str, family: &'static str) -> Rule {
    Rule {
        stem,
        family,
        page: "",
        profile: crate::Profile::Every,
        check: Check::Estate(|_, _| {}),
        guard: None,
    }
}

fn read(text: &str) -> Config {
    parse(text, RULES).unwrap()
}

fn told(text: &str) -> Vec<String> {
    let mistakes = parse(text, RULES).unwrap_err();
    mistakes.iter().map(|one| one.render("m", text)).collect()
}

#[test]
fn every_key_is_read() {
    let config = read(
        r#"
select = ["durability", "MSK201"]
ignore = "msk102"
profile = "dev"
locked = ["MSK2"]
guard = ["policies"]
parameters = ["a.json", "b.json"]
region = "eu-west-1"
client = "java@2.8"
baseline = "known.txt"
fail-on = "never"
min-confidence = "medium"
severity = { durability = "note", few-copies = "error" }
[[path]]
glob = "sandbox/**"
profile = "dev"
ignore = ["security"]
severity.MSK101 = "warning"
client = "librdkafka@2.3"
[[link]]
cluster = "Orders"
files = ["clients/*.properties"]
"#,
    );
    assert_eq!(config.select.as_ref().unwrap().len(), 2);
    assert_eq!(config.ignore, Some(vec![Selector::Id("MSK102".into())]));
    assert_eq!(config.profile.as_deref(), Some("dev"));
    assert_eq!(config.locked, [Selector::Id("MSK2".into())]);
    assert_eq!(config.guard, ["policies"]);
    assert_eq!(config.parameters, ["a.json", "b.json"]);
    assert_eq!(config.region.as_deref(), Some("eu-west-1"));
    assert_eq!(config.baseline.as_deref(), Some("known.txt"));
    assert_eq!(config.fail_on, Some(Threshold::Never));
    assert_eq!(config.min_confidence, Some(Confidence::Medium));
    // A rule's own line outweighs its family's.
    assert_eq!(config.severities["MSK101"], Severity::Error);
    assert_eq!(config.severities["MSK102"], Severity::Note);
    let path = &config.paths[0].selection;
    assert!(path.files[0].fits("sandbox/x/y.yaml"));
    assert_eq!(path.severities["MSK101"], Severity::Warning);
    // What is said of some files comes before what is said of all.
    let clients = config.clients();
    assert_eq!(clients[0].1.library, kafka::client::Library::Librdkafka);
    assert_eq!(clients[1].1.library, kafka::client::Library::Java);
    let (link, at) = &config.links[0];
    assert_eq!((link.cluster.to_string(), at.len()), ("Orders".into(), 8));
}

#[test]
fn all_mistakes_are_told_at_once() {
    let text = "\
selct = [\"MSK101\"]
ignore = [\"MSK10l\", 3]
fail-on = \"warnig\"
client = \"jawa@3\"
severity = { MSK101 = \"fatal\" }
[[path]]
profile = \"staging\"
[[link]]
cluster = \"\"
file = \"*.properties\"
";
    let told = told(text);
    let places: Vec<&str> = told
        .iter()
        .map(|one| one.split(": ").next().unwrap())
        .collect();
    assert_eq!(
        places,
        [
            "m:1:1", "m:2:11", "m:2:21", "m:3:11", "m:4:10", "m:5:23", "m:6:1", "m:7:11", "m:8:1",
            "m:10:1"
        ]
    );
    let all = told.join("\n");
    for words in [
        "`selct` is no key of mskwise.toml; did you mean `select`?",
        "did you mean `warning`?",
        "a text belongs here, not a number",
        "there are error, warning, note",
        "lacks `glob`",
        "this [[link]] lacks `files`",
        "did you mean `files`?",
    ] {
        assert!(all.contains(words), "{words}\n{all}");
    }
}

#[test]
fn broken_toml_is_told_where_it_breaks() {
    let told = told("select = [\"MSK101\"\n[[path\n");
    assert!(told[0].starts_with("m:"), "{told:?}");
    // And nothing is made of what is left.
    assert!(
        told.iter().all(|one| !one.contains("is no key")),
        "{told:?}"
    );
}

#[test]
fn an_empty_file_decides_nothing() {
    let config = read("# nothing yet\n");
    assert!(config.select.is_none() && config.paths.is_empty() && config.links.is_empty());
}

#[test]
fn every_key_is_known_to_the_parser_and_tells_what_it_takes() {
    // A number fits no key, so each that is listed is looked at: none may pass without a word.
    for key in KEYS {
        assert_eq!(
            told(&format!("{} = 1.5", key.name)).len(),
            1,
            "{}",
            key.name
        );
    }
    for key in PATH_KEYS.iter().filter(|key| key.name != "glob") {
        let text = format!("[[path]]\nglob = \"*\"\n{} = 1.5", key.name);
        assert_eq!(told(&text).len(), 1, "{}", key.name);
    }
    assert_eq!(told("[[path]]\nglob = 1.5").len(), 1);
    for (bad, good) in [("cluster", "files"), ("files", "cluster")] {
        assert_eq!(
            told(&format!("[[link]]\n{bad} = 1.5\n{good} = \"x\"")).len(),
            1
        );
    }
    assert_eq!(LINK_KEYS.len(), 2);
}

#[test]
fn every_word_and_every_rule_that_is_told_is_taken() {
    let (mut few, mut of_rules) = (0, 0);
    for key in KEYS {
        for word in words(key.name) {
            few += 1;
            let text = match key.name {
                "severity" => format!("[severity]\nMSK101 = \"{word}\"\n"),
                name => format!("{name} = \"{word}\"\n"),
            };
            read(&text);
        }
        if names_rules(key.name) {
            of_rules += 1;
            read(&format!("{} = [\"MSK101\", \"durability\"]\n", key.name));
        }
    }
    assert_eq!((few, of_rules), (13, 3));
}
