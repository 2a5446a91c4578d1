//! MSK626: a key with a character that nobody sees.

use lint::Findings;
use model::Estate;

use crate::{broker_keys::hidden_character, written};

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for text in written::everywhere(estate) {
        for entry in &text.properties.entries {
            let Some((character, name)) = hidden_character(entry.key()) else {
                continue;
            };
            let plain: String = entry
                .key()
                .chars()
                .filter(|one| *one != character)
                .collect();
            let message = format!(
                "the key holds a {name} (U+{:04X}): it looks like {plain} and is another name",
                u32::from(character),
            );
            let path = text.parent.child(entry.key());
            let finding = out.at(written::key_span(entry), &path, &text.hit, message);
            finding.help("write the key anew; save the file as UTF-8 without byte order mark");
            if kafka_knows(&text.kinds, &plain) {
                finding.replace(format!("write {plain}"), true, plain);
            }
        }
    }
}

fn kafka_knows(kinds: &[kafka::Kind], key: &str) -> bool {
    kinds
        .iter()
        .any(|kind| kafka::setting(*kind, key).is_some())
}
