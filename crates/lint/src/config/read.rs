//! From text to a [`Config`].

use fact::Confidence;
use model::{ClusterName, FileGlob, Link};
use syntax::limits::MAX_BYTES;
use toml::de::DeTable;

use super::{
    Config, KEYS, LINK_KEYS, Mistake, PATH_KEYS, PathSettings, Threshold,
    value::{Reader, SEVERITIES, Value},
};
use crate::{PathSelection, Rule, Severity};

const PROFILES: &[(&str, &str)] = &[("dev", "dev"), ("prod", "prod"), ("pedantic", "pedantic")];
const CONFIDENCES: &[(&str, Confidence)] = &[
    ("high", Confidence::High),
    ("medium", Confidence::Medium),
    ("low", Confidence::Low),
];
const THRESHOLDS: &[(&str, Threshold)] = &[
    ("error", Threshold::From(Severity::Error)),
    ("warning", Threshold::From(Severity::Warning)),
    ("note", Threshold::From(Severity::Note)),
    ("never", Threshold::Never),
];

/// The words that a key takes where it takes one of a few; for `severity`, those behind each rule.
#[must_use]
pub fn words(key: &str) -> Vec<&'static str> {
    fn names<T>(known: &'static [(&'static str, T)]) -> Vec<&'static str> {
        known.iter().map(|(name, _)| *name).collect()
    }
    match key {
        "fail-on" => names(THRESHOLDS),
        "min-confidence" => names(CONFIDENCES),
        "profile" => names(PROFILES),
        "severity" => names(SEVERITIES),
        _ => Vec::new(),
    }
}

/// Whether a key takes selectors of rules.
#[must_use]
pub fn names_rules(key: &str) -> bool {
    matches!(key, "ignore" | "locked" | "select")
}

/// Reads a configuration; `rules` are those that it may name.
///
/// # Errors
/// Every mistake in it, in the order of the text.
pub fn parse(text: &str, rules: &[Rule]) -> Result<Config, Vec<Mistake>> {
    if text.len() > MAX_BYTES {
        let message = format!("more than {MAX_BYTES} bytes are not read");
        return Err(vec![Mistake { message, at: 0..0 }]);
    }
    let (root, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader {
        rules,
        mistakes: Vec::new(),
    };
    for error in errors {
        reader.wrong(error.span().unwrap_or(0..0), error.message());
    }
    // Broken TOML is mended by guessing, and what is wrong with a guess is nobody's mistake.
    if reader.mistakes.is_empty() {
        let config = document(root.get_ref(), &mut reader);
        if reader.mistakes.is_empty() {
            return Ok(config);
        }
    }
    reader.mistakes.sort_by_key(|mistake| mistake.at.start);
    Err(reader.mistakes)
}

fn document(root: &DeTable<'_>, reader: &mut Reader<'_>) -> Config {
    reader.keys(root, KEYS, "of mskwise.toml");
    let mut config = Config::default();
    for (key, value) in root {
        match key.get_ref().as_ref() {
            "baseline" => config.baseline = reader.text(value, "a file"),
            "client" => config.client = reader.parsed(value, "a library and version"),
            "fail-on" => config.fail_on = reader.choice(value, THRESHOLDS),
            "guard" => config.guard = plain(reader.texts(value, "a list of files or folders")),
            "ignore" => config.ignore = Some(reader.selectors(value)),
            "link" => config.links = links(value, reader),
            "locked" => config.locked = reader.selectors(value),
            "min-confidence" => config.min_confidence = reader.choice(value, CONFIDENCES),
            "parameters" => config.parameters = plain(reader.texts(value, "a list of files")),
            "path" => config.paths = paths(value, reader),
            "profile" => config.profile = profile(value, reader),
            "region" => config.region = reader.text(value, "a region"),
            "select" => config.select = Some(reader.selectors(value)),
            "severity" => config.severities = reader.severities(value).into_iter().collect(),
            _ => {}
        }
    }
    config
}

fn paths(value: &Value<'_>, reader: &mut Reader<'_>) -> Vec<PathSettings> {
    let mut all = Vec::new();
    for (table, at) in reader.tables(value) {
        reader.keys(table, PATH_KEYS, "of a [[path]]");
        let mut selection = PathSelection::default();
        let mut client = None;
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "client" => client = reader.parsed(value, "a library and version"),
                "glob" => selection.files = globs(value, reader),
                "ignore" => selection.ignore = reader.selectors(value),
                "profile" => selection.profile = profile(value, reader),
                "severity" => selection.severities = reader.severities(value).into_iter().collect(),
                _ => {}
            }
        }
        if table.get("glob").is_none() {
            reader.wrong(at, "this [[path]] lacks `glob`: which files it speaks of");
        }
        all.push(PathSettings { selection, client });
    }
    all
}

fn links(value: &Value<'_>, reader: &mut Reader<'_>) -> Vec<(Link, std::ops::Range<usize>)> {
    let mut all = Vec::new();
    for (table, at) in reader.tables(value) {
        reader.keys(table, LINK_KEYS, "of a [[link]]");
        for name in ["cluster", "files"] {
            if table.get(name).is_none() {
                reader.wrong(at.clone(), format!("this [[link]] lacks `{name}`"));
            }
        }
        let (Some(cluster), Some(files)) = (table.get("cluster"), table.get("files")) else {
            continue;
        };
        let files = globs(files, reader);
        if let Some(name) = reader.text(cluster, "the name of a cluster") {
            let link = Link {
                files,
                cluster: ClusterName::new(&name),
            };
            all.push((link, cluster.span()));
        }
    }
    all
}

fn globs(value: &Value<'_>, reader: &mut Reader<'_>) -> Vec<FileGlob> {
    let texts = reader.texts(value, "a pattern or a list of patterns");
    texts.iter().map(|(text, _)| FileGlob::new(text)).collect()
}

fn profile(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<String> {
    reader.choice(value, PROFILES).map(str::to_owned)
}

fn plain<T>(texts: Vec<(String, T)>) -> Vec<String> {
    texts.into_iter().map(|(text, _)| text).collect()
}
