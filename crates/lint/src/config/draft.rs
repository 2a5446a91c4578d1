//! A first `mskwise.toml`. In: what a repository holds. Out: the text of the file, every key with what it is for. What is
//! only a guess stands behind a `#`.

use std::collections::BTreeSet;

use model::{Estate, FileKind, SettingsKind};

use super::{KEYS, Key};

/// What a shell has seen besides the estate.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// Guard files, from the folder of the configuration.
    pub guard: Vec<String>,
    /// How many findings there are today.
    pub findings: usize,
}

/// Folders in which people try things out.
const SANDBOXES: [&str; 6] = ["sandbox", "dev", "test", "tests", "examples", "playground"];

/// Writes the file.
#[must_use]
pub fn draft(estate: &Estate, seen: &Seen) -> String {
    let mut out = String::from(
        "# mskwise.toml: what holds for every run in this repository; a flag beats the key of its name.\n\
         # A `#` without a blank behind it is a key to switch on.\n\n",
    );
    let kinds = [
        (FileKind::Template, ["template", "templates"]),
        (
            FileKind::BrokerSettings,
            ["file of broker settings", "files of broker settings"],
        ),
        (
            FileKind::ClientSettings,
            ["file of client settings", "files of client settings"],
        ),
        (
            FileKind::WorkerSettings,
            ["file of worker settings", "files of worker settings"],
        ),
        (
            FileKind::ConnectorSettings,
            ["connector configuration", "connector configurations"],
        ),
        (FileKind::Policy, ["IAM policy", "IAM policies"]),
    ];
    let count = |kind| estate.files.iter().filter(|file| file.kind == kind).count();
    let found = kinds.map(|(kind, name)| (count(kind), name));
    let found = found.iter().filter(|(count, _)| *count > 0);
    let found: Vec<String> = found
        .map(|(count, [one, many])| format!("{count} {}", if *count == 1 { one } else { many }))
        .collect();
    if !found.is_empty() {
        out.push_str(&format!("# Found here: {}.\n\n", found.join(", ")));
    }

    said(&mut out, "profile", "profile = \"prod\"");
    said(&mut out, "fail-on", "fail-on = \"error\"");
    if seen.findings > 0 {
        out.push_str(&format!(
            "# Findings today: {}. `mskwise lint --write-baseline mskwise-baseline.txt` makes them known.\n",
            seen.findings
        ));
    }
    said(&mut out, "baseline", "#baseline = \"mskwise-baseline.txt\"");
    said(&mut out, "region", "#region = \"eu-west-1\"");
    said(
        &mut out,
        "parameters",
        "#parameters = [\"parameters/prod.json\"]",
    );
    said(&mut out, "client", "#client = \"java@3.9\"");
    said(&mut out, "locked", "#locked = [\"MSK201\", \"iam\"]");
    said(&mut out, "ignore", "#ignore = [\"MSK920\"]");
    said(
        &mut out,
        "select",
        "#select = [\"durability\", \"security\"]",
    );
    said(&mut out, "min-confidence", "#min-confidence = \"medium\"");
    match seen.guard.is_empty() {
        true => said(&mut out, "guard", "#guard = [\"policies\"]"),
        false => {
            let files: Vec<String> = seen.guard.iter().map(|file| quoted(file)).collect();
            said(
                &mut out,
                "guard",
                &format!("guard = [{}]", files.join(", ")),
            );
        }
    }
    said(&mut out, "severity", "#[severity]\n#durability = \"error\"");

    let sandboxes = sandboxes(estate);
    let glob = sandboxes.first().map_or("sandbox/**", String::as_str);
    said(
        &mut out,
        "path",
        &format!("#[[path]]\n#glob = {}\n#profile = \"dev\"", quoted(glob)),
    );
    for glob in sandboxes.iter().skip(1) {
        let glob = quoted(glob);
        out.push_str(&format!(
            "#[[path]]\n#glob = {glob}\n#profile = \"dev\"\n\n"
        ));
    }
    said(&mut out, "link", &link(estate));
    out
}

/// A key with what it takes and what it is for.
fn said(out: &mut String, name: &str, text: &str) {
    if let Some(Key { about, takes, .. }) = KEYS.iter().find(|key| key.name == name) {
        out.push_str(&format!("# {about}: {takes}\n{text}\n\n"));
    }
}

