//! `cargo xtask catalogs DIR`: one JSON catalog per Kafka version and kind in, `crates/kafka/data/catalog.tsv` out.
//! DIR holds `<version>/<kind>.json` and `librdkafka/<version>.json`; each file has `version`, `kind` and `configs`, a
//! list of `{ name, type, default, valid, importance, … }`. The written file explains its own columns.

#![allow(clippy::disallowed_methods)] // a chore reads and writes files
#![allow(clippy::indexing_slicing)] // a JSON value answers an unknown key with null

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

const HEAD: &str = "\
# Settings of Apache Kafka 2.4 to 4.3 and of librdkafka, one row each. Written by `cargo xtask catalogs`; do not edit.
# As of: 2026-11-20
# Source of Kafka's: ConfigDef objects of the Apache Kafka releases (2.8 and 3.3 on; topic from 3.5, broker from 3.9), \
configuration pages of apache/kafka-site 49c301385a841f2b5eac00c2fe3971bd5fa24add for the rest
# Source of librdkafka's: confluentinc/librdkafka CONFIGURATION.md at v1.6.1, v1.9.2, v2.3.0, v2.8.0 and v2.15.0
# Source of MirrorMaker's: MirrorMakerConfig, MirrorClientConfig and the classes of the mirror connectors in the branches 2.4 to 3.9 \
of apache/kafka and its trunk before 4.0 (1eb7644349c, 2024-10-25), read 2026-11-28; Connect's and the clients' own settings are left out
# Columns, separated by tabs:
#   name, kinds, versions, type, default, valid, importance, update mode, flags, note
# kinds    b broker, t topic, p producer, c consumer, a admin, w connect-worker, s source-connector, k sink-connector,
#          r streams, g group, m client-metrics, l librdkafka, x MirrorMaker 2
# versions first-last, or the first alone when the newest catalog still has the setting
# A later column that changes with the version reads `value @version value @version value`.
# default  ~ is null, ! is none (the setting is required), anything else is the text one would write
# valid    empty: the type is all; a..b range, ` or x` one more value; {a|b} one of (i{} in any letter case, a* as prefix);
#          [a|b] elements of a list, then nonempty, nodup, maxN; nonempty; release; `\"` a rule in words
# flags    d deprecated, i internal
# note     words, or `=name` for an alias of that name
";

type Version = [u16; 3];
/// The columns behind `versions`, in their order.
type Facts = [String; 7];
type Row = BTreeMap<Version, Facts>;

/// Reads DIR and writes the catalog.
pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    let [folder] = arguments else {
        return Err("usage: cargo xtask catalogs DIR".to_owned());
    };
    let mut rows: BTreeMap<(String, char), Row> = BTreeMap::new();
    let mut newest: BTreeMap<char, Version> = BTreeMap::new();
    for file in catalogs(Path::new(folder))? {
        let place = file.display();
        let text = fs::read_to_string(&file).map_err(|e| format!("{place}: {e}"))?;
        let catalog: Value = serde_json::from_str(&text).map_err(|e| format!("{place}: {e}"))?;
        let version = version(&catalog["version"]).ok_or(format!("{place}: no version"))?;
        let kind = letter(&catalog["kind"]).ok_or(format!("{place}: unknown kind"))?;
        let last = newest.entry(kind).or_default();
        *last = version.max(*last);
        for config in catalog["configs"].as_array().into_iter().flatten() {
            let name = config["name"].as_str().unwrap_or_default().to_owned();
            let facts = facts(config).map_err(|e| format!("{place}: {name}: {e}"))?;
            // librdkafka lists one name twice: its global setting comes first and is the one that counts.
            let row = rows.entry((name, kind)).or_default();
            row.entry(version).or_insert(facts);
        }
    }
    let text = format!("{HEAD}{}", table(&rows, &newest));
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("../kafka/data/catalog.tsv");
    fs::write(&target, text).map_err(|e| format!("{}: {e}", target.display()))
}

/// Every JSON file one folder down, in a stable order.
fn catalogs(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let list = |folder: &Path| -> Result<Vec<PathBuf>, String> {
        let entries = fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        Ok(paths)
    };
    let mut files = Vec::new();
    for part in list(folder)?.iter().filter(|path| path.is_dir()) {
        files.extend(list(part)?);
    }
    files.retain(|file| file.extension().is_some_and(|end| end == "json"));
    Ok(files)
}

