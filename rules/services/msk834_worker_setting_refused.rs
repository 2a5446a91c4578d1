//! MSK834: a setting that MSK Connect does not take in a worker configuration.

use fact::{Hit, Path, Span};
use lint::Findings;
use model::{
    Estate, SettingsKind,
    facts::{WorkerProperty, worker_property},
};
use syntax::properties::Properties;

use crate::workers::configurations;

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for worker in configurations(estate) {
        let Some(settings) = worker.settings.value.by_default() else {
            continue;
        };
        let Some(hit) = worker.settings.value.holds(|one| one == settings) else {
            continue;
        };
        judge(
            settings,
            &worker.settings.path,
            worker.settings.span,
            &hit,
            out,
        );
    }
    for file in estate.settings_files() {
        // Any other worker file may be for Kafka Connect elsewhere, where these are taken.
        if file.kind == SettingsKind::Worker && file.hints.get("kind") == Some("worker") {
            judge(
                &file.properties,
                &Path::default(),
                file.head,
                &Hit::certain(),
                out,
            );
        }
    }
}

fn judge(settings: &Properties, path: &Path, whole: Span, hit: &Hit, out: &mut Findings<'_>) {
    for entry in &settings.entries {
        let key = entry.key();
        let why = match worker_property(key) {
            WorkerProperty::Rejected => "MSK Connect sets it itself".to_owned(),
            WorkerProperty::RejectedPrefix(prefix) => format!("none of `{prefix}*` is taken"),
            WorkerProperty::NotOnList => {
                "it is not among the producer and consumer settings that are taken".to_owned()
            }
            WorkerProperty::Required | WorkerProperty::Allowed => continue,
        };
        let span = if entry.key_span().is_empty() {
            whole
        } else {
            entry.key_span()
        };
        let message = format!("MSK Connect refuses a worker configuration with {key}: {why}");
        out.at(span, &path.child(key), hit, message)
            .help("remove the setting; what it would set is told in the connector resource or cannot be changed");
    }
}
