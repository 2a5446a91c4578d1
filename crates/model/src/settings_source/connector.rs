//! A connector as Connect's REST interface takes it: `{"name": …, "config": {"connector.class": …}}`, or the settings
//! alone.

use fact::Path;
use syntax::Node;

use super::{Found, Page, SettingsSource, named, properties};
use crate::{Hints, SettingsFile, SettingsKind};

/// Looks for a connector.
pub(super) fn read(page: &Page<'_>, root: &Node, hints: &Hints, found: &mut Found) {
    let holds = |node: &Node| node.get("connector.class").is_some();
    let (config, path) = match root.get("config") {
        Some(config) if holds(config) => (config, Path::new("config")),
        _ if holds(root) => (root, Path::default()),
        _ => return,
    };
    let all = named::flatten(page, config, &|_| true);
    let entries = all.iter().map(|one| one.as_setting(&one.name)).collect();
    let source = SettingsSource::ConnectorJson;
    let mut made = SettingsFile::new(
        page.file,
        SettingsKind::Connector,
        source,
        properties(entries),
    );
    made.path = path;
    made.hints = hints.clone();
    found.take(made);
}