fn version(text: &Value) -> Option<Version> {
    let mut version = [0; 3];
    for (place, part) in version.iter_mut().zip(text.as_str()?.split('.')) {
        *place = part.parse().ok()?;
    }
    Some(version)
}

fn letter(kind: &Value) -> Option<char> {
    Some(match kind.as_str()? {
        "broker" => 'b',
        "topic" => 't',
        "producer" => 'p',
        "consumer" => 'c',
        "admin" => 'a',
        "connect-worker" => 'w',
        "source-connector" => 's',
        "sink-connector" => 'k',
        "streams" => 'r',
        "group" => 'g',
        "client-metrics" => 'm',
        "librdkafka" => 'l',
        "mirror-maker" => 'x',
        _ => return None,
    })
}

fn facts(config: &Value) -> Result<Facts, String> {
    let text = |key: &str| config[key].as_str().unwrap_or_default().to_owned();
    let is = |key: &str| config[key].as_bool() == Some(true);
    let kind = match config["type"].as_str().unwrap_or_default() {
        "integer" => "LONG",
        "float" => "DOUBLE",
        "boolean" => "BOOLEAN",
        "string" | "enum value" | "see dedicated API" => "STRING",
        "CSV flags" | "pattern list" => "LIST",
        kafka => kafka,
    };
    let default = match &config["default"] {
        _ if is("required") => "!".to_owned(),
        Value::Null => "~".to_owned(),
        value => plain(value),
    };
    let deprecated = match &config["deprecated"] {
        Value::Array(evidence) => !evidence.is_empty(),
        flag => flag.as_bool() == Some(true),
    };
    let flags = [(deprecated, 'd'), (is("internal"), 'i')];
    let flags = flags.iter().filter(|flag| flag.0).map(|flag| flag.1);
    let alias = config["alias_of"].as_str().map(|name| format!("={name}"));
    let facts = [
        kind.to_owned(),
        default,
        valid(kind, config)?,
        text("importance"),
        text("update_mode"),
        flags.collect(),
        alias.unwrap_or_else(|| text("default_note")),
    ];
    let clash = |fact: &&String| fact.contains(['\t', '\n']) || fact.contains(" @");
    match facts.iter().find(clash) {
        Some(fact) => Err(format!("`{fact}` cannot be written")),
        None => Ok(facts),
    }
}

/// A value as one writes it in a properties file.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(parts) => parts.iter().map(plain).collect::<Vec<_>>().join(","),
        Value::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() && float.fract() == 0.0 && float.abs() < 1e15 => {
                format!("{float}")
            }
            _ => number.to_string(),
        },
        other => other.to_string(),
    }
}

