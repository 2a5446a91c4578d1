use super::*;

fn json(text: &str) -> String {
    to_json(text).unwrap_or_else(|mistake| format!("{}: {}", mistake.at, mistake.message))
}

#[test]
fn every_spelling_has_its_value() {
    for (toml, expected) in [
        ("a = 1 # one\n", r#"{"a":1}"#),
        ("a = +1_000.5e3", r#"{"a":1000.5e3}"#),
        (
            "a = 2026-11-20\nb = 0xff",
            r#"{"a":"2026-11-20","b":"0xff"}"#,
        ),
        (
            "a = [1, [true],\n # why\n 'x', ]",
            r#"{"a":[1,[true],"x"]}"#,
        ),
        (
            "a = { b.c = 1, \"d e\" = '\\' }",
            r#"{"a":{"b":{"c":1},"d e":"\\"}}"#,
        ),
        ("a = \"\\u00e9\\t\\\"\"", "{\"a\":\"é\\u0009\\\"\"}"),
        ("a = \"\"\"\nx\\\n   y\"\"\"\"", r#"{"a":"xy\""}"#),
        ("a = '''\n'x'\n'''", "{\"a\":\"'x'\\u000a\"}"),
        ("[a.b]\nx = 1\r\n[a]\ny = 2", r#"{"a":{"b":{"x":1},"y":2}}"#),
        (
            "[[a]]\nx = 1\n[a.b]\ny = 2\n[[a]]\nx = 3",
            r#"{"a":[{"x":1,"b":{"y":2}},{"x":3}]}"#,
        ),
        ("a.b = 1\na.c = 2", r#"{"a":{"b":1,"c":2}}"#),
    ] {
        assert_eq!(json(toml), expected, "{toml}");
    }
}

#[test]
fn what_is_wrong_has_a_place() {
    for (toml, expected) in [
        ("a = 1\na = 2", "6: this key was given before"),
        ("[a]\n[a]", "4: this key was given before"),
        ("a = {}\n[a]", "7: this key was given before"),
        (
            "a = {}\na.b = 1",
            "7: what was written before takes no more keys",
        ),
        ("[a]\nb = 1\n[c]\n[a.b]\n", "14: this key was given before"),
        (
            "a = word",
            "4: a value is needed here; texts stand in quotes",
        ),
        ("a = \"x\nb\"", "4: a string is not closed on its line"),
        ("a = 1 2", "6: the line goes on where it should end"),
        ("a 1", "2: `=` is needed behind a key"),
        ("[a", "0: a header is not closed"),
        ("a = [1", "6: a comma or the closing bracket is needed here"),
        ("= 1", "0: a key is needed here"),
    ] {
        assert_eq!(json(toml), expected, "{toml}");
    }
    assert!(json(&format!("a = {}", "[".repeat(100_000))).contains("too deeply"));
    let many: String = (0..3000).map(|nth| format!("k{nth} = 1\n")).collect();
    assert!(json(&many).contains("more keys"));
}
