//! TOML text → the outline, without places: the reader that a browser loads.

use syntax::toml::{Item, Table, parse};

use super::{Entry, Kind, Node, node};
use crate::problem::Problem;

/// Reads TOML.
pub(crate) fn toml(text: &str) -> Result<Node, Problem> {
    let root = parse(text).map_err(|mistake| Problem {
        message: mistake.message,
        path: String::new(),
        at: Some(mistake.at..mistake.at),
    })?;
    Ok(table(root))
}

fn table(table: Table) -> Node {
    let entry = |(key, item)| Entry {
        key,
        at: None,
        value: value(item),
    };
    node(Kind::Table(table.into_entries().map(entry).collect()))
}

fn value(item: Item) -> Node {
    match item {
        Item::Table(inner) => table(inner),
        Item::Tables(tables) => node(Kind::List(tables.into_iter().map(table).collect())),
        Item::List(items) => node(Kind::List(items.into_iter().map(value).collect())),
        Item::Text(text) => node(Kind::Text(text)),
        Item::Number(number) => node(Kind::Number(number)),
        Item::Bool(flag) => node(Kind::Bool(flag)),
        Item::Other(_) => node(Kind::Other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::places;

    /// What is left without places.
    fn told(node: &Node) -> String {
        match &node.kind {
            Kind::Table(entries) => {
                let entry = |entry: &Entry| format!("{:?}: {}", entry.key, told(&entry.value));
                format!(
                    "{{{}}}",
                    entries.iter().map(entry).collect::<Vec<_>>().join(", ")
                )
            }
            Kind::List(items) => {
                format!(
                    "[{}]",
                    items.iter().map(told).collect::<Vec<_>>().join(", ")
                )
            }
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn both_readers_agree_on_our_own_files() {
        for text in [
            include_str!("../../data/defaults.toml"),
            include_str!("../../data/free.toml"),
            include_str!("../../data/aws-script.toml"),
            include_str!("../../../../pricing/sources.toml"),
            include_str!("../../../../pricing/us-east-1.toml"),
            include_str!("../../../../pricing/ap-southeast-5.toml"),
            include_str!("../../../../pricing/surroundings/data-transfer.toml"),
            include_str!("../../../../tests/fixtures/quickstart/scenario.toml"),
        ] {
            let (small, large) = (toml(text).unwrap(), places::toml(text).unwrap());
            assert_eq!(told(&small), told(&large));
        }
    }

    #[test]
    fn both_readers_refuse_the_same() {
        for text in [
            "a = 1\na = 2",
            "[a]\n[a]",
            "a = {}\n[a]",
            "a = 1 2",
            "[a",
            "a = x",
            "a = {b.c = 1, b.c = 2}",
        ] {
            assert!(toml(text).is_err() && places::toml(text).is_err(), "{text}");
        }
    }
}