/// Folders with files of ours that look like places to try things out, as patterns.
fn sandboxes(estate: &Estate) -> Vec<String> {
    let mut globs: Vec<String> = Vec::new();
    let ours = estate
        .files
        .iter()
        .filter(|file| file.kind != FileKind::Other);
    for file in ours {
        let name = estate.anchored(file.id);
        let mut folders: Vec<&str> = name.split('/').collect();
        folders.pop();
        let sandbox = |folder: &&str| SANDBOXES.contains(folder);
        if let Some(at) = folders.iter().position(sandbox) {
            let glob = format!("{}/**", folders.get(..=at).unwrap_or(&[]).join("/"));
            if !globs.contains(&glob) {
                globs.push(glob);
            }
        }
    }
    globs
}

/// The settings files that may belong to a cluster, beside the first cluster there is.
fn link(estate: &Estate) -> String {
    let name = |file| quoted(&estate.anchored(file));
    let loose = estate.settings_files().iter();
    let loose =
        loose.filter(|file| matches!(file.kind, SettingsKind::Broker | SettingsKind::Client));
    let mut files: Vec<String> = loose.map(|file| name(file.file)).collect();
    // A file may hold the settings of several clients.
    let mut listed = BTreeSet::new();
    files.retain(|file| listed.insert(file.clone()));
    let files = match files.is_empty() {
        true => "\"config/server.properties\"".to_owned(),
        false => files.join(", "),
    };
    let clusters: Vec<String> = estate
        .clusters()
        .map(|cluster| {
            let resource = cluster.resource;
            let file = estate.anchored(resource.template().file());
            quoted(&format!("{file}:{}", resource.name()))
        })
        .collect();
    let first = clusters.first().map_or("\"orders\"", String::as_str);
    let others = match clusters.get(1..) {
        Some(others @ [_, ..]) => format!(" # or {}", others.join(", ")),
        _ => String::new(),
    };
    format!("#[[link]]\n#cluster = {first}{others}\n#files = [{files}]")
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use model::{Estate, Input, Options};

    use super::{Seen, draft};
    use crate::config::{KEYS, parse};

    #[test]
    fn every_key_is_told_and_switched_on_it_still_parses() {
        let template =
            "Resources:\n  C:\n    Type: AWS::MSK::Cluster\n  D:\n    Type: AWS::MSK::Cluster\n";
        let inputs = vec![
            Input::named("infra/dev/it's \"a\".yaml", template),
            Input::named("server.properties", "num.partitions=3\n"),
        ];
        let estates = [Estate::default(), Estate::read(inputs, &Options::default())];
        let seen = Seen {
            guard: vec!["policies/tags.guard".into()],
            findings: 80,
        };
        // No rule is known here; names of rules are left out.
        let of_rules = ["locked", "ignore", "select", "durability"];
        for estate in &estates {
            for seen in [&seen, &Seen::default()] {
                let text = draft(estate, seen);
                assert!(parse(&text, &[]).is_ok(), "{text}");
                let on = text.lines().map(|line| match line.strip_prefix('#') {
                    Some(key) if !key.starts_with(' ') => key,
                    _ => line,
                });
                let on: Vec<&str> = on
                    .filter(|line| !of_rules.iter().any(|name| line.starts_with(name)))
                    .collect();
                let all = parse(&on.join("\n"), &[]);
                assert!(all.is_ok(), "{all:?}\n{}", on.join("\n"));
                for key in KEYS {
                    assert!(text.contains(key.about), "{}", key.name);
                }
            }
        }
        let text = draft(&estates[1], &seen);
        assert!(text.contains("guard = [\"policies/tags.guard\"]"), "{text}");
        assert!(text.contains("#files = [\"server.properties\"]"), "{text}");
        assert!(text.contains("infra/dev/**"), "{text}");
    }

    #[test]
    fn a_file_of_several_clients_is_listed_once() {
        let text = "clusters = a, b\na.bootstrap.servers = x:9092\na->b.enabled = true\n";
        let input = Input::named("mm2.properties", text);
        let estate = Estate::read(vec![input], &Options::default());
        let text = draft(&estate, &Seen::default());
        assert!(text.contains("#files = [\"mm2.properties\"]"), "{text}");
    }
}
