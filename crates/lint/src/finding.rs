//! What a rule says: plain data, free of any output format.

use fact::{Case, Confidence, Path, Span};
use model::{Otherwise, Question};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Will hurt under some load, failure or cost.
    Warning,
    /// The service refuses it, it cannot work, or data, money or access is at stake.
    Error,
}

impl Severity {
    /// The word used in every report.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// One step milder.
    #[must_use]
    pub fn milder(self) -> Self {
        match self {
            Self::Error => Self::Warning,
            Self::Warning | Self::Note => Self::Note,
        }
    }
}

/// A place and what it has to do with the finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The bytes.
    pub span: Span,
    /// What to see there.
    pub text: String,
}

/// A change that mends the finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, in the imperative.
    pub title: String,
    /// Whether it can be applied without a second look.
    pub safe: bool,
    /// The edits; they do not overlap.
    pub edits: Vec<Edit>,
}

/// Replaces the bytes of `span` by `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty to insert.
    pub span: Span,
    /// What stands there instead.
    pub text: String,
}

/// What following the advice of a finding changes in a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Impact {
    /// A decimal amount; with a minus where the bill falls.
    pub monthly: String,
    /// Its currency.
    pub currency: String,
    /// What the figure rests on.
    pub note: String,
}

/// One thing a rule found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's id, such as `MSK101`.
    pub rule: String,
    /// The rule's name, such as `replication-below-az-count`.
    pub name: String,
    /// How bad: the rule's own word, the page's, or the configuration's.
    pub severity: Severity,
    /// The severity a check asked for instead of its page's.
    pub(crate) own_severity: Option<Severity>,
    /// Ids of rules whose findings at the same place have the same cause.
    pub(crate) consequences: Vec<String>,
    /// How sure.
    pub confidence: Confidence,
    /// What is wrong and why it matters.
    pub message: String,
    /// The guilty bytes.
    pub at: Span,
    /// The logical address.
    pub path: Path,
    /// The CDK construct it is about, such as `Prod/Kafka/Orders`; the message begins with it.
    pub construct: Option<String>,
    /// Under which assumption it holds; empty when always.
    pub case: Case,
    /// The sets of parameter values it holds for, where a run had several; empty when it holds for all of them.
    pub sets: Vec<String>,
    /// Whether it is about a suppression, and so about all sets at once.
    pub of_suppression: bool,
    /// Other places that explain it.
    pub related: Vec<Label>,
    /// Findings that follow from it, each told as one of the places above.
    pub(crate) notes: Vec<Finding>,
    /// What to do.
    pub help: Option<String>,
    /// A change that mends it.
    pub fix: Option<Fix>,
    /// Which quantity of the bill it is about.
    pub asks: Option<Question>,
    /// What following the advice adds to the monthly bill, or takes from it; answered by whoever knows prices.
    pub impact: Option<Impact>,
    /// What tells it from another finding of the rule at the same address.
    pub detail: String,
    /// A hash of rule, file, address and detail: the same after code moves.
    pub fingerprint: String,
}

impl Finding {
    /// The finding and those that follow from it.
    pub(crate) fn whole(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(&self.notes)
    }

    /// Changes the finding and those that follow from it.
    pub(crate) fn change(&mut self, change: impl Fn(&mut Self)) {
        change(self);
        self.notes.iter_mut().for_each(change);
    }

    /// Points at another place that explains the finding.
    pub fn see(&mut self, span: Span, text: impl Into<String>) -> &mut Self {
        self.related.push(Label {
            span,
            text: text.into(),
        });
        self
    }

    /// Says what to do.
    pub fn help(&mut self, text: impl Into<String>) -> &mut Self {
        self.help = Some(text.into());
        self
    }

    /// Tells it from another finding of the rule at the same address; stable when code moves.
    pub fn detail(&mut self, text: impl Into<String>) -> &mut Self {
        self.detail = text.into();
        self
    }

    /// Offers a change of the finding's own bytes.
    pub fn replace(
        &mut self,
        title: impl Into<String>,
        safe: bool,
        text: impl Into<String>,
    ) -> &mut Self {
        let span = self.at;
        self.fix = Some(Fix {
            title: title.into(),
            safe,
            edits: vec![Edit {
                span,
                text: text.into(),
            }],
        });
        self
    }

    /// Offers a change of other bytes than the finding's own; nothing is offered without edits.
    pub fn offer(
        &mut self,
        title: impl Into<String>,
        safe: bool,
        edits: impl IntoIterator<Item = Edit>,
    ) -> &mut Self {
        let edits: Vec<Edit> = edits.into_iter().collect();
        if !edits.is_empty() {
            self.fix = Some(Fix {
                title: title.into(),
                safe,
                edits,
            });
        }
        self
    }

    /// Asks what it would cost if a quantity of a cluster were another one.
    pub fn asks(&mut self, cluster: &str, otherwise: Otherwise) -> &mut Self {
        self.asks = Some(Question {
            cluster: cluster.to_owned(),
            otherwise,
        });
        self
    }

    /// Sets another severity than the page's.
    pub fn severity(&mut self, severity: Severity) -> &mut Self {
        self.own_severity = Some(severity);
        self
    }

    /// Is at most this sure.
    pub fn at_most(&mut self, confidence: Confidence) -> &mut Self {
        self.confidence = self.confidence.min(confidence);
        self
    }

    /// The severity that counts: an error that rests on an unlikely case is a warning.
    #[must_use]
    pub fn effective_severity(&self) -> Severity {
        match (self.severity, self.confidence) {
            (Severity::Error, Confidence::Low) => Severity::Warning,
            (severity, _) => severity,
        }
    }
}
