//! ARN patterns: the six parts of a `Resource` string, each a pattern with its source bytes. In: a decoded text;
//! out: a [`Resource`] that can be asked whether it may or must cover another.

use std::fmt;

use fact::{Span, Text};

use crate::{Language, Pattern, Tri};

/// One part of an ARN.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it matches.
    pub pattern: Pattern,
    /// The decoded text.
    pub text: String,
    /// Its bytes.
    pub span: Span,
}

/// An ARN with at least its six parts. Wildcards work within each part; what follows the fifth colon is one part.
/// Source: IAM User Guide, "IAM JSON policy elements: Resource".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arn {
    /// `aws`, `aws-cn`, `aws-us-gov`.
    pub partition: Part,
    /// `kafka`.
    pub service: Part,
    /// `eu-west-1`.
    pub region: Part,
    /// Twelve digits.
    pub account: Part,
    /// Everything behind the fifth colon.
    pub tail: Part,
}

/// What a `Resource` string is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `*`: everything.
    Everything,
    /// An ARN pattern.
    Arn(Box<Arn>),
    /// Too much of it is unknown to tell its parts.
    Opaque,
    /// No ARN and no star.
    Malformed,
}

/// One `Resource` string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource {
    /// The decoded text with its sources.
    pub text: Text,
    /// The bytes of the string.
    pub span: Span,
    /// What it is.
    pub shape: Shape,
    whole: Pattern,
}

impl Resource {
    /// Reads a `Resource` string. Any text is one; see [`Shape`].
    #[must_use]
    pub fn read(text: &Text, span: Span, language: Language) -> Self {
        let whole = Pattern::of(text, language);
        let shape = if whole.is_star() {
            Shape::Everything
        } else if let Some(arn) = Arn::read(text, span, language) {
            Shape::Arn(Box::new(arn))
        } else if whole.has_hole() {
            Shape::Opaque
        } else {
            Shape::Malformed
        };
        Self {
            text: text.clone(),
            span,
            shape,
            whole,
        }
    }

    /// A resource given by hand: a question, or a need that is generated. Policy variables are not read.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let text = Text::standing_for(text, Span::default());
        Self::read(&text, Span::default(), Language::Wildcards)
    }

    /// The ARN, if it is one.
    #[must_use]
    pub fn arn(&self) -> Option<&Arn> {
        match &self.shape {
            Shape::Arn(arn) => Some(arn),
            _ => None,
        }
    }

    /// Whether it is a lone star.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        matches!(self.shape, Shape::Everything)
    }

    /// Whether every piece of it is known.
    #[must_use]
    pub fn is_known(&self) -> bool {
        !self.text.has_hole()
    }

    /// Whether it is an ARN whose service and type are told, whatever else is unknown: region, account, names.
    #[must_use]
    pub fn has_known_type(&self) -> bool {
        let Some(arn) = self.arn() else { return false };
        let word = arn.tail.pattern.split('/', 2).into_iter().next();
        arn.service.pattern.literal().is_some() && word.is_some_and(|word| word.literal().is_some())
    }

    /// Whether nobody can tell all of what it means: a piece is unknown, or it is no ARN.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !self.is_known() || matches!(self.shape, Shape::Malformed)
    }

    /// Whether this pattern covers `other`: `Yes` when all of it, `No` when nothing of it, `Maybe` for a part, for
    /// unknown pieces, and for a text that is no ARN (nobody can tell what it was to be).
    #[must_use]
    pub fn covers(&self, other: &Self) -> Tri {
        match (&self.shape, &other.shape) {
            (Shape::Everything, _) => Tri::Yes,
            (Shape::Malformed, _) | (_, Shape::Malformed) => Tri::Maybe,
            (Shape::Arn(mine), Shape::Arn(theirs)) => mine.covers(theirs),
            (_, Shape::Everything) => Tri::Maybe,
            _ => Tri::sure(self.whole.may_match(&other.whole)).and(Tri::Maybe),
        }
    }

    /// Like [`Self::covers`], and an unknown partition, region or account is taken to be the one meant: in a
    /// template it is nearly always the stack's own.
    #[must_use]
    pub fn covers_here(&self, other: &Self) -> Tri {
        match (&self.shape, &other.shape) {
            (Shape::Arn(mine), Shape::Arn(theirs)) => mine.covers_here(theirs),
            _ => self.covers(other),
        }
    }

    /// Whether the two can mean one resource.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        !self.covers(other).is_no()
    }
}

impl fmt::Display for Resource {
    /// The text, `…` for a piece that cannot be told.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&readable(self.text.as_str()))
    }
}

/// A text for messages: `…` for each piece that cannot be told.
#[must_use]
pub fn readable(text: &str) -> String {
    text.replace(Text::HOLE, "…")
}

impl Arn {
    fn read(text: &Text, span: Span, language: Language) -> Option<Self> {
        let mut at = 0;
        let mut parts = text.as_str().splitn(6, ':').map(|part| {
            let start = at;
            at += part.len() + 1;
            Part {
                pattern: if part.contains(Text::HOLE) {
                    Pattern::of(&text.slice(start, start + part.len()), language)
                } else {
                    Pattern::read(part, language)
                },
                text: part.to_owned(),
                span: visible(text, start, part.len(), span),
            }
        });
        if parts.next()?.text != "arn" {
            return None;
        }
        Some(Self {
            partition: parts.next()?,
            service: parts.next()?,
            region: parts.next()?,
            account: parts.next()?,
            tail: parts.next()?,
        })
    }

