use fact::FileId;
use proptest::prelude::*;

use super::*;

fn loose(text: &str) -> Properties {
    parse(&Text::verbatim(text, span(0, text.len())))
}

fn span(start: usize, end: usize) -> Span {
    Span::new(FileId(0), start, end)
}

fn at(text: &str, part: Span) -> &str {
    &text[part.range()]
}

#[test]
fn spans_cover_escapes_and_continuations() {
    let text = "# three zones\n min.insync\\u002ereplicas = 2 \nlisteners=A,\\\n   B\n";
    let found = loose(text);
    let [first, second] = &found.entries[..] else {
        panic!("{found:?}")
    };
    assert_eq!(first.key(), "min.insync.replicas");
    assert_eq!(at(text, first.key_span()), "min.insync\\u002ereplicas");
    assert_eq!(at(text, first.value_span()), "2 ");
    assert_eq!(first.trimmed().as_str(), "2");
    assert_eq!(
        at(text, first.line()),
        " min.insync\\u002ereplicas = 2 ",
        "a line keeps its whitespace"
    );
    assert_eq!(second.value(), "A,B");
    assert_eq!(at(text, second.value_span()), "A,\\\n   B");
    assert_eq!(at(text, second.value_part(2, 3)), "B");
    assert_eq!(at(text, found.comments[0].span), "# three zones");
    assert_eq!(found.comments[0].text, " three zones");
    assert_eq!(found.comments[0].next, 0);
}

#[test]
fn an_empty_value_sits_right_behind_its_separator() {
    for (text, place) in [
        ("a=", 2),
        ("a=  ", 2),
        ("a =  \n", 3),
        ("a", 1),
        ("a  \n", 1),
        ("a:\n", 2),
        ("=", 1),
        ("\\", 0),
    ] {
        let found = loose(text);
        assert_eq!(found.entries.len(), 1, "{text:?}");
        assert_eq!(
            found.entries[0].value_span(),
            span(place, place),
            "{text:?}"
        );
    }
}

#[test]
fn the_last_duplicate_counts() {
    let found = loose("acks=1\nb=2\n\\u0061cks=all\n");
    assert_eq!(found.get("acks").map(Entry::value), Some("all"));
    assert_eq!(found.entries.len(), 3);
    assert!(found.get("Acks").is_none());
}

#[test]
fn doubtful_places_are_named_and_reading_goes_on() {
    use ProblemKind::*;
    for (text, kind, place) in [
        ("a=\\u12\nb=2", MalformedUnicode, "\\u"),
        ("a=\\uD83Dx\nb=2", LoneSurrogate, "\\uD83D"),
        ("a=1,\\\n # no\nb=2", SwallowedComment, "# no"),
        ("a=c:\\kafka\nb=2", LostBackslash('k'), "\\k"),
    ] {
        let found = loose(text);
        let [problem] = found.problems[..] else {
            panic!("{found:?}")
        };
        assert_eq!((problem.kind, at(text, problem.span)), (kind, place));
        assert_eq!(found.get("b").map(Entry::value), Some("2"), "{text:?}");
    }
}

#[test]
fn an_embedded_text_keeps_the_bytes_of_its_host() {
    // host: `"min.insync.replicas=2\nacks=${Acks}!"` as a JSON string
    let host = r#""log.dirs=a\nacks=${Acks}!""#;
    let newline = host.find("\\n").unwrap();
    let hole = host.find("${").unwrap();
    let mut text = Text::verbatim("log.dirs=a", span(1, 11));
    text.push("\n", span(newline, newline + 2));
    text.push_verbatim("acks=", span(newline + 2, hole));
    text.push_hole(span(hole, hole + 7));
    text.push_verbatim("!", span(hole + 7, hole + 8));
    let found = parse(&text);
    let [first, second] = &found.entries[..] else {
        panic!("{found:?}")
    };
    assert_eq!(at(host, first.value_span()), "a");
    assert_eq!(at(host, second.key_span()), "acks");
    assert_eq!(at(host, second.value_span()), "${Acks}!");
    assert!(second.value_text().has_hole() && !second.key_text().has_hole());
    assert!(!found.may_hide_keys());
}

#[test]
fn a_substituted_value_stands_for_its_reference() {
    let mut text = Text::verbatim("a=", span(0, 2));
    text.push("PLAINTEXT,SSL", span(2, 6));
    let found = parse(&text);
    assert_eq!(found.entries[0].value(), "PLAINTEXT,SSL");
    assert_eq!(found.entries[0].value_part(10, 13), span(2, 6));
}

/// Characters that mean something, and a few that only seem to.
fn soup() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just("\\".to_owned()),
        Just("\n".to_owned()),
        Just("\r".to_owned()),
        Just("\\u".to_owned()),
        Just("\\uD83D".to_owned()),
        Just("\\uDE80".to_owned()),
        "[=: \t\u{c}#!a-f0-9uüé\u{FFFC}\u{1F680}\u{85}]",
    ];
    prop::collection::vec(part, 0..60).prop_map(|parts| parts.concat())
}

fn spans(found: &Properties) -> Vec<Span> {
    let entries = found.entries.iter();
    let mut all: Vec<Span> = entries
        .flat_map(|entry| {
            let parts = entry.value().char_indices();
            let parts = parts.map(|(at, c)| entry.value_part(at, at + c.len_utf8()));
            [entry.key_span(), entry.value_span(), entry.line()]
                .into_iter()
                .chain(parts)
                .collect::<Vec<_>>()
        })
        .collect();
    all.extend(found.comments.iter().map(|comment| comment.span));
    all.extend(found.problems.iter().map(|problem| problem.span));
    all
}

proptest! {
    #[test]
    fn spans_lie_on_character_boundaries(text in soup()) {
        let found = loose(&text);
        for part in spans(&found) {
            prop_assert!(text.get(part.range()).is_some(), "{part:?} in {text:?}");
        }
        for entry in &found.entries {
            prop_assert!(entry.line().contains(entry.key_span()), "{entry:?} in {text:?}");
            prop_assert!(entry.line().contains(entry.value_span()), "{entry:?} in {text:?}");
        }
    }

    /// The same text in pieces with escapes between, as JSON hands it over, reads the same and maps into the host.
    #[test]
    fn a_text_in_pieces_reads_like_a_whole_one(text in soup()) {
        let mut host = String::new();
        let mut pieces = Text::new();
        for c in text.chars() {
            let start = host.len();
            if c.is_control() || c == '\\' {
                host.extend(c.escape_default());
                pieces.push(c.encode_utf8(&mut [0; 4]), span(start, host.len()));
            } else {
                host.push(c);
                pieces.push_verbatim(c.encode_utf8(&mut [0; 4]), span(start, host.len()));
            }
        }
        let (whole, parts) = (loose(&text), parse(&pieces));
        let read = |found: &Properties| -> Vec<(String, String)> {
            found.entries.iter().map(|e| (e.key().to_owned(), e.value().to_owned())).collect()
        };
        prop_assert_eq!(read(&whole), read(&parts));
        for part in spans(&parts) {
            prop_assert!(host.get(part.range()).is_some(), "{part:?} in {host:?}");
        }
    }
}
