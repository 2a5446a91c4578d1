//! The two questions over token sequences: can they meet, and does one cover the other. Both run in at most
//! `n * m` steps without recursion.

use crate::pattern::Token;

/// Whether some text matches both, taking every unknown piece as free.
pub(crate) fn intersects(a: &[Token], b: &[Token]) -> bool {
    let (a, b) = strip_common_ends(a, b);
    // A star meets everything, and most pairs of patterns come down to one.
    if a == [Token::Star] || b == [Token::Star] {
        return true;
    }
    // An end that is a plain character on both sides decides at once.
    if let (Some(Token::Char(x)), Some(Token::Char(y))) = (a.first(), b.first())
        && x != y
    {
        return false;
    }
    if let (Some(Token::Char(x)), Some(Token::Char(y))) = (a.last(), b.last())
        && x != y
    {
        return false;
    }
    // row[j]: can the part of `a` read so far meet the first j tokens of `b`?
    let mut row = vec![false; b.len() + 1];
    set(&mut row, 0, true);
    for (j, token) in b.iter().enumerate() {
        let before = get(&row, j);
        set(&mut row, j + 1, before && is_free(token));
    }
    let mut next = vec![false; b.len() + 1];
    for mine in a {
        set(&mut next, 0, is_free(mine) && get(&row, 0));
        for (j, theirs) in b.iter().enumerate() {
            let meets = match (is_free(mine), is_free(theirs)) {
                // A free piece is skipped, or swallows one token of the other side.
                (true, true) => get(&row, j + 1) || get(&next, j) || get(&row, j),
                (true, false) => get(&row, j + 1) || (takes(mine, theirs) && get(&next, j)),
                (false, true) => get(&next, j) || (takes(theirs, mine) && get(&row, j + 1)),
                (false, false) => get(&row, j) && same(mine, theirs),
            };
            set(&mut next, j + 1, meets);
        }
        std::mem::swap(&mut row, &mut next);
    }
    get(&row, b.len())
}

/// Whether `outer` matches every text that `inner` matches: `inner`'s own wildcards and unknown pieces are read as
/// symbols that only `outer`'s wildcards can take.
pub(crate) fn contains(outer: &[Token], inner: &[Token]) -> bool {
    let (outer, inner) = strip_common_start(outer, inner);
    let (mut at, mut from) = (0, 0);
    // Where the last star of `outer` stands, and up to where it has swallowed `inner`.
    let mut star: Option<(usize, usize)> = None;
    while from < inner.len() || at < outer.len() {
        let step = match (outer.get(at), inner.get(from)) {
            (Some(Token::Star), _) => {
                star = Some((at, from));
                at += 1;
                continue;
            }
            (Some(Token::Any), Some(Token::Any | Token::Char(_))) => true,
            (Some(Token::Char(x)), Some(Token::Char(y))) => x == y,
            (Some(Token::Variable(x)), Some(Token::Variable(y)))
            | (Some(Token::Named(x)), Some(Token::Named(y)))
            | (Some(Token::Part(x)), Some(Token::Part(y))) => x == y,
            _ => false,
        };
        if step {
            at += 1;
            from += 1;
            continue;
        }
        match star {
            Some((place, swallowed)) if swallowed < inner.len() => {
                star = Some((place, swallowed + 1));
                at = place + 1;
                from = swallowed + 1;
            }
            _ => return false,
        }
    }
    true
}

fn is_free(token: &Token) -> bool {
    matches!(
        token,
        Token::Star | Token::Hole | Token::Named(_) | Token::Part(_) | Token::Variable(_)
    )
}

/// Whether a free piece may swallow a token: parts of an ARN hold no slash.
fn takes(free: &Token, token: &Token) -> bool {
    !matches!((free, token), (Token::Part(_), Token::Char('/')))
}

fn same(a: &Token, b: &Token) -> bool {
    match (a, b) {
        (Token::Char(x), Token::Char(y)) => x == y,
        _ => true,
    }
}

/// Equal plain characters at both ends change nothing; most pairs shrink to a few tokens.
fn strip_common_ends<'a>(a: &'a [Token], b: &'a [Token]) -> (&'a [Token], &'a [Token]) {
    let (mut a, mut b) = strip_common_start(a, b);
    while let ([a_rest @ .., Token::Char(x)], [b_rest @ .., Token::Char(y)]) = (a, b)
        && x == y
    {
        (a, b) = (a_rest, b_rest);
    }
    (a, b)
}

