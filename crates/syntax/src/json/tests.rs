//! What is read, what is refused, and that a record says no to a wrong field.

use std::borrow::Cow;

use super::*;

#[test]
fn values_of_every_kind() {
    let text = r#" {"a": [1, -0.5e3, "x", true, null], "b": {}, "c": "tab\tquote\" \u00e9 \ud83d\ude00"} "#;
    let value = parse(text).unwrap();
    let list = value.get("a").unwrap().items();
    assert_eq!(list[0].number::<u32>(), Some(1));
    assert_eq!(list[1], Value::Number("-0.5e3"));
    assert_eq!(list[2].plain_text(), Some("x"));
    assert_eq!((list[3].flag(), &list[4]), (Some(true), &Value::Null));
    assert_eq!(value.get("b"), Some(&Value::Object(Vec::new())));
    let escaped = value.get("c").unwrap();
    assert_eq!(escaped.text(), Some("tab\tquote\" é 😀"));
    assert_eq!(escaped.plain_text(), None);
    assert_eq!(value.get("d"), None);
}

#[test]
fn mistakes_have_a_place() {
    for (text, at) in [
        ("", 0),
        ("{", 1),
        ("[1,]", 3),
        ("[1 2]", 3),
        (r#"{"a" 1}"#, 5),
        (r#"{"a": 1, "a": 2}"#, 9),
        (r#""abc"#, 4),
        ("\"a\nb\"", 2),
        (r#""\x""#, 3),
        (r#""\u12""#, 3),
        ("\"\\u+123\"", 3),
        (r#""\ud800""#, 7),
        ("01", 0),
        ("1.", 0),
        ("-", 0),
        ("nul", 0),
        ("1 x", 2),
    ] {
        assert_eq!(parse(text).unwrap_err().at, at, "{text}");
    }
    let deep = "[".repeat(200_000);
    assert!(parse(&deep).unwrap_err().message.contains("deeply"));
}

/// Another reader, which everybody trusts, agrees.
#[test]
fn it_reads_what_the_general_reader_reads() {
    fn same(ours: &Value<'_>, theirs: &serde_json::Value) -> bool {
        match (ours, theirs) {
            (Value::Null, serde_json::Value::Null) => true,
            (Value::Bool(a), serde_json::Value::Bool(b)) => a == b,
            (Value::Number(a), serde_json::Value::Number(b)) => a.parse::<f64>().ok() == b.as_f64(),
            (Value::Text(a), serde_json::Value::String(b)) => a == b,
            (Value::List(a), serde_json::Value::Array(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
            }
            (Value::Object(a), serde_json::Value::Object(b)) => {
                let found = |(key, value): &Field<'_>| {
                    b.get(&**key).is_some_and(|other| same(value, other))
                };
                a.len() == b.len() && a.iter().all(found)
            }
            _ => false,
        }
    }
    for text in [
        include_str!("../../../model/data/quotas.json"),
        include_str!("../../../model/data/shapes.json"),
        include_str!("../../../iam/data/actions.json"),
        include_str!("../../../report/schema/cost-1.json"),
    ] {
        let theirs = serde_json::from_str(text).unwrap();
        assert!(same(&parse(text).unwrap(), &theirs));
    }
}

#[test]
fn a_record_hands_out_its_fields() {
    const WORDS: &[(&str, u8)] = &[("one", 1), ("two", 2)];
    let text = r#"{"id": "a", "n": 2.5, "on": true, "word": "two", "words": ["one", "two"], "names": {"x": "y"}, "rows": [{"id": "b"}]}"#;
    let value = parse(text).unwrap();
    let row = Record::of(&value);
    assert_eq!((row.text("id"), row.text_if_any("none")), ("a", None));
    assert_eq!(row.figure("n").to_string(), "2.5");
    assert!(row.flag("on") && !row.flag("off"));
    assert_eq!(row.word("word", WORDS), 2);
    assert_eq!(row.words("words", WORDS), [1, 2]);
    assert_eq!(row.texts("words"), ["one", "two"]);
    assert_eq!(row.texts_by_name("names").get("x"), Some(&"y"));
    assert_eq!(row.records("rows").next().unwrap().text("id"), "b");
    assert_eq!(row.records("none").count(), 0);
    assert!(matches!(
        row.value("id"),
        Some(Value::Text(Cow::Borrowed("a")))
    ));
}

#[test]
#[should_panic(expected = "no right `n`")]
fn a_wrong_field_is_told_by_the_tests_of_its_file() {
    let value = parse(r#"{"n": "2"}"#).unwrap();
    let _: u32 = Record::of(&value).number("n");
}
