use super::*;

/// The context at the bar.
fn at(text: &str) -> Option<(Context, String)> {
    let byte = text.find('§').unwrap();
    let text = text.replace('§', "");
    of_template(&text, byte).map(|context| (context, text))
}

/// Path, type, and what kind of place with the word before it.
fn told(text: &str) -> (String, String, String) {
    let (context, text) = at(text).expect("a place");
    let word = |bytes: &Range<usize>| text[bytes.clone()].to_owned();
    let place = match &context.at {
        At::Key { word: it, .. } => format!("key {}", word(it)),
        At::Value { word: it, .. } => format!("value {}", word(it)),
        At::Settings { line } => format!("settings {}", word(line)),
    };
    (
        context.path.join("/"),
        context.kind.unwrap_or_default(),
        place,
    )
}

fn is(text: &str, path: &str, kind: &str, place: &str) {
    let found = told(text);
    assert_eq!(
        (found.0.as_str(), found.1.as_str(), found.2.as_str()),
        (path, kind, place),
        "{text}"
    );
}

const CLUSTER: &str = "AWS::MSK::Cluster";

#[test]
fn blocks_of_yaml() {
    let head = "Resources:\n  C:\n    Properties:\n      ClusterName: x\n";
    let tail = "\n    Type: AWS::MSK::Cluster # one\n  D:\n    Type: Other\n";
    let whole = |middle: &str| format!("{head}{middle}{tail}");
    let here = "Resources/C/Properties";
    is(&whole("      Kaf§"), here, CLUSTER, "key Kaf");
    is(&whole("      §"), here, CLUSTER, "key ");
    is(
        &whole("      BrokerNodeGroupInfo:\n        InstanceType: kafka.m§"),
        "Resources/C/Properties/BrokerNodeGroupInfo/InstanceType",
        CLUSTER,
        "value kafka.m",
    );
    is(
        &whole("      Sasl: { Iam: { Ena§"),
        "Resources/C/Properties/Sasl/Iam",
        CLUSTER,
        "key Ena",
    );
    is(
        &whole("      Sasl: { Iam: { Enabled: tr§"),
        "Resources/C/Properties/Sasl/Iam/Enabled",
        CLUSTER,
        "value tr",
    );
    is(
        &whole("      ClientBroker: \"TL§\""),
        "Resources/C/Properties/ClientBroker",
        CLUSTER,
        "value TL",
    );
    assert_eq!(at(&whole("      # comm§ent")), None);
}

#[test]
fn lists_of_yaml_at_either_indentation() {
    for dash in ["      ", "        "] {
        let text = format!(
            "Resources:\n  C:\n    Type: T\n    Properties:\n      VpcConfigs:\n{dash}- SubnetIds: [a]\n{dash}  Sec§\n"
        );
        is(&text, "Resources/C/Properties/VpcConfigs", "T", "key Sec");
        let (context, _) = at(&text).unwrap();
        let At::Key { others, .. } = context.at else {
            panic!("{context:?}")
        };
        assert_eq!(others, ["SubnetIds"]);
    }
}

#[test]
fn settings_inside_blocks_and_functions() {
    for opening in ["|", "!Sub |-", ">", "\n        Fn::Sub: |"] {
        let deeper = "          ";
        let text = format!(
            "Resources:\n  S:\n    Type: AWS::MSK::Configuration\n    Properties:\n      ServerProperties: {opening}\n{deeper}a=1\n{deeper}# note: b\n{deeper}min.in§\n"
        );
        is(
            &text,
            "Resources/S/Properties/ServerProperties",
            "AWS::MSK::Configuration",
            "settings min.in",
        );
    }
    let other = "Resources:\n  S:\n    Properties:\n      Description: |\n        min.in§\n";
    assert_eq!(at(other), None);
}

#[test]
fn json_half_typed() {
    let head = r#"{"Resources": {"C": {"Type": "AWS::MSK::Cluster", "Properties": {"A": 1, "#;
    let here = "Resources/C/Properties";
    is(&format!("{head}\"Kaf§"), here, CLUSTER, "key Kaf");
    is(
        &format!("{head}\"Kaf§\": 1}}}}}}}}"),
        here,
        CLUSTER,
        "key Kaf",
    );
    is(&format!("{head}§}}}}}}}}"), here, CLUSTER, "key ");
    is(
        &format!("{head}\"KafkaVersion\": \"3.§\"}}"),
        "Resources/C/Properties/KafkaVersion",
        CLUSTER,
        "value 3.",
    );
    is(
        &format!("{head}\"ServerProperties\": {{\"Fn::Join\": [\"\\n\", [\"a=1\\nmin§\"]]}}"),
        "Resources/C/Properties/ServerProperties",
        CLUSTER,
        "settings min",
    );
}

#[test]
fn any_byte_of_any_text_is_fine() {
    let texts = [
        "Resources:\n  é:\n  - - a: {b: [c, \"d\\\"}\n\t- x\n",
        "{\"a\": {\"é\\\": [1, {\"b\": \"c\\n",
        "",
        "- ",
        ":",
        "}}]]",
        "{}}]\"",
    ];
    for text in texts {
        for (byte, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let _ = of_template(text, byte);
            let line = of_settings(text, byte);
            let _ = line.and_then(|line| parted(text, line));
            assert!(word(text, byte).end <= text.len());
        }
    }
}

#[test]
fn lines_of_settings_part_at_their_separator() {
    let text = "a=1\\\nb=2\n  acks = al";
    assert_eq!(of_settings(text, 6), None);
    let line = of_settings(text, text.len()).unwrap();
    let (key, value) = parted(text, line).unwrap();
    assert_eq!((&text[key], &text[value.unwrap()]), ("acks", "al"));
    let note = "# a=b";
    assert_eq!(parted(note, 0..note.len()), None);
}
