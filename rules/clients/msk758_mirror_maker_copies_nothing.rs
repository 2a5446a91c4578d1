//! MSK758: MirrorMaker 2 without a flow that is turned on.

use fact::{Fact, Hit};
use lint::Findings;
use model::{Estate, SettingsFile, SettingsKind};

const CLUSTERS: &str = "clusters";

pub(crate) fn check(estate: &Estate, out: &mut Findings<'_>) {
    let files = estate.settings_files().iter();
    for file in files.filter(|file| file.kind == SettingsKind::Mirror) {
        let aliases = file.mirrored_clusters();
        let open = file.is_open || file.properties.may_hide_keys();
        if aliases.is_empty() || open || !file.mirrored_flows().is_empty() {
            continue;
        }
        let list: Fact<String> = file.setting(CLUSTERS);
        let message = match aliases.as_slice() {
            [only] => format!(
                "{CLUSTERS} = `{only}` is one cluster: MirrorMaker copies between two, and here copies nothing"
            ),
            _ => format!(
                "no flow between the clusters `{}` is enabled: MirrorMaker runs, and copies nothing",
                aliases.join("`, `")
            ),
        };
        let finding = out.add(&list, &Hit::certain(), message);
        if let Some((key, span)) = flow(file) {
            finding.see(span, format!("{key} alone turns nothing on"));
        }
        if let [source, target, ..] = aliases.as_slice() {
            finding.help(format!("set {source}->{target}.enabled=true"));
        }
    }
}

/// A setting of a flow, which somebody must have wanted.
fn flow(file: &SettingsFile) -> Option<(&str, fact::Span)> {
    let mut entries = file.properties.entries.iter();
    let found = entries.find(|entry| entry.key().contains("->"))?;
    Some((found.key(), found.key_span()))
}
