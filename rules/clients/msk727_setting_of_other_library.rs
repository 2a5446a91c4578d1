//! MSK727: a setting that another client library has.

use fact::{Confidence, Hit};
use kafka::{Kind, client::Library};
use lint::Findings;
use model::{Estate, Frame};

use crate::{client_files, written};

const JAVA: [Kind; 5] = [
    Kind::Producer,
    Kind::Consumer,
    Kind::Admin,
    Kind::Streams,
    Kind::ConnectWorker,
];

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for client in client_files::all(estate) {
        let library = match client.library {
            Some(library @ (Library::Java | Library::Librdkafka))
                if client.frame == Frame::Plain =>
            {
                library
            }
            _ => continue,
        };
        for entry in &client.file.properties.entries {
            let key = entry.key();
            let java = JAVA.iter().any(|kind| kafka::setting(*kind, key).is_some());
            let librdkafka = kafka::setting(Kind::Librdkafka, key);
            let broker = kafka::setting(Kind::Broker, key).is_some();
            let (other, consequence) = match library {
                Library::Java if !java && !broker && librdkafka.is_some() => {
                    ("librdkafka", "Java clients ignore it")
                }
                Library::Librdkafka if java && librdkafka.is_none() => {
                    ("Java", "librdkafka refuses it and does not start")
                }
                _ => continue,
            };
            let twin = librdkafka.and_then(java_name);
            let message = format!("{key} is a setting of {other} clients: {consequence}");
            let hit = match client.version {
                Some(_) => Hit::certain(),
                None => Hit::certain().at_most(Confidence::Medium),
            };
            let finding = out.at(
                written::key_span(entry),
                &client.file.path.child(key),
                &hit,
                message,
            );
            match twin {
                Some(twin) if library == Library::Java => finding.help(format!("write {twin}")),
                _ => finding.help(
                    "take it out, or say which client it is: `# mskwise: client=librdkafka@2.3`",
                ),
            };
        }
    }
}

/// The name that Java clients have for a setting of librdkafka, among its aliases.
fn java_name(setting: &kafka::Setting) -> Option<&'static str> {
    let real = setting.alias_of().unwrap_or(setting.name);
    let mut same = kafka::settings(Kind::Librdkafka)
        .iter()
        .filter(|other| other.name == real || other.alias_of() == Some(real));
    same.find(|other| {
        JAVA.iter()
            .any(|kind| kafka::setting(*kind, other.name).is_some())
    })
    .map(|other| other.name)
}
