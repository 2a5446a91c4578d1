//! Statements about moving a cluster that are neither a limit nor the answer to an update. In: an id such as
//! `serverless.iam_only`. Out: the statement and its source. Data: `data/moves.json`.

use super::origin::{Origin, Sources, Trace, parse};
use serde::Deserialize;
use std::sync::OnceLock;

/// One statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoveFact {
    /// Dotted id, target first.
    pub id: &'static str,
    /// The statement, as a clause.
    pub says: &'static str,
    /// Where it is said.
    pub origin: Origin,
}

/// All statements.
#[must_use]
pub fn moves() -> &'static [MoveFact] {
    static MOVES: OnceLock<Vec<MoveFact>> = OnceLock::new();
    MOVES.get_or_init(|| {
        let file = parse::<File>("moves.json", include_str!("../../data/moves.json"));
        let rows = file.moves.into_iter();
        rows.map(|row| MoveFact {
            origin: row.trace.resolve(&file.sources),
            id: row.id,
            says: row.says,
        })
        .collect()
    })
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
struct File {
    moves: Vec<Row>,
    sources: Sources,
}

#[derive(Deserialize)]
struct Row {
    id: &'static str,
    says: &'static str,
    #[serde(flatten)]
    trace: Trace,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_statement_names_its_page() {
        for fact in moves() {
            assert!(fact.origin.url().is_some(), "{}", fact.id);
        }
        assert!(moves().is_sorted_by(|a, b| a.id < b.id));
    }
}
