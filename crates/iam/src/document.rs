//! A policy document as its reader understands it: statements with the bytes of every element.

use fact::{Span, Text, Why};

use crate::{Condition, Pattern, Principal, Problem, Resource};

/// Which kind of policy a document is; the grammar differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// Attached to a role, user or group.
    Identity,
    /// Who may assume a role.
    Trust,
    /// The resource policy of an MSK cluster.
    Cluster,
    /// The resource policy of something else: a secret, a key, a bucket.
    Resource,
}

/// The version of the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Version {
    /// `2012-10-17`: policy variables are read.
    V2012,
    /// `2008-10-17`, or none given: policy variables are literal text.
    V2008,
    /// Cannot be told.
    Unknown,
}

/// A policy document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Which kind of policy it is.
    pub place: Place,
    /// The bytes of the whole document.
    pub span: Span,
    /// The version of the language.
    pub version: Version,
    /// The bytes of the version, where it is written.
    pub version_span: Option<Span>,
    /// The document's own name.
    pub id: Option<Word>,
    /// The statements that could be read, in order.
    pub statements: Vec<Statement>,
    /// The parts that cannot be told: a document with one may hold statements that are not listed.
    pub unknown: Vec<(Span, Why)>,
    /// Whether statements behind the bound on its length, which are not read, speak of MSK.
    pub leaves_out_msk: bool,
    /// The mistakes, in the order of the text.
    pub problems: Vec<Problem>,
    /// Its length as AWS counts it.
    pub size: Size,
}

/// A document's length in characters without white space.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// The characters that are there for sure.
    pub at_least: usize,
    /// Whether those are all.
    pub exact: bool,
}

/// One statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The bytes of the statement.
    pub span: Span,
    /// Its place in the document, from 0.
    pub index: usize,
    /// Its name.
    pub sid: Option<Word>,
    /// What it does; `None` when it is missing, wrong or cannot be told.
    pub effect: Option<Effect>,
    /// The bytes of the effect, or of the statement.
    pub effect_span: Span,
    /// `Action` or `NotAction`.
    pub actions: Clause<Action>,
    /// `Resource` or `NotResource`.
    pub resources: Clause<Resource>,
    /// `Principal` or `NotPrincipal`.
    pub principals: Clause<Principal>,
    /// All of them must hold.
    pub conditions: Vec<Condition>,
}

/// What a statement does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// Grants.
    Allow,
    /// Takes away, whatever is granted elsewhere.
    Deny,
}

/// An element that comes as `X` or as `NotX`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clause<T> {
    /// Not written.
    Absent,
    /// `X`: one of these.
    Only(Items<T>),
    /// `NotX`: none of these.
    Except(Items<T>),
}

/// The values of an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Items<T> {
    /// The bytes of the element's name.
    pub key: Span,
    /// The bytes of its value.
    pub span: Span,
    /// The values; one that cannot be told is a pattern that may be anything.
    pub items: Vec<T>,
}

/// A text and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The decoded text with its sources.
    pub text: Text,
    /// The bytes of the string.
    pub span: Span,
}

/// One string of `Action` or `NotAction`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// The decoded text with its sources.
    pub text: Text,
    /// The bytes of the string.
    pub span: Span,
    /// `service:name` in lower case, with wildcards.
    pub pattern: Pattern,
}

impl<T> Clause<T> {
    /// The values, whichever form it has.
    #[must_use]
    pub fn items(&self) -> &[T] {
        match self {
            Self::Absent => &[],
            Self::Only(list) | Self::Except(list) => &list.items,
        }
    }

    /// The values of the positive form; empty for `NotX`.
    #[must_use]
    pub fn only(&self) -> &[T] {
        match self {
            Self::Only(list) => &list.items,
            _ => &[],
        }
    }

    /// Whether it is written as `NotX`.
    #[must_use]
    pub fn is_except(&self) -> bool {
        matches!(self, Self::Except(_))
    }

    /// Whether it is not written.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// The bytes of the element's name, where it is written.
    #[must_use]
    pub fn key(&self) -> Option<Span> {
        match self {
            Self::Absent => None,
            Self::Only(list) | Self::Except(list) => Some(list.key),
        }
    }
}

impl Word {
    /// The decoded text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.text.as_str()
    }
}

impl Action {
    /// An action from its text.
    #[must_use]
    pub fn read(text: Text, span: Span) -> Self {
        let pattern = Pattern::read_ignoring_case(text.as_str());
        Self {
            text,
            span,
            pattern,
        }
    }

    /// The decoded text as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.text.as_str()
    }

    /// The service prefix in lower case, when it is plain text: `kafka-cluster`.
    #[must_use]
    pub fn prefix(&self) -> Option<String> {
        let (prefix, _) = self.as_str().split_once(':')?;
        let plain = !prefix.contains(['*', '?', Text::HOLE]);
        plain.then(|| prefix.to_ascii_lowercase())
    }

    /// What follows the colon, as it was written.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.as_str().split_once(':').map(|(_, name)| name)
    }

    /// Whether it is written out: no wildcard, nothing unknown.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        !self.pattern.has_wildcard() && !self.pattern.has_hole()
    }
}

impl Statement {
    /// Whether it grants for sure.
    #[must_use]
    pub fn is_allow(&self) -> bool {
        self.effect == Some(Effect::Allow)
    }

    /// Whether it denies for sure.
    #[must_use]
    pub fn is_deny(&self) -> bool {
        self.effect == Some(Effect::Deny)
    }

    /// How to name it to a reader: its `Sid`, or its number from 1.
    #[must_use]
    pub fn label(&self) -> String {
        match &self.sid {
            Some(sid) if !sid.as_str().is_empty() => format!("statement `{}`", sid.as_str()),
            _ => format!("statement {}", self.index + 1),
        }
    }
}

impl Document {
    /// The statements that grant for sure.
    pub fn allows(&self) -> impl Iterator<Item = &Statement> {
        self.statements
            .iter()
            .filter(|statement| statement.is_allow())
    }

    /// The statements that deny for sure.
    pub fn denies(&self) -> impl Iterator<Item = &Statement> {
        self.statements
            .iter()
            .filter(|statement| statement.is_deny())
    }

    /// Whether a part of it cannot be told.
    #[must_use]
    pub fn is_partly_unknown(&self) -> bool {
        !self.unknown.is_empty()
    }
}
