//! Version texts against minimums and lists kept as facts. In: a version as a template writes it. Out: whether it is
//! older than a limit, or on one of a list of lines. What cannot be read is neither.

use model::facts::{Limit, Release};

/// Whether the version is older than the first one the limit names.
pub(crate) fn older(version: &str, limit: &Limit) -> bool {
    let least = limit.list().first().and_then(|text| Release::parse(text));
    match (Release::parse(version), least) {
        (Some(own), Some(least)) => {
            !own.at_least(least.major, least.minor, least.patch.unwrap_or(0))
        }
        _ => false,
    }
}
/// Whether the version can be read and belongs to none of the lines (major and minor) the limit lists.
pub(crate) fn off_list(version: &str, limit: &Limit) -> bool {
    let lines: Vec<_> = limit
        .list()
        .iter()
        .filter_map(|text| Release::parse(text))
        .collect();
    Release::parse(version).is_some_and(|own| {
        !lines.is_empty()
            && !lines
                .iter()
                .any(|line| (line.major, line.minor) == (own.major, own.minor))
    })
}
