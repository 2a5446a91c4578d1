//! The shape of `data/properties.json`. In: its rows. Out: the table of properties by broker class.

use super::origin::{Origin, Row};
use super::property::{Mode, PropertyFact, Rule, Table};
use super::valid::Valid;
use syntax::json::Value;

/// The whole file.
pub(super) fn table(file: Row<'_>) -> Table {
    // Rows that name no mode have the one of their section.
    let facts = |section, mode| {
        let rows = file.records(section);
        rows.map(|row| fact(file, row, mode)).collect::<Vec<_>>()
    };
    let not_listed = file.record("standard_not_listed");
    let note = not_listed.text("note");
    let silent = not_listed.texts("names");
    let dynamic = not_listed.texts("dynamic");
    let silent = silent.into_iter().map(|name| (name, None));
    let dynamic = dynamic.into_iter().map(|name| (name, Some(note)));
    Table {
        standard: facts("standard", Mode::Static),
        standard_managed: facts("standard_managed", Mode::Managed),
        not_listed: silent.chain(dynamic).collect(),
        express: facts("express", Mode::Managed),
        connections: facts("connections", Mode::Dynamic),
    }
}

fn fact(file: Row<'_>, row: Row<'_>, mode: Mode) -> PropertyFact {
    let modes = row.words("mode", Mode::WORDS);
    PropertyFact {
        name: row.text("name"),
        valid: Valid::read_if_any(row, "valid"),
        tiered_valid: Valid::read_if_any(row, "tiered_valid"),
        topic_level: row.text_if_any("level") == Some("topic"),
        note: row.text_if_any("note"),
        origin: Origin::of(file, row),
        default: rule(row, "default"),
        tiered_default: rule(row, "tiered_default"),
        modes: if modes.is_empty() { vec![mode] } else { modes },
    }
}

/// A text is the value itself; of a table the field that is there says how MSK arrives at it.
fn rule(row: Row<'_>, key: &str) -> Option<Rule> {
    if let Some(value) = row.value(key).and_then(Value::plain_text) {
        return Some(Rule::Value(value, None));
    }
    let rule = row.record_if_any(key)?;
    Some(if let Some(value) = rule.text_if_any("value") {
        Rule::Value(value, Some(rule.text("note")))
    } else if let Some(zones) = rule.record_if_any("zones") {
        Rule::ByZones {
            two: zones.text("2"),
            three: zones.text("3"),
        }
    } else if let Some(at_least) = rule.number_if_any("at_least") {
        Rule::ByVcpu {
            at_least,
            per_vcpu: rule.figure("per_vcpu"),
        }
    } else {
        Rule::Words(rule.text("words"))
    })
}
