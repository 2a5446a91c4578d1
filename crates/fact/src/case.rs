//! The assumption under which an alternative holds: which condition is true, which parameter has which value.
//! Two alternatives that contradict each other never meet, so one condition never takes both branches.

use std::{cmp::Ordering, fmt, sync::Arc};

/// What an assumption is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A template parameter.
    Parameter(String),
    /// A named condition.
    Condition(String),
}

/// What is assumed of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Choice {
    /// A parameter has this value.
    Is(String),
    /// A parameter does not have this value.
    IsNot(String),
    /// A condition is true or false.
    Holds(bool),
}

/// One assumption.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term {
    /// About what.
    pub subject: Subject,
    /// Assumed how.
    pub choice: Choice,
}

/// How likely a case is to be the one that deploys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Deploys unless somebody overrides a parameter's default.
    Default,
    /// Nobody can say: it rests on a parameter without default, a pseudo parameter, an import.
    Open,
    /// Deploys only when a default is overridden.
    Override,
}

/// A set of assumptions, kept sorted; empty means "always".
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Case {
    // Shared, because every step through a template hands cases on: a copy costs nothing.
    terms: Arc<[Arc<Term>]>,
}

impl Case {
    /// A case with one assumption.
    #[must_use]
    pub fn of(subject: Subject, choice: Choice) -> Self {
        Self {
            terms: [Arc::new(Term { subject, choice })].into(),
        }
    }

    /// The assumptions, sorted.
    pub fn terms(&self) -> impl ExactSizeIterator<Item = &Term> {
        self.terms.iter().map(Arc::as_ref)
    }

    /// Whether nothing is assumed.
    #[must_use]
    pub fn is_always(&self) -> bool {
        self.terms.is_empty()
    }

    /// Both sets of assumptions together, or `None` when they contradict each other.
    #[must_use]
    pub fn join(&self, other: &Self) -> Option<Self> {
        if other.is_always() || Arc::ptr_eq(&self.terms, &other.terms) {
            return Some(self.clone());
        }
        if self.is_always() {
            return Some(other.clone());
        }
        if !self.compatible(other) {
            return None;
        }
        let missing = other.missing_from(self);
        if missing.is_empty() {
            return Some(self.clone());
        }
        let mut joined: Vec<Arc<Term>> = self.terms.to_vec();
        joined.extend(missing.into_iter().map(Arc::clone));
        joined.sort();
        Some(Self {
            terms: joined.into(),
        })
    }

    /// Whether both can be true at once.
    #[must_use]
    pub fn compatible(&self, other: &Self) -> bool {
        // Both are sorted by subject: only equal subjects need a closer look.
        let (mut mine, mut theirs) = (&*self.terms, &*other.terms);
        while let (Some(a), Some(b)) = (mine.first(), theirs.first()) {
            match a.subject.cmp(&b.subject) {
                Ordering::Less => mine = mine.get(1..).unwrap_or_default(),
                Ordering::Greater => theirs = theirs.get(1..).unwrap_or_default(),
                Ordering::Equal => {
                    let about = |terms: &[Arc<Term>]| {
                        terms.iter().take_while(|t| t.subject == a.subject).count()
                    };
                    let (of_mine, rest_of_mine) = mine.split_at(about(mine));
                    let (of_theirs, rest_of_theirs) = theirs.split_at(about(theirs));
                    let clash = |a: &Arc<Term>| of_theirs.iter().any(|b| a.contradicts(b));
                    if of_mine.iter().any(clash) {
                        return false;
                    }
                    (mine, theirs) = (rest_of_mine, rest_of_theirs);
                }
            }
        }
        true
    }

    /// The terms that `other` does not have.
    fn missing_from<'t>(&'t self, other: &Self) -> Vec<&'t Arc<Term>> {
        let mut at = other.terms.iter().peekable();
        let mut missing = Vec::new();
        for term in self.terms.iter() {
            while at.next_if(|known| *known < term).is_some() {}
            if at.peek() != Some(&term) {
                missing.push(term);
            }
        }
        missing
    }
}

