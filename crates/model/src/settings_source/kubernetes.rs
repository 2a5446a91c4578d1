//! Kubernetes manifests: settings embedded in a `ConfigMap` or `Secret`, and the environments of containers. Strimzi's
//! resources are manifests too.

use fact::Path;
use syntax::{Node, properties};

use super::{
    Found, Page, SettingsSource, application, environment,
    named::{self, Named},
    strimzi,
};
use crate::{Hints, SettingsFile, recognise};

/// Lists within lists are no manifests.
const DEPTH: usize = 4;

/// Looks for settings in a manifest.
pub(super) fn read(page: &Page<'_>, root: &Node, hints: &Hints, found: &mut Found) {
    manifest(page, root, hints, DEPTH, found);
}

fn manifest(page: &Page<'_>, root: &Node, hints: &Hints, depth: usize, found: &mut Found) {
    let text = |key: &str| root.get(key).and_then(Node::as_str);
    let (Some(kind), Some(version)) = (text("kind"), text("apiVersion")) else {
        return;
    };
    if strimzi::is_ours(version) {
        strimzi::read(page, root, kind, found);
        return;
    }
    match kind {
        "List" if depth > 0 => {
            for item in root.get("items").map_or(&[] as &[Node], Node::items) {
                manifest(page, item, hints, depth - 1, found);
            }
        }
        "ConfigMap" => data(page, root, kind, "data", hints, found),
        // `data` of a secret is Base64; nobody writes settings there by hand.
        "Secret" => data(page, root, kind, "stringData", hints, found),
        _ => {
            if let Some(spec) = root.get("spec") {
                containers(page, spec, &home(root, kind), DEPTH * 2, found);
            }
        }
    }
}

/// `ConfigMap/orders`
fn home(root: &Node, kind: &str) -> Path {
    let name = root.get("metadata").and_then(|about| about.get("name"));
    Path::new(kind).child(name.and_then(Node::as_str).unwrap_or("unnamed"))
}

fn data(page: &Page<'_>, root: &Node, kind: &str, key: &str, hints: &Hints, found: &mut Found) {
    let Some(data) = root.get(key) else { return };
    let home = home(root, kind).child(key);
    for entry in data.entries() {
        let name = entry.key.text.as_str();
        if !entry
            .value
            .as_str()
            .is_some_and(|text| text.contains('\n') || name.contains('.'))
        {
            continue;
        }
        let Some(text) = page.text(&entry.value) else {
            continue;
        };
        let path = home.child(name);
        match recognise::language(name, text.as_str()) {
            recognise::Language::Tree => {
                let inner = Page::inside(page.file, &text);
                let tree = syntax::parse(page.file, text.as_str());
                for document in &tree.documents {
                    application::read_tree(&inner, path.as_str(), document, hints, found);
                }
            }
            recognise::Language::Properties => embedded(page, &text, &path, hints, found),
            recognise::Language::Environment | recognise::Language::Foreign => {}
        }
    }
    // What is left are names for the environment of a container.
    let scalars = named::flatten(page, data, &|name| !name.contains('.'));
    environment::read(
        page.file,
        &scalars,
        SettingsSource::Kubernetes,
        &home,
        None,
        found,
    );
}

/// A `.properties` text inside a manifest.
fn embedded(page: &Page<'_>, text: &fact::Text, path: &Path, hints: &Hints, found: &mut Found) {
    let parsed = properties::parse(text);
    if recognise::is_other_language(&parsed) {
        return;
    }
    let mut hints = hints.clone();
    for comment in &parsed.comments {
        hints.read(&comment.text);
    }
    let before = found.applications.len();
    application::read_properties(page, path.as_str(), &parsed, &hints, found);
    let name = path.as_str().rsplit('/').next().unwrap_or("");
    let kind = recognise::settings_kind(name, &parsed, hints.get("kind"));
    let ours = found.applications.len() > before || kind.is_some();
    if ours {
        found
            .comments
            .extend(parsed.comments.iter().map(recognise::as_comment));
    }
    if let Some(kind) = kind.filter(|_| found.applications.len() == before) {
        let source = SettingsSource::Kubernetes;
        let mut settings = SettingsFile::new(page.file, kind, source, parsed);
        settings.path = path.clone();
        settings.hints = hints;
        found.take(settings);
    }
}

/// The environments of all containers below a node.
fn containers(page: &Page<'_>, node: &Node, home: &Path, depth: usize, found: &mut Found) {
    if depth == 0 {
        return;
    }
    for entry in node.entries() {
        if matches!(entry.key.text.as_str(), "containers" | "initContainers") {
            for container in entry.value.items() {
                container_environment(page, container, home, found);
            }
        } else if entry.value.is_map() {
            containers(page, &entry.value, home, depth - 1, found);
        }
    }
}

fn container_environment(page: &Page<'_>, container: &Node, home: &Path, found: &mut Found) {
    let text = |key: &str| container.get(key).and_then(Node::as_str);
    let variables = container.get("env").map_or(&[] as &[Node], Node::items);
    let pairs = variables.iter().filter_map(|variable| {
        let name = variable.get("name")?;
        // Without a value it comes from a secret or a field: known later.
        let (value, value_span) = match variable.get("value") {
            Some(node) => (named::value(page, node)?, page.span(node.span)),
            None => {
                let at = page.span(name.span);
                (fact::Text::hole(at), at)
            }
        };
        Some(Named {
            name: name.as_str()?.to_owned(),
            key: page.span(name.span),
            value,
            value_span,
        })
    });
    let pairs: Vec<Named> = pairs.collect();
    let path = home.child(text("name").unwrap_or("container"));
    environment::read(
        page.file,
        &pairs,
        SettingsSource::Kubernetes,
        &path,
        text("image"),
        found,
    );
}
