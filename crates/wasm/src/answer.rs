//! What a function of the door answers: a document as the command line prints it, or the document
//! `mskwise/problems/1`, which says what is wrong with the request and where.

use std::{fmt, ops::Range};

use serde::Serialize;

/// Why there is no document.
#[derive(Clone, Debug, Serialize)]
pub struct Problems {
    /// Always `mskwise/problems/1`.
    pub schema: &'static str,
    /// At least one.
    pub problems: Vec<Problem>,
}

/// One thing that is wrong.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Problem {
    /// What, and what would be right.
    pub message: String,
    /// Where in the document, such as `deployment[0].brokers`; empty for the whole of it.
    pub path: String,
    /// The bytes of the text, where they are known.
    pub at: Option<Bytes>,
}

/// From where to where, in bytes of UTF-8.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Bytes {
    /// The first.
    pub start: usize,
    /// Behind the last.
    pub end: usize,
}

impl Problems {
    /// One problem with the request as a whole.
    pub fn one(message: impl fmt::Display) -> Self {
        Self::of(vec![Problem {
            message: message.to_string(),
            ..Problem::default()
        }])
    }

    /// Several.
    #[must_use]
    pub fn of(problems: Vec<Problem>) -> Self {
        Self {
            schema: "mskwise/problems/1",
            problems,
        }
    }
}

impl From<Range<usize>> for Bytes {
    fn from(range: Range<usize>) -> Self {
        Self {
            start: range.start,
            end: range.end,
        }
    }
}

impl From<cost::Problems> for Problems {
    fn from(problems: cost::Problems) -> Self {
        let one = |problem: cost::Problem| Problem {
            message: problem.message,
            path: problem.path,
            at: problem.at.map(Bytes::from),
        };
        Self::of(problems.0.into_iter().map(one).collect())
    }
}

/// The text that leaves: indented JSON with a line end, as the command line writes its documents.
pub fn json(document: &impl Serialize) -> String {
    let text = report::indented(document);
    text.map_or_else(|_| "null\n".to_owned(), |text| text + "\n")
}

/// The document, or what is wrong.
pub(crate) fn answer(result: Result<String, Problems>) -> String {
    result.unwrap_or_else(|problems| json(&problems))
}
