//! What a query over uncertain values answers: whether it holds, how surely, and under which assumption.

use crate::{Case, Span, Standing};

/// How sure a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Holds only when someone overrides a default, or rests on a guess.
    Low,
    /// Holds for what deploys by default, or in a branch nobody can rule out.
    Medium,
    /// Holds in every case.
    High,
}

impl Confidence {
    /// The word used in every report.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// A query that holds in at least one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// How sure it is.
    pub confidence: Confidence,
    /// The assumption it rests on; empty when it holds in every case.
    pub case: Case,
    /// The bytes of the alternative that made it hold, where those are known.
    pub span: Option<Span>,
}

impl Hit {
    /// A hit that holds in every case.
    #[must_use]
    pub fn certain() -> Self {
        Self {
            confidence: Confidence::High,
            case: Case::default(),
            span: None,
        }
    }

    /// A hit in the likeliest of the alternatives that make it hold, which are all or only some.
    pub(crate) fn of(standing: Standing, every: bool, case: &Case, span: Option<Span>) -> Self {
        let confidence = match standing {
            _ if every => Confidence::High,
            Standing::Default | Standing::Open => Confidence::Medium,
            Standing::Override => Confidence::Low,
        };
        Self {
            confidence,
            case: if every { Case::default() } else { case.clone() },
            span,
        }
    }

    /// Both must hold: the lower confidence and both assumptions.
    #[must_use]
    pub fn and(mut self, other: &Self) -> Self {
        self.confidence = self.confidence.min(other.confidence);
        if let Some(joined) = self.case.join(&other.case) {
            self.case = joined;
        }
        self
    }

    /// The same hit, at most this sure.
    #[must_use]
    pub fn at_most(mut self, confidence: Confidence) -> Self {
        self.confidence = self.confidence.min(confidence);
        self
    }
}
