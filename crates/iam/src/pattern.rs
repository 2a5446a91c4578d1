//! Text patterns of the policy language: `*`, `?`, policy variables, and pieces nobody can tell. In: a decoded
//! string; out: whether it can match another pattern, and whether it always does.

use fact::Text;
use syntax::limits::MAX_PATTERN_TOKENS;

use crate::{Tri, glob};

/// One element of a pattern.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Token {
    /// Exactly this character.
    Char(char),
    /// `*`: any text, slashes included.
    Star,
    /// `?`: any one character.
    Any,
    /// A text nobody can tell, the value of an intrinsic.
    Hole,
    /// A text nobody can tell either, but the same wherever it bears this name: the UUID of one cluster of a template.
    Named(String),
    /// The same for a text that is one part of an ARN's tail, such as a UUID: it holds no slash.
    Part(String),
    /// A policy variable such as `${aws:username}`: known when the request is made, the same text for the same name.
    Variable(String),
}

/// A sequence of tokens.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pattern {
    tokens: Vec<Token>,
}

/// Which special forms a text has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// `*`, `?` and `${…}`: a policy of version 2012-10-17.
    Variables,
    /// `*` and `?` only: older policies, action names.
    Wildcards,
    /// Nothing is special but a piece nobody can tell: the name of a topic, a request's value.
    Literal,
}

impl Pattern {
    /// Reads a pattern. Any text is one.
    #[must_use]
    pub fn read(text: &str, language: Language) -> Self {
        let mut tokens = Vec::new();
        let mut rest = text;
        while let Some(character) = rest.chars().next() {
            if tokens.len() >= MAX_PATTERN_TOKENS {
                return Self::unknown();
            }
            let mut used = character.len_utf8();
            let token = match character {
                Text::HOLE => Token::Hole,
                '*' if language != Language::Literal => Token::Star,
                '?' if language != Language::Literal => Token::Any,
                '$' if language == Language::Variables => match variable(rest) {
                    Some((token, length)) => {
                        used = length;
                        token
                    }
                    None => Token::Char('$'),
                },
                other => Token::Char(other),
            };
            if token != Token::Star || tokens.last() != Some(&Token::Star) {
                tokens.push(token);
            }
            rest = rest.get(used..).unwrap_or("");
        }
        Self { tokens }
    }

    /// Reads a text whose holes may have names: two holes of one name are the same text. A name of several words is that
    /// of a single part of an ARN; names of references have no blanks.
    #[must_use]
    pub fn of(text: &Text, language: Language) -> Self {
        let mut pattern = Self::read(text.as_str(), language);
        let mut names = text.holes().map(|(_, name)| name);
        for token in &mut pattern.tokens {
            if *token == Token::Hole
                && let Some(Some(name)) = names.next()
            {
                *token = if name.contains(' ') {
                    Token::Part(name.to_owned())
                } else {
                    Token::Named(name.to_owned())
                };
            }
        }
        pattern
    }

    /// A pattern with wildcards, its letters in lower case: action names ignore case.
    #[must_use]
    pub fn read_ignoring_case(text: &str) -> Self {
        Self::read(&text.to_ascii_lowercase(), Language::Wildcards)
    }

    /// A text nobody can tell.
    #[must_use]
    pub fn unknown() -> Self {
        Self {
            tokens: vec![Token::Hole],
        }
    }

    /// `*`.
    #[must_use]
    pub fn star() -> Self {
        Self {
            tokens: vec![Token::Star],
        }
    }

    /// The tokens, no two stars in a row.
    #[must_use]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// Whether it is exactly `*`.
    #[must_use]
    pub fn is_star(&self) -> bool {
        self.tokens == [Token::Star]
    }

    /// Whether it has no token.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// Whether a piece cannot be told.
    #[must_use]
    pub fn has_hole(&self) -> bool {
        self.tokens
            .iter()
            .any(|token| matches!(token, Token::Hole | Token::Named(_) | Token::Part(_)))
    }

    /// Whether it has a `*` or `?`.
    #[must_use]
    pub fn has_wildcard(&self) -> bool {
        self.tokens
            .iter()
            .any(|token| matches!(token, Token::Star | Token::Any))
    }

    /// The text, when it is nothing but characters.
    #[must_use]
    pub fn literal(&self) -> Option<String> {
        self.tokens
            .iter()
            .map(|token| match token {
                Token::Char(character) => Some(*character),
                _ => None,
            })
            .collect()
    }

    /// Whether some text matches both patterns, whatever the unknown pieces are. Errs towards `true`.
    #[must_use]
    pub fn may_match(&self, other: &Self) -> bool {
        glob::intersects(&self.tokens, &other.tokens)
    }