    /// See [`Resource::covers`]. A partition that is not known is the one meant: no policy spans two.
    #[must_use]
    pub fn covers(&self, other: &Self) -> Tri {
        let pairs = self.parts().into_iter().zip(other.parts());
        Tri::all(pairs.enumerate().map(|(at, (mine, theirs))| {
            let unknown = at == 0 && (mine.text == HOLE || theirs.text == HOLE);
            match mine.pattern.matches(&theirs.pattern) {
                Tri::Maybe if unknown => Tri::Yes,
                verdict => verdict,
            }
        }))
    }

    fn covers_here(&self, other: &Self) -> Tri {
        let [partition, service, region, account, tail] = self.parts();
        let [
            their_partition,
            their_service,
            their_region,
            their_account,
            their_tail,
        ] = other.parts();
        let here = |mine: &Part, theirs: &Part| {
            let unknown = mine.text == HOLE || theirs.text == HOLE;
            match mine.pattern.matches(&theirs.pattern) {
                Tri::Maybe if unknown => Tri::Yes,
                verdict => verdict,
            }
        };
        Tri::all([
            here(partition, their_partition),
            service.pattern.matches(&their_service.pattern),
            here(region, their_region),
            here(account, their_account),
            tail.pattern.matches(&their_tail.pattern),
        ])
    }

    fn parts(&self) -> [&Part; 5] {
        [
            &self.partition,
            &self.service,
            &self.region,
            &self.account,
            &self.tail,
        ]
    }

    /// The tail split at its slashes: the type word and the parts behind it, each with its bytes. A star or an
    /// unknown piece may stand for several parts.
    #[must_use]
    pub fn segments(&self, text: &Text) -> Vec<Part> {
        let offset = text.as_str().len() - self.tail.text.len();
        let mut at = offset;
        self.tail
            .pattern
            .split('/', usize::MAX)
            .into_iter()
            .zip(self.tail.text.split('/'))
            .map(|(pattern, part)| {
                let start = at;
                at += part.len() + 1;
                Part {
                    pattern,
                    text: part.to_owned(),
                    span: visible(text, start, part.len(), self.tail.span),
                }
            })
            .collect()
    }
}

/// The bytes of a part; those of the whole for a part that is empty.
fn visible(text: &Text, start: usize, length: usize, whole: Span) -> Span {
    text.source(start, start + length)
        .filter(|span| !span.is_empty())
        .unwrap_or(whole)
}

const HOLE: &str = "\u{FFFC}";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_match_one_by_one() {
        let pattern = Resource::of("arn:aws:kafka:*:*:topic/prod/*");
        let topic = Resource::of("arn:aws:kafka:eu-west-1:111122223333:topic/prod/u-1/orders");
        assert_eq!(pattern.covers(&topic), Tri::Yes);
        assert_eq!(topic.covers(&pattern), Tri::Maybe);
        let other = Resource::of("arn:aws:kafka:eu-west-1:111122223333:cluster/prod/u-1");
        assert_eq!(pattern.covers(&other), Tri::No);
        // A star in one part does not reach into the next.
        let short = Resource::of("arn:aws:s3:::*");
        assert_eq!(short.covers(&topic), Tri::No);
        assert_eq!(Resource::of("*").covers(&topic), Tri::Yes);
    }

    #[test]
    fn the_stack_s_own_account_counts_as_meant() {
        let mine = Resource::of("arn:\u{FFFC}:kafka:\u{FFFC}:\u{FFFC}:cluster/prod/*");
        let cluster = Resource::of("arn:aws:kafka:eu-west-1:111122223333:cluster/prod/u-1");
        assert_eq!(mine.covers(&cluster), Tri::Maybe);
        assert_eq!(mine.covers_here(&cluster), Tri::Yes);
        assert!(mine.has_known_type());
        assert!(!Resource::of("arn:aws:kafka:*:*:\u{FFFC}/*").has_known_type());
        assert!(!Resource::of("arn:aws:kafka:*:*:*").has_known_type());
        let unknown = Resource::of("\u{FFFC}/*");
        assert_eq!(unknown.covers(&cluster), Tri::Maybe);
        assert_eq!(unknown.shape, Shape::Opaque);
    }

    #[test]
    fn segments_know_their_bytes() {
        let source = "arn:aws:kafka:r:1:topic/prod/*/x";
        let text = Text::verbatim(source, Span::new(fact::FileId(0), 10, 10 + source.len()));
        let resource = Resource::read(&text, Span::default(), Language::Variables);
        let segments = resource.arn().unwrap().segments(&resource.text);
        let words: Vec<_> = segments.iter().map(|part| part.text.as_str()).collect();
        assert_eq!(words, ["topic", "prod", "*", "x"]);
        let at = segments[1].span;
        assert_eq!(
            &source[at.start as usize - 10..at.end as usize - 10],
            "prod"
        );
    }
}