fn strip_common_start<'a>(a: &'a [Token], b: &'a [Token]) -> (&'a [Token], &'a [Token]) {
    let equal =
        |pair: &(&Token, &Token)| matches!(pair, (Token::Char(x), Token::Char(y)) if x == y);
    let common = a.iter().zip(b).take_while(equal).count();
    (
        a.get(common..).unwrap_or_default(),
        b.get(common..).unwrap_or_default(),
    )
}

fn get(row: &[bool], at: usize) -> bool {
    row.get(at).copied().unwrap_or(false)
}

fn set(row: &mut [bool], at: usize, value: bool) {
    if let Some(cell) = row.get_mut(at) {
        *cell = value;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::pattern::{Language, Pattern};

    /// The definition, word for word: what every reader of the guide would write first.
    fn naive(pattern: &[char], text: &[char]) -> bool {
        match (pattern.first(), text.first()) {
            (None, None) => true,
            (Some('*'), _) => {
                naive(&pattern[1..], text) || (!text.is_empty() && naive(pattern, &text[1..]))
            }
            (Some('?'), Some(_)) => naive(&pattern[1..], &text[1..]),
            (Some(p), Some(t)) => p == t && naive(&pattern[1..], &text[1..]),
            _ => false,
        }
    }

    fn matches(pattern: &str, text: &str) -> bool {
        naive(
            &pattern.chars().collect::<Vec<_>>(),
            &text.chars().collect::<Vec<_>>(),
        )
    }

    /// Every text of up to four letters over a, b and slash: enough to tell short patterns apart.
    fn short_texts() -> Vec<String> {
        let mut all = vec![String::new()];
        let mut last = all.clone();
        for _ in 0..4 {
            last = last
                .iter()
                .flat_map(|text| ["a", "b", "/"].map(|letter| format!("{text}{letter}")))
                .collect();
            all.extend(last.iter().cloned());
        }
        all
    }

    /// A text of up to `longest` of these letters, the same in every run.
    fn pick(state: &mut u64, letters: &[u8], longest: u64) -> String {
        let mut next = |below: u64| {
            *state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (*state >> 33) % below
        };
        let length = next(longest + 1);
        (0..length)
            .map(|_| char::from(letters[next(letters.len() as u64) as usize]))
            .collect()
    }

    #[test]
    fn a_text_matches_as_the_definition_says() {
        let mut state = 2026;
        let mut hits = 0;
        for _ in 0..200_000 {
            let pattern = pick(&mut state, b"ab/**?", 8);
            let text = pick(&mut state, b"ab/", 9);
            let expected = matches(&pattern, &text);
            let compiled = Pattern::read(&pattern, Language::Wildcards);
            assert_eq!(compiled.must_match(&text), expected, "{pattern} {text}");
            let word = Pattern::read(&text, Language::Literal);
            assert_eq!(compiled.may_match(&word), expected, "{pattern} {text}");
            hits += u32::from(expected);
        }
        // Both answers are well represented.
        assert!((20_000..180_000).contains(&hits), "{hits}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1_000))]

        #[test]
        fn containment_and_meeting_agree_with_every_short_text(a in "[ab*?]{0,4}", b in "[ab*?]{0,4}") {
            let (left, right) = (
                Pattern::read(&a, Language::Wildcards),
                Pattern::read(&b, Language::Wildcards),
            );
            let texts = short_texts();
            let both = texts.iter().any(|text| matches(&a, text) && matches(&b, text));
            prop_assert!(left.may_match(&right) || !both);
            let covers = texts.iter().filter(|text| matches(&b, text)).all(|text| matches(&a, text));
            prop_assert!(covers || !left.contains(&right));
        }

        #[test]
        fn a_pattern_contains_what_is_narrower(head in "[ab/]{0,5}", tail in "[ab/*]{0,5}") {
            let wide = Pattern::read(&format!("{head}*"), Language::Wildcards);
            let narrow = Pattern::read(&format!("{head}{tail}"), Language::Wildcards);
            prop_assert!(wide.contains(&narrow));
            prop_assert!(narrow.may_match(&wide));
        }

        #[test]
        fn no_text_panics(a in "\\PC{0,40}", b in "\\PC{0,40}") {
            let (left, right) = (
                Pattern::read(&a, Language::Variables),
                Pattern::read(&b, Language::Variables),
            );
            let _ = (left.matches(&right), right.matches(&left), left.split('/', 4));
        }
    }

    #[test]
    fn many_stars_stay_cheap() {
        let pattern = Pattern::read(&"a*".repeat(1500), Language::Wildcards);
        let text = "a".repeat(3000) + "b";
        assert!(pattern.must_match(&text));
        let never = Pattern::read(&("a*".repeat(1500) + "c"), Language::Wildcards);
        assert!(!never.must_match(&text));
    }
}
