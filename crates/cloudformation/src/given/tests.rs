//! Every shape of parameter file, and where errors point.

use super::{Given, GivenError, ParameterSet};

fn one(text: &str, name: &str) -> ParameterSet {
    let mut sets = Given::parse(text, name).unwrap();
    assert_eq!(sets.len(), 1);
    sets.remove(0)
}

fn pairs(set: &ParameterSet) -> Vec<(&str, &str)> {
    let parameters = set.given.parameters.iter();
    parameters.map(|(k, v)| (k.as_str(), v.as_str())).collect()
}

fn fails(text: &str, name: &str) -> (String, String) {
    let GivenError { at, message } = Given::parse(text, name).unwrap_err();
    (text[at].to_owned(), message)
}

#[test]
fn the_array_of_the_command_line() {
    let text = r#"[{"ParameterKey": "Env", "ParameterValue": "prod"},
        {"ParameterKey": "Nets", "ParameterValue": "a,b"},
        {"ParameterKey": "Kept", "UsePreviousValue": true}, "Size=kafka.m7g.large"]"#;
    let set = one(text, "envs/prod.json");
    assert_eq!(set.name, "prod");
    let expected = [
        ("Env", "prod"),
        ("Nets", "a,b"),
        ("Size", "kafka.m7g.large"),
    ];
    assert_eq!(pairs(&set), expected);
}

#[test]
fn a_map_in_both_languages_and_inside_parameters() {
    let expected = [("Brokers", "3"), ("Nets", "a,b"), ("Tls", "true")];
    let yaml = one(
        "Brokers: 3\nNets: [a, b]\nTls: true\nNone:\n",
        "dev.params.yaml",
    );
    assert_eq!(
        (yaml.name.as_str(), pairs(&yaml)),
        ("dev.params", expected.to_vec())
    );
    let json = r#"{"Brokers": 3, "Nets": ["a", "b"], "Tls": true}"#;
    assert_eq!(pairs(&one(json, "dev.json")), expected);
    let nested = format!(r#"{{"Parameters": {json}, "Tags": {{"Team": "data"}}}}"#);
    assert_eq!(pairs(&one(&nested, "dev.json")), expected);
    let input =
        r#"{"StackName": "s", "Parameters": [{"ParameterKey": "A", "ParameterValue": "b"}]}"#;
    assert_eq!(pairs(&one(input, "x.json")), [("A", "b")]);
}

#[test]
fn a_set_for_each_environment_of_samconfig() {
    let text = r#"
version = 0.1
[default.global.parameters]
region = "eu-west-1"
[default.deploy.parameters]
stack_name = "orders"
parameter_overrides = "Env=dev Note=\"two words\" ParameterKey=Nets,ParameterValue=a,b"
[prod.deploy.parameters]
region = "us-east-1"
parameter_overrides = ["Env=prod", "Note='x y'"]
[prod.build.parameters]
cached = true
"#;
    let sets = Given::parse(text, "samconfig.toml").unwrap();
    assert_eq!(sets.len(), 2);
    let (dev, prod) = (&sets[0], &sets[1]);
    assert_eq!(
        (dev.name.as_str(), dev.given.region.as_deref()),
        ("default", Some("eu-west-1"))
    );
    assert_eq!(
        pairs(dev),
        [("Env", "dev"), ("Nets", "a,b"), ("Note", "two words")]
    );
    assert_eq!(
        (prod.name.as_str(), prod.given.region.as_deref()),
        ("prod", Some("us-east-1"))
    );
    assert_eq!(pairs(prod), [("Env", "prod"), ("Note", "x y")]);
    let yaml =
        "default:\n  deploy:\n    parameters:\n      parameter_overrides:\n        - Env=dev\n";
    assert_eq!(pairs(&one(yaml, "samconfig.yaml")), [("Env", "dev")]);
}

#[test]
fn context_gives_what_can_be_a_value() {
    let text = r#"{"app": "node bin/x.js", "context": {"env": "prod", "brokers": 6,
        "@aws-cdk/core:x": true, "nested": {"a": 1}}}"#;
    let set = one(text, "cdk.json");
    assert_eq!(
        pairs(&set),
        [
            ("@aws-cdk/core:x", "true"),
            ("brokers", "6"),
            ("env", "prod")
        ]
    );
    let looked_up = r#"{"availability-zones:account=1:region=r": ["a"], "env": "dev"}"#;
    assert_eq!(pairs(&one(looked_up, "cdk.context.json")), [("env", "dev")]);
}

#[test]
fn errors_point_at_what_is_wrong() {
    let (at, message) = fails(r#"[{"ParameterValue": "x"}]"#, "p.json");
    assert_eq!(
        (at.as_str(), message.as_str()),
        (
            r#"{"ParameterValue": "x"}"#,
            "this entry has no ParameterKey",
        )
    );
    let (at, message) = fails("A: {b: c}\n", "p.yaml");
    assert_eq!(at, "{b: c}");
    assert_eq!(
        message,
        "the value of A is neither a text nor a list of texts"
    );
    assert_eq!(fails("[\"A\"]", "p.json").0, "\"A\"");
    assert_eq!(
        fails(
            "[dev.deploy.parameters]\nparameter_overrides = \"A\"\n",
            "samconfig.toml"
        )
        .0,
        "\"A\""
    );
    assert_eq!(fails("a = 1\na = 2\n", "samconfig.toml").0, "a");
    assert!(fails("", "p.json").1.contains("empty"));
    assert!(Given::parse("{\"A\": ", "p.json").is_err());
    assert!(Given::parse("just words", "p.yaml").is_err());
}
