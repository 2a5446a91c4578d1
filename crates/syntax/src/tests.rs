//! What the tree promises: spans, tags, duplicates, limits, and texts that find their way back.

use fact::{FileId, Span};

use crate::{Kind, Node, ProblemKind, Tree, parse};

fn read(text: &str) -> Tree {
    parse(FileId(0), text)
}

fn slice(text: &str, span: Span) -> &str {
    &text[span.range()]
}

/// Every scalar of the tree finds each of its own lines in the source.
fn lines_of<'t>(source: &'t str, node: &Node) -> Vec<&'t str> {
    let text = node.text(source).unwrap();
    let mut at = 0;
    let mut found = Vec::new();
    for line in text.as_str().split_inclusive('\n') {
        let end = at + line.trim_end().len();
        found.push(slice(source, text.source(at, end).unwrap()));
        at += line.len();
    }
    found
}

#[test]
fn values_keys_and_tags_have_their_bytes() {
    let text = "a: !Ref Zone\nb: [x, 'y z']\n";
    let tree = read(text);
    let root = tree.root().unwrap();
    let a = root.entry("a").unwrap();
    assert_eq!(slice(text, a.key.span), "a");
    assert_eq!(slice(text, a.value.span), "Zone");
    assert_eq!(slice(text, a.value.full_span()), "!Ref Zone");
    assert_eq!(a.value.tag.as_ref().unwrap().name, "Ref");
    let b = root.get("b").unwrap();
    assert_eq!(slice(text, b.span), "[x, 'y z']");
    assert_eq!(slice(text, b.items()[1].span), "'y z'");
}

#[test]
fn a_block_mapping_covers_its_entries_and_no_more() {
    let text = "a:\n  b: 1\n  c: !Sub two\n\n# end\nd: 3\n";
    let tree = read(text);
    let a = tree.root().unwrap().get("a").unwrap();
    assert_eq!(slice(text, a.span), "b: 1\n  c: !Sub two");
}

#[test]
fn embedded_lines_map_back_from_every_style() {
    let yaml = "l: |\n    x=1\n\n    y=2\nf: >\n  one\n  two\nq: \"x=1\\ny=\\u00e9\\n\"\ns: 'it''s'\np: a\n  b\n";
    let tree = read(yaml);
    let root = tree.root().unwrap();
    assert_eq!(lines_of(yaml, root.get("l").unwrap()), ["x=1", "", "y=2"]);
    assert_eq!(lines_of(yaml, root.get("f").unwrap()), ["one\n  two"]);
    assert_eq!(lines_of(yaml, root.get("q").unwrap()), ["x=1", "y=\\u00e9"]);
    assert_eq!(lines_of(yaml, root.get("s").unwrap()), ["it''s"]);
    assert_eq!(lines_of(yaml, root.get("p").unwrap()), ["a\n  b"]);
}

#[test]
fn json_and_yaml_give_one_tree() {
    let json = read("{\"a\": {\"b\": [1, \"x\"]}}");
    let root = json.root().unwrap();
    assert_eq!(
        root.get("a").unwrap().get("b").unwrap().items()[1].as_str(),
        Some("x")
    );
}

#[test]
fn a_duplicate_key_is_told_with_its_first_place_and_both_stay() {
    let text = "a: 1\nb: 2\na: 3\n";
    let tree = read(text);
    let [problem] = tree.problems.as_slice() else {
        panic!("{:?}", tree.problems)
    };
    assert_eq!(problem.kind, ProblemKind::DuplicateKey);
    assert_eq!(
        (problem.span.start, problem.related.unwrap().start),
        (10, 0)
    );
    assert_eq!(tree.root().unwrap().entries().len(), 3);
    assert_eq!(tree.root().unwrap().get("a").unwrap().as_str(), Some("3"));
}

#[test]
fn merge_keys_fill_what_is_missing() {
    let tree = read("base: &b {x: 1, y: 2}\nuse:\n  <<: *b\n  y: 3\n");
    let used = tree.root().unwrap().get("use").unwrap();
    assert_eq!(used.get("x").unwrap().as_str(), Some("1"));
    assert_eq!(used.get("y").unwrap().as_str(), Some("3"));
}

#[test]
fn broken_texts_say_where() {
    for (text, at, word) in [
        ("a:\n\tb: 1\n", 3, "tab"),
        ("{\"a\": [1, 2", 6, "closed"),
        ("a: *nowhere\n", 3, "nowhere"),
        ("? [a]\n: b\n", 2, "key"),
    ] {
        let tree = read(text);
        assert!(tree.documents.is_empty(), "{text:?}");
        let [problem] = tree.problems.as_slice() else {
            panic!("{text:?}: {:?}", tree.problems)
        };
        assert!(
            problem.message.contains(word),
            "{text:?}: {}",
            problem.message
        );
        assert_eq!(problem.span.start, at, "{text:?}: {}", problem.message);
    }
}

#[test]
fn an_empty_file_and_one_of_comments_are_empty() {
    for text in ["", "# nothing\n", "---\n", "\n\n"] {
        assert_eq!(read(text).problems[0].kind, ProblemKind::Empty, "{text:?}");
    }
}

#[test]
fn depth_and_aliases_are_bounded() {
    let deep = "[".repeat(200) + &"]".repeat(200);
    assert_eq!(read(&deep).problems[0].kind, ProblemKind::Limit);
    let dashes = "- ".repeat(100_000);
    assert_eq!(read(&dashes).problems[0].kind, ProblemKind::Limit);
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let last = level - 1;
        let refs = vec![format!("*a{last}"); 9].join(", ");
        bomb.push_str(&format!("a{level}: &a{level} [{refs}]\n"));
    }
    assert_eq!(read(&bomb).problems[0].kind, ProblemKind::Limit);
}

#[test]
fn comments_keep_their_place() {
    let text = "# top\na: 1 # side\n";
    let tree = read(text);
    let told: Vec<_> = tree
        .comments
        .iter()
        .map(|c| (c.text.as_str(), c.own_line))
        .collect();
    assert_eq!(told, [("top", true), ("side", false)]);
}

#[test]
fn a_value_left_out_is_null() {
    let tree = read("a:\nb: ~\nc: ''\n");
    let root = tree.root().unwrap();
    assert!(root.get("a").unwrap().is_null() && root.get("b").unwrap().is_null());
    assert!(!root.get("c").unwrap().is_null());
    assert!(matches!(root.kind, Kind::Map(_)));
}

#[test]
fn quoted_lines_left_of_their_block_are_taken_as_cloudformation_takes_them() {
    let text = "a:\n  - b: !Sub '{\n    \"x\": 1,\n  }'\n  - c: 2\n";
    let folded = "a:\n  - b: !Sub '{\n        \"x\": 1,\n      }'\n  - c: 2\n";
    let value = |text: &str| {
        let tree = read(text);
        assert_eq!(tree.problems, [], "{text}");
        let a = tree.root().unwrap().get("a").unwrap().clone();
        assert_eq!(a.items()[1].get("c").unwrap().as_str(), Some("2"));
        a.items()[0].get("b").unwrap().as_str().unwrap().to_owned()
    };
    assert_eq!(value(text), "{ \"x\": 1, }");
    assert_eq!(value(text), value(folded));
    let double = "a:\n  - b: \"x\n  y\\tz\n\n  w\"\n  - c: 2\n";
    assert_eq!(value(double), "x y\tz\nw");
}
