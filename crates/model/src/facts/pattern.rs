//! The regular expressions of CloudFormation schemas, as far as the schemas of MSK use them: letters, classes, groups of
//! alternatives, `.`, and the repetitions `+`, `*` and `{n,m}`. In: an expression and a text. Out: whether it fits.

use std::str::Chars;

/// An expression, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// Whether it must begin where the text begins.
    anchored: bool,
    /// Whether it must end where the text ends.
    closed: bool,
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    what: What,
    least: usize,
    most: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum What {
    /// One character out of these; any when empty.
    Class(Vec<Class>),
    /// One of several sequences.
    Group(Vec<Vec<Piece>>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Class {
    Range(char, char),
    Word,
    Digit,
    Letter,
    Separator,
    Number,
}

impl Pattern {
    /// Reads an expression; `None` for one that uses more than is known here.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (anchored, text) = match text.strip_prefix('^') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let end = ["\\Z", "$"].iter().find_map(|end| text.strip_suffix(end));
        let closed = end.is_some();
        let mut rest = end.unwrap_or(text).chars();
        let [pieces] = <[Vec<Piece>; 1]>::try_from(alternatives(&mut rest)?).ok()?;
        rest.as_str().is_empty().then_some(Self {
            anchored,
            closed,
            pieces,
        })
    }

    /// Whether a text fits.
    #[must_use]
    pub fn fits(&self, text: &str) -> bool {
        let text: Vec<char> = text.chars().collect();
        let starts = if self.anchored {
            0..1
        } else {
            0..text.len() + 1
        };
        let done = |at: usize| !self.closed || at == text.len();
        starts
            .into_iter()
            .any(|start| run(&self.pieces, &text, start, &done))
    }
}

/// Sequences parted by `|`, up to the end or a closing bracket.
fn alternatives(rest: &mut Chars<'_>) -> Option<Vec<Vec<Piece>>> {
    let mut all = vec![Vec::new()];
    loop {
        let mut ahead = rest.clone();
        let what = match ahead.next() {
            None | Some(')') => return Some(all),
            Some('|') => {
                all.push(Vec::new());
                *rest = ahead;
                continue;
            }
            Some('(') => {
                let inside = alternatives(&mut ahead)?;
                (ahead.next()? == ')').then_some(What::Group(inside))?
            }
            Some('[') => What::Class(class(&mut ahead)?),
            Some('.') => What::Class(Vec::new()),
            Some('\\') => What::Class(vec![escape(&mut ahead)?]),
            Some('*' | '+' | '?' | '{' | '^' | '$') => return None,
            Some(letter) => What::Class(vec![Class::Range(letter, letter)]),
        };
        let (least, most) = repetition(&mut ahead)?;
        *rest = ahead;
        all.last_mut()?.push(Piece { what, least, most });
    }
}

fn repetition(rest: &mut Chars<'_>) -> Option<(usize, usize)> {
    let mut ahead = rest.clone();
    let bounds = match ahead.next() {
        Some('*') => (0, usize::MAX),
        Some('+') => (1, usize::MAX),
        Some('?') => (0, 1),
        Some('{') => {
            let (inside, behind) = ahead.as_str().split_once('}')?;
            let (least, most) = inside.split_once(',').unwrap_or((inside, inside));
            ahead = behind.chars();
            let most = match most {
                "" => usize::MAX,
                most => most.parse().ok()?,
            };
            (least.parse().ok()?, most)
        }
        _ => return Some((1, 1)),
    };
    *rest = ahead;
    Some(bounds)
}

fn class(rest: &mut Chars<'_>) -> Option<Vec<Class>> {
    let mut found = Vec::new();
    loop {
        let first = match rest.next()? {
            ']' => return (!found.is_empty()).then_some(found),
            '^' if found.is_empty() => return None,
            '\\' => {
                found.push(escape(rest)?);
                continue;
            }
            letter => letter,
        };
        let mut ahead = rest.clone();
        match (ahead.next(), ahead.next()) {
            (Some('-'), Some(last)) if last != ']' => {
                found.push(Class::Range(first, last));
                *rest = ahead;
            }
            _ => found.push(Class::Range(first, first)),
        }
    }
}

fn escape(rest: &mut Chars<'_>) -> Option<Class> {
    Some(match rest.next()? {
        'w' => Class::Word,
        'd' => Class::Digit,
        'p' => {
            let (inside, behind) = rest.as_str().strip_prefix('{')?.split_once('}')?;
            *rest = behind.chars();
            match inside {
                "L" => Class::Letter,
                "Z" => Class::Separator,
                "N" => Class::Number,
                _ => return None,
            }
        }
        letter if letter.is_alphanumeric() => return None,
        letter => Class::Range(letter, letter),
    })
}

impl Class {
    fn has(&self, letter: char) -> bool {
        match self {
            Self::Range(first, last) => (*first..=*last).contains(&letter),
            Self::Word => letter.is_alphanumeric() || letter == '_',
            Self::Digit => letter.is_ascii_digit(),
            Self::Letter => letter.is_alphabetic(),
            Self::Separator => letter.is_whitespace(),
            Self::Number => letter.is_numeric(),
        }
    }
}

/// Whether the pieces fit from `at` on, so that what follows is `done`. Expressions of the schemas never repeat a
/// repetition, so the depth is that of the expression and the time that of the text.
fn run(pieces: &[Piece], text: &[char], at: usize, done: &dyn Fn(usize) -> bool) -> bool {
    let Some((piece, rest)) = pieces.split_first() else {
        return done(at);
    };
    match &piece.what {
        What::Class(classes) => {
            let fits = |letter: &&char| {
                classes.is_empty() || classes.iter().any(|class| class.has(**letter))
            };
            let behind = text.get(at..).unwrap_or(&[]).iter();
            let most = behind.take(piece.most).take_while(fits).count();
            (piece.least..=most)
                .rev()
                .any(|many| run(rest, text, at + many, done))
        }
        What::Group(all) => {
            let behind = |to: usize| run(rest, text, to, done);
            let once = || all.iter().any(|one| run(one, text, at, &behind));
            once() || (piece.least == 0 && behind(at))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::shapes;

    fn fits(pattern: &str, text: &str) -> bool {
        Pattern::read(pattern).unwrap().fits(text)
    }

    #[test]
    fn every_pattern_of_the_schemas_is_read() {
        let mut count = 0;
        for (_, property) in shapes().into_iter().flat_map(crate::facts::Shape::walk) {
            if let Some(pattern) = &property.pattern {
                assert!(Pattern::read(pattern).is_some(), "{pattern}");
                count += 1;
            }
        }
        assert!(count > 20);
    }

    #[test]
    fn arns_fit_by_service_and_type() {
        let pattern = r"^arn:[\w-]+:kafka:[\w-]+:\d+:cluster.*\Z";
        assert!(fits(
            pattern,
            "arn:aws:kafka:eu-west-1:123456789012:cluster/o/1-2"
        ));
        for wrong in [
            "arn:aws:kafka:eu-west-1:123456789012:topic/o/1/t",
            "arn:aws:kafka::123456789012:cluster/o/1",
            "orders",
            "",
            " arn:aws:kafka:eu-west-1:123456789012:cluster/o",
        ] {
            assert!(!fits(pattern, wrong), "{wrong}");
        }
        let open = "arn:(aws|aws-us-gov|aws-cn):iam:.*";
        assert!(fits(open, "arn:aws-cn:iam::1:role/x"));
        assert!(fits(open, "see arn:aws:iam::1:role/x"));
        assert!(!fits(open, "arn:aws:s3:::x"));
    }

    #[test]
    fn names_keys_and_ids() {
        let name = "^[0-9A-Za-z][0-9A-Za-z-]{0,}$";
        assert!(fits(name, "a-1") && !fits(name, "-a") && !fits(name, "a_b") && !fits(name, ""));
        let group = r"^(sg-)([a-z0-9]+)\Z";
        assert!(fits(group, "sg-1") && !fits(group, "sg-") && !fits(group, "SG-1"));
        let key = r"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$";
        assert!(fits(key, "Größe 1") && fits(key, "") && !fits(key, "a#b"));
        assert!(fits("^a{2,3}$", "aaa") && !fits("^a{2,3}$", "aaaa") && !fits("^a{2}$", "a"));
    }

    #[test]
    fn what_is_not_known_is_not_read() {
        for strange in ["(?=x)", "[^a]", r"\b", "*", "(a", "[a", "a|b", r"\p{Greek}"] {
            assert_eq!(Pattern::read(strange), None, "{strange}");
        }
    }
}
