//! Known findings. In: the findings of a run; out: a text with one line per finding, sorted, by which a later run tells
//! old from new. It holds fingerprints, rules and logical addresses, never a value of anybody's file.

mod apply;
mod moved;

use std::collections::{BTreeMap, BTreeSet};

use model::Estate;

pub use apply::{Scope, Verdicts};
pub use moved::Move;

use crate::Finding;

/// The first line of the file.
const HEAD: &str =
    "# mskwise baseline 1: known findings that `mskwise lint --baseline` does not tell again.\n";

/// A set of known findings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    known: BTreeMap<String, Known>,
}

/// A finding that is known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Known {
    /// The file, as seen from the configuration's folder, and the logical address behind `#`.
    pub at: String,
    /// The rule's id.
    pub rule: String,
    /// What recognises it.
    pub fingerprint: String,
}

/// A line that is none of a baseline's.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "line {line} is not a fingerprint, a rule and an address; write the file anew with --write-baseline"
)]
pub struct BaselineError {
    /// The line, from 1.
    pub line: usize,
}

impl Baseline {
    /// The findings of a run, suppressed ones left out: somebody has decided about those. What is told as a note of
    /// another finding counts for itself: it stays known when the other is mended.
    #[must_use]
    pub fn of(findings: &[Finding], estate: &Estate) -> Self {
        let known = findings.iter().flat_map(Finding::whole).map(|finding| {
            let file = estate.anchored(finding.at.file);
            let at = match finding.path.as_str() {
                "" => file,
                path => format!("{file}#{path}"),
            };
            let known = Known {
                at,
                rule: finding.rule.clone(),
                fingerprint: finding.fingerprint.clone(),
            };
            (finding.fingerprint.clone(), known)
        });
        Self {
            known: known.collect(),
        }
    }

    /// Reads the file.
    ///
    /// # Errors
    /// The first line that does not belong there.
    pub fn parse(text: &str) -> Result<Self, BaselineError> {
        let mut known = BTreeMap::new();
        for (at, line) in text.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let one = entry(line).ok_or(BaselineError { line: at + 1 })?;
            known.insert(one.fingerprint.clone(), one);
        }
        Ok(Self { known })
    }

    /// The text of the file: by file, address and rule, so that a review shows what came and went.
    #[must_use]
    pub fn write(&self) -> String {
        let sorted: BTreeSet<&Known> = self.known.values().collect();
        let mut text = HEAD.to_owned();
        for one in sorted {
            let at: String = one
                .at
                .chars()
                .map(|c| if c.is_control() { ' ' } else { c })
                .collect();
            text.push_str(&format!("{} {} {at}\n", one.fingerprint, one.rule));
        }
        text
    }

    /// How many findings are known.
    #[must_use]
    pub fn len(&self) -> usize {
        self.known.len()
    }

    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }
}

impl Known {
    fn file(&self) -> &str {
        self.at.split_once('#').map_or(&self.at, |(file, _)| file)
    }

    /// The logical address; empty for the file itself.
    fn address(&self) -> &str {
        self.at.split_once('#').map_or("", |(_, address)| address)
    }
}

fn entry(line: &str) -> Option<Known> {
    let mut words = line.splitn(3, ' ');
    let (fingerprint, rule, at) = (words.next()?, words.next()?, words.next()?);
    let hash = fingerprint.len() == 16 && fingerprint.bytes().all(|byte| byte.is_ascii_hexdigit());
    hash.then(|| Known {
        at: at.to_owned(),
        rule: rule.to_owned(),
        fingerprint: fingerprint.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::{Baseline, BaselineError};

    #[test]
    fn what_is_written_is_read_back_sorted() {
        let text = "0000000000000002 MSK101 b.yaml#Resources/C\n0000000000000003 MSK101 a b.yaml\n";
        let baseline = Baseline::parse(text).unwrap();
        let written = baseline.write();
        assert_eq!(Baseline::parse(&written).unwrap(), baseline);
        let lines: Vec<&str> = written.lines().skip(1).collect();
        assert_eq!(
            lines,
            [
                "0000000000000003 MSK101 a b.yaml",
                "0000000000000002 MSK101 b.yaml#Resources/C"
            ]
        );
    }

    #[test]
    fn a_foreign_line_is_told() {
        let fault = Baseline::parse("# x\n\n{\"json\": 1}\n").unwrap_err();
        assert_eq!(fault, BaselineError { line: 3 });
        assert!(Baseline::parse("short MSK101 a").is_err());
    }
}
