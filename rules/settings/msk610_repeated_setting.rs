//! MSK610: the same setting twice in one text.

use std::collections::HashMap;

use lint::{Findings, Severity};
use model::Estate;
use syntax::properties::Entry;

use crate::{lines, written};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for text in written::everywhere(estate) {
        let mut seen: HashMap<&str, &Entry> = HashMap::new();
        for entry in &text.properties.entries {
            if entry.key_text().has_hole() {
                continue;
            }
            let Some(first) = seen.insert(entry.key(), entry) else {
                continue;
            };
            let same = first.trimmed().as_str() == entry.trimmed().as_str();
            let path = text.parent.child(entry.key());
            // The earlier line is the guilty one: it looks as if it counted.
            let message = match same {
                true => format!("{} is there twice with the same value", entry.key()),
                false => format!(
                    "{} is set again below: this value does not count",
                    entry.key()
                ),
            };
            let finding = out.at(written::key_span(first), &path, &text.hit, message);
            finding
                .see(written::key_span(entry), "the last one counts")
                .help("keep one of the lines")
                .detail(first.trimmed().as_str())
                .offer(
                    "take the line out that does not count",
                    true,
                    lines::without(estate, first),
                );
            if same {
                finding.severity(Severity::Note);
            }
        }
    }
}