impl Term {
    fn contradicts(&self, other: &Self) -> bool {
        use Choice::{Holds, Is, IsNot};
        if self.subject != other.subject {
            return false;
        }
        match (&self.choice, &other.choice) {
            (Is(a), Is(b)) => a != b,
            (Is(a), IsNot(b)) | (IsNot(b), Is(a)) => a == b,
            (Holds(a), Holds(b)) => a != b,
            _ => false,
        }
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.subject, &self.choice) {
            (Subject::Condition(name), Choice::Holds(true)) => write!(f, "condition {name} holds"),
            (Subject::Condition(name), _) => write!(f, "condition {name} does not hold"),
            (Subject::Parameter(name), Choice::Is(value)) => {
                write!(f, "parameter {name} is `{value}`")
            }
            (Subject::Parameter(name), Choice::IsNot(value)) => {
                write!(f, "parameter {name} is not `{value}`")
            }
            (Subject::Parameter(name), Choice::Holds(_)) => write!(f, "parameter {name} is given"),
        }
    }
}

impl fmt::Display for Case {
    /// "condition IsProd holds and parameter Size is `kafka.t3.small`"; what a named condition already says
    /// of a parameter is not repeated.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let conditions = self
            .terms
            .iter()
            .any(|term| matches!(term.subject, Subject::Condition(_)));
        let shown = self
            .terms
            .iter()
            .filter(|term| !conditions || !matches!(term.choice, Choice::IsNot(_)));
        for (at, term) in shown.enumerate() {
            if at > 0 {
                f.write_str(" and ")?;
            }
            write!(f, "{term}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn condition(name: &str, holds: bool) -> Case {
        Case::of(Subject::Condition(name.into()), Choice::Holds(holds))
    }

    #[test]
    fn one_condition_never_takes_both_branches() {
        assert_eq!(condition("P", true).join(&condition("P", false)), None);
        assert!(condition("P", true).join(&condition("Q", false)).is_some());
        assert!(condition("P", true).compatible(&condition("P", true)));
    }

    #[test]
    fn joining_keeps_each_assumption_once_and_finds_every_contradiction() {
        let is_not = |value: &str| {
            Case::of(
                Subject::Parameter("Env".into()),
                Choice::IsNot(value.into()),
            )
        };
        let is = |value: &str| Case::of(Subject::Parameter("Env".into()), Choice::Is(value.into()));
        let neither = is_not("b").join(&is_not("a")).unwrap();
        assert_eq!(neither.terms().len(), 2);
        assert_eq!(neither.join(&is_not("a")).unwrap(), neither);
        assert_eq!(is_not("a").join(&neither).unwrap(), neither);
        assert_eq!(neither.join(&is("b")), None);
        assert_eq!(is("a").join(&neither), None);
        let all = condition("P", true)
            .join(&neither)
            .and_then(|case| case.join(&is("c")))
            .unwrap();
        assert_eq!(all.terms().len(), 4);
        assert!(!all.compatible(&condition("P", false)));
        assert_eq!(Case::default().join(&all).unwrap(), all);
    }

    #[test]
    fn a_value_contradicts_its_exclusion() {
        let is = Case::of(Subject::Parameter("Env".into()), Choice::Is("prod".into()));
        let is_not = Case::of(
            Subject::Parameter("Env".into()),
            Choice::IsNot("prod".into()),
        );
        assert!(!is.compatible(&is_not));
        let other = Case::of(
            Subject::Parameter("Env".into()),
            Choice::IsNot("dev".into()),
        );
        assert!(is.compatible(&other));
    }

    #[test]
    fn reads_as_a_phrase() {
        let case = condition("IsProd", true)
            .join(&condition("Big", false))
            .unwrap();
        assert_eq!(
            case.to_string(),
            "condition Big does not hold and condition IsProd holds"
        );
    }
}
