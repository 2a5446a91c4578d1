//! Statements about moving a cluster that are neither a limit nor the answer to an update. In: an id such as
//! `serverless.iam_only`. Out: the statement and its source. Data: `data/moves.json`.

use super::origin::{Origin, Row, read};
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
        read(
            "moves.json",
            include_str!("../../data/moves.json"),
            |file| {
                file.records("moves")
                    .map(|row| MoveFact::read(file, row))
                    .collect()
            },
        )
    })
}

impl MoveFact {
    fn read(file: Row<'_>, row: Row<'_>) -> Self {
        Self {
            origin: Origin::of(file, row),
            id: row.text("id"),
            says: row.text("says"),
        }
    }
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
