//! What is wrong with a policy document, with the bytes that are wrong and a stable code.

use fact::Span;

/// A mistake in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Which kind of mistake.
    pub code: Code,
    /// The guilty bytes.
    pub span: Span,
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
    /// What to do, where there is one thing to do.
    pub help: Option<String>,
}

/// The kinds of [`Problem`]. Sources: IAM User Guide, "Grammar of the IAM JSON policy language", and Access Analyzer's
/// "policy validation check reference"; ARNs after the MSK Developer Guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// A value of the wrong kind, such as a string in place of a statement.
    Shape,
    /// An element that the grammar does not know, or in the wrong case.
    UnknownElement,
    /// An element stands twice in one object.
    DuplicateElement,
    /// A required element is not there.
    MissingElement,
    /// Both `Action` and `NotAction`, or the like.
    BothForms,
    /// A version that does not exist.
    Version,
    /// An effect other than `Allow` and `Deny`.
    Effect,
    /// A `Sid` with other characters than letters and digits.
    Sid,
    /// Two statements with one `Sid`.
    RepeatedSid,
    /// An element in a kind of policy that has none: `Principal` in an identity policy, `Resource` in a trust policy.
    Misplaced,
    /// An empty array or object, which makes the statement pointless.
    Empty,
    /// An action without `service:`.
    Action,
    /// A principal that cannot be one.
    Principal,
    /// An operator that does not exist, or that cannot be combined so.
    Operator,
    /// A condition value that its operator cannot compare.
    ConditionValue,
    /// A character that policies may not hold.
    Character,
    /// A policy variable that is literal text under the document's version.
    Variable,
    /// An ARN of MSK that names nothing.
    Arn,
    /// The second part of a topic, group or transactional-id ARN is no UUID and no wildcard.
    UuidPlace,
    /// An account id that is not twelve digits.
    Account,
    /// A service principal that cannot be one.
    Service,
}

impl Code {
    /// The stable name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Shape => "shape",
            Self::UnknownElement => "unknown-element",
            Self::DuplicateElement => "duplicate-element",
            Self::MissingElement => "missing-element",
            Self::BothForms => "both-forms",
            Self::Version => "version",
            Self::Effect => "effect",
            Self::Sid => "sid",
            Self::RepeatedSid => "repeated-sid",
            Self::Misplaced => "misplaced",
            Self::Empty => "empty",
            Self::Action => "action",
            Self::Principal => "principal",
            Self::Operator => "operator",
            Self::ConditionValue => "condition-value",
            Self::Character => "character",
            Self::Variable => "variable",
            Self::Arn => "arn",
            Self::UuidPlace => "uuid-place",
            Self::Account => "account",
            Self::Service => "service",
        }
    }
}

impl Problem {
    pub(crate) fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self {
            code,
            span,
            message: message.into(),
            help: None,
        }
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}