    /// Whether every text that matches `other` matches this one, whatever the unknown pieces are. Errs towards
    /// `false`, and only where `?` and `*` stand side by side or a hole is involved.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        glob::contains(&self.tokens, &other.tokens)
    }

    /// Whether the text matches for sure.
    #[must_use]
    pub fn must_match(&self, text: &str) -> bool {
        self.contains(&Self::read(text, Language::Literal))
    }

    /// Both answers in one: `Yes` when all of `other` matches, `No` when nothing of it can.
    #[must_use]
    pub fn matches(&self, other: &Self) -> Tri {
        if self.contains(other) {
            Tri::Yes
        } else if self.may_match(other) {
            Tri::Maybe
        } else {
            Tri::No
        }
    }

    /// Splits at the first `separators.len()` occurrences… of one character into at most `parts` patterns.
    pub(crate) fn split(&self, separator: char, parts: usize) -> Vec<Self> {
        self.tokens
            .splitn(parts, |token| *token == Token::Char(separator))
            .map(|tokens| Self {
                tokens: tokens.to_vec(),
            })
            .collect()
    }

    /// The pattern followed by another.
    #[must_use]
    pub fn followed_by(&self, other: &Self) -> Self {
        let mut tokens = self.tokens.clone();
        for token in &other.tokens {
            if *token != Token::Star || tokens.last() != Some(&Token::Star) {
                tokens.push(token.clone());
            }
        }
        Self { tokens }
    }
}

/// `${name}`, `${name, 'default'}` or one of the escapes `${*}`, `${?}`, `${$}` at the start of a text, with its
/// length. Source: IAM User Guide, "Variables and tags".
fn variable(text: &str) -> Option<(Token, usize)> {
    let inner = text.strip_prefix("${")?;
    let end = inner.find('}')?;
    let name = inner.get(..end)?;
    let token = match name {
        "*" => Token::Char('*'),
        "?" => Token::Char('?'),
        "$" => Token::Char('$'),
        _ => Token::Variable(name.to_ascii_lowercase()),
    };
    Some((token, end + 3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern(text: &str) -> Pattern {
        Pattern::read(text, Language::Variables)
    }

    #[test]
    fn a_star_crosses_slashes() {
        assert!(pattern("topic/prod*/orders").must_match("topic/prod2/uuid/x/orders"));
        assert!(!pattern("topic/prod/*/orders").must_match("topic/prod/orders"));
        assert!(pattern("topic/prod/*").contains(&pattern("topic/prod/*/orders")));
        assert!(!pattern("topic/prod/*/orders").contains(&pattern("topic/prod/*")));
    }

    #[test]
    fn a_hole_may_be_anything_and_must_be_nothing() {
        let hole = pattern("cluster/\u{FFFC}/*");
        let target = pattern("cluster/prod/1");
        assert_eq!(hole.matches(&target), Tri::Maybe);
        assert_eq!(pattern("topic/\u{FFFC}").matches(&target), Tri::No);
        // An unknown piece of the target is covered by a star.
        assert_eq!(
            pattern("cluster/*").matches(&pattern("cluster/\u{FFFC}")),
            Tri::Yes
        );
        // The same hole twice need not be the same text.
        assert_eq!(hole.matches(&hole), Tri::Maybe);
    }

    #[test]
    fn a_hole_with_a_name_is_equal_to_its_own_name_only() {
        let named = |name: &str| {
            let mut text = Text::standing_for("cluster/prod/", fact::Span::default());
            text.push_named_hole(name, fact::Span::default());
            Pattern::of(&text, Language::Variables)
        };
        let mine = named("Orders.UUID");
        assert_eq!(mine.matches(&mine), Tri::Yes);
        assert_eq!(mine.matches(&named("Clicks.UUID")), Tri::Maybe);
        assert_eq!(mine.matches(&pattern("cluster/prod/u-1")), Tri::Maybe);
        assert_eq!(mine.matches(&pattern("cluster/prd/u-1")), Tri::No);
        assert!(mine.has_hole() && pattern("cluster/prod/*").contains(&mine));
    }

    #[test]
    fn a_part_holds_no_slash() {
        let mut text = Text::standing_for("group/prod/", fact::Span::default());
        text.push_named_hole("Orders UUID", fact::Span::default());
        text.push("/audit-1", fact::Span::default());
        let mine = Pattern::of(&text, Language::Literal);
        assert_eq!(pattern("group/prod/*/audit-*").matches(&mine), Tri::Yes);
        assert_eq!(pattern("group/prod/u-1/audit-*").matches(&mine), Tri::Maybe);
        // Only a UUID with a slash could match.
        assert_eq!(pattern("group/prod/*/billing-*").matches(&mine), Tri::No);
        assert!(!mine.may_match(&pattern("group/prod/*/billing-*")));
    }

    #[test]
    fn variables_are_equal_to_themselves_only() {
        let mine = pattern("topic/c/*/${aws:username}-in");
        assert_eq!(
            mine.matches(&pattern("topic/c/*/${AWS:UserName}-in")),
            Tri::Yes
        );
        assert_eq!(mine.matches(&pattern("topic/c/*/ann-in")), Tri::Maybe);
        assert_eq!(mine.matches(&pattern("topic/c/*/ann-out")), Tri::No);
        let old = Pattern::read("${aws:username}", Language::Wildcards);
        assert!(old.must_match("${aws:username}"));
        assert!(pattern("a${*}b").must_match("a*b") && !pattern("a${*}b").must_match("axb"));
    }

    #[test]
    fn patterns_that_can_meet() {
        for (a, b, meet) in [
            ("a*", "*b", true),
            ("a*c", "b*", false),
            ("?", "", false),
            ("?*", "*?", true),
            ("topic/prod/*", "topic/prd/*", false),
            ("*x*", "y", false),
        ] {
            assert_eq!(pattern(a).may_match(&pattern(b)), meet, "{a} {b}");
            assert_eq!(pattern(b).may_match(&pattern(a)), meet, "{b} {a}");
        }
    }
}
