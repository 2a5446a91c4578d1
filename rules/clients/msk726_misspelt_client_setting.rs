//! MSK726: a client setting that is nearly one.

use fact::{Confidence, Hit};
use kafka::{Kind, Meaning};
use lint::Findings;
use model::{Estate, SettingsKind};

use crate::{broker_keys::hidden_character, client_files, names::Names, written};

/// Every catalog: a name that any of them has is no slip.
const KINDS: [Kind; 9] = [
    Kind::Producer,
    Kind::Consumer,
    Kind::Admin,
    Kind::Streams,
    Kind::ConnectWorker,
    Kind::SourceConnector,
    Kind::Librdkafka,
    Kind::Broker,
    Kind::Topic,
];

/// Looking for a near name is slow, and a file with more strangers than this is not about clients.
const STRANGERS: usize = 100;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for client in client_files::all(estate) {
        // A connector has settings of its own, which nobody lists.
        if client.file.kind == SettingsKind::Connector {
            continue;
        }
        let mut strangers = 0;
        let mut names = None;
        for entry in &client.file.properties.entries {
            let key = entry.key();
            if entry.key_text().has_hole()
                || hidden_character(key).is_some()
                || KINDS
                    .iter()
                    .any(|kind| kafka::meaning(*kind, key) != Meaning::Unknown)
            {
                continue;
            }
            strangers += 1;
            if strangers > STRANGERS {
                break;
            }
            let near = client
                .kinds()
                .into_iter()
                .find_map(|kind| kafka::nearest(kind, key));
            let Some(near) = near.filter(|near| is_slip(key, near)) else {
                continue;
            };
            let message = format!(
                "no client setting is called {key}; did you mean {near}? The default stays in force"
            );
            let hit = Hit::certain().at_most(Confidence::Medium);
            let finding = out.at(
                written::key_span(entry),
                &client.file.path.child(key),
                &hit,
                message,
            );
            finding.help(format!(
                "write {near}, or leave it if it is a setting of your own program"
            ));
            let names = names.get_or_insert_with(|| Names::of(&client.file.properties.entries));
            if names.give(near) {
                finding.replace(format!("rename to {near}"), false, near);
            }
        }
    }
}

/// Programs have settings of their own beside Kafka's, and a short word is near to many others.
pub(super) fn is_slip(key: &str, near: &str) -> bool {
    let dots = |text: &str| text.split(['.', '_', '-']).count();
    (dots(key) > 1 && dots(near).abs_diff(dots(key)) <= 1)
        || (key.len() > 3 && key.len().abs_diff(near.len()) <= 1 && near.len() > 3)
}
