//! Every key of `mskwise.toml` with what it takes and what it is for: the parser asks here, and so do the published
//! schema's test and the template that `mskwise init` writes.

/// A key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What stands behind it, in words.
    pub takes: &'static str,
    /// What it is for.
    pub about: &'static str,
}

const fn key(name: &'static str, takes: &'static str, about: &'static str) -> Key {
    Key { name, takes, about }
}

const RULES: &str =
    "a list of rules: ids, starts of ids, names, families, ids of other tools' rules";

/// The keys of the document.
pub const KEYS: &[Key] = &[
    key(
        "baseline",
        "a file",
        "known findings that are not told again",
    ),
    key(
        "client",
        "a library and version such as java@2.8",
        "what clients are that do not say so",
    ),
    key(
        "fail-on",
        "error, warning, note or never",
        "the least severity that makes the exit code 1",
    ),
    key(
        "guard",
        "a list of files or folders",
        "CloudFormation Guard rules of your own",
    ),
    key("ignore", RULES, "rules that do not speak"),
    key(
        "link",
        "tables with files and cluster",
        "which files belong to which cluster",
    ),
    key(
        "locked",
        RULES,
        "rules that no suppression in a file silences",
    ),
    key(
        "min-confidence",
        "high, medium or low",
        "findings less sure are left out",
    ),
    key(
        "parameters",
        "a list of files",
        "values of template parameters: each set in them is looked at",
    ),
    key(
        "path",
        "tables with glob",
        "what differs for some files; later tables win",
    ),
    key(
        "profile",
        "dev, prod or pedantic",
        "dev silences what is fine in a sandbox",
    ),
    key(
        "region",
        "a region such as eu-west-1",
        "where the templates deploy to",
    ),
    key("select", RULES, "only these rules speak"),
    key(
        "severity",
        "a table from rules to error, warning or note",
        "other severities",
    ),
];

/// The keys of a `[[path]]` table.
pub const PATH_KEYS: &[Key] = &[
    key(
        "client",
        "a library and version such as java@2.8",
        "what clients there are",
    ),
    key(
        "glob",
        "a pattern, or a list of patterns",
        "which files, seen from the folder of this file",
    ),
    key("ignore", RULES, "rules that do not speak there"),
    key("profile", "dev, prod or pedantic", "the profile there"),
    key(
        "severity",
        "a table from rules to error, warning or note",
        "other severities there",
    ),
];

/// The keys of a `[[link]]` table.
pub const LINK_KEYS: &[Key] = &[
    key(
        "cluster",
        "a logical id, a ClusterName, an ARN, or template.yaml:LogicalId",
        "which cluster",
    ),
    key(
        "files",
        "a pattern, or a list of patterns",
        "its clients, topics, policies and server.properties",
    ),
];
