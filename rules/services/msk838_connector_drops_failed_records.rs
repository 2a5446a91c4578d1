//! MSK838: a connector that passes over records it cannot handle, and tells nobody.

use fact::{Fact, Hit, Value};
use lint::Findings;
use model::{Estate, SettingsKind};

use crate::connectors::connectors;

const TOLERANCE: &str = "errors.tolerance";
const QUEUE: &str = "errors.deadletterqueue.topic.name";
const LOG: &str = "errors.log.enable";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    for connector in connectors(estate) {
        let configuration = connector.at(&["ConnectorConfiguration"]);
        let setting = |key: &str| configuration.get(key).string();
        judge(
            &setting(TOLERANCE),
            &setting(QUEUE).value,
            &setting(LOG).value,
            out,
        );
    }
    for file in estate.settings_files() {
        if file.kind == SettingsKind::Connector {
            let setting = |key: &str| file.setting(key);
            judge(
                &setting(TOLERANCE),
                &setting(QUEUE).value,
                &setting(LOG).value,
                out,
            );
        }
    }
}

fn judge(
    tolerance: &Fact<String>,
    queue: &Value<String>,
    log: &Value<String>,
    out: &mut Findings<'_>,
) {
    let queue = queue.clone().map(|name| !name.is_empty()).or(false);
    let log = log
        .clone()
        .map(|on| !on.eq_ignore_ascii_case("false"))
        .or(false);
    let all = tolerance.value.clone().zip(&queue.zip(&log));
    let silent: Option<Hit> =
        all.holds(|(tolerance, (queue, log))| tolerance == "all" && !queue && !log);
    if let Some(hit) = silent {
        let message = format!(
            "{TOLERANCE} is `all`: records that fail are passed over, and neither a dead-letter topic nor a log keeps them"
        );
        out.at(tolerance.span, &tolerance.path, &hit, message)
            .help(format!("set {QUEUE} for a sink, or {LOG}=true"));
    }
}
