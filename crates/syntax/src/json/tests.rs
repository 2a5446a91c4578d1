//! What is read, what is refused, and that a record says no to a wrong field.

use std::borrow::Cow;

use proptest::prelude::*;

use super::*;

#[test]
fn values_of_every_kind() {
    let text = r#" {"a": [1, -0.5e3, "x", true, null], "b": {}, "c": "tab\tquote\" \u00e9 \ud83d\ude00"} "#;
    let document = parse(text).unwrap();
    let value = document.root();
    let list: Vec<Value<'_, '_>> = value.get("a").unwrap().items().collect();
    assert_eq!(list[0].number::<u32>(), Some(1));
    assert_eq!(list[1].kind(), Kind::Number("-0.5e3"));
    assert_eq!(list[2].plain_text(), Some("x"));
    assert_eq!((list[3].flag(), list[4].kind()), (Some(true), Kind::Null));
    assert_eq!(list.len(), 5);
    let empty = value.get("b").unwrap();
    assert_eq!((empty.kind(), empty.fields().count()), (Kind::Object, 0));
    let escaped = value.get("c").unwrap();
    assert_eq!(escaped.text().as_deref(), Some("tab\tquote\" é 😀"));
    assert_eq!(escaped.plain_text(), None);
    assert!(value.get("d").is_none() && value.get("x").is_none());
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

/// Whether another reader, which everybody trusts, reads the same.
fn same(ours: Value<'_, '_>, theirs: &serde_json::Value) -> bool {
    match (ours.kind(), theirs) {
        (Kind::Null, serde_json::Value::Null) => true,
        (Kind::Bool(a), serde_json::Value::Bool(b)) => a == *b,
        (Kind::Number(a), serde_json::Value::Number(b)) => a.parse::<f64>().ok() == b.as_f64(),
        (Kind::Text(a), serde_json::Value::String(b)) => a == *b,
        (Kind::List, serde_json::Value::Array(b)) => {
            ours.items().count() == b.len() && ours.items().zip(b).all(|(a, b)| same(a, b))
        }
        (Kind::Object, serde_json::Value::Object(b)) => {
            let found = |(key, value): (Cow<'_, str>, Value<'_, '_>)| {
                b.get(&*key).is_some_and(|other| same(value, other))
            };
            ours.fields().count() == b.len() && ours.fields().all(found)
        }
        _ => false,
    }
}

proptest! {
    /// Of any text made of what JSON is made of.
    #[test]
    fn it_takes_what_the_general_reader_takes(
        parts in prop::collection::vec(prop::sample::select(PARTS.to_vec()), 0..12)
    ) {
        let text = parts.concat();
        match (parse(&text), serde_json::from_str::<serde_json::Value>(&text)) {
            (Ok(ours), Ok(theirs)) => prop_assert!(same(ours.root(), &theirs), "{}", text),
            (Err(_), Err(_)) => {}
            // Only ours minds a key that stands twice, and only theirs a number that no float holds.
            (Err(mistake), Ok(_)) => prop_assert!(mistake.message.starts_with("duplicate"), "{}", text),
            (Ok(_), Err(error)) => {
                prop_assert!(error.to_string().starts_with("number out of range"), "{}", text);
            }
        }
    }
}

const PARTS: [&str; 24] = [
    "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\"bé\"", "\\", "\\n", "\\u", "00e9", "\\ud83d",
    "\\ude00", "\t", " ", "1", "0", "-", ".5", "e9", "true", "null",
];

#[test]
fn it_reads_what_the_general_reader_reads() {
    for text in [
        include_str!("../../../model/data/quotas.json"),
        include_str!("../../../model/data/shapes.json"),
        include_str!("../../../iam/data/actions.json"),
        include_str!("../../../report/schema/cost-1.json"),
    ] {
        let theirs = serde_json::from_str(text).unwrap();
        assert!(same(parse(text).unwrap().root(), &theirs));
    }
}

#[test]
fn a_record_hands_out_its_fields() {
    const WORDS: &[(&str, u8)] = &[("one", 1), ("two", 2)];
    let text = r#"{"id": "a", "n": 2.5, "on": true, "word": "two", "words": ["one", "two"], "names": {"x": "y"}, "rows": [{"id": "b"}]}"#;
    let document = parse(text).unwrap();
    let row = Record::of(document.root());
    assert_eq!((row.text("id"), row.text_if_any("none")), ("a", None));
    assert_eq!(row.figure("n").to_string(), "2.5");
    assert!(row.flag("on") && !row.flag("off"));
    assert_eq!(row.word("word", WORDS), 2);
    assert_eq!(row.words("words", WORDS), [1, 2]);
    assert_eq!(row.texts("words"), ["one", "two"]);
    assert_eq!(row.texts_by_name("names").get("x"), Some(&"y"));
    assert_eq!(row.records("rows").next().unwrap().text("id"), "b");
    assert_eq!(row.records("none").count(), 0);
    assert_eq!(row.value("id").unwrap().plain_text(), Some("a"));
}

#[test]
#[should_panic(expected = "no right `n`")]
fn a_wrong_field_is_told_by_the_tests_of_its_file() {
    let document = parse(r#"{"n": "2"}"#).unwrap();
    let _: u32 = Record::of(document.root()).number("n");
}