fn valid(kind: &str, config: &Value) -> Result<String, String> {
    let rule = &config["valid"];
    // The table gives the range; the name for -1 is in librdkafka's own list of names for this setting.
    if kind == "LONG"
        && matches!(
            config["name"].as_str(),
            Some("acks" | "request.required.acks")
        )
    {
        return Ok("-1..1000 or all".to_owned());
    }
    Ok(match rule {
        Value::Null => String::new(),
        Value::Object(map) => {
            if let Some(parts) = rule["all_of"].as_array() {
                let words = parts.iter().filter_map(|part| part["text"].as_str());
                return Ok(words_only(&words.collect::<Vec<_>>().join(", ")));
            }
            if let Some(text) = rule["text"].as_str() {
                return Ok(words_only(text));
            }
            for key in map.keys() {
                let known = [
                    "min",
                    "max",
                    "one_of",
                    "case_insensitive",
                    "or_prefix",
                    "prefix_value",
                    "list_of",
                    "non_empty_list",
                    "no_duplicates",
                    "non_null",
                    "non_empty",
                    "no_control_chars",
                    "custom",
                ];
                if !known.contains(&key.as_str()) {
                    return Err(format!("unknown rule `{key}`"));
                }
            }
            let is = |key: &str| rule[key].as_bool() == Some(true);
            // librdkafka compares words without regard to case (rd_kafka_conf_s2i_find); only its rows have a scope.
            let any_case = is("case_insensitive") || !config["scope"].is_null();
            if !rule["min"].is_null() || !rule["max"].is_null() {
                let end = |key: &str| {
                    if rule[key].is_null() {
                        String::new()
                    } else {
                        plain(&rule[key])
                    }
                };
                return Ok(format!("{}..{}", end("min"), end("max")));
            }
            let mut values: Vec<String> = ["one_of", "list_of"]
                .iter()
                .flat_map(|key| rule[*key].as_array().into_iter().flatten())
                .filter(|value| !value.is_null() && *value != "null")
                .map(plain)
                .collect();
            if values.iter().any(|value| value == "2.0-IV0") {
                return Ok("release".to_owned());
            }
            for value in &mut values {
                if value.starts_with("by_duration:") {
                    *value = "by_duration:*".to_owned();
                }
            }
            values.extend(
                rule["or_prefix"]
                    .as_str()
                    .map(|prefix| format!("{prefix}*")),
            );
            // ConfigDef checks a default against its own validator, so one that is among the words but for its case
            // proves that case does not matter (share.acquire.mode).
            let default = config["default"].as_str().unwrap_or_default();
            let any_case = any_case
                || !values.iter().any(|value| value == default)
                    && values
                        .iter()
                        .any(|value| value.eq_ignore_ascii_case(default));
            values.sort();
            let values = values.join("|");
            // Pages before 3.9 print the rule for the elements of a list as if it were one for the whole.
            if kind == "LIST" {
                let mut elements = format!("[{values}]");
                for (flag, word) in [("non_empty_list", " nonempty"), ("no_duplicates", " nodup")] {
                    if is(flag) {
                        elements.push_str(word);
                    }
                }
                if elements == "[]" {
                    String::new()
                } else {
                    elements
                }
            } else if !values.is_empty() {
                format!("{}{{{values}}}", if any_case { "i" } else { "" })
            } else if is("non_empty") {
                "nonempty".to_owned()
            } else {
                String::new()
            }
        }
        other => return Err(format!("rule `{other}` is no object")),
    })
}

/// Validators that exist as words only; those that say something we can check are turned into rules.
fn words_only(text: &str) -> String {
    match text {
        "[1,...,9] or -1" => "1..9 or -1".to_owned(),
        "List containing maximum of 5 elements" => "[] max5".to_owned(),
        "non-empty string without ISO control characters" => "nonempty".to_owned(),
        _ if text.starts_with("Positive number") && text.contains("-1") => "1.. or -1".to_owned(),
        // A class name that happens to have been printed, an explanation of the default, or (of the two quorum lists,
        // whose default is empty) not what the validator does.
        _ if text.contains("Validator@")
            || text.starts_with("The default value")
            || text == "non-empty list" =>
        {
            String::new()
        }
        _ => format!("\"{}", text.trim_start_matches("non-null string, ")),
    }
}

fn table(rows: &BTreeMap<(String, char), Row>, newest: &BTreeMap<char, Version>) -> String {
    let mut kinds: BTreeMap<(&str, String), String> = BTreeMap::new();
    for ((name, kind), row) in rows {
        let (Some(first), Some(last)) = (row.keys().next(), row.keys().next_back()) else {
            continue;
        };
        let mut line = show(*first);
        if newest.get(kind) != Some(last) {
            let _ = write!(line, "-{}", show(*last));
        }
        for column in 0..7 {
            let values = row
                .iter()
                .filter_map(|(version, facts)| Some((*version, facts.get(column)?)));
            let _ = write!(line, "\t{}", history(values));
        }
        let line = line.trim_end().to_owned();
        kinds.entry((name, line)).or_default().push(*kind);
    }
    let lines = kinds
        .iter()
        .map(|((name, line), kinds)| format!("{name}\t{kinds}\t{line}\n"));
    lines.collect()
}

/// A value per version as the changes of it.
fn history<'a>(values: impl Iterator<Item = (Version, &'a String)>) -> String {
    let mut text = String::new();
    let mut current: Option<&String> = None;
    for (version, value) in values {
        if current == Some(value) {
            continue;
        }
        match current {
            None => text.push_str(value),
            Some(_) => {
                let _ = write!(text, " @{} {value}", show(version));
            }
        }
        current = Some(value);
    }
    text
}

fn show([major, minor, patch]: Version) -> String {
    match patch {
        0 => format!("{major}.{minor}"),
        _ => format!("{major}.{minor}.{patch}"),
    }
}
